"""The gap between words: may a cue cross it, may a capital follow that is no name's, does a clause end, is there a comma?"""

import numpy as np
import pytest

from analysis.text.clauses import word_gaps
from analysis.text.layouts import layout_of_paragraphs
from analysis.text.tokenizer import split_words


def gaps(text, *opening):
    """The four columns of the words of a text; `opening` are the numbers of those that open a sentence."""
    page = layout_of_paragraphs(text, [(0, len(text))])
    begins, ends, _ = split_words(page, page.start, page.end)
    opens = np.isin(np.arange(len(begins)), opening)
    return [column.tolist() for column in word_gaps(page.points, page.kind, opens, begins, ends)]


@pytest.mark.parametrize(
    ("gap", "runs", "first", "breaks", "comma"),
    [
        (" ", True, False, False, 0),
        ("\u00a0 ", True, False, False, 0),
        (" -", True, False, False, 0),
        (" - ", True, False, True, 0),
        (" -- ", False, False, True, 0),
        (" ---- ", False, False, False, 0),
        ("—", False, True, True, 0),
        (" “", True, True, False, 0),
        (", ", False, False, False, 1),
        (",” ", False, False, False, 1),
        (": ", False, True, True, 0),
        ("; ", False, False, True, 0),
        (") ", False, False, True, 0),
        (".. ", False, False, False, 0),
        ("... ", False, False, True, 0),
        (" / ", False, False, False, 0),
    ],
)
def test_what_stands_between_two_words(gap, runs, first, breaks, comma):
    assert gaps(f"a{gap}b", 0) == [[False, runs], [True, first], [True, breaks], [0, comma]]


def test_commas_are_counted_over_sentences_and_a_word_that_opens_one_has_no_gap():
    assert gaps("a, b, c", 0, 2) == [[False, False, False], [True, False, True], [True, False, True], [0, 1, 1]]
    assert gaps("") == [[], [], [], []]
