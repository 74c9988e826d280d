"""A study in; where its rates stand among news and opinion articles of their length, as a table and in sentences, out."""

from typing import Any

import pandas as pd

from analysis.comparison import norms
from analysis.comparison.hypotheses import reported
from analysis.comparison.measured import Measured
from analysis.comparison.wording import label
from analysis.report.figure_block import Table
from analysis.report.tables import names
from analysis.report.tables.views import Pairs

OPINION = " US opinion pieces of similar length"
CAPTION = ("Rates in the authors' own words, with the percentage of news and of opinion articles of similar length that have a lower "
           "rate, uncertain by some 6 to 15 points. Tone and the certainty balance are in points per 1,000 words, all others in marks per 1,000 words")  # fmt: skip


def norms_table(study: Measured) -> Table:
    """The rates of each article that a report shows, placed among news and among opinion articles of its length."""
    found = _shown(study)
    names = [label(study.labels, *pair) for pair in zip(found["measure"], found["category"], strict=True)]
    return Table(
        found.assign(what=names)[["article", "what", "rate", "words", "news", "opinion"]].reset_index(drop=True),
        CAPTION,
    )


def beside(study: Measured, pairs: Pairs) -> str:
    """Where the rates of each text stand among opinion pieces of its length, in tenths: a sentence a text; "" where there is no norm."""
    found, called, said = _shown(study), names.short(study), []
    found = found[pd.MultiIndex.from_frame(found[["measure", "category"]]).isin(pairs) & found["opinion"].notna()]
    for article, own in found.groupby("article", sort=False):
        parts = [_tenths(study, row, OPINION if not number else "") for number, row in enumerate(own.itertuples())]
        verb = "is" if (own["measure"] == "tone").all() else "has"
        said.append(f"{called[article]} {verb} {' and '.join(parts)}.")
    return f"Per 1,000 words, {' '.join(said)}" if said else ""


def _tenths(study: Measured, row: Any, among: str) -> str:
    """A rate in its place among opinion pieces, no more exactly than the norms know it."""
    name, tenths = label(study.labels, row.measure, row.category), round(row.opinion / 10)
    more, less = ("more positive", "less positive") if row.measure == "tone" else (f"more {name}", f"fewer {name}")
    if row.rate == 0 and row.measure != "tone":  # half of those that have none, too, are counted as lower
        return (
            f"no {name}, as about {round(row.opinion / 5)} in 10{among}"
            if row.opinion >= 5
            else f"no {name}, as few{among}"
        )
    if tenths in (0, 10):
        return f"{more if tenths else less} than nearly all{among}"
    return (
        f"{more} than about {tenths} in 10{among}" if tenths >= 5 else f"{less} than about {10 - tenths} in 10{among}"
    )


def _shown(study):
    found = norms.placed(study)
    if study.codebook:  # takes words of its topic out of tone, which the norms count
        found = found[found["measure"] != "tone"]
    return found[pd.MultiIndex.from_frame(found[["measure", "category"]]).isin(reported(found))]
