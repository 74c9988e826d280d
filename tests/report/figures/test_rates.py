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


def test_rates_stand_in_both_voices_and_their_title_says_what_differs(pacts):
    figure = figures.rates_figure(pacts, "framing", "issue.")
    found = figure.table.set_index(["voice", "category", "group"])["rate"].sort_index()
    assert found["author", "issue.war"].to_dict() == pytest.approx({"doubt": 12 / 156 * 1000, "hope": 0})
    assert found["all", "issue.trade"].to_dict() == pytest.approx({"doubt": 0, "hope": 12 / 216 * 1000})
    assert figure.title == "doubt may say more about war; hope may say more about trade"
    assert figure.caption.startswith("Issue frames: marks per 1,000 words, with 95 % intervals.")


def test_frames_of_the_codebook_come_before_the_generic_ones(pacts):
    figure = figures.frames_figure(pacts)
    assert figure.table["category"].unique().tolist()[:3] == ["issue.trade", "issue.war", "generic.conflict"]
    assert figure.table["count"].to_list()[:4] == [0, 12, 12, 0]
    assert figure.findings == "Sentences without a cue for any issue frame: doubt 50 %, hope 50 %."


def test_a_target_is_evaluated_per_mention(pacts):
    figure = figures.evaluation_figure(pacts)
    assert figure.table[["group", "category", "mentions"]].values.tolist() == [["hope", "moscow", 12]] * 2
    points = pacts.marks.loc[pacts.marks["measure"] == "evaluation", "weight"].sum()
    assert figure.table["rate"].to_list() == pytest.approx([points / 12] * 2)
