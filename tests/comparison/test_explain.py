"""Explanations add up to what they explain, and agree with a count by hand."""

import numpy as np
import pandas as pd
import pytest

import analysis
from analysis.comparison import explain

SIGNED = ["sentiment", "tone", "stance", "evaluation"]


@pytest.fixture(scope="module")
def small():
    """Marks and tokens of two small texts, made by hand: 10 words in a, 20 in b; b's boilerplate does not count."""
    tokens = (
        [("a", 1, "body")] * 10 + [("b", 1, "body")] * 12 + [("b", 2, "heading")] * 8 + [("b", 3, "boilerplate")] * 5
    )
    marks = [
        ("a", 1, "Axis", 2.0), ("a", 1, "axis", 1.0), ("a", 1, "pawn", -1.0), ("a", 1, "hollow", 0.0),
        ("b", 1, "pawn", -2.0), ("b", 2, "axis", 1.5), ("b", 2, "Pawn", -1.0), ("b", 3, "axis", 9.0),
    ]  # fmt: skip
    marks = pd.DataFrame(marks, columns=["article", "sentence", "cue", "weight"]).assign(measure="stance")
    return marks, pd.DataFrame(tokens, columns=["article", "sentence", "section"])


def rate(study, article, measure):
    own = study.scores[(study.scores["voice"] == "author") & (study.scores["article"] == article)]
    (value,) = own.loc[(own["measure"] == measure) & (own["category"] == "all"), "weight_per_1000"]
    return value


def test_contributions_by_hand(small):
    """axis: 200 against 50 per 1,000 words, mean weight 1.5 in both; pawn: 100 against 100, −1 against −1.5."""
    found = explain.contributions(*small, "stance", "a", "b")
    assert found.to_dict("records") == [
        {"cue": "axis", "weight_a": 3.0, "weight_b": 1.5, "by_frequency": pytest.approx(150 * 1.5),
         "by_weight": 0.0, "contribution": pytest.approx(300 - 75)},
        {"cue": "pawn", "weight_a": -1.0, "weight_b": -3.0, "by_frequency": 0.0,
         "by_weight": pytest.approx(0.5 * 100), "contribution": pytest.approx(-100 + 150)},
    ]  # fmt: skip


def test_the_rows_of_a_shift_graph_sum_to_the_difference(small):
    found = explain.contributions(*small, "stance", "a", "b")
    shift = explain.shift_graph(found, most=1)
    assert shift["cue"].tolist() == ["axis", "(1 other cues)", "(all cues: the difference)"]
    assert shift["contribution"].tolist() == pytest.approx([225, 50, 275])
    assert (shift["by_frequency"] + shift["by_weight"]).tolist() == pytest.approx(shift["contribution"].tolist())
    assert explain.shift_graph(found.iloc[:0]).empty


@pytest.mark.parametrize("measure", [*SIGNED, "hedging", "framing"])
def test_contributions_sum_to_the_difference_of_the_rates(study, measure):
    a, b = study.articles["article"]
    found = explain.contributions(*study.own, measure, a, b)
    assert len(found) > 3
    assert found["contribution"].sum() == pytest.approx(rate(study, a, measure) - rate(study, b, measure), abs=1e-9)
    assert found["contribution"].abs().is_monotonic_decreasing
    assert found["cue"].is_unique


def test_two_marks_on_one_word_both_contribute(write_corpus):
    """A word in capitals has its own mark and one of emphasis."""
    corpus = write_corpus({"a.txt": "It was a GREAT and wonderful day for them all.", "b.txt": "It was a good day."})
    study = analysis.measure(corpus)
    found = explain.contributions(*study.own, "sentiment", "a", "b")
    assert (study.marks["cue"] == "GREAT").sum() >= 2
    assert found["contribution"].sum() == pytest.approx(rate(study, "a", "sentiment") - rate(study, "b", "sentiment"))


def test_contributions_turn_round_with_the_groups(study):
    a, b = study.articles["article"]
    one, other = (explain.contributions(*study.own, "tone", *pair).set_index("cue") for pair in ((a, b), (b, a)))
    pd.testing.assert_series_equal(one["contribution"], -other["contribution"].reindex(one.index))


@pytest.mark.parametrize("measure", SIGNED)
def test_carriers_sum_to_the_rate(study, measure):
    for article in study.articles["article"]:
        found = explain.carriers(*study.own, article, measure)
        assert found["contribution"].sum() == pytest.approx(rate(study, article, measure), abs=1e-9)
        assert found["contribution"].abs().is_monotonic_decreasing
        own = study.own[0]
        counted = own[(own["article"] == article) & (own["measure"] == measure) & (own["weight"] != 0)]
        assert 0 < found["count"].sum() <= len(counted)  # less the marks in the headline


def test_carriers_by_hand(small):
    found = explain.carriers(*small, "b")
    assert found.to_dict("records") == [
        {"cue": "pawn", "count": 2, "contribution": pytest.approx(-150.0)},
        {"cue": "axis", "count": 1, "contribution": pytest.approx(75.0)},
    ]


