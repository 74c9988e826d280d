"""Figures of rates: by category, by measure, by frame, by target."""

import dataclasses

import pytest

from analysis.comparison import hypotheses
from analysis.report import figures
from analysis.report.tables import figure_tables, lookup


def rates(study, measure, *parts, **voices):
    """The rates of the categories that `parts` name."""
    return figure_tables.rates_by_voice(
        study, [(measure, name) for name in lookup.expand_categories(study, measure, parts)], **voices
    )


def test_the_profile_has_the_rates_of_both_voices(study):
    found = figures.profile_figure(study)
    rates, numbers = found.table, found.numbers.table
    scores = study.scores.set_index(["article", "voice", "measure", "category"])
    for row, shown in zip(rates.itertuples(), numbers.itertuples(name=None), strict=True):
        column = "weight_per_1000" if row.quantity == "weight" else "count_per_1000"
        assert row.rate == pytest.approx(scores.loc[(row.group, "author", row.measure, row.category), column])
        assert shown[-1] == scores.loc[(row.group, "all", row.measure, row.category), column]
    family = hypotheses.cells_reported(study.by_sentence())
    assert set(zip(rates["measure"], rates["category"], strict=True)) >= set(family)
    labels = {**study.labels, "framing": dict.fromkeys(study.labels["framing"], "Conflict")}
    alike = figures.profile_figure(dataclasses.replace(study, labels=labels)).numbers.table
    assert len(alike) == len(numbers) and (alike["what"] == "Conflict").sum() > len(study.articles)
