"""Sentences by the rules of Punkt, which are those of NLTK."""

import re
from functools import cache
from unittest.mock import patch

import pytest
from hypothesis import example, given
from text.divided import KNOWN, divided
from text.pieces import TEXTS, WORD

from analysis.core.folding import fold
from analysis.text.layouts import layout_of_paragraphs
from analysis.text.punkt import punkt_sentences
from analysis.text.sentences import ABBREVIATIONS, OPENERS, sentence_spans

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


# a bar stands where one sentence ends and the next begins
@pytest.mark.parametrize(
    "line",
    [
        "He saw Dr. Roe.| She left.",
        "He saw Sgt.| Roe.| She left.",  # not known
        "He saw the Dr.| The end.",
        "He saw J. Roe.| She left!| Who?",
        "He left (late.)| She stayed.",
        "He paid 2.5 a crate.",
        "No mark at all",
    ],
)
def test_a_sentence_ends_at_a_mark_unless_an_abbreviation_or_an_initial_has_it(line):
    assert divided(line.replace("|", "")) == [part.strip() for part in line.split("|")]


def test_each_sentence_has_the_number_of_its_paragraph():
    page = layout_of_paragraphs("One. Two.\nThree.", [(0, 9), (10, 16)])
    starts, ends, paragraphs = punkt_sentences(page.characters, page.start, page.end, KNOWN)
    assert (starts.tolist(), ends.tolist(), paragraphs.tolist()) == ([0, 5, 10], [4, 9, 16], [0, 0, 1])
    nothing = layout_of_paragraphs("One.", [])
    assert [len(column) for column in punkt_sentences(nothing.characters, nothing.start, nothing.end, KNOWN)] == [0] * 3
