"""Alt texts say what is drawn."""

import pandas as pd
import pytest

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
