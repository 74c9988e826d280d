"""A study in, the picture of the first screen out: framing, sentiment, hedging and stance side by side."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import charts
from analysis.coding import authoritative_codes
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.rates import group_rates
from analysis.comparison.wording import category_label
from analysis.report.figure_block import Figure, Table
from analysis.report.figures.panels import MEASURE_OF, is_coded, panel_caption, panel_ends, panel_unit, panels
from analysis.report.tables import alttexts, article_names, figure_tables, titles
from analysis.report.tables.evidence import marks_of_articles, marks_of_rows

MOST_ARTICLES = 4  # in the picture
WIDEST = 42  # letters over a row of the narrow picture


def overview_figure(study: MeasuredCorpus) -> Figure:
    """Framing, tone, hedging and stance of the articles side by side, each on its own scale, in the authors' own words."""
    parts = {title: _panel_rates(study, pairs) for title, pairs in panels(study).items()}
    nothing = pd.DataFrame(columns=["group", "measure", "category", "rate", "low", "high"])
    every = pd.concat(parts.values()) if parts else nothing
    units = "; ".join(f"{title.lower()}: {panel_unit(study, title).full}" for title in parts)
    shown = [pair for pairs in panels(study).values() for pair in pairs]
    said = titles.figure_title(study, shown, "Each article in its place", coded=True)
    drawn = {title: (part, panel_ends(study, title), panel_unit(study, title).axis) for title, part in parts.items()}
    return Figure(
        study.figures, every.drop(columns=["look"], errors="ignore"), lambda: charts.glance_chart(drawn), title=said,
        alt=_alt(study, every, f"{said}. Framing, tone, hedging and stance of each article"),
        caption=f"{units[:1].upper()}{units[1:]}. With 95 % intervals." if parts else "Nothing to draw.",
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), _keyed(study, every)),
    )  # fmt: skip


def panel_figure(study: MeasuredCorpus, title: str) -> Figure:
    """One panel of `overview_figure` as a figure, so that the page can put panels beside or under each other."""
    found = _panel_rates(study, panels(study)[title])
    said = titles.figure_title(study, panels(study)[title], coded=True)
    counted_in, coded = f"{title}: {panel_unit(study, title).full}, with 95 % intervals", is_coded(study, title)
    numbers = found.rename(columns={"group": "article"})[["what", "article", "rate", "low", "high"]]
    return Figure(
        study.figures, found.drop(columns=["look"]), lambda ax=None: charts.glance_panel(found, ax, ends=panel_ends(study, title), unit=panel_unit(study, title).axis),
        title=said, alt=_alt(study, found, alttexts.with_title(said, f"{title}, {panel_unit(study, title).full}")), caption=panel_caption(study, title), numbers=Table(numbers, counted_in),
        evidence=(lambda articles: _coded_evidence(study, found, articles)) if coded else
                 (lambda articles: marks_of_rows(marks_of_articles(study, articles), _keyed(study, found))),
        to="sentences" if coded else "marks",
    )  # fmt: skip


def compact_figure(study: MeasuredCorpus) -> Figure:
    """The picture for a narrow screen: the frame that differs most, tone, hedges and stance, each row on its own scale."""
    parts = panels(study)
    pairs = [pair for title in MEASURE_OF for pair in parts.get(title, [])[:1]]  # tone and stance have one each
    found = pd.concat([_panel_rates(study, [pair]) for pair in pairs], ignore_index=True) if pairs else pd.DataFrame()
    if len(found):
        found["what"] = [_with_ends(study, row) for row in found.itertuples()]
    coded = ", of what is coded per 100 sentences," if "coder" in found and found["coder"].any() else ""
    under = f"Rates per 1,000 words{coded} with 95 % intervals; each row has its own scale; the vertical line marks 0"
    said = titles.figure_title(study, pairs, coded=True)
    return Figure(
        study.figures, found.drop(columns=["look"], errors="ignore"), lambda ax=None: charts.glance_compact(found, ax),
        title=said, alt=_alt(study, found, alttexts.with_title(said, "Framing, tone, hedging and stance")), caption=under,
    )  # fmt: skip


def _with_ends(study: MeasuredCorpus, row: Any) -> str:
    """The label of a row of the narrow picture, with the meaning of either side of 0 if there is room."""
    title = next((name for name in ("Tone", "Stance") if row.measure in (name.lower(), MEASURE_OF[name])), "")
    named = " ".join(panel_ends(study, title)) if title else ""
    return f"{title}: {named}" if named and len(title) + len(named) < WIDEST else row.what


def _panel_rates(study: MeasuredCorpus, pairs: figure_tables.Pairs) -> pd.DataFrame:
    found = group_rates(study.first(MOST_ARTICLES).by_sentence())
    if study.coded:
        cell, codes = ["measure", "category"], study.coded.rates
        found = found[~pd.MultiIndex.from_frame(found[cell]).isin(pd.MultiIndex.from_frame(codes[cell]))]
        found = pd.concat([found.assign(coder=""), codes], ignore_index=True)
    found = figure_tables.in_order(found, pairs)
    articles = study.articles["article"].tolist()
    found = found[found["group"].isin(articles[:MOST_ARTICLES])].reset_index(drop=True)
    what = [category_label(study.labels, *pair) for pair in zip(found["measure"], found["category"], strict=True)]
    look = [articles.index(group) for group in found["group"]]
    found = found.assign(what=[one[:1].upper() + one[1:] for one in what], look=look, key=found["group"])
    return article_names.with_display_names(study, found)


def _keyed(study: MeasuredCorpus, found: pd.DataFrame) -> pd.DataFrame:
    counted_rows = found[found["coder"] == ""] if "coder" in found else found
    return counted_rows.assign(group=counted_rows["key"], voice="author")


def _coded_evidence(study: MeasuredCorpus, found: pd.DataFrame, articles: Sequence[str]) -> dict[int, list[int]]:
    """The coded sentences that each row rests on; rows that count words have none."""
    rows = found[(found["coder"] != "") & found["key"].isin(articles)]
    found = {
        row.Index: authoritative_codes.coded_sentences(study, row.key, row.measure, row.category)
        for row in rows.itertuples()
    }
    return {index: own.index.to_list() for index, own in found.items()}


def _alt(study: MeasuredCorpus, found: pd.DataFrame, what: str) -> str:
    return alttexts.describe_rates(found, study.labels, what)
