"""Lines of hard-wrapped texts are joined, and words cut at the ends of lines made whole."""

import textwrap

from text.words import words

from analysis.text.buffer import paragraph_spans


def test_words_cut_at_ends_of_lines_are_whole():
    text = "The har-\nbour of the long-\nterm tenants is cut by hyph\xad\nens, and al-\nAssad left a well-\nkept, well-kept pier."
    found = words(text)
    assert {"harbour", "long-term", "hyphens", "well-kept"} <= set(found)
    assert not {"har", "bour", "hyph", "wellkept"} & set(found)
    assert words("He came.\n- one\n- two") == ["He", "came", "one", "two"]


BODY = "The treaty was signed in January, and it took three months until both parliaments had dealt with it in full."


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = [textwrap.fill(f"{start} {BODY} {BODY}", 60) for start in ("First.", "Second.")]
    text = "\n\n".join(["A pact", *wrapped])
    assert [text[start:end] for start, end in paragraph_spans(text)] == ["A pact", *wrapped]


def test_lines_of_like_length_are_paragraphs():
    assert len(paragraph_spans("\n".join([BODY] * 6))) == 6
