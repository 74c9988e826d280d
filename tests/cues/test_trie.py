"""Sequences of words, found among words; and which of overlapping finds stay."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

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


SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(0, 2)), max_size=8)


def columns(finds):
    return (np.array(column, np.int64) for column in np.array(finds, np.int64).reshape(-1, 3).T)


def meet(one, other):
    return one[2] == other[2] and one[0] <= other[1] and other[0] <= one[1]


@given(SPANS)
def test_finds_overlap_that_share_a_word_and_a_category(given):
    finds = sorted((first, first + more, category) for first, more, category in given)
    first, last, category = columns(finds)
    expected = [
        at for at, one in enumerate(finds) if any(meet(one, other) for place, other in enumerate(finds) if place != at)
    ]
    assert overlapping(first, last, category, 3).tolist() == expected


@given(SPANS)
def test_of_overlapping_finds_the_first_stays(given):
    finds = sorted(((first, first + more, category) for first, more, category in given), key=lambda one: one[2])
    first, last, category = columns(finds)
    kept = []
    for one in finds:
        kept.append(not any(stays and meet(one, other) for stays, other in zip(kept, finds, strict=False)))
    assert longest(first, last, category, 12).tolist() == kept


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3), max_size=6), st.text("abcd,", max_size=12))
def test_sequences_stand_where_their_words_follow_one_another(sequences, letters):
    words = Words.of_texts([" ".join(letters).replace(" ,", ",")], "title", "quotes")
    key, runs = list(words.key), list(words.runs)
    expected = sorted(
        (start, start + len(sequence) - 1, number)
        for start in range(len(words)) for number, sequence in enumerate(sequences)
        if key[start : start + len(sequence)] == sequence and all(runs[start + 1 : start + len(sequence)])
    )  # fmt: skip
    assert sorted(map(tuple, Trie(sequences).find(words).T.tolist())) == expected


def test_many_sequences_that_end_at_one_word_are_all_found():
    words = Words.of_texts(["a a a"], "title", "quotes")
    assert Trie([["a"]] * 5 + [["a", "a"]]).find(words).T.tolist() == [
        *([at, at, number] for at in range(1) for number in range(5)), [0, 1, 5], *([1, 1, number] for number in range(5)), [1, 2, 5],
        *([2, 2, number] for number in range(5)),
    ]  # fmt: skip
    assert Trie([]).find(words).shape == Trie([["b"]]).find(words).shape == (3, 0)
