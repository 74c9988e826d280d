"""Paragraphs, and what is known of them so far."""

import numpy as np
import pytest

from analysis.text.buffer import layout
from analysis.text.paragraphs import Paragraphs

TEXTS = ["Port strike grows\n**Noon**\nNo ship left.", "Rain"]


@pytest.fixture
def paragraphs():
    return Paragraphs.of(layout(TEXTS))


def test_each_paragraph_has_its_words_and_whether_markdown_marked_it(paragraphs):
    assert paragraphs.words.tolist() == [3, 1, 3, 1]
    assert paragraphs.marked.tolist() == [False, True, False, False]
    assert [paragraphs.line(i) for i in (1, 3)] == ["**Noon**", "Rain"]


def test_what_is_left_out_is_no_content(paragraphs):
    paragraphs.leave_out(1, "share")
    content, text = paragraphs.content()
    assert (content.tolist(), text.tolist(), paragraphs.kinds) == ([0, 2, 3], [0, 0, 1], {1: "share"})
    before, after = paragraphs.places()
    assert (before.tolist(), after.tolist()) == ([0, 1, 0], [1, 0, 0])


def test_what_is_kept_is_not_left_out(paragraphs):
    kept = paragraphs._replace(kept={2})
    kept.leave_out(2, "share")
    assert kept.content()[0].tolist() == [0, 1, 2, 3] and kept.kinds == {}


def test_a_paragraph_begins_at_its_first_word_whatever_marks_are_before_it(paragraphs):
    text = TEXTS[0]
    offsets = [text.index(word) for word in ("Port", "strike", "Noon", "No ship", "left")]
    assert paragraphs.beginning_at(0, offsets) == [0, 1, 2]
    assert paragraphs.beginning_at(1, [0]) == [3]


def test_the_first_five_words_tell_what_may_be_repeated():
    lines = ["The port is shut today, he said.", "Rain fell on the old town.", "The port is shut today."]
    one = Paragraphs.of(layout(["\n".join(lines)]))
    assert one.begins_again(np.arange(3)).tolist() == [True, False, True]
    two = Paragraphs.of(layout([lines[0], lines[2]]))  # of two texts neither repeats the other
    assert two.begins_again(np.arange(2)).tolist() == [False, False]
    assert Paragraphs.of(layout(["Rain"] * 2)).begins_again(np.arange(2)).tolist() == [False, False]