@pytest.mark.parametrize("measure", ["tone", "stance", "evaluation", "hedging"])
def test_leaving_each_cue_out_in_turn(study, measure):
    """Against scoring the corpus again without the marks of each cue."""
    marks, tokens = study.own
    found = explain.leave_one_out(marks, tokens, measure).set_index("article")
    assert list(found.index) == list(study.articles["article"])
    for article, row in found.iterrows():
        whole = rate(study, article, measure)
        assert row["rate"] == pytest.approx(whole, abs=1e-9)
        words = tokens[(tokens["article"] == article) & tokens["section"].isin(["heading", "body"])]
        own = marks[(marks["article"] == article) & (marks["measure"] == measure) & (marks["weight"] != 0)]
        own = own[own["sentence"].isin(words["sentence"])]
        without = {}
        for cue in own["cue"].str.lower().unique():
            kept = own[own["cue"].str.lower() != cue]
            scores = analysis.score(kept, words, ["article"], categories={measure: []})
            without[cue] = scores["weight_per_1000"].item()
        assert row["lowest"] == pytest.approx(min(without.values()), abs=1e-9)
        assert row["highest"] == pytest.approx(max(without.values()), abs=1e-9)
        assert without[row["lowest_without"]] == pytest.approx(row["lowest"], abs=1e-9)
        assert without[row["highest_without"]] == pytest.approx(row["highest"], abs=1e-9)
        assert row["turns"] == any(np.sign(value) != np.sign(whole) for value in without.values())


def test_a_sign_that_rests_on_one_cue_turns(small):
    found = explain.leave_one_out(*small).set_index("article")
    assert found["turns"].to_dict() == {"a": True, "b": True}
    assert found.loc["a", ["rate", "lowest", "highest"]].to_list() == pytest.approx([200.0, -100.0, 300.0])
    assert found.loc["a", ["lowest_without", "highest_without"]].to_list() == ["axis", "pawn"]
    safe = small[0][small[0]["cue"] != "pawn"]
    extra = pd.DataFrame([("a", 1, "bloc", 1.0, "stance")], columns=safe.columns)
    assert not explain.leave_one_out(pd.concat([safe, extra]), small[1])["turns"].iloc[0]


def test_an_article_without_a_cue_stays_at_zero(small):
    found = explain.leave_one_out(small[0][small[0]["article"] == "b"], small[1]).set_index("article").loc["a"]
    assert found.to_list() == [0.0, 0.0, 0.0, "", "", False]
    assert explain.carriers(small[0].iloc[:0], small[1], "a").empty
    assert explain.contributions(small[0].iloc[:0], small[1], "stance", "a", "b").empty


@pytest.mark.parametrize("measure", ["tone", "hedging"])
def test_the_course_runs_through_the_whole_text(study, measure):
    scores = study.by_sentence()
    course = explain.course_through_text(scores, measure)
    assert list(course["group"].unique()) == list(study.articles["article"])
    for article, part in course.groupby("group", sort=False):
        own = scores[(scores["article"] == article) & (scores["measure"] == measure) & (scores["category"] == "all")]
        assert part["value"].to_list() == own["weight"].to_list()
        assert part["sentence"].to_list() == own["sentence"].to_list()
        assert part["value"].any()
        assert part["position"].is_monotonic_increasing and part["position"].is_unique
        before = np.concatenate([[0], np.cumsum(own["words"])]) / own["words"].sum() * 100
        np.testing.assert_allclose(part["position"], (before[1:] + before[:-1]) / 2)


def test_the_moving_mean_is_centred():
    scores = pd.DataFrame({"article": "a", "sentence": range(1, 6), "measure": "tone", "category": "all"})
    scores = scores.assign(weight=[3.0, 0.0, 6.0, 0.0, -3.0], words=[1, 2, 3, 2, 2])
    course = explain.course_through_text(scores, "tone", window=3)
    assert course["smooth"].to_list() == pytest.approx([1.5, 3.0, 2.0, 1.0, -1.5])
    assert course["position"].to_list() == pytest.approx([5, 20, 45, 70, 90])
    assert explain.course_through_text(scores, "stance").empty


def test_shared_cues_are_those_of_more_than_one_article(small):
    marks, tokens = small
    own = explain.scored_marks(marks, tokens, "stance")
    used = own.groupby(own["cue"].str.lower())["article"].agg(set)
    found = explain.score_by_shared_cues(marks, tokens).set_index("article")
    for article, words in explain.words_per_article(tokens).items():
        part = own[(own["article"] == article) & own["cue"].str.lower().map(used).map(len).gt(1)]
        assert found.loc[article, "rate"] == pytest.approx(part["weight"].sum() / words * 1000)
        assert found.loc[article, "cues"] == part["cue"].str.lower().nunique()
