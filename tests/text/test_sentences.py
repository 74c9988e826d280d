"""Sentences of paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.sentences import sentence_spans
from analysis.text.tokenizer import word_spans


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


@given(st.text(alphabet=st.sampled_from("aB.!? \n“”\"'’—0U.S"), max_size=80))
def test_sentences_are_ordered_and_hold_every_word(text):
    spans = sentence_spans(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))
    covered = [word for a, b in spans for word in word_spans(text, a, b)]
    assert "".join(text[a:b] for a, b in covered) == "".join(text[a:b] for a, b in word_spans(text))
