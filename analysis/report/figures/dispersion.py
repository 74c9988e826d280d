"""A study in; figures of where in the texts the marks of a measure, or the coded sentences, occur out."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import charts
from analysis.coding import authoritative_codes
from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.comparison.wording import category_label
from analysis.report.figure_block import Figure, Table
from analysis.report.figures.overview import MOST_ARTICLES
from analysis.report.tables import article_names, lookup, titles
from analysis.report.tables.evidence import marks_of_articles
from analysis.report.tables.phrasing import poles_in_sentence
from analysis.report.tables.typical_sentences import marks_in_category


def strips_figure(study: MeasuredCorpus, measure: str, *categories: str) -> Figure:
    """Where in each text, from beginning to end, the marks of these categories occur, in the author's own words."""
    pairs = lookup.requested_categories(study, [measure], categories)
    articles = study.articles["article"].tolist()[:MOST_ARTICLES]
    marks = marks_of_articles(study, articles)
    marks = marks[marks["voice"] == "author"]
    parts = []
    for pair in pairs:
        own = marks_in_category(marks, *pair)
        what = category_label(study.labels, *pair)
        for number, article in enumerate(articles):
            here = own[own["article"] == article]
            places = _positions(study, article, here) if len(here) else [np.nan]
            parts.append(pd.DataFrame({
                "what": what[:1].upper() + what[1:], "group": article, "look": number, "count": len(here), "position": places,
                "measure": pair[0], "category": pair[1], "row": here.index if len(here) else [-1],
            }))  # fmt: skip
    columns = ["what", "group", "look", "count", "position", "measure", "category", "row"]
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    name = measure.capitalize()
    title = titles.figure_title(study, pairs, f"{name}: where the cues stand")
    return _strokes(
        study, found, title, f"{name}: where the marks occur in each text", "a mark in the author's own words"
    )


def coded_strips_figure(study: MeasuredCorpus, measure: str, category: str = ALL) -> Figure:
    """Where in each text the sentences with a code occur; a measure with a direction has a row for each side."""
    articles = study.articles["article"].tolist()[:MOST_ARTICLES]
    what = category_label(study.labels, measure, category)
    rows = (
        {what[:1].upper() + what[1:]: 0} if category != ALL else dict(zip(_sides(study, measure), (1, -1), strict=True))
    )
    parts = []
    for name, sign in rows.items():
        for number, article in enumerate(articles):
            own = authoritative_codes.coded_sentences(study, article, measure, category, sign)
            parts.append(pd.DataFrame({
                "what": name, "group": article, "look": number, "count": len(own), "measure": measure, "category": category,
                "position": _positions(study, article, own) if len(own) else [np.nan], "row": own.index if len(own) else [-1],
            }))  # fmt: skip
    found = pd.concat(parts, ignore_index=True)
    title = titles.figure_title(study, [(measure, category)], "Where the coded sentences stand", coded=True)
    figure = _strokes(study, found, title, "Where the coded sentences occur in each text", "a sentence")
    return replace(figure, to="sentences")


def _strokes(study: MeasuredCorpus, found: pd.DataFrame, title: str, where: str, stroke: str) -> Figure:
    """The figure of `found`, with one row per stroke: `row` is that of its mark or sentence, −1 in a text without any."""
    shown = article_names.with_display_names(study, found)
    counts = shown.drop_duplicates(["what", "group"])
    alt = "; ".join(f"{row.what}, {row.group}: {row.count}" for row in counts.itertuples())
    places = shown.rename(columns={"group": "article", "position": "place in the text (%)"})
    return Figure(
        study.figures, found.drop(columns=["look", "row"]), lambda ax=None: charts.strip_chart(shown, ax), title=title,
        alt=f"{title}. {where}. Counts: {alt}.", caption=f"{where}. Each stroke is {stroke}; totals on the right.",
        numbers=Table(places[["what", "article", "place in the text (%)"]], "Every stroke, in text order"),
        evidence=lambda _: {row.Index: [row.row] for row in found.itertuples() if row.row >= 0},
    )  # fmt: skip


def _sides(study: MeasuredCorpus, measure: str) -> list[str]:
    """The names of the two sides of a measure with a direction."""
    if measure == AUTHOR_STANCE and study.codebook:
        return [f"For {pole}" for pole in poles_in_sentence(study)]
    return ["Positive", "Negative"]


def _positions(study: MeasuredCorpus, article: str, marks: pd.DataFrame) -> np.ndarray:
    """Where each mark of an article begins, in % of the words of the text."""
    starts = study.tokens.loc[study.tokens["article"] == article, "start"].to_numpy(np.int64)
    return np.searchsorted(starts, marks["start"].to_numpy(np.int64)) / max(len(starts), 1) * 100
