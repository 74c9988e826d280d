"""Tone: its lexicon, what context does to a valence, and how weights are learned."""

import numpy as np
import pytest

from analysis import mark, tokenize
from analysis.core.schema import table
from analysis.lexicons.load import lexicon
from analysis.measures.vader.valences import entries, function_words, vader_lexicon
from analysis.measures.vader.weighing import direction, intensity, shipped_tone_weights, text_points
from analysis.validation.learning.tone import valence_hits


def marks_of(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles), measures=["tone"])
    return marks[marks["measure"] == "tone"].set_index("cue")


def tone(text):
    return marks_of(text)["weight"].sum()


def test_words_that_name_the_subject_leave_no_mark():
    assert {"party", "security", "like", "well"} <= set(vader_lexicon())
    assert marks_of("The party spoke of security as well as of energy, like others.").empty


@pytest.mark.parametrize("text", [
    "They pledged to act quickly, and agreed to restore the line.", "The envoy admits that he is prepared to do it.",
    "He contributed to the vote in many respects.", "It is an important and extraordinary sum.", "They are cutting a deal in peace talks.",
])  # fmt: skip
def test_words_that_are_for_or_against_by_what_they_are_said_of_leave_no_mark(text):
    assert marks_of(text).empty


def test_praise_of_size_before_something_bad_is_blame():
    assert tone("It is the greatest threat of all.") < tone("It is a threat.") < 0


def test_words_of_comment_that_vader_lacks():
    assert not {"quagmire", "misguided"} & set(vader_lexicon())
    assert tone("It was a misguided war and a quagmire.") < tone("It was a war.") < 0 < tone("It is a breakthrough.")


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
    own = marks_of(text)["weight"]
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
    assert cue in marks_of(meant).index and cue not in marks_of(other).index


def test_blame_that_is_denied_is_hardly_praise():
    bad = marks_of("The plan is bad.").loc["bad", "weight"]
    assert abs(marks_of("The plan is not bad.").loc["bad", "weight"]) < abs(bad) / 2


def test_contexts_multiply_and_say_so():
    marks = marks_of("It is a very good plan, but a dangerous one.")
    assert marks["modifier"].to_dict() == {"good": "very before but", "dangerous": "after but"}
    weights = shipped_tone_weights().set_index(["kind", "key"])["weight"]
    good = weights.get(("word", "good"), entries().set_index("key")["weight"].get("good"))
    expected = good * weights["positive", "degree"] * weights["positive", "before but"]
    assert marks.loc["good", "weight"] == pytest.approx(expected)
    assert marks_of("It was all but good.").loc["good", "modifier"] == ""
    assert marks_of("But the plan is good.").loc["good", "modifier"] == ""  # it answers another sentence


@pytest.mark.parametrize("text", [
    "Should they not have met, and why can we never say so?", "First they will meet, in spite of the rain.", "It is no longer there.",
])  # fmt: skip
def test_words_of_grammar_have_no_tone(text):
    assert marks_of(text).empty


def test_the_overlay_weighs_no_word_of_grammar():
    overlay = lexicon("tone").entries
    assert {"not", "will", "hardly", "nobody"} <= function_words()
    assert not function_words() & set(overlay.loc[overlay["weight"].fillna(0) != 0, "key"])
    assert not function_words() & set(shipped_tone_weights().loc[shipped_tone_weights()["kind"] == "word", "key"])


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
    assert marks_of(text).empty


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


def test_intensity_is_vaders_with_words_for_its_constant():
    assert intensity(3.0, 15) == pytest.approx(3 / np.sqrt(9 + 15))
    assert np.isnan(intensity(0.0, 0))
    assert direction(np.array([0.5, 0.0, -0.5]), "news").tolist() == ["positive", "neutral", "negative"]


def test_points_of_a_text_are_the_sum_of_its_marks():
    texts = ["A reckless plan, but a good one?", "Nobody praised the disaster.", ""]
    found, words = valence_hits(texts)
    assert text_points(found, len(texts)) == pytest.approx([tone(text) if text else 0.0 for text in texts])
    assert words.tolist() == [7, 4, 0]


def test_an_entry_stands_on_one_side_only():
    overlay = lexicon("tone").entries
    counts = overlay.dropna(subset="weight").groupby("cue")["category"].nunique()
    assert counts.max() == 1
    sign = {"positive": 1, "negative": -1, "neutral": 0}
    known = overlay.dropna(subset="weight")
    assert (np.sign(known["weight"]) == known["category"].map(sign)).all()
    assert known["weight"].abs().max() <= 4


@pytest.mark.parametrize(("text", "sign"), [
    ("The chamber ratified the treaty and approved the budget.", 0), ("One ought to be able to say so.", 0), ("He is not able to walk.", -1),
    ("It was promised in May.", 0), ("They approve of the plan.", 1), ("The law has outlived its usefulness.", -1),
    ("The river comes apart into a hundred channels.", 0), ("Their camp came apart.", -1), ("It took little more than four months.", 0),
    ("It is little more than a slogan.", -1), ("Each undertakes not to help the other.", 0), ("Pundits call this toothless.", 0),
    ("The pact is toothless.", -1), ("Her resolve is unflinching.", 1), ("A bloodless vote left the rules unchanged.", 0),
])  # fmt: skip
def test_procedure_ability_quantity_and_denied_blame_are_no_praise(text, sign):
    found = marks_of(text)
    assert np.sign(found["weight"].sum()) == sign, found
