"""A study in, the passages that its articles share word for word out, as a table and in sentences."""

from analysis.comparison import shared_passages
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label, number
from analysis.report.figure_block import Table
from analysis.report.tables import article_names
from analysis.report.tables.findings import Row, escape_markdown

MUCH = 0.05  # of the words of an article
NAMED = 6  # articles, pairs and findings that are named
NAMES = ("article", "article_a", "article_b", "with_most")
WORDS = {"established": "established", "lead": "a lead", "": "not found"}


def overlaps_table(study: MeasuredCorpus) -> Table:
    """The passages that two articles share word for word, the longest first."""
    found = shared_passages.shared_passages(study).sort_values("words", ascending=False, kind="stable")
    told = found.assign(text=found["text"].str.split().str.join(" ")).reset_index(drop=True)
    caption = (
        "Passages of at least ten words that two articles share word for word; voice: whose words they are in article b"
    )
    return Table(told[["article_a", "article_b", "words", "voice", "text"]], caption)


def overlap_sentences(study: MeasuredCorpus) -> str:
    """How much the articles share and which are copies, as Markdown; "" if they share nothing."""
    found = shared_passages.shared_by_article(study)
    if found.empty:
        return ""
    words, quoted = (
        found["words"].sum(),
        shared_passages.shared_passages(study).query("voice == 'quoted'")["counted"].sum(),
    )
    share = 100 * words / study.sentences["words"].sum()
    if len(found) == 1:
        own, called = found.iloc[0], article_names.display_names(study)
        where = f"also appear word for word in {escape_markdown(called[own['with_most']])}"
        said = f"{words:,} words of {escape_markdown(called[own['article']])} ({number(100 * own['share'], 0)} %) {where}, {quoted:,} of them in quotations. They count in both."
    else:
        said = (f"{words:,} words ({number(share)} % of all) also appear word for word in another article, {quoted:,} of them in quotations. They count in "
                "every article that contains them.")  # fmt: skip
    return " ".join(
        [
            f"{said} The table of shared passages lists them.",
            *filter(None, [overlap_effect(study), copies_notice(study)]),
        ]
    )


def overlap_notice(study: MeasuredCorpus) -> str:
    """What a reader must know before the answer, as Markdown: everything if an article shares much or a finding changes, else the copies."""
    much = (shared_passages.shared_by_article(study)["share"] >= MUCH).any()
    return overlap_sentences(study) if much or overlap_effect(study).startswith("**") else copies_notice(study)


def copies_notice(study: MeasuredCorpus) -> str:
    """Which articles are (nearly) the same text, or have more than half of their words in others, as Markdown; "" if none."""
    pairs = study.duplicates.query("kind != 'shared'")
    found = shared_passages.shared_by_article(study).sort_values("share", ascending=False, kind="stable")
    found = found[(found["share"] >= shared_passages.COPY) & ~found["article"].isin(pairs["article_b"])]
    named = article_names.display_names(study)
    pairs, found = (table.replace({name: named for name in table if name in NAMES}) for table in (pairs, found))
    said = [*map(_pair_sentence, pairs.itertuples()), *map(_share_sentence, found.itertuples())]
    if not said:
        return ""
    more = f" Of {len(said) - NAMED} more articles the same can be said." if len(said) > NAMED else ""
    return f"**{' '.join(said[:NAMED])}{more}** The statistics treat such articles as if they had been written independently."


def _pair_sentence(row: Row) -> str:
    a, b = escape_markdown(row.article_a), escape_markdown(row.article_b)
    if row.kind == "identical":
        return f"{a} and {b} are the same text."
    if row.kind == "near":
        return f"{a} and {b} are nearly the same text: each shares at least {number(min(row.share_a, row.share_b), 0)} % of its words with the other."
    inner, outer, share = (b, a, row.share_b) if row.kind == "contains" else (a, b, row.share_a)
    return f"{number(share, 0)} % of the words of {inner} also appear in {outer}, which is longer."


def _share_sentence(row: Row) -> str:
    return f"{number(100 * row.share, 0)} % of the words of {escape_markdown(row.article)} also appear in other articles, most of them in {escape_markdown(row.with_most)}."


def overlap_effect(study: MeasuredCorpus) -> str:
    """How the findings change without the shared passages, as Markdown; "" if nothing is compared."""
    found = shared_passages.effect_of_repeats(study)
    if found.empty:
        return ""
    found = found.fillna({"verdict_once": ""})
    moved = article_names.with_display_names(study, found[found["verdict"] != found["verdict_once"]])
    if moved.empty:
        kept = int((found["verdict"] != "").sum())
        said = {0: "no difference is found, either.", 1: "the one finding stays."}
        return f"Without them {said.get(kept, f'all {kept} findings stay.')}"
    told = [
        f"{escape_markdown(category_label(study.labels, row.measure, row.category))} ({escape_markdown(row.group_a)} and {escape_markdown(row.group_b)}) is {WORDS[row.verdict]} with them and "
        f"{WORDS[row.verdict_once]} without them (difference {number(row.difference)} and {number(row.difference_once)} per 1,000 words)"
        for row in moved.head(NAMED).itertuples()
    ]
    more = f"; and {len(moved) - NAMED} more" if len(moved) > NAMED else ""
    return f"**It matters whether they count:** {'; '.join(told)}{more}."
