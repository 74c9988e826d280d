"""Positions as other programs count them: which counting fits the quoted words best, and which places there are."""

import pytest

from analysis.coding.exchange.positions import (
    COUNTINGS,
    align_line_ends,
    code_point_positions,
    code_points_between,
    locate_spans,
    one_line,
)  # fmt: skip

TEXT = "𝕏\r\n𝕐z\r"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, [0, 1, 2, 3, 4, 5, 6]), (1, [0, 1, 2, 2, 3, 4, 5]), (2, [0, 2, 3, 4, 6, 7, 8]), (3, [0, 2, 3, 3, 5, 6, 7])],
)
def test_each_way_of_counting(number, expected):
    assert code_point_positions(TEXT, COUNTINGS[number]).tolist() == expected
    assert code_point_positions("", COUNTINGS[number]).tolist() == [0]


@pytest.mark.parametrize("counting", COUNTINGS)
def test_every_place_is_found_again_and_no_other(counting):
    before = code_point_positions(TEXT, counting)
    whole = [at for at in range(len(before)) if at == len(before) - 1 or before[at] != before[at + 1]]
    known = {(int(before[start]), int(before[end])): (start, end) for start in whole for end in whole if start < end}
    top = int(before[-1]) + 2
    for span in [(start, end) for start in range(-1, top) for end in range(-1, top)]:
        assert code_points_between(before, span) == known.get(span)


def test_the_counting_with_which_most_words_fit_is_taken_and_the_first_of_equals():
    places, counting = locate_spans("𝕏 a b c", [(2, 3), (5, 6), (3, 4)], ["", "b", "a"])
    assert counting == COUNTINGS[2] and places == [(1, 2), (4, 5), (2, 3)]
    assert locate_spans("𝕏 a b", [(2, 3), (5, 6)], ["a", "b"])[1] == COUNTINGS[0], "one each: the standard"
    assert locate_spans("𝕏 a b", [(2, 3), (5, 6)], ["a", "b"], COUNTINGS[::-1])[1] == COUNTINGS[3]


def test_words_may_be_cut_and_are_compared_on_one_line():
    assert one_line("a\n\tb\x0b\u200bc ") == "a b c"
    text = "𝕏 It may\r\n rain"
    for words in ("It may rain", "It m…", "It m..."):
        assert locate_spans(text, [(3, 16)], [words]) == ([(2, 15)], COUNTINGS[2])


def test_line_ends_of_a_copy_are_aligned():
    assert align_line_ends("a\r\nb", "a\r\nb").tolist() == [0, 1, 2, 3, 4]
    assert align_line_ends("a\rb\n", "a\nb\r\n").tolist() == [0, 1, 2, 3, 5]
    assert align_line_ends("a\r\nb", "a\nb").tolist() == [0, 1, 2, 2, 3]
    assert align_line_ends("a\nb", "a\r\nb").tolist() == [0, 1, 3, 4]
    assert align_line_ends("", "").tolist() == [0]
    assert align_line_ends("a\nb", "a\r\nc") is None, "not the line ends alone differ"


def test_a_program_that_says_no_words_is_taken_at_the_standard():
    assert locate_spans("𝕏 left", [(0, 1), (2, 6)], ["", ""]) == ([(0, 1), (2, 6)], COUNTINGS[0])
    assert locate_spans("𝕏 left", [(0, 2), (3, 7)], ["", "left"]) == ([(0, 1), (2, 6)], COUNTINGS[2])
    assert locate_spans("𝕏 left", [(5, 9)], [""])[0] == [None]
