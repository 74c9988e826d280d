"""Tone: its lexicon, what context does to a valence, and how weights are learned."""

import numpy as np
import pytest
from measures.marked import tone, tone_marks


@pytest.mark.parametrize("text", [
    "They pledged to act quickly, and agreed to restore the line.", "The envoy admits that he is prepared to do it.",
    "He contributed to the vote in many respects.", "It is an important and extraordinary sum.", "They are cutting a deal in peace talks.",
])  # fmt: skip
def test_words_that_are_for_or_against_by_what_they_are_said_of_leave_no_mark(text):
    assert tone_marks(text).empty


def test_praise_of_size_before_something_bad_is_blame():
    assert tone("It is the greatest threat of all.") < tone("It is a threat.") < 0


@pytest.mark.parametrize("text", [
    "The alliance lacks mutual trust.", "The plan is far from perfect.", "Few observers trust the plan.",
    "It is hardly a strategic partnership.", "The plan is not good.",
])  # fmt: skip
def test_praise_that_is_denied_is_blame(text):
    assert tone(text) < 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It is the least reliable of the pumps.", -1),
        ("It is not clear how much the villages would gain.", 1),
        ("Great mills have stood, and the dams that held them have collapsed.", 1),
    ],
)
def test_a_shifter_acts_on_what_it_governs_alone(text, sign):
    own = tone_marks(text)["weight"]
    own = own[[cue.lower() in ("reliable", "gain", "great") for cue in own.index]]
    assert len(own) == 1 and np.sign(own.iloc[0]) == sign


@pytest.mark.parametrize(
    ("meant", "other", "cue"),
    [
        ("That was right.", "They have a right to fish.", "right"),
        ("It was a hard winter.", "They worked hard.", "hard"),
        ("They told us lies.", "The village lies by the river.", "lies"),
        ("They were tense.", "The tense of the verb is past.", "tense"),
        ("The joke was offensive.", "The offensive began at dawn.", "offensive"),
        ("It was a promising start.", "They signed it, promising to pay.", "promising"),
    ],
)
def test_a_word_has_a_tone_as_the_part_of_speech_that_means_it(meant, other, cue):
    assert cue in tone_marks(meant).index and cue not in tone_marks(other).index


def test_blame_that_is_denied_is_hardly_praise():
    bad = tone_marks("The plan is bad.").loc["bad", "weight"]
    assert abs(tone_marks("The plan is not bad.").loc["bad", "weight"]) < abs(bad) / 2


@pytest.mark.parametrize("text", [
    "Smuggling fell by a third.", "The ceasefire ended the bloodshed.", "Engineers averted a catastrophe.", "Their grief has faded.",
    "The miners were rescued.", "Measles was eradicated.",
])  # fmt: skip
def test_harm_that_ends_is_not_bad(text):
    assert tone(text) >= 0


@pytest.mark.parametrize("text", [
    "Their happiness is over.", "Goodwill evaporated.", "Press freedom was curtailed.", "The guild lost its prestige.",
    "Hospitality dried up.", "His triumph was short-lived.",
])  # fmt: skip
def test_good_that_ends_is_bad(text):
    assert tone(text) < 0


@pytest.mark.parametrize("text", [
    "The novel is not awful.", "The clerk was not dishonest.", "There is no flaw in it.", "It was not the worst of the concerts.",
    "The essay is not without wit.", "It is wrong to call the poem a fiasco.", "It would be unfair to say that the choir failed.",
    "The cook could not be happier.",
])  # fmt: skip
def test_fault_that_is_denied_is_not_bad_and_hardly_praise(text):
    assert 0 <= tone(text) <= 1.5


def test_what_it_would_be_wrong_to_praise_is_not_good():
    assert tone("It would be wrong to call the poem a triumph.") < 0


@pytest.mark.parametrize("text", [
    "The theory is a house of cards.", "They swept it under the carpet.", "The choir is on thin ice.", "It is a friendship of convenience.",
    "Their kindness is skin-deep.", "The scheme went up in smoke.", "The chair shot himself in the foot.", "It was all smoke and mirrors.",
])  # fmt: skip
def test_idioms_of_blame(text):
    assert tone(text) < 0


@pytest.mark.parametrize("text", [
    "The soup is to die for.", "The concert went off without a hitch.", "The joke broke the ice.", "The choir is firing on all cylinders.",
    "She passed with flying colours.", "They buried the hatchet.", "He killed two birds with one stone.",
])  # fmt: skip
def test_idioms_of_praise(text):
    assert tone(text) > 0


@pytest.mark.parametrize("text", [
    "The race was a dead heat.", "They raised interest rates.", "A trust deed was drawn up.", "She tested positive.", "The runner has a first aid box.",
    "Freedom House moved to Ohio.", "Hope Hicks took the train.", "Good Friday is in April.", "The War Office stood by the river.",
])  # fmt: skip
def test_technical_uses_and_names_have_no_tone(text):
    assert tone_marks(text).empty


@pytest.mark.parametrize(("text", "sign"), [
    ("The chamber ratified the treaty and approved the budget.", 0), ("One ought to be able to say so.", 0), ("He is not able to walk.", -1),
    ("It was promised in May.", 0), ("They approve of the plan.", 1), ("The law has outlived its usefulness.", -1),
    ("The river comes apart into a hundred channels.", 0), ("Their camp came apart.", -1), ("It took little more than four months.", 0),
    ("It is little more than a slogan.", -1), ("Each undertakes not to help the other.", 0), ("Pundits call this toothless.", 0),
    ("The pact is toothless.", -1), ("Her resolve is unflinching.", 1), ("A bloodless vote left the rules unchanged.", 0),
])  # fmt: skip
def test_procedure_ability_quantity_and_denied_blame_are_no_praise(text, sign):
    found = tone_marks(text)
    assert np.sign(found["weight"].sum()) == sign, found
