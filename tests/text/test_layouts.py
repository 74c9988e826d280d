"""Texts in one array: places lead from the originals to what is read of them, and back."""

import numpy as np
import pytest

from analysis.text.buffer import layout
from analysis.text.layouts import layout_of_paragraphs, spans, word_bounds

#                0123 4567     01   (offsets; the soft hyphen is left out)
TEXTS = ["a\xadb", "", "c d"]


@pytest.fixture
def page():
    """Read as ab|(nothing)|c d, with a line feed between."""
    return layout(TEXTS)


def test_places_lead_to_what_is_read_and_back(page):
    assert page.written(0, len(page.points)) == "ab\n\nc d" and page.origin.tolist() == [0, 3, 4]
    assert page.places(np.array([0, 0, 2]), np.array([0, 2, 2])).tolist() == [0, 1, 6]
    assert page.starts(np.array([0, 0, 2]), np.array([0, 1, 6])).tolist() == [0, 2, 2]
    assert page.ends(np.array([0, 0, 2]), np.array([1, 2, 7])).tolist() == [1, 3, 3]


def test_a_character_that_is_left_out_leads_to_the_next_one(page):
    assert page.places(np.array([0]), np.array([1])).tolist() == [1]


def test_each_text_ends_before_the_line_feed(page):
    assert page.stop.tolist() == [2, 3, 7]
    points, origin = page.original
    assert points.tolist() == [*map(ord, "\n".join(TEXTS))] and origin.tolist() == [0, 4, 5]


def test_a_paragraph_belongs_to_its_text(page):
    assert page.letters(page.start, page.end) == ["ab", "c d"] and page.text.tolist() == [0, 2]


def test_without_edits_places_are_offsets_from_where_the_text_begins():
    plain = layout(["ab", "c"])
    assert plain.source is None and plain.original[0] is plain.points
    assert plain.places(np.array([1]), np.array([0])).tolist() == [3]
    assert plain.ends(np.array([0, 1]), np.array([2, 4])).tolist() == [2, 1]


def test_the_paragraphs_of_one_text_may_be_given():
    text = "ab\n\ncd "
    known = layout_of_paragraphs(text, [(0, 2), (4, 6)])
    assert known.letters(known.start, known.end) == ["ab", "cd"] and known.text.tolist() == [0, 0]
    assert len(layout_of_paragraphs(text, []).start) == 0


def test_columns_as_tuples_have_their_places_moved_and_their_truths_not():
    assert spans(np.array([1, 2]), np.array([3, 4]), np.array([True, False]), offset=5) == [(6, 8, True), (7, 9, False)]


@pytest.mark.parametrize(
    ("text", "bounds"), [(" ab  c", ([1, 5], [3, 6])), ("ab", ([0], [2])), ("  ", ([], [])), ("", ([], []))]
)
def test_words_end_at_white_space(text, bounds):
    begins, ends = word_bounds(layout_of_paragraphs(text, []).kind)
    assert (begins.tolist(), ends.tolist()) == bounds
