"""Emoji spelled out in words, as VADER does before it reads a text."""

from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import code_points, look_up
from analysis.measures.vader.words import analyser

NOTHING = "\uffff"  # no character


class Spelled(NamedTuple):
    """Characters and what they are, as in `Layout`, with emoji spelled out.

    `emoji` are the places where these stood; `grown` is what the text has grown by before each of them, and in all.
    """

    points: np.ndarray
    kind: np.ndarray
    plain: np.ndarray
    emoji: np.ndarray
    grown: np.ndarray

    def place(self, old):
        """Where now stands what stood at a place."""
        return old + self.grown[np.searchsorted(self.emoji, old)]

    def origin(self, new):
        """Where what now stands at a place stood; of the name of an emoji, the emoji."""
        ends = self.emoji + self.grown[1:] + 1
        passed = np.searchsorted(ends, new, "right")
        return np.minimum(new - self.grown[passed], np.append(self.emoji, len(self.kind))[passed])


def spell_emoji(page):
    """VADER's replacement of emoji by words, in a `Layout`.

    A space more or less before one changes no word: VADER splits at white space.
    """
    rare = np.flatnonzero(page.points > 127)
    emoji = rare[np.isin(page.points[rare], np.fromiter(_emoji(), np.uint32))]
    names = [_spelled(point) for point in page.points[emoji].tolist()]
    grown = np.cumsum([0, *(len(name) - 1 for name, *_ in names)])
    around = np.stack([emoji, emoji + 1], 1).ravel()
    characters = []
    for array, spelled in zip((page.points, page.kind, page.plain), zip(*names, strict=True), strict=False):
        pieces = np.split(array, around)
        pieces[1::2] = spelled
        characters.append(np.concatenate(pieces))
    return Spelled(*(characters or (page.points, page.kind, page.plain)), emoji, grown)


@cache
def _emoji():
    """VADER's names of emoji, by code point."""
    return {ord(emoji): name for emoji, name in analyser().emojis.items() if len(emoji) == 1}


@cache
def _spelled(emoji):
    """The name of an emoji, a space before it: code points and what these are, as in `Layout`.

    VADER does not fold a name: no mark in it stands for a plain one, and what is not ASCII is nothing.
    """
    name = " " + _emoji()[emoji]
    plain = "".join(letter if letter.isascii() else NOTHING for letter in name)
    return code_points(name), *look_up(code_points(plain))
