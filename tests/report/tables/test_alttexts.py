"""Alt texts say what is drawn."""

import pandas as pd
import pytest
from report.tables.compared import LABELS, row, sparse

from analysis.report.tables import alttexts


def test_rates_are_told_by_voice_and_row():
    rates = pd.DataFrame({"group": ["a", "b", "a"], "measure": "hedging", "category": ["hedge", "hedge", "booster"],
                          "voice": ["author", "author", "all"], "rate": [1.25, -2.0, 3.0]})  # fmt: skip
    said = alttexts.describe_rates(rates, {}, "Rates")
    assert said == "Rates. In the author's own words: hedges: a 1.2, b −2.0. In all words: boosters: a 3.0."
    one = rates[:1].drop(columns="voice").assign(mentions=7)
    assert alttexts.describe_rates(one, {}, "Rates") == "Rates. hedges: a 1.2 (7 mentions)."
    assert alttexts.describe_rates(rates[:0], {}, "Rates") == "Rates. Nothing to draw."


@pytest.mark.parametrize(
    ("length", "places"), [(9, [0, 2, 4, 6, 8]), (5, [0, 1, 2, 3, 4]), (3, [0, 0, 1, 2, 2]), (1, [0] * 5)]
)
def test_a_course_is_told_at_five_places_from_its_first_to_its_last(length, places):
    course = pd.DataFrame(
        {"group": "a", "position": [float(at) for at in range(length)], "smooth": [at / 2 for at in range(length)]}
    )
    told = ", ".join(f"{at / 2:.1f} at {at} %" for at in places)
    assert alttexts.describe_course(course, "Tone") == f"Tone, moving mean. a: {told}."


def test_pairs_shares_and_validity():
    table = pd.DataFrame({"cue": ["x", "y"], "contribution": [1.0, -0.5]})
    assert alttexts.describe_pairs(table, "cue", "contribution", "Words") == "Words. x: 1.0; y: −0.5."
    shares = pd.DataFrame({"group": ["a", "a"], "part": ["body", "title"], "share": [79.6, 20.4]})
    assert alttexts.describe_shares(shares, "Sections") == "Sections. a: body 80 %, title 20 %."
    rows = pd.DataFrame(
        {
            "set": ["opeds"],
            "unit": ["sentence"],
            "measure": ["tone"],
            "metric": ["pearson"],
            "ours": [0.614],
            "vader": [0.5],
            "trained": [None],
        }
    )
    assert (
        alttexts.describe_validity(rows)
        == "Agreement with annotators. Tone: op-eds written for this project, r: 0.61, vader 0.50."
    )


RATES = pd.DataFrame(
    [
        ("a", "hedging", "hedge", -1.25),
        ("b", "hedging", "hedge", 3.0),
        ("a", "tone", "tone", 2.0),
        ("b", "tone", "tone", 0),
    ],
    columns=["group", "measure", "category", "rate"],
)


def test_alt_texts_hold_the_numbers_drawn():
    toward = pd.DataFrame(
        [("a", "mention", "iran", 0.5, 12)], columns=["group", "measure", "category", "rate", "mentions"]
    )
    assert (
        alttexts.describe_rates(toward, {"mention": {"iran": "Iran"}}, "Toward") == "Toward. Iran: a 0.5 (12 mentions)."
    )
    assert alttexts.describe_rates(RATES, {}, "Rates") == (
        "Rates. hedges: a −1.2, b 3.0; tone (sentiment for news): a 2.0, b 0.0."
    )
    pairs = pd.DataFrame({"cue": ["war", "deal"], "value": [-2.0, 1.5]})
    assert alttexts.describe_pairs(pairs, "cue", "value", "Words") == "Words. war: −2.0; deal: 1.5."
    shares = pd.DataFrame({"group": ["a", "b", "a"], "part": ["body", "body", "title"], "share": [99.0, 100.0, 1.0]})
    assert alttexts.describe_shares(shares, "Shares") == "Shares. a: body 99 %, title 1 %; b: body 100 %."
    course = pd.DataFrame({"group": "a", "position": [10.0, 50.0, 90.0], "smooth": [1.0, -1.0, 0.5]})
    assert alttexts.describe_course(course, "Tone") == (
        "Tone, moving mean. a: 1.0 at 10 %, 1.0 at 10 %, −1.0 at 50 %, 0.5 at 90 %, 0.5 at 90 %."
    )
    rows = pd.DataFrame([row(), sparse()])
    assert alttexts.describe_differences(rows, LABELS).count("hedges: hope 21.0") == 2


def test_the_alt_text_of_an_empty_chart_says_so():
    empty = pd.DataFrame(columns=["group", "measure", "category", "rate", "part", "share", "position", "smooth"])
    for text in (
        alttexts.describe_rates(empty, {}, "What"),
        alttexts.describe_pairs(empty, "part", "share", "What"),
        alttexts.describe_shares(empty, "What"),
        alttexts.describe_course(empty, "What"),
        alttexts.describe_differences(empty, {}),
    ):
        assert text.endswith("Nothing to draw.")


def test_the_title_comes_before_what_is_drawn_unless_it_begins_so():
    assert alttexts.with_title("Ray hedges more", "Hedges") == "Ray hedges more. Hedges"
    assert (
        alttexts.with_title("Hedges", "Hedges by kind") == "Hedges by kind" == alttexts.with_title("", "Hedges by kind")
    )


def test_ways_of_analysing_are_counted():
    rows = pd.DataFrame(
        {
            "measure": "hedging",
            "category": ["hedge", "booster"],
            "same_sign": [8, 7],
            "established": [8, 1],
            "universes": 8,
        }
    )
    assert alttexts.describe_universes(rows, {}) == (
        "Every finding in every way of analysing it. hedges: Always the same direction, significant in 8 of 8 ways of analysing it; "
        "boosters: The same direction in 7, significant in 1 of 8 ways of analysing it."
    )
