"""Weights of what has a valence, and how favourable a passage is."""

import numpy as np
import pandas as pd
import pytest
from measures.marked import tone

from analysis.measures.vader.contexts import contexts
from analysis.measures.vader.weighing import direction, intensity, sign_of, text_points, weigh
from analysis.validation.learning.tone import valence_hits


def test_intensity_is_vaders_with_words_for_its_constant():
    assert intensity(3.0, 15) == pytest.approx(3 / np.sqrt(9 + 15))
    assert np.isnan(intensity(0.0, 0))
    assert direction(np.array([0.5, 0.0, -0.5]), "news").tolist() == ["positive", "neutral", "negative"]


def test_points_of_a_text_are_the_sum_of_its_marks():
    texts = ["A reckless plan, but a good one?", "Nobody praised the disaster.", ""]
    found, words = valence_hits(texts)
    assert text_points(found, len(texts)) == pytest.approx([tone(text) if text else 0.0 for text in texts])
    assert words.tolist() == [7, 4, 0]


def test_a_weight_is_the_valence_of_its_word_times_the_factors_for_its_side():
    found, _ = valence_hits(["A very good plan and a very bad one."])
    rows = [(side, context, 1.0) for side in ("positive", "negative") for context in contexts()]
    learned = pd.DataFrame([*rows, ("word", "good", 3.0), ("word", "bad", -1.0)], columns=["kind", "key", "weight"])
    assert weigh(found, learned).tolist() == [3.0, -1.0]
    learned.loc[learned["key"].eq("degree"), "weight"] = [2.0, 1.5]
    assert weigh(found, learned).tolist() == [6.0, -1.5]
    assert [sign_of(valence) for valence in (0.1, 0.0, -0.1)] == ["positive", "negative", "negative"]


def test_a_direction_begins_beyond_its_line():
    assert direction(np.array([0.2, 0.201, -0.2, -0.201]), "news").tolist() == [
        "neutral",
        "positive",
        "neutral",
        "negative",
    ]
    assert direction(np.array([0.05, 0.051, -0.1, -0.101]), "comment").tolist() == [
        "neutral",
        "positive",
        "neutral",
        "negative",
    ]
