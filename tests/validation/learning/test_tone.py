"""What tone is learned from, and from how many texts on a word is learned."""

import numpy as np
import pandas as pd
import pytest

from analysis.core.weights import row_hash
from analysis.validation.learning.tone import learn, tone_learner, training_rows, valence_hits

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
