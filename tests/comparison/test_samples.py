"""The units of one group as arrays: weights where weights are compared, else counts."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison.samples import Group, compares_weights

CELLS = pd.DataFrame({"measure": ["hedging", "hedging", "tone"], "category": ["hedge", "all", "all"]})


def scores(words=(10, 20)):
    """Two articles with three cells each."""
    return pd.DataFrame({
        "article": list("xxxyyy"), "event": ["e"] * 3 + ["f"] * 3, "count": [2, 3, 1, 0, 1, 0],
        "weight": [-2.0, -1.0, 0.5, 0.0, 1.0, 0.0], "words": np.repeat(words, 3),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "category", "weighed"),
    [
        ("tone", "negative", True),
        ("hedging", "all", True),
        ("hedging", "hedge", False),
        ("framing", "all", False),
        ("subjectivity", "loaded", False),
    ],
)
def test_measures_with_a_direction_and_balances_compare_weights(measure, category, weighed):
    assert compares_weights(measure, category) == weighed


def test_values_are_counts_of_the_hedges_and_weights_of_the_balance_and_the_tone():
    group = Group.of(scores(), CELLS)
    assert group.values.tolist() == [[2, -1, 0.5], [0, 1, 0]] and group.counts.tolist() == [[2, 3, 1], [0, 1, 0]]
    assert (group.signed.tolist(), group.words.tolist()) == ([False, True, True], [10, 20])
    assert len(group) == 2 and len(set(group.event)) == 1  # where no column pairs, all are on one event
    assert Group.of(scores(), CELLS, "event").event.tolist() == ["e", "f"]


def test_some_of_the_units_are_a_group():
    part = Group.of(scores(), CELLS, "event")[np.array([False, True])]
    assert (part.values.tolist(), part.words.tolist(), part.event.tolist()) == ([[0, 1, 0]], [20], ["f"])
    assert part.signed.tolist() == [False, True, True] and len(part) == 1


def test_a_group_is_coded_where_each_unit_counts_as_one_and_bears_at_most_one_mark():
    once = scores(words=(1, 1)).assign(count=[1, 0, 1, 0, 1, 0])
    assert Group.of(once, CELLS).coded
    assert not Group.of(once.assign(count=2), CELLS).coded and not Group.of(once.assign(words=2), CELLS).coded
