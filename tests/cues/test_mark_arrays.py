"""Labels and marks as arrays say what tables of texts would say."""

import numpy as np
import pandas as pd
import pytest

from analysis.core.schema import table
from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays, MarkLabels, spread
from analysis.cues.token_index import Words
from analysis.voices import tokenize

TEXTS = ["b", "a", "b", "c", "a"]


@pytest.fixture
def labels():
    return Labels.in_column(pd.Series(TEXTS, dtype="str"))


@pytest.fixture(scope="module")
def words():
    articles = table("articles", {"article": ["x", "y"], "text": ["It may rain.", "Snow fell.\n\nIt “might” fall."]})
    return Words.of(articles, tokenize(articles))


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


def test_marks_are_joined_chosen_and_changed_and_become_a_table(words):
    at = np.flatnonzero(np.isin(words.surface, ["may", "might"]))
    marks = MarkArrays.of(words, at, at, -1.0, MarkLabels("hedging", "hedge.modal", "may", modifier="m"))
    rain = np.flatnonzero(words.surface == "rain")
    both = MarkArrays.joined(
        [marks, MarkArrays.of(words, rain - 1, rain, 0.5, MarkLabels("tone", "all", "rain", target="weather"))]
    )
    found = both.but(weight=both.weight * 2, measure="x").table(np.array([0, 2, 1]))
    assert found[["article", "sentence", "start", "end", "cue", "weight"]].values.tolist() == [
        ["x", 1, 3, 6, "may", -2.0],
        ["x", 1, 3, 11, "may rain", 1.0],
        ["y", 2, 16, 21, "might", -2.0],
    ]
    assert found["measure"].tolist() == ["x"] * 3 and found["modifier"].tolist() == ["m", "", "m"]
    assert found["target"].tolist() == ["", "weather", ""] and found["actor"].tolist() == [""] * 3
    assert found["attribution"].isna().all() and found["voice"].tolist() == ["author"] * 3
    assert [chr(words.page.points[begin]) + chr(words.page.points[end - 1]) for begin, end in zip(both.begins, both.ends, strict=True)] == [
        "my", "mt", "mn",
    ]  # fmt: skip
    assert both[np.array([False, False, True])].table()["cue"].tolist() == ["may rain"]
    assert len(both) == 3 and len(MarkArrays.none(words)) == 0 and MarkArrays.none(words).table().empty


def test_stretches_are_spread_one_after_another():
    places, number = spread(np.array([5, 9, 2]), np.array([7, 9, 5]))
    assert places.tolist() == [5, 6, 2, 3, 4] and number.tolist() == [0, 0, 2, 2, 2]
    assert spread(np.array([3]), np.array([1]))[0].tolist() == []
