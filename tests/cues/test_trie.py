"""Sequences of words, found among words; and which of overlapping finds stay."""

import numpy as np

from analysis.cues.token_index import Words
from analysis.cues.trie import Trie, longest, overlapping


def found(text, *sequences):
    """(first word, last word, number) of each find."""
    trie = Trie([sequence.split() for sequence in sequences])
    return trie.find(Words.of_texts([text], voices="quotes")).T.tolist()


def test_sequences_are_found_in_reading_order_also_inside_one_another():
    assert found("An old port town of old.", "old port", "port", "old port town", "old") == [
        [1, 1, 3], [1, 2, 0], [1, 3, 2], [2, 2, 1], [5, 5, 3],
    ]  # fmt: skip


def test_a_sequence_given_twice_is_found_under_either_number():
    assert found("The port.", "port", "town", "port") == [[1, 1, 0], [1, 1, 2]]


def test_quotation_marks_may_stand_between_the_words_of_a_find_but_no_comma():
    assert found("The old “port” is an old, port.", "old port") == [[1, 2, 0]]


def test_where_there_is_nothing_to_find_or_to_look_for_nothing_is_found():
    assert found("The port.", "harbour") == found("The port.") == found("", "port") == []


def test_finds_of_one_category_that_share_a_word_overlap():
    first, last = np.array([[0, 1, 4, 4], [2, 3, 5, 4]], np.int32)
    assert overlapping(first, last, np.array([0, 0, 0, 1]), 2).tolist() == [0, 1]


def test_of_overlapping_finds_those_that_come_first_stay():
    first, last = np.array([[1, 0, 4, 0], [3, 1, 4, 1]], np.int32)
    assert longest(first, last, np.array([0, 0, 0, 1]), 5).tolist() == [True, False, True, True]
