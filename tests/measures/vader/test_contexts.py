"""What stands around a valence and changes what it counts."""

import pytest
from measures.marked import marks_of, tone

from analysis.measures.vader.valences import entries
from analysis.measures.vader.weighing import shipped_tone_weights


def test_contexts_multiply_and_say_so():
    marks = marks_of("It is a very good plan, but a dangerous one.")
    assert marks["modifier"].to_dict() == {"good": "very before but", "dangerous": "after but"}
    weights = shipped_tone_weights().set_index(["kind", "key"])["weight"]
    good = weights.get(("word", "good"), entries().set_index("key")["weight"].get("good"))
    expected = good * weights["positive", "degree"] * weights["positive", "before but"]
    assert marks.loc["good", "weight"] == pytest.approx(expected)
    assert marks_of("It was all but good.").loc["good", "modifier"] == ""
    assert marks_of("But the plan is good.").loc["good", "modifier"] == ""  # it answers another sentence


def test_a_name_at_a_sentences_start_is_told_by_the_parse():
    assert marks_of("Amnesty International met in Lima.").empty
    assert marks_of("Grace Kelly took the train.").empty
    assert tone("Hope is what they need.") > 0
    assert tone("Corrupt Danish officials took it.") < 0


@pytest.mark.parametrize("text", [
    "Oh wonderful, another leak in the roof.", "Splendid: the roof leaks and the cellar is ruined.", "Great, another disaster.", "Some friend she turned out to be.",
    "Their so-called kindness starved the dog.", "How convenient that it was lost.",
])  # fmt: skip
def test_marked_irony_is_blame(text):
    assert tone(text) < 0


def test_praise_before_a_colon_stays_praise_where_nothing_bad_follows():
    marks = marks_of("Splendid: the roof holds.")
    assert marks.loc["Splendid", "modifier"] == "" and marks.loc["Splendid", "weight"] > 0
    assert marks_of("Splendid: the cellar is ruined.").loc["Splendid", "modifier"] == "irony"


def test_a_verb_that_ends_harm_leaves_the_tone_to_it():
    marks = marks_of("They eradicated the disease and vandalised the hall.")
    assert marks.loc["eradicated", ["weight", "modifier"]].tolist() == [0.0, "removes"]
    assert marks.loc["disease", "weight"] > 0 > marks.loc["vandalised", "weight"]
