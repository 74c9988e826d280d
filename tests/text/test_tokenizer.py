import re
from functools import cache
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.core.folding import fold
from analysis.text.sentences import ABBREVIATIONS, OPENERS, sentence_spans
from analysis.text.tokenizer import word_spans

PIECES = [
    *".......!?      \n“”\"'’()[],;:—-_&0",
    "--",
    "..",
    "…",
    "Mr",
    "U.S",
    "A",
    "é",
    "the",
    "The",
    "So",
    "no",
    "No",
    "etc",
    "e.g",
]
PIECES += ["1,000", "2.5", "Meanwhile", "Roe", "mid-Jan", "said", "\u2003", "\u00a0", "``", "ʼ", "²", "٣"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S., p.m., U.S.-backed
    r"|\w+(?:(?:[-‐‑'’&]|(?<=\d)[.,:](?=\d)|(?<=[a-z])\.(?=[a-z]))\w+)*"  # al-Assad, doesn't, 2.5bn, nap.ba
)
INITIALS = re.compile(r"(?:\b[A-Z]\.){1,4}$")


@cache
def punkt():
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(OPENERS)
    return PunktSentenceTokenizer(parameters)


def goes_on(sentence, following):
    opener = WORD.search(following)
    if opener and INITIALS.search(sentence):
        return opener[0].lower() not in OPENERS
    return bool(opener) and opener[0][0].islower() and not re.search(r"\.\W*$", sentence)


def by_nltk(text):
    """The sentences by NLTK's own Punkt, joined where it breaks too early."""
    spans = []
    for start, end in punkt().span_tokenize(fold(text)):
        if spans and goes_on(text[slice(*spans[-1])], text[start:end]):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def sentences(text):
    return [text[a:b] for a, b in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. al-Assad met H.R. McMaster and J. K. Doe of nap.ba in the U.S. Senate.",
        "It sold Su-35 jets for $2.5bn, i.e. 47 articles vs. 20 years, at 5 p.m. on Jan. 3.",
        "“Is it over?” he asked.",
        "Gen. Doe spoke at St. Mary’s, e.g. of No. 7.",
    ],
)
def test_one_sentence(text):
    assert sentences(text) == [text]


def test_breaks_after_abbreviations_that_end_a_sentence():
    assert sentences("He lives in the U.S. The deal is on.") == ["He lives in the U.S.", "The deal is on."]
    assert sentences("Jets, drones, etc. No one cared.") == ["Jets, drones, etc.", "No one cared."]


def test_a_quotation_of_two_sentences_is_two():
    assert sentences("“No. It is not.” She left.") == ["“No.", "It is not.”", "She left."]


def test_words():
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
@example("It is (so.)")
@example("Meanwhile.The")
@example("See p. The end is near.")
@example("It is so.)--No one left.")
@example("It is 3. ; no. It is 3. (Yes.) Unit H. the end. Unit H. - The end. It is 3. 4 of us.")
@example("the anti-U.S. Army and a co-Gen. Roe. Half-Etc. The end. The Mr-Dr. No. 7.")
@example("He saw Dr. No. (Yes.) It is 3. 4 is not. H. Roe left. Etc. So.) Why?! he said... The end. . . . U.S.—The")
def test_sentences_are_those_of_nltk(text):
    """Before those are mended where Punkt misleads (tests/text/test_boundaries.py)."""
    with patch(
        "analysis.text.sentences.correct_boundaries",
        lambda page, starts, ends, paragraphs, openers: (starts, ends, paragraphs),
    ):
        assert sentence_spans(text) == by_nltk(text)


@given(TEXTS)
@example("_.e.g U.S.-backed U.S.- a-_b nap.ba nap.Ba 1.2,3:4 a.1 ’tis x’ &co a&b İ.b")
def test_words_are_those_of_their_pattern(text):
    assert word_spans(text) == [found.span() for found in WORD.finditer(text)]


@given(st.text(alphabet=st.sampled_from("aB.!? \n“”\"'’—0U.S"), max_size=80))
def test_sentences_are_ordered_and_hold_every_word(text):
    spans = sentence_spans(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
    covered = [word for a, b in spans for word in word_spans(text, a, b)]
    assert "".join(text[a:b] for a, b in covered) == "".join(text[a:b] for a, b in word_spans(text))
