"""Marks counted and summed for each unit and category: distinct spans, totals, exact sums."""

import numpy as np
import pytest

from analysis.comparison.tally import first_part, tally_marks, with_totals
from analysis.core.schema import table

NUMBER = {("m", "all"): 0, ("m", "k"): 1, ("m", "k.one"): 2, ("m", "k.two"): 3, ("m", "l"): 4}


def marks(*rows):
    """Marks of one article from (category, start, weight)."""
    category, start, weight = zip(*rows, strict=True)
    return table("marks", {"article": "x", "sentence": 1, "measure": "m", "category": category, "start": start,
                           "end": [at + 1 for at in start], "weight": weight})  # fmt: skip


MARKS = marks(("k.one", 0, 1.0), ("k.two", 0, 2.0), ("l", 4, -1.0), ("l", 6, 0.0), ("k.one", 8, 1.0))
UNIT = np.array([0, 0, 1, 1, -1])  # the last mark counts nowhere


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [4, 2, 1, 3, 0]])
def test_totals_count_distinct_spans_and_sum_all_weights(order):
    found = MARKS.iloc[order].reset_index(drop=True)
    count, weight = tally_marks(found, np.zeros(5, np.int64), UNIT[None, order], 2, NUMBER)
    assert count.reshape(2, 5).tolist() == [[1, 1, 1, 1, 0], [1, 0, 0, 0, 1]]  # all, k, k.one, k.two, l
    assert weight.reshape(2, 5).tolist() == [[3, 3, 1, 2, 0], [-1, 0, 0, 0, -1]]


def test_the_same_span_of_another_article_is_another_span():
    found = marks(("l", 4, 1.0), ("l", 4, 1.0))
    for article, spans in (([0, 0], 1), ([0, 1], 2)):
        count, _ = tally_marks(found, np.array(article), np.zeros((1, 2), np.int64), 1, NUMBER)
        assert count[NUMBER["m", "l"]] == count[NUMBER["m", "all"]] == spans


def test_a_mark_counts_for_its_unit_in_every_row():
    count, _ = tally_marks(marks(("l", 4, 1.0)), np.zeros(1, np.int64), np.array([[0], [2]]), 3, NUMBER)
    assert count.reshape(3, 5)[:, NUMBER["m", "l"]].tolist() == [1, 0, 1]


def test_ten_tenths_are_one():
    """Added one after the other they are 0.9999999999999999."""
    found = marks(*[("l", at, 0.1) for at in range(10)])
    _, weight = tally_marks(found, np.zeros(10, np.int64), np.zeros((1, 10), np.int64), 1, NUMBER)
    assert weight[NUMBER["m", "l"]] == 1.0


def test_totals_stand_before_the_categories():
    assert with_totals(["k.one", "k.two", "l"]) == ["all", "k", "k.one", "k.two", "l"]
    assert with_totals([]) == ["all"]
    assert [first_part(name) for name in ("hedge.modal", "hedge")] == ["hedge", "hedge"]
