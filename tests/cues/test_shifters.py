"""Negators and shifters among words."""

import numpy as np
import pytest

from analysis.cues.shifters import negators, shifters
from analysis.cues.token_index import Words


@pytest.fixture(scope="module")
def words():
    text = "Nobody knew. He, although far from well, merely failed to sleep. The rain ended hunger."
    return Words.of_texts([text], voices="quotes")


def test_shifters_stand_in_reading_order_with_their_words_and_kinds(words):
    found = shifters(words)
    assert list(zip(found.written.texts().to_pylist(), found.category.texts().to_pylist(), strict=False)) == [
        ("Nobody", "negation"), ("although", "concession"), ("far from", "minimiser"), ("merely", "restriction"),
        ("failed to", "content"), ("ended", "removal"),
    ]  # fmt: skip
    assert [(found.first[i], found.last[i]) for i in (0, 2, 4)] == [(0, 0), (4, 5), (8, 9)]
    assert found.of_unit.tolist() == [0, 1, 5, 6]
    assert found.concession.tolist() == [False, True, False, False, False, False]
    assert found.governs.texts().to_pylist() == [""] * 5 + ["patient"]


def test_what_acts_is_named_and_nothing_where_none_does(words):
    assert shifters(words).modifier(np.array([2, -1, 0])).texts().to_pylist() == ["far from", "", "Nobody"]


def test_shifters_are_looked_for_once(words):
    assert shifters(words) is shifters(words)


def test_words_without_shifters_have_none():
    assert len(shifters(Words.of_texts(["It rains."], voices="quotes")).first) == 0


def test_negators_deny_and_what_only_concedes_or_blocks_does_not():
    assert {"not", "hardly", "far from", "nobody"} <= negators()
    assert not {"although", "failed to", "merely", "not only"} & negators()
