"""A study and two of its articles in, figures of how these differ out; also a figure of how well the measures agree with annotators."""

from typing import Any, Literal

from analysis import charts
from analysis.comparison import robustness as universes
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import CODED, UNITS
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import (
    alttexts,
    article_names,
    figure_tables,
    findings,
    listings,
    lookup,
    robust,
    titles,
    validity,
)
from analysis.report.tables.evidence import marks_of_articles, marks_of_rows, marks_of_universes

OF_CODES = f"{CODED['marks']}, of tone in {CODED['weight']}"


def differences_figure(
    study: MeasuredCorpus, a: str, b: str, quantity: Literal["weight", "marks", "codes"] = "marks"
) -> Figure:
    """The differences between two articles that a report shows, with 95 % intervals, in the author's own words or in coded sentences.

    Parameters
    ----------
    a, b : str
        Articles.
    quantity : {'weight', 'marks', 'codes'}
        Show the measures with a direction, in points; those that count marks; or codes, per 100 sentences.
    """
    rows = figure_tables.pair_findings(study, *lookup.articles_in_study(study, a, b))
    coded = rows["coder"] != ""
    part = rows[coded] if quantity == "codes" else rows[~coded & (rows["quantity"] == quantity)]
    unit, whose = (OF_CODES, "as coded") if quantity == "codes" else (UNITS[quantity], "in the author's own words")
    labels, shown = findings.pair_labels(study.labels, part), article_names.with_display_names(study, part)
    one, other = (article_names.display_names(study)[article] for article in (a, b))
    said = titles.title_of_rows(study, part[part["measure"] != "sentiment"], "Nothing to compare")
    return Figure(
        study.figures, part, lambda ax=None: charts.difference_chart(shown, labels, ax, unit=f"← more in {other} · more in {one} →\ndifference in {unit}"),
        title=said, alt=alttexts.with_title(said, alttexts.describe_differences(shown, study.labels)),
        caption=f"Right of 0: more in {one}; left: more in {other}. In {unit}, {whose}, with 95 % intervals. Filled: established.",
        numbers=Table(listings.comparison_table(study, a, b).table.loc[part.index], f"In {unit}; a: {one}, b: {other}"),
        findings=findings.summary_list(shown, study.labels),
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), part),
    )  # fmt: skip


def robustness_figure(study: MeasuredCorpus, a: str, b: str) -> Figure:
    """Every difference between two articles that could be tested, under every combination of defensible choices."""
    tested = figure_tables.testable_categories(study, *lookup.articles_in_study(study, a, b))
    found = universes.multiverse(study, a, b, tested)
    standing = universes.count_universes(found)
    labels = findings.pair_labels(study.labels, standing)
    numbers = found.assign(
        what=[labels[pair] for pair in zip(found["measure"], found["category"], strict=True)],
        without=[_left_out(row, article_names.display_names(study)) for row in found.itertuples()],
    )
    columns = ["what", "voice", "headline", "instrument", "without", *universes.COMPARED]
    one, other = (article_names.display_names(study)[article] for article in (a, b))
    always = int((standing["established"] == standing["universes"]).sum())
    said = f"Significant in every way of counting cues: {always} of {len(standing)} differences"
    return Figure(
        study.figures, found, lambda ax=None: charts.multiverse_chart(found, labels, ax), title=said,
        alt=alttexts.with_title(said, alttexts.describe_universes(standing, study.labels)),
        caption=f"Every comparison of cues in every way of analysing it; right of 0: more in {one}, left: more in {other}. The ways differ in whose words count, in the headline, "
                "in the measure, and in whether the entry and the sentence that contribute most are left out. At 1 or −1 (dotted) a difference is as large as its margin of error. Filled: p < .05.",
        numbers=Table(numbers[columns], f"Every way of analysing it, by cues; a: {one}, b: {other}"),
        findings=robust.robustness_list(standing, article_names.with_display_names(study, universes.influence(study, a, b, tested)), study.labels),
        evidence=lambda _: marks_of_universes(study, a, b, found),
    )  # fmt: skip


def _left_out(row: Any, called: dict[str, str]) -> str:
    sentence = f"sentence {row.sentence} of {called[row.article]}" if row.article else ""
    return "; ".join(part for part in (row.entry, sentence) if part)


def agreement_figure(study: MeasuredCorpus) -> Figure:
    """How well each measure of the study agrees with annotators, compared with other tools on the same rows."""
    rows = validity.validity_headlines()
    rows = rows[rows["of"].isin(["voice", *study.labels])].drop_duplicates(["set", "unit", "measure", "metric"])
    labels = validity.validity_labels(rows)
    return Figure(
        study.figures, rows.drop(columns="said"), lambda ax=None: charts.validity_chart(rows, labels, ax),
        alt=alttexts.describe_validity(rows), title="How well each measure agrees with people",
        caption="Agreement with annotators, with intervals over documents, compared with other tools on the same data.",
    )  # fmt: skip
