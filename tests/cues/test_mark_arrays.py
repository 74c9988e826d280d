"""Marks as arrays say what a table of them would say."""

import numpy as np
import pytest

from analysis.core.schema import table
from analysis.cues.mark_arrays import MarkArrays, MarkLabels, spread
from analysis.cues.token_index import Words
from analysis.voices import tokenize


@pytest.fixture(scope="module")
def words():
    articles = table("articles", {"article": ["x", "y"], "text": ["It may rain.", "Snow fell.\n\nIt “might” fall."]})
    return Words.of(articles, tokenize(articles))


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
