"""Figures of how two articles differ: what was found, in every way of analysing it, and how far measures agree with people."""

import pytest

from analysis.report.figures import comparisons


def test_each_quantity_has_a_figure_of_its_own(pacts):
    marks, weights, codes = (
        comparisons.differences_figure(pacts, "doubt", "hope", quantity) for quantity in ("marks", "weight", "codes")
    )
    found = marks.table.set_index("category")["difference"]
    assert found[["hedge", "issue.war"]].to_list() == pytest.approx([-12 / 216 * 1000, 12 / 156 * 1000])
    assert weights.table["measure"].to_list() == ["hedging", "tone", "stance"] and codes.table.empty
    assert weights.caption.startswith("Right of 0: more in doubt; left: more in hope. In points per 1,000 words")
    assert codes.title == "Nothing to compare"
    assert marks.numbers.table.index.equals(marks.table.index)


def test_the_other_way_round_the_same_differences_have_the_other_sign(pacts):
    there, back = (comparisons.differences_figure(pacts, *pair) for pair in (("doubt", "hope"), ("hope", "doubt")))
    assert back.table["difference"].to_list() == (-there.table["difference"]).to_list() != []
    assert back.caption.startswith("Right of 0: more in hope; left: more in doubt.") and back.title == there.title
    # where two sentences carry as much of a difference, another one may be left out
    there, back = (
        comparisons.robustness_figure(pacts, *pair).table.query("sentences == 'all' and entries == 'all'")
        for pair in (("doubt", "hope"), ("hope", "doubt"))
    )
    assert back["difference"].to_list() == pytest.approx((-there["difference"]).to_list())


def test_a_difference_leads_to_the_marks_of_both_articles(pacts):
    figure = comparisons.differences_figure(pacts, "doubt", "hope", "weight")
    hedging, tone, stance = figure.evidence(["doubt", "hope"]).values()
    assert pacts.marks.loc[stance, "cue"].value_counts().to_dict() == {"hollow": 12, "mistrust": 12, "lasting": 12}
    assert len(tone) == 48 and set(pacts.marks.loc[hedging, "cue"]) == {"may", "certainly"}


def test_every_way_of_analysing_a_difference_has_a_row_that_names_what_is_left_out(pacts):
    figure = comparisons.robustness_figure(pacts, "doubt", "hope")
    tested = figure.table.drop_duplicates(["measure", "category"])
    assert set(tested["category"]) == {"hedge", "booster", "all", "issue.trade", "issue.war"}
    told = figure.numbers.table.loc[figure.table["category"] == "issue.war", "without"]
    assert "" in set(told) and "army" in set(told)
    assert figure.title.endswith(f" of {len(tested)} differences")


def test_only_measures_of_the_study_and_voices_stand_among_those_checked(pacts):
    rows = comparisons.agreement_figure(pacts).table
    assert {"tone", "hedging", "voice"} <= set(rows["of"]) <= {"voice", *pacts.labels} and "said" not in rows
