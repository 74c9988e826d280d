"""Words of sentences."""

from hypothesis import example, given
from text.pieces import TEXTS, WORD

from analysis.text.tokenizer import word_spans


def test_a_word_keeps_its_hyphens_apostrophes_and_digits():
    text = "Russia–Iran: Iran’s Su-35s don’t cost $2.5bn—in the U.S., us-versus-them (nap.ba) 1,000."
    words = [text[a:b] for a, b in word_spans(text)]
    assert words == [
        "Russia",
        "Iran",
        "Iran’s",
        "Su-35s",
        "don’t",
        "cost",
        "2.5bn",
        "in",
        "the",
        "U.S.",
        "us-versus-them",
        "nap.ba",
        "1,000",
    ]


@given(TEXTS)
@example("_.e.g U.S.-backed U.S.- a-_b nap.ba nap.Ba 1.2,3:4 a.1 ’tis x’ &co a&b İ.b")
def test_words_are_those_of_their_pattern(text):
    assert word_spans(text) == [found.span() for found in WORD.finditer(text)]
