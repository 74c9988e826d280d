"""A study in; what its articles share word for word, as a table and in sentences, out."""

from analysis.comparison import shared
from analysis.comparison.measured import Measured
from analysis.comparison.wording import number
from analysis.report.figure_block import Table
from analysis.report.tables.findings import markdown

NAMED = 6  # articles that are named


def overlaps_table(study: Measured) -> Table:
    """The passages that two articles share word for word, the longest first."""
    found = shared.passages(study).sort_values("words", ascending=False, kind="stable")
    told = found.assign(text=found["text"].str.split().str.join(" "))[
        ["article_a", "article_b", "words", "voice", "text"]
    ]
    return Table(
        told.reset_index(drop=True),
        "Passages of at least ten words that two articles share word for word; voice: whose words they are in article b",
    )


def told(study: Measured) -> str:
    """How much the articles share, and which are largely the same, in Markdown; "" where they share nothing."""
    found = shared.by_article(study)
    if found.empty:
        return ""
    words, quoted = found["words"].sum(), shared.passages(study).query("voice == 'quoted'")["counted"].sum()
    share = 100 * words / study.sentences["words"].sum()
    said = (f"{words:,} words ({number(share)} % of all) also appear word for word in an earlier article, {quoted:,} of them in quotations. They count in "
            "every article that contains them; the table of shared passages lists them.")  # fmt: skip
    same = found[found["share"] >= shared.COPY].sort_values("share", ascending=False, kind="stable")
    if same.empty:
        return said
    names = [
        f"{markdown(row.article)} ({number(100 * row.share, 0)} %, mostly as in {markdown(row.with_most)})"
        for row in same.head(NAMED).itertuples()
    ]
    more = f" and {len(same) - NAMED} more" if len(same) > NAMED else ""
    return f"{said} **More than half of {'this article' if len(same) == 1 else f'each of {len(same)} articles'} also appears in other articles: {', '.join(names)}{more}.** The statistics treat such articles as if they had been written independently."
