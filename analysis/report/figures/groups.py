"""A study in, figures of its groups or of many texts out: the rate of each in every core measure, with its interval."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis import charts
from analysis.comparison import contrasts
from analysis.comparison.design import GROUPS, MANY, REST, Design
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import alttexts, article_names, figure_tables, findings, titles
from analysis.report.tables import group_findings as wording

PANELS = {"Framing": "framing", "Tone": "tone", "Hedging": "hedging", "Stance": "stance"}


def groups_figure(study: MeasuredCorpus, column: str = "", *, measures: Sequence[str] = ()) -> Figure:
    """The groups of articles in each core measure, with intervals over articles (or authors), in the authors' own words.

    Parameters
    ----------
    column : str, optional
        Of the articles, as `outlet`; by default the groups of the study's design.
    measures : list of str, optional
        Only these measures.

    Raises
    ------
    ValueError
        If the column makes no two groups of at least two articles, or the study compares no groups.
    """
    design = wording.group_design(study, column)
    found = _of(contrasts.rates(study, design), measures)
    by = f" by {design.between}" if design.between != "group" else ""
    unit = f"{design.cluster or 'article'}s"
    median = " The dashed line is the median group." if len(design.groups) > 2 else ""
    caption = f"Groups{by}, in the authors’ own words, with 95 % intervals over {unit}.{contrasts.rates_caption(study, design)}{median}"
    figure = _figure(study, found, f"Groups{by}", caption)
    return figure if measures else replace(figure, findings=wording.describe_groups(study, design))


def positions_figure(study: MeasuredCorpus, measures: Sequence[str] = ()) -> Figure:
    """Every text in each core measure (or in these `measures`), ranked, with 95 % intervals over its sentences, in its author's own words.

    If one text is compared with the rest, only that text has an interval.
    """
    found, alone = _of(contrasts.rates(study, Design(MANY)), measures), ""
    caption = "Every text, ranked, in its author’s own words, with 95 % intervals over sentences."
    if study.design.kind == REST:
        alone = article_names.display_names(study)[next(iter(study.design.groups))]
        caption = "Every text, ranked, in its author’s own words; the one that is named with its 95 % interval over sentences."
    return _figure(study, found, "Every text, ranked", f"{caption} The dashed line is the median text.", alone)


def figures_by_measure(study: MeasuredCorpus) -> dict[str, Figure]:
    """One figure per core measure, by title, so that a page can put them beside or under each other."""
    draw = groups_figure if study.design.kind == GROUPS else positions_figure
    found = {title: draw(study, measures=[measure]) for title, measure in PANELS.items() if measure in study.labels}
    return {title: figure for title, figure in found.items() if len(figure.table)}


def _of(found: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    return found[found["measure"].isin(measures)] if measures else found


def _figure(study: MeasuredCorpus, found: pd.DataFrame, what: str, caption: str, alone: str | None = None) -> Figure:
    """A figure of groups (`alone` is None), or of ranked texts: with all intervals (""), or that of one text alone (its name)."""
    ordered = alone is not None
    verdicts = findings.rows_by_verdict(titles.compared_rows(study, coded=False))
    differ = pd.concat([findings.surest_first(verdicts[name]) for name in ("established", "leads")])
    pairs = wording.categories_shown(found, 4 if ordered else 8, differ)
    found = figure_tables.in_order(found, pairs)
    labels, shown = findings.pair_labels(study.labels, found), article_names.with_display_names(study, found)
    caption += _cut(shown[shown["group"] == alone] if alone else shown)
    title = titles.figure_title(study, pairs, what)
    numbers = shown.assign(what=[labels[pair] for pair in zip(found["measure"], found["category"], strict=True)])
    return Figure(
        study.figures, found, lambda: charts.positions_chart(shown, labels, ordered=ordered, alone=alone or "", stacked=found["measure"].nunique() == 1), title=title,
        alt=alttexts.describe_rates(shown, study.labels, alttexts.with_title(title, what)),
        caption=caption,
        numbers=Table(numbers[["what", "group", "n", "quantity", "rate", "low", "high"]], caption),
    )  # fmt: skip


def _cut(drawn: pd.DataFrame) -> str:
    """The sentence of a caption about intervals that the picture cuts off; "" if there are none."""
    from analysis.charts.positions import axis_limits  # loads matplotlib, which is not needed to measure

    cut = 0
    for _, rates in drawn.groupby(["measure", "category"], sort=False):
        least, most = axis_limits(rates)
        cut += int(((rates["low"] < least) | (rates["high"] > most)).sum())
    if not cut:
        return ""
    return f" An arrow marks an interval that goes on beyond the axis ({cut} here); its ends are in the table."
