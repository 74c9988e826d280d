"""Which words a coder read: only what was read and has no code counts as 0."""

import pandas as pd
import pytest

from analysis import tokenize
from analysis.coding.words_read import coded_words, words_read
from analysis.core.schema import table

TEXT = "It may rain. It poured. Nobody came."
FIRST, SECOND, MAY = (0, 12), (13, 23), (3, 6)  # three words, two words, one word; two more follow
LABELS = {
    "framing": {"issue.sea": "", "issue.war": ""},
    "hedging": {"hedge.modal": ""},
    "stance": {"up": "", "down": ""},
}


@pytest.fixture(scope="module")
def tokens():
    return tokenize(table("articles", {"article": ["a"], "text": [TEXT]}), voices="quotes")


def coded(*rows, coder="anna"):
    """Codes from (place, measure, category, value)."""
    return table("codes", [("a", *place, *rest, coder, "person", "", "", "", "") for place, *rest in rows])


def read(tokens, *rows, axis=()):
    """How many words were read, by category."""
    found = words_read(coded(*rows), tokens, LABELS, axis)
    return {category: int(words.sum()) for (_, category), words in found.items()}


def test_words_in_several_places_are_coded_once(tokens):
    codes = coded((FIRST, "hedging", "all", 0), (MAY, "hedging", "hedge.modal", -1), ((24, 30), "hedging", "all", 0))
    assert coded_words(codes, tokens).tolist() == [True] * 3 + [False] * 2 + [True, False]
    assert not coded_words(codes[:0], tokens).any()


def test_who_codes_a_total_has_read_for_all_its_parts(tokens):
    assert read(tokens, (FIRST, "hedging", "all", 0), (SECOND, "hedging", "all", 0)) == {
        "all": 5,
        "hedge": 5,
        "hedge.modal": 5,
    }
    assert read(tokens, (FIRST, "framing", "issue", 0), (SECOND, "framing", "issue.war", 1)) == {
        "issue": 3, "issue.sea": 3, "issue.war": 5
    }  # fmt: skip


def test_a_total_without_its_parts_says_nothing_of_them(tokens):
    assert read(tokens, (FIRST, "framing", "issue", 1)) == {"issue": 3}
    assert read(tokens, (FIRST, "framing", "issue", 1), (FIRST, "framing", "issue.war", 1)) == {
        "issue": 3, "issue.sea": 3, "issue.war": 3
    }  # fmt: skip


def test_a_value_on_an_axis_is_its_pole(tokens):
    assert read(tokens, (FIRST, "stance", "all", -1), axis=("up", "down")) == {"all": 3, "up": 3, "down": 3}
    assert read(tokens, (FIRST, "stance", "all", -1)) == {"all": 3}


def test_spans_alone_do_not_say_what_was_read(tokens):
    spans = [(MAY, "hedging", "hedge.modal", -1), ((16, 22), "hedging", "hedge.modal", -1)]
    with pytest.raises(ValueError, match="anna marked spans of hedging in 'a', but no code says what was read"):
        read(tokens, *spans)
    space = (6, 7)
    with pytest.raises(ValueError, match="anna marked spans of hedging"):
        read(tokens, *spans, (space, "hedging", "hedge.modal", -1))
    assert read(tokens, (FIRST, "hedging", "hedge.modal", -1), spans[1], (SECOND, "hedging", "all", 0)) == {
        "all": 2, "hedge": 2, "hedge.modal": 5
    }  # fmt: skip


def test_codes_of_several_coders_are_refused(tokens):
    both = pd.concat([coded((FIRST, "tone", "all", 0), coder=name) for name in ("anna", "ben")], ignore_index=True)
    with pytest.raises(ValueError, match="several coders .anna, ben.: choose one"):
        words_read(both, tokens, LABELS)
