"""Texts of which few are distinct, as codes and names."""

import numpy as np
import pandas as pd
import pytest

from analysis.cues.labels import Labels

TEXTS = ["b", "a", "b", "c", "a"]


@pytest.fixture
def labels():
    return Labels.in_column(pd.Series(TEXTS, dtype="str"))


def test_labels_hold_each_text_once_in_order_of_appearance(labels):
    assert (labels.code.tolist(), labels.names.to_pylist()) == ([0, 1, 0, 2, 1], ["b", "a", "c"])
    runs = Labels.in_runs(pd.Series(["b", "b", "a", "b"], dtype="str"))
    assert (runs.code.tolist(), runs.names.to_pylist()) == ([0, 0, 1, 0], ["b", "a"])
    assert Labels.same("x", 3).texts().to_pylist() == ["x"] * 3


def test_what_is_made_of_labels_is_what_is_made_of_their_texts(labels):
    assert labels.texts().to_pylist() == TEXTS and len(labels) == 5
    assert labels[np.array([3, 0])].texts().to_pylist() == ["c", "b"]
    assert labels.replaced(np.arange(5) > 2, "d").texts().to_pylist() == ["b", "a", "b", "d", "d"]
    asked = []
    assert labels.each(lambda name: asked.append(name) or name.upper()).tolist() == list("BABCA")
    assert asked == ["b", "a", "c"]
    assert len(labels[np.zeros(0, int)].each(str.upper)) == 0
    numbers = Labels.of(np.array([0, 1, 1, 1, 1]), ["1", "2"])
    pairs = Labels.combined([labels, numbers], "".join)
    assert pairs.texts().to_pylist() == ["b1", "a2", "b2", "c2", "a2"]
    assert pairs.names.to_pylist() == ["b1", "a2", "b2", "c2"]
    both = Labels.joined([labels, numbers, Labels.same("x", 2)])
    assert both.texts().to_pylist() == [*TEXTS, "1", "2", "2", "2", "2", "x", "x"]


def test_the_rank_of_a_name_is_its_place_in_the_alphabet(labels):
    assert labels.rank().tolist() == [1, 0, 2]
    assert Labels.joined([labels, labels]).rank().tolist() == [1, 0, 2, 1, 0, 2]
    assert Labels.same("x", 0).rank().tolist() == [0]
    assert Labels.of(np.zeros(0, int), []).rank().tolist() == []
