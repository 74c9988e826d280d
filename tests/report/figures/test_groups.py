"""Figures of groups or of many texts: the rate of each in every core measure."""

import pytest
from comparison.passages import grouped

from analysis.report.figures import groups


def test_texts_have_their_rates_in_the_core_measures(pacts):
    figure = groups.positions_figure(pacts)
    found = figure.table.set_index(["measure", "category", "group"])["rate"].sort_index()
    assert found["stance", "all"].to_dict() == pytest.approx({"doubt": -24 / 156 * 1000, "hope": 12 / 216 * 1000})
    assert set(groups.positions_figure(pacts, ["tone"]).table["measure"]) == {"tone"}
    assert list(groups.figures_by_measure(pacts)) == ["Framing", "Tone", "Hedging", "Stance"]


def test_groups_have_rates_over_their_articles():
    study = grouped()
    figure = groups.groups_figure(study)
    assert set(figure.table["group"]) == {"X", "Y"} and set(figure.table["n"]) == {4}
    assert figure.caption.startswith("Groups by outlet, in the authors’ own words, with 95 % intervals over articles.")
    assert "- X and Y: 4 and 4 articles." in figure.findings
    assert groups.groups_figure(study, measures=["hedging"]).findings == ""  # one of several figures on a page
    with pytest.raises(ValueError, match="'author': this column does not form two groups"):
        groups.groups_figure(study, "author")
