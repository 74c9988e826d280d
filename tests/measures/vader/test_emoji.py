"""Emoji are spelled out as VADER does, and every character knows where it stood."""

import numpy as np
import pytest

from analysis.measures.vader.emoji import spell_out_emoji
from analysis.text.buffer import layout


def spelled(text):
    return "".join(map(chr, spell_out_emoji(layout([text])).points))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("So 😀", "So  grinning face"), ("a💔b😀", "a broken heartb grinning face"), ("No emoji — none.", "No emoji — none."),
        ("👍", " thumbs up"), ("👍🏽", " thumbs up medium skin tone"), ("", ""),
    ],
)  # fmt: skip
def test_an_emoji_becomes_a_space_and_its_name(text, said):
    assert spelled(text) == said


def test_places_lead_into_the_longer_text_and_back():
    text = spell_out_emoji(layout(["a😀b"]))  # a, 14 characters for the emoji, b
    assert text.place(np.array([0, 1, 2])).tolist() == [0, 1, 15]
    assert text.origin(np.arange(16)).tolist() == [0, *[1] * 14, 2]


def test_what_is_not_ascii_in_a_name_is_no_plain_mark():
    text = spell_out_emoji(layout(["👒"]))
    name = "".join(map(chr, text.points))
    assert name == " woman’s hat" and text.plain[name.index("’")] == 0 != text.plain[name.index("w")]
