"""What tone is learned from, from how many texts on, and how far weights may move."""

import numpy as np
import pandas as pd
import pytest

from analysis.core.weights import row_hash
from analysis.measures.vader.weighing import weigh
from analysis.validation.learning.tone import learn, prior_weights, tone_learner, training_rows, valence_hits

WORDS = {"good": 1.0, "bad": -1.0, "grim": 1.2}
RATED = [(f"A {word} plan number {i}.", rating + i / 100) for i in range(6) for word, rating in WORDS.items()]


def test_ratings_count_whole_and_labels_toward_persons_a_fifth_as_their_mean(write_gold):
    write_gold("nyt_editorials", [{"text": "A grim plan.", "score": -0.5}])
    rows = [("Lund praised Holm.", 1), ("Rain fell.", 0), ("Lund praised Holm.", 0)]
    gold = write_gold("newsmtsc", [{"text": text, "polarity": polarity} for text, polarity in rows])
    assert training_rows(gold.folder).to_dict("list") == {
        "text": ["A grim plan.", "Lund praised Holm.", "Rain fell."],
        "rating": [-0.5, 0.5, 0.0],
        "set": ["nyt_editorials", "newsmtsc", "newsmtsc"],
        "share": [1.0, 0.2, 0.2],
    }


def test_without_a_set_to_learn_from_it_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match="neither of the sets that tone is learned from is there"):
        training_rows(tmp_path)


def test_a_text_left_out_teaches_nothing(write_gold):
    gold = write_gold("nyt_editorials", [{"text": text, "score": rating} for text, rating in RATED])
    learner = tone_learner(gold.folder)
    texts, ratings = [text for text, _ in RATED], np.array([rating for _, rating in RATED])
    same = np.full(len(RATED), "nyt_editorials"), np.ones(len(RATED))
    found = valence_hits(texts)
    pd.testing.assert_frame_equal(learner(), learn(*found, ratings, *same))
    left = [text for text in texts if "grim" in text][:4]
    without = learner(frozenset(map(row_hash, left)))
    pd.testing.assert_frame_equal(without, learn(*found, np.where(np.isin(texts, left), np.nan, ratings), *same))
    assert "grim" in set(learner()["key"]) and "grim" not in set(without["key"]), "two texts are too few"


def test_a_word_is_learned_from_three_texts_on():
    words = ["grim"] * 3 + ["bleak"] * 2 + ["good", "bad"] * 6
    ratings = [{"good": 1.0, "bad": -1.0}.get(word, 1.2) + i / 100 for i, word in enumerate(words)]
    found = valence_hits([f"The {word} plan number {i}." for i, word in enumerate(words)])
    learned = learn(*found, np.array(ratings), np.full(len(words), "a"), np.ones(len(words)))
    own = learned[learned["kind"] == "word"].set_index("key")
    assert own.loc["grim", "texts"] == 3 and "bleak" not in own.index
    assert own.loc["grim", "weight"] > own.loc["grim", "prior"] + 0.3


def test_learning_moves_a_word_toward_its_ratings_and_leaves_the_unseen():
    texts = [f"A {word} plan number {i}." for i in range(40) for word in ("good", "bad", "nuanced", "grim")]
    ratings = np.tile([1.0, -1.0, -1.0, -1.0], 40)
    found, words = valence_hits(texts)
    one_set = np.full(len(texts), "a"), np.ones(len(texts))
    learned = learn(found, words, ratings, *one_set)
    changed = learned[learned["kind"] == "word"].set_index("key")
    assert changed.loc["nuanced", "weight"] < changed.loc["nuanced", "prior"] - 0.3
    assert set(changed.index) <= {"good", "bad", "nuanced", "grim"}
    assert (weigh(found, prior_weights())[found.key == "nuanced"] > 0).all()
    ratings[2::4] = np.nan
    assert "nuanced" not in set(learn(found, words, ratings, *one_set)["key"])


def test_what_is_denied_keeps_no_part_of_its_side_whatever_the_ratings_say():
    said = {"good": 1.0, "bad": -1.0, "not good": 1.0, "not bad": -1.0}
    found, words = valence_hits([f"A plan that is {words} in room {i}." for i in range(40) for words in said])
    learned = learn(found, words, np.tile([*said.values()], 40), np.full(160, "a"), np.ones(160))
    factors = learned.set_index(["kind", "key"])["weight"]
    assert factors["positive", "negation"] == -0.5
    assert factors["negative", "negation"] == 0
