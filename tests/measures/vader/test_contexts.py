"""What stands around a valence and changes what it counts."""

import pytest
from measures.marked import tone, tone_marks

from analysis.measures.vader.valences import entries
from analysis.measures.vader.weighing import shipped_tone_weights


def test_contexts_multiply_and_say_so():
    marks = tone_marks("It is a very good plan, but a dangerous one.")
    assert marks["modifier"].to_dict() == {"good": "very before but", "dangerous": "after but"}
    weights = shipped_tone_weights().set_index(["kind", "key"])["weight"]
    good = weights.get(("word", "good"), entries().set_index("key")["weight"].get("good"))
    expected = good * weights["positive", "degree"] * weights["positive", "before but"]
    assert marks.loc["good", "weight"] == pytest.approx(expected)
    assert tone_marks("It was all but good.").loc["good", "modifier"] == ""
    assert tone_marks("But the plan is good.").loc["good", "modifier"] == ""  # it answers another sentence


def test_a_name_at_a_sentences_start_is_told_by_the_parse():
    assert tone_marks("Amnesty International met in Lima.").empty
    assert tone_marks("Grace Kelly took the train.").empty
    assert tone("Hope is what they need.") > 0
    assert tone("Corrupt Danish officials took it.") < 0


@pytest.mark.parametrize("text", [
    "Oh wonderful, another leak in the roof.", "Splendid: the roof leaks and the cellar is ruined.", "Great, another disaster.", "Some friend she turned out to be.",
    "Their so-called kindness starved the dog.", "How convenient that it was lost.",
])  # fmt: skip
def test_marked_irony_is_blame(text):
    assert tone(text) < 0


def test_a_verb_that_ends_harm_leaves_the_tone_to_it():
    marks = tone_marks("They eradicated the disease and vandalised the hall.")
    assert marks.loc["eradicated", ["weight", "modifier"]].tolist() == [0.0, "removes"]
    assert marks.loc["disease", "weight"] > 0 > marks.loc["vandalised", "weight"]


@pytest.mark.parametrize(("text", "modifier"), [
    ("Nothing but good came of it.", ""), ("They like good, but the town is theirs.", "before but"), ("It met, but good came of it.", "after but"),
    ("A bad plan but a good one but a bad one.", "before but, after but, after but"), ("Good but tall.", "before but"),
])  # fmt: skip
def test_the_first_but_of_a_sentence_parts_what_it_concedes_from_what_it_stresses(text, modifier):
    assert ", ".join(filter(None, tone_marks(text)["modifier"])) == modifier


def test_irony_needs_praise_that_opens_its_sentence_and_more_blame_behind_it():
    assert tone_marks("Brilliant: they failed.").loc["Brilliant", "modifier"] == "irony"
    assert tone_marks("Great, another failure.").loc["Great", "modifier"] == "irony"
    for text, word in (
        ("Brilliant, they failed.", "Brilliant"),
        ("Brilliant: they met.", "Brilliant"),
        ("A brilliant: they failed.", "brilliant"),
    ):
        assert tone_marks(text).loc[word, "modifier"] != "irony"
    assert tone_marks("The plan is brilliant").loc["brilliant", "modifier"] == ""
    assert tone_marks("Brilliant: they met.").loc["Brilliant", "weight"] > 0
