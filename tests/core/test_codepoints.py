"""Characters in tables are what `re` and `str` say of them; words as bytes and as numbers are the same words."""

import re

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.core import codepoints
from analysis.core.codepoints import ascii_key, ascii_keys, code_points, is_among, look_up, strings_between
from analysis.core.folding import fold

PREDICATES = {
    codepoints.IN_WORD: re.compile(r"\w").match,
    codepoints.ALNUM: str.isalnum,
    codepoints.DIGIT: re.compile(r"\d").match,
    codepoints.UPPER: str.isupper,
    codepoints.LOWER: str.islower,
    codepoints.SPACE: re.compile(r"\s").match,
    codepoints.BREAK: lambda character: len(f"a{character}a".splitlines()) > 1,
    codepoints.LETTER: lambda character: fold(character).isalpha() or character == "_",
    codepoints.GAP: lambda character: fold(character).isspace() and fold(character) not in "\x1c\x1d\x1e\x1f",
}


@given(st.text())
@example("Aé_1²٣ⅷ–‑…’ʼ \u2003\x85\u2028\x1f\r\n\U0001d400😀")
def test_the_tables_agree_with_python(text):
    kind, plain = look_up(code_points(text))
    for name, holds in PREDICATES.items():
        assert [bool(one & name) for one in kind] == [bool(holds(character)) for character in text]
    lower = [fold(character).lower() for character in text]
    assert [chr(one) for one in plain] == [one if one.isascii() else "\0" for one in lower]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
@example("aé€😀b߿ࠀ\uffff\U00010000", [(0, 1), (1, 4), (3, 5), (5, 5), (5, 9)])
def test_stretches_become_a_column_of_text(text, spans):
    spans = [(start, max(start, end)) for start, end in spans if max(start, end) <= len(text)]
    starts, ends = np.array(spans, np.int64).reshape(-1, 2).T.copy()
    assert strings_between(code_points(text), starts, ends).tolist() == [text[start:end] for start, end in spans]


def test_short_words_are_told_apart_as_numbers():
    known = ascii_keys(["u.s", "meanwhile", "a"])
    words = {
        "U.S": True,
        "Meanwhile": True,
        "a": True,
        "s": False,
        "aa": False,
        "meanwhile.": False,
        "é": False,
        "": False,
    }
    for word, expected in words.items():
        plain = look_up(code_points(word))[1]
        assert is_among(known, ascii_key(plain, 0, len(word))) == expected
    with pytest.raises(ValueError, match="too long: everywhere; valid: words of up to 9 characters"):
        ascii_keys(["here", "everywhere"])
