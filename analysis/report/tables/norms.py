"""A study in; where its rates stand among news and opinion articles of their length, as a table and in sentences, out."""

import pandas as pd

from analysis.comparison import norms
from analysis.comparison.hypotheses import reported
from analysis.comparison.measured import Measured
from analysis.comparison.samples import signed
from analysis.comparison.wording import label, number
from analysis.report.figure_block import Table
from analysis.report.tables.findings import bullets, markdown

CAPTION = ("Rates in the authors' own words, with the percentage of news and of opinion articles of similar length that have a lower "
           "rate. Tone and the certainty balance are in points per 1,000 words, all others in marks per 1,000 words")  # fmt: skip


def norms_table(study: Measured) -> Table:
    """The rates of each article that a report shows, placed among news and among opinion articles of its length."""
    found = _shown(study)
    names = [label(study.labels, *pair) for pair in zip(found["measure"], found["category"], strict=True)]
    return Table(
        found.assign(what=names)[["article", "what", "rate", "words", "news", "opinion"]].reset_index(drop=True),
        CAPTION,
    )


def placed(study: Measured, article: str) -> str:
    """Where the rates of one article stand, in Markdown: a sentence each."""
    found = _shown(study)
    return bullets(markdown(sentence(study, row)) for row in found[found["article"] == article].itertuples())


def sentence(study: Measured, row: "pd.Series") -> str:
    """A rate in its place, as a sentence."""
    name, quantity = (
        label(study.labels, row.measure, row.category),
        "points" if signed(row.measure, row.category) else "marks",
    )
    if quantity == "marks" and row.rate == 0:  # half of those that have none, too, are counted as lower
        none = " and ".join(f"{number(2 * getattr(row, genre), 0)} % of {genre} articles" for genre in norms.GENRES)
        return f"{name}: none, as in {none} of this length."
    more = " and ".join(f"{number(getattr(row, genre), 0)} % of {genre} articles" for genre in norms.GENRES)
    return f"{name}: {number(row.rate)} {quantity} per 1,000 words, higher than {more} of this length."


def _shown(study):
    found = norms.placed(study)
    return found[pd.MultiIndex.from_frame(found[["measure", "category"]]).isin(reported(found))]
