"""A study in, tables for people to read out: the articles, the comparison, the commonest cues, the speakers."""

import pandas as pd

from analysis.comparison import concordance, contrasts, keyness, wording
from analysis.comparison.design import GROUPS
from analysis.comparison.hypotheses import cells_reported
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.scores import SCORED_SECTIONS, per_mention
from analysis.comparison.units import ALL
from analysis.corpus.problems import READ
from analysis.report.figure_block import Table
from analysis.report.tables import figure_tables, findings, lookup, validity
from analysis.report.tables import group_findings as worded
from analysis.report.tables.article_names import display_names, with_display_names

DOUBTFUL = "doubtful, counted as the author’s"
COMPARED = ["rate_a", "rate_b", "difference", "low", "high", "p", "p_adjusted", "hypothesis", "log2_ratio", "delta", "detectable", "baseline",
            "all_words", "all_words_low", "all_words_high", "depends_on_voice", "status"]  # fmt: skip


def overview(study: MeasuredCorpus) -> Table:
    """The articles with their metadata, words and sentences."""
    articles = study.articles[["article", "title", "author", "outlet", "date"]]
    scored = study.sentences[study.sentences["section"].isin(SCORED_SECTIONS)].groupby("article")
    counts = {"sentences": scored.size(), "words": scored["words"].sum()}
    counts = {name: articles["article"].map(count).fillna(0).astype(int) for name, count in counts.items()}
    return Table(articles.assign(**counts), "The articles, with the words and sentences of their headings and body")


def study_summary(study: MeasuredCorpus) -> str:
    """What a study holds, in a line."""
    words, measures = overview(study).table["words"].sum(), study.marks["measure"].nunique()
    book = f"codebook {study.codebook.title!r}" if study.codebook else "no codebook"
    unread = (study.problems["status"] != READ).sum()
    return (f"{len(study.articles)} articles ({words:,} words of headings and body), {len(study.marks):,} marks of {measures} measures; "
            f"{book}; voices: {study.voices}; {unread} files not read")  # fmt: skip


def top_cues(study: MeasuredCorpus, measure: str, *categories: str, most: int = 5) -> Table:
    """The commonest cues of each category of a measure in each article, in the author's own words.

    Parameters
    ----------
    measure : str
    *categories : str
        As `hedge.modal`; one that ends in a dot stands for all that begin so. By default all.
    most : int
    """
    few = figure_tables.first_articles(study)
    grouped = study.design.kind == GROUPS
    marks, names = (study if grouped else few).own[0], study.labels.get(measure, {})
    marks = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    columns = list(study.design.groups) if grouped else few.articles["article"].to_list()
    if grouped:
        marks = marks.assign(article=marks["article"].map(study.design.label_of)).dropna(subset="article")
    counts = marks.assign(cue=marks["cue"].str.lower()).groupby(["category", "article", "cue"], sort=False).size()
    counts = counts.rename("n").reset_index().sort_values(["n", "cue"], ascending=[False, True], kind="stable")
    lines = {
        place: ", ".join(f"{row.cue} {row.n}" for row in part.head(most).itertuples())
        for place, part in counts.groupby(["category", "article"], sort=False)
    }
    table = [
        {"category": names.get(category, category)}
        | {article: lines.get((category, article), "") for article in columns}
        for category in lookup.expand_categories(study, measure, categories)
    ]
    return Table(
        pd.DataFrame(table),
        f"The most frequent cues of {measure} in the author’s own words.{figure_tables.articles_note(study) if not grouped else ''}",
    )


def distinguishing_words(study: MeasuredCorpus, most: int = 3) -> list[str]:
    """Words that the first two articles both use and that set them apart most."""
    found = []
    for a, b in figure_tables.first_pairs(study, 1):
        words = keyness.keyness(study.tokens, a, b)
        both = words[(words["count_a"] > 0) & (words["count_b"] > 0) & (words["count_a"] + words["count_b"] > 3)]
        both = both[~both["function"]]
        found = both.sort_values("z", key=lambda z: -z.abs(), kind="stable")["cue"].head(most).tolist()
    return found


def concordance_table(study: MeasuredCorpus, query: str, most: int = 25, *, among: str = "") -> Table:
    """The places of a word or phrase, written as in a lexicon (*agree(s|d|ment)*), each with the words around it.

    `among`: only in this article, or in the articles of this group.
    """
    tokens = study.tokens[study.tokens["section"] != "boilerplate"]
    if among:
        names = lookup.articles_of(study, among)
        tokens = tokens[tokens["article"].isin([names] if isinstance(names, str) else names)]
    places = concordance.find_words(tokens, query)
    lines = concordance.concordance(study.articles, places)[["article", "voice", "left", "node", "right"]]
    return Table(lines.head(most), f"{query}: {len(lines)} occurrence{'s' * (len(lines) != 1)}")


