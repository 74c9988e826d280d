"""Positions in another program's copy of a text: how they are counted, and line ends."""

from analysis.coding.exchange.positions import COUNTINGS, align_line_ends, locate_spans


def test_a_program_that_says_no_words_is_taken_at_the_standard():
    assert locate_spans("𝕏 left", [(0, 1), (2, 6)], ["", ""]) == ([(0, 1), (2, 6)], COUNTINGS[0])
    assert locate_spans("𝕏 left", [(0, 2), (3, 7)], ["", "left"]) == ([(0, 1), (2, 6)], COUNTINGS[2])
    assert locate_spans("𝕏 left", [(5, 9)], [""])[0] == [None]


def test_texts_differ_in_line_ends_alone():
    assert align_line_ends("a\nb", "a\r\nb").tolist() == [0, 1, 3, 4]
    assert align_line_ends("a\nb", "a\r\nc") is None
