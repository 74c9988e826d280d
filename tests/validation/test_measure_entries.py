"""The precision of each entry of a lexicon on labelled texts."""

import numpy as np
import pytest
from measure_entries import entry_precision

from analysis.validation.gold import mark_texts


def test_an_entry_counts_once_a_text_and_the_least_precise_stands_first():
    texts = ["It may rain.", "It may rain, perhaps.", "Perhaps it snows. Perhaps not."]
    _, marks = mark_texts(texts, ["hedging"])
    found = entry_precision(marks[marks["entry"].isin(["may", "perhaps"])], np.array([True, False, True]), fewest=2)
    assert found[["entry", "n", "precision"]].values.tolist() == [["may", 2, 0.5], ["perhaps", 2, 0.5]]
    assert entry_precision(marks, np.array([True, True, True]), fewest=3).empty
    assert entry_precision(marks.assign(weight=0.0), np.array([True, True, True]), fewest=1).empty


def test_the_precision_of_an_entry_is_over_texts_and_needs_enough_of_them():
    texts = ["It may rain. It may snow."] * 3 + ["It may rain."] * 2 + ["It rains, perhaps."] * 4
    _, marks = mark_texts(texts, ["hedging"])
    found = entry_precision(marks, np.array([True] * 3 + [False] * 6), fewest=5)
    assert found[["entry", "n", "precision", "base"]].values.tolist() == [["may", 5, 0.6, pytest.approx(1 / 3)]]