def collocates_table(study: MeasuredCorpus, query: str, most: int = 8) -> Table:
    """The words that share the sentences of a word more often than chance has it."""
    return Table(concordance.collocates(study.tokens, query).head(most), f"Words that share a sentence with “{query}”")


def comparison_table(study: MeasuredCorpus, a: str, b: str) -> Table:
    """The comparison of two articles as a report shows it: in the author's own words, with the difference in all words."""
    found = figure_tables.pair_findings(study, *lookup.articles_in_study(study, a, b))
    sisters = figure_tables.rows_in_all_words(study, found)
    sisters = sisters[found["coder"] == ""].reindex(found.index)  # codes have no counterpart in all words
    hangs = [findings.depends_on_voice(*pair) for pair in zip(found.itertuples(), sisters.itertuples(), strict=True)]
    found = found.assign(
        what=findings.labels_of_rows(study.labels, found),
        all_words=sisters["difference"], all_words_low=sisters["low"], all_words_high=sisters["high"],
        depends_on_voice=["yes" if one else "" for one in hangs],
    )  # fmt: skip
    known = display_names(study)
    coded = " Codes are of whole sentences, so they have no difference in all words." if found["coder"].any() else ""
    return Table(
        found[["what", *COMPARED]],
        f"Every comparison in the author’s own words; a: {known[a]}, b: {known[b]}.{coded}",
    )


def groups_table(study: MeasuredCorpus, column: str = "") -> Table:
    """Every comparison of groups of articles (or of one text with the rest) that a report shows, in the authors' own words.

    `column` makes the groups, as `outlet`; by default the study's design does.
    """
    design = worded.group_design(study, column)
    found = contrasts.contrasts(study, design=design)
    found = figure_tables.select_cells(found, cells_reported(found)).reset_index(drop=True)
    found.insert(0, "what", findings.labels_of_rows(study.labels, found))
    return Table(found.drop(columns=["measure", "category", "baseline"]), design.said)


def validity_table(_: MeasuredCorpus | None = None) -> Table:
    """Every row of the table of validity that comes with the package."""
    return Table(validity.read_validity(), "Agreement with annotators on public gold data")


def speakers_table(study: MeasuredCorpus, most: int = 8) -> Table:
    """The speakers with the most words of each article."""
    found = (
        _with_labels(study, figure_tables.first_articles(study).speakers()).groupby("article", sort=False).head(most)
    )
    doubtful = [f"{n} {DOUBTFUL}" if n else "" for n in found["doubtful"]]
    return Table(
        with_display_names(study, found.assign(doubtful=doubtful).reset_index(drop=True)),
        f"The speakers with the most words in each article.{figure_tables.articles_note(study)}",
    )


def statements_table(study: MeasuredCorpus, of: str | None = None, about: str | None = None) -> Table:
    """Who says what, introduced how (see `Study.statements`)."""
    found = _with_labels(study, study.statements(of, about))
    columns = ["article", "sentence", "speaker", "source_kind", "actor", "kind", "cue", "cue_class", "text"]
    doubtful = [DOUBTFUL if one else "" for one in found["doubtful"]]
    found = found[columns].assign(text=found["text"].str.split().str.join(" "), doubtful=doubtful)
    return Table(with_display_names(study, found), "Who says what, and how it is introduced")


def _with_labels(study: MeasuredCorpus, found: pd.DataFrame) -> pd.DataFrame:
    """The table with the codebook's labels of its actors."""
    labels = study.labels.get("mention", {})
    return found.assign(actor=[labels.get(actor, actor) for actor in found["actor"]])


def evaluation_table(study: MeasuredCorpus) -> Table:
    """Evaluation of each target per mention, in the author's own words and in all; a target that is never named has no value, not 0."""
    found = per_mention(study.scores[study.scores["voice"].isin(figure_tables.BOTH)])
    labels, names = study.labels.get("mention", {}), {"author": "author’s own words", ALL: "all words"}
    caption = "Evaluation of each target, in points per mention; a target that is never named has no score"
    if found.empty:
        return Table(pd.DataFrame(columns=["target", "article", *names.values()]), caption)
    told = [
        f"{wording.number(row.evaluation, 2)} ({row.mentions} mention{'s' * (row.mentions != 1)})" if row.mentions else "never named"
        for row in found.itertuples()
    ]  # fmt: skip
    found = found.assign(told=told, target=[labels.get(target, target) for target in found["target"]])
    order = pd.MultiIndex.from_frame(found[["target", "article"]].drop_duplicates())
    wide = found.pivot(index=["target", "article"], columns="voice", values="told").reindex(order)
    wide = wide.reindex(columns=list(names)).rename(columns=names)
    return Table(wide.reset_index().rename_axis(columns=None), caption)
