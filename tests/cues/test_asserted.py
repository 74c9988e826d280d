"""Tests of what a clause states, and what it only names."""

import pytest

from analysis.cues.asserted import is_echoed, is_unstated
from analysis.cues.token_index import Words


def _at(text, word):
    words = Words.of_texts([text])
    return words.grammar.tree, words.grammar.tree.lemma.index(word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Let us drink to this unbreakable brotherhood.", "unbreakable", True),
        ("They are waiting for the divorce.", "divorce", True),
        ("It is the new axis of the region.", "axis", False),
        ("It is one of the most durable alliances.", "durable", False),
        ("They have formed a durable alliance.", "durable", False),
    ],
)
def test_a_definite_phrase_takes_up_a_judgement(text, word, expected):
    assert is_echoed(*_at(text, word)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It would be a mistake to withdraw now.", "withdraw", True),
        ("To bind oneself is a light burden.", "bind", True),
        ("They made a promise to defend each other.", "defend", False),
        ("They want to defend each other.", "defend", False),
        ("Ask anyone who holds the bonds.", "hold", True),
        ("Call every handshake a bloc and you will spread your forces.", "handshake", False),
        ("Consider the treaty that they signed.", "sign", False),
        ("They signed a treaty about how steadfast they are.", "steadfast", True),
        ("They are steadfast.", "steadfast", False),
    ],
)
def test_what_is_asked_for_or_could_be_done_is_not_stated(text, word, expected):
    assert is_unstated(*_at(text, word)) is expected
