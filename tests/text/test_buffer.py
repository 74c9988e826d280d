"""Paragraphs: lines, unless hard-wrapped; many texts in one array are the same as each alone."""

import re

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from text.words import words

from analysis.text.buffer import layout, paragraph_spans
from analysis.text.tokens import words_of_articles

ENDS = ["\n", "\r\n", "\r", "\n\n", " \n", "\u2028", "\x1d", " "]
LINES = st.lists(
    st.sampled_from([*ENDS, *ENDS, "x" * 39, "x" * 44, "It rained.", "“Well.”", "and so", " ", "\x1fa", "b\x85"])
)
TEXTS = LINES.map("".join)


def lines(text):
    """The lines of a text without the white space around them, as spans."""
    spans = [(found.start(), found[0]) for found in re.finditer(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", text)]
    return [
        (start + len(line) - len(line.lstrip()), start + len(line.rstrip())) for start, line in spans if line.strip()
    ]


def joined(text):
    """The lines of a text that run on joined, by the definition of a hard-wrapped text."""
    spans = lines(text)
    width = max((end - start for start, end in spans), default=0)
    adjacent = [
        len(re.findall(r"\r\n|[\n\r]", text[end:start])) == 1
        for (_, end), (start, _) in zip(spans, spans[1:], strict=False)
    ]
    full = [
        beside and end - start + 1 + len(text[slice(*following)].split()[0]) > width
        for beside, (start, end), following in zip(adjacent, spans, spans[1:], strict=False)
    ]
    unfinished = [
        runs_on and not re.search(r"[.!?:]['\"’”)\]]*$", text[slice(*span)])
        for runs_on, span in zip(full, spans, strict=False)
    ]
    if not 40 <= width <= 120 or sum(full) * 2 < sum(adjacent) or sum(unfinished) * 2 <= sum(full):
        return spans
    found = spans[:1]
    for runs_on, (start, end) in zip(full, spans[1:], strict=True):
        found[-1:] = [(found[-1][0], end)] if runs_on else [found[-1], (start, end)]
    return found


@given(TEXTS)
@example("A" * 44 + "\nlong\nand short\nand short\nand short")  # full: one line of four
@example("A" * 44 + "\nlong\nand short\nand " + "B" * 39 + "\r\nlong")
def test_paragraphs_follow_their_definition(text):
    assert paragraph_spans(text) == joined(text)


@given(st.lists(TEXTS, max_size=4))
def test_texts_side_by_side_do_not_see_each_other(texts):
    page = layout(texts)
    spans = zip(page.text.tolist(), page.start.tolist(), page.end.tolist(), strict=True)
    origin = page.origin.tolist()
    assert [(number, start - origin[number], end - origin[number]) for number, start, end in spans] == [
        (number, *span) for number, text in enumerate(texts) for span in paragraph_spans(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> a", ["a"]), ("> > a", ["a"]), (">a", ["a"]), ("a\n>=5 b", ["a", ">=5 b"]), ("> >=5", [">=5"]), (">", [">"]), ("> ", []), ("x\n>\ny", ["x", ">", "y"]),
        ("a > b", ["a > b"]), ("", []), (" \n\t\n", []), ("a", ["a"]), ("\na\n", ["a"]), (" a \u2028 b ", ["a", "b"]),
    ],
)  # fmt: skip
def test_marks_before_a_line_and_space_around_it_are_no_part_of_it(text, expected):
    assert [text[start:end] for start, end in paragraph_spans(text)] == expected
    page = layout(["first", text, "> last"])
    shown = list(zip(page.text.tolist(), page.letters(page.start, page.end), strict=True))
    assert shown == [(0, "first"), *((1, line) for line in expected), (2, "last")]


def test_a_text_beside_a_plain_one_is_read_as_alone():
    odd, plain = "It is gov\xadernment, _probably_.", "Plain government, probably."
    together = words_of_articles(pd.DataFrame({"article": ["a", "b"], "text": [odd, plain]}))
    assert together["word"][together["article"] == "a"].tolist() == words(odd)
    assert together["word"][together["article"] == "b"].tolist() == words(plain)
    assert layout([plain]).source is None
