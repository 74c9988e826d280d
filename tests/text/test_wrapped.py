"""Lines of hard-wrapped texts are joined, and words cut at the ends of lines made whole."""

import textwrap

import pytest
from text.labelled import BODY
from text.words import words

from analysis.text.buffer import layout, paragraph_spans


def test_words_cut_at_ends_of_lines_are_whole():
    text = "The har-\nbour of the long-\nterm tenants is cut by hyph\xad\nens, and al-\nAssad left a well-\nkept, well-kept pier."
    found = words(text)
    assert {"harbour", "long-term", "hyphens", "well-kept"} <= set(found)
    assert not {"har", "bour", "hyph", "wellkept"} & set(found)
    assert words("He came.\n- one\n- two") == ["He", "came", "one", "two"]


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = [textwrap.fill(f"{start} {BODY} {BODY}", 60) for start in ("First.", "Second.")]
    text = "\n\n".join(["A pact", *wrapped])
    assert [text[start:end] for start, end in paragraph_spans(text)] == ["A pact", *wrapped]


def test_lines_of_like_length_are_paragraphs():
    assert len(paragraph_spans("\n".join([BODY] * 6))) == 6


@pytest.mark.parametrize(("width", "paragraphs"), [(39, 4), (40, 1), (120, 1), (121, 4)])
def test_a_hard_wrapped_text_has_lines_of_forty_to_a_hundred_and_twenty_characters(width, paragraphs):
    line = "a" * (width - 2)
    assert len(paragraph_spans("\n".join(["x" * width, line, line, line]))) == paragraphs


@pytest.mark.parametrize(("gap", "joined"), [(0, False), (1, True)])
def test_a_line_runs_on_if_the_next_word_would_not_have_fitted(gap, joined):
    """A line of 50 characters, and one that leaves room for the next word, a space and no more, or not even for that."""
    text = "\n".join(["x" * 50, "y" * (45 + gap), "zzzz and so"])
    assert (len(paragraph_spans(text)) == 1) == joined


def test_words_cut_at_line_ends_alone_make_a_text_hard_wrapped():
    cut = "The gov-\nernment fell"
    assert len(paragraph_spans(cut)) == 1
    below = "and\nso on"
    assert len(paragraph_spans(f"{cut}\n\n{below}")) == 3
    twice = f"{cut}\n\nA new gov-\nernment came"
    assert len(paragraph_spans(f"{twice}\n\n{below}")) == 3
    assert len(paragraph_spans(f"{twice}\n\nSo\nIt\n\nis")) == 5
    page = layout([twice, below])
    assert page.text.tolist() == [0, 0, 1, 1]
    page = layout(["a-", "b it is"])
    assert page.text.tolist() == [0, 1]
