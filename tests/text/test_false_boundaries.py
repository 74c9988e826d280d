"""Sentences that continue the one before, from which Punkt divided them."""

import numpy as np
import pytest

from analysis.text.false_boundaries import false_boundaries
from analysis.text.layouts import layout_of_paragraphs


def found(line, paragraphs=(0, 0)):
    """What continues among two sentences, with a bar between them."""
    first, second = line.split("|")
    text = first + second
    starts = np.array([0, len(first) + len(second) - len(second.lstrip())])
    page = layout_of_paragraphs(text, [(0, len(text))])
    return false_boundaries(page, text, starts, np.array([len(first), len(text)]), np.array(paragraphs))


@pytest.mark.parametrize(
    "line",
    [
        "“Is it late?”| Jon asked.",
        '"It sank!"| Captain Keane shouted to the crew.',
        "“It sank...”| Jon said.",
        "Yahoo!| Finance rang.",
        "1.| Tie the rope.",
        "(b)| Tie the rope.",
        "She met Mara Keane (D-Tenn.)| who sings.",
        "He left (late.|) in May.",
    ],
)
def test_the_second_sentence_continues_the_first(line):
    assert found(line) == {1: None}


@pytest.mark.parametrize(
    "line",
    [
        "“Is it late?”| The crew asked Jon.",  # no name
        "“Is it late?”| Jon asked nothing.",
        "Is it late?| Jon asked.",  # no closing mark
        "“It is late.”| Jon asked.",
        "Yahoo!| Nobody came.",
        "It was so late!| Finance rang.",
        "No.| Tie the rope.",
    ],
)
def test_the_second_sentence_begins_anew(line):
    assert found(line) == {}


def test_the_mark_of_a_footnote_belongs_to_the_sentence_before():
    line = "The port closed.| [4][12] The storm came."
    assert found(line) == {1: line.replace("|", "").index("] The") + 1}
    assert found("The port closed.| [See] The storm came.") == {}


def test_nothing_continues_over_paragraphs():
    assert found("“Is it late?”| Jon asked.", paragraphs=(0, 1)) == {}
