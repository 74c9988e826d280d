"""Tone: its lexicon, what context does to a valence, and how weights are learned."""

import numpy as np
import pytest

from analysis import mark, tokenize
from analysis.core.schema import table
from analysis.lexicons.load import lexicon
from analysis.measures.vader.valences import direction, entries, intensity, points, shipped, vader_lexicon, weigh
from analysis.validation.learning.tone import counted, learn, prior_weights


def marks_of(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles), measures=["tone"])
    return marks[marks["measure"] == "tone"].set_index("cue")


def tone(text):
    return marks_of(text)["weight"].sum()


def test_words_that_name_the_subject_leave_no_mark():
    assert {"party", "security", "like", "well"} <= set(vader_lexicon())
    assert marks_of("The party spoke of security as well as of energy, like others.").empty


def test_words_of_comment_that_vader_lacks():
    assert not {"quagmire", "misguided"} & set(vader_lexicon())
    assert tone("It was a misguided war and a quagmire.") < tone("It was a war.") < 0 < tone("It is a breakthrough.")


@pytest.mark.parametrize("text", [
    "The alliance lacks mutual trust.", "The plan is far from perfect.", "Few observers trust the plan.",
    "It is hardly a strategic partnership.", "The plan is not good.",
])  # fmt: skip
def test_praise_that_is_denied_is_blame(text):
    assert tone(text) < 0


def test_blame_that_is_denied_is_hardly_praise():
    bad = marks_of("The plan is bad.").loc["bad", "weight"]
    assert abs(marks_of("The plan is not bad.").loc["bad", "weight"]) < abs(bad) / 2


def test_contexts_multiply_and_say_so():
    marks = marks_of("It is a very good plan, but a dangerous one.")
    assert marks["modifier"].to_dict() == {"good": "very before but", "dangerous": "after but"}
    weights = shipped().set_index(["kind", "key"])["weight"]
    good = weights.get(("word", "good"), entries().set_index("key")["weight"].get("good"))
    expected = good * weights["positive", "degree"] * weights["positive", "before but"]
    assert marks.loc["good", "weight"] == pytest.approx(expected)
    assert marks_of("It was all but good.").loc["good", "modifier"] == ""


def test_a_question_that_ends_a_sentence_counts_where_its_mark_stands():
    text = "“Is that so?” he asked. Is it?"
    asked = marks_of(text).loc[["?"]]
    assert asked[["category", "start"]].values.tolist() == [["emphasis", len(text) - 1]]
    assert (asked["weight"] < 0).all()


def test_intensity_is_vaders_with_words_for_its_constant():
    assert intensity(3.0, 15) == pytest.approx(3 / np.sqrt(9 + 15))
    assert np.isnan(intensity(0.0, 0))
    assert direction(np.array([0.5, 0.0, -0.5]), "news").tolist() == ["positive", "neutral", "negative"]


def test_points_of_a_text_are_the_sum_of_its_marks():
    texts = ["A reckless plan, but a good one?", "Nobody praised the disaster.", ""]
    found, asked, words = counted(texts)
    assert points(found, asked) == pytest.approx([tone(text) if text else 0.0 for text in texts])
    assert words.tolist() == [7, 4, 0]


def test_an_entry_stands_on_one_side_only():
    overlay = lexicon("tone").entries
    counts = overlay.dropna(subset="weight").groupby("cue")["category"].nunique()
    assert counts.max() == 1
    sign = {"positive": 1, "negative": -1, "neutral": 0}
    known = overlay.dropna(subset="weight")
    assert (np.sign(known["weight"]) == known["category"].map(sign)).all()
    assert known["weight"].abs().max() <= 4


def test_learning_moves_a_word_toward_its_ratings_and_leaves_the_unseen():
    texts = [f"A {word} plan number {i}." for i in range(40) for word in ("good", "bad", "modest", "grim")]
    ratings = np.tile([1.0, -1.0, -1.0, -1.0], 40)
    found, asked, words = counted(texts)
    one_set = np.full(len(texts), "a"), np.ones(len(texts))
    learned = learn(found, asked, words, ratings, *one_set)
    changed = learned[learned["kind"] == "word"].set_index("key")
    assert changed.loc["modest", "weight"] < changed.loc["modest", "prior"] - 0.3
    assert set(changed.index) <= {"good", "bad", "modest", "grim"}
    assert (weigh(found, prior_weights())[found.key == "modest"] > 0).all()
    ratings[2::4] = np.nan
    assert "modest" not in set(learn(found, asked, words, ratings, *one_set)["key"])
