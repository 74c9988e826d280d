"""From a layout to the same text with its emoji spelled out in words, as VADER does before it reads."""

from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import code_points, look_up
from analysis.measures.vader import vader_analyser
from analysis.text.layouts import Layout


class TextWithoutEmoji(NamedTuple):
    """Characters and what they are, as in `Layout`, with emoji spelled out.

    `emoji` are the places where these stood; `grown` is what the text has grown by before each of them, and in all.
    """

    points: np.ndarray
    kind: np.ndarray
    plain: np.ndarray
    emoji: np.ndarray
    grown: np.ndarray

    def place(self, old: np.ndarray) -> np.ndarray:
        """Where now stands what stood at a place."""
        return old + self.grown[np.searchsorted(self.emoji, old)]

    def origin(self, new: np.ndarray) -> np.ndarray:
        """Where what now stands at a place stood; of the name of an emoji, the emoji."""
        passed = np.searchsorted(self.emoji + self.grown[1:] + 1, new, "right")
        return np.minimum(new - self.grown[passed], np.append(self.emoji, len(self.kind))[passed])


def spell_out_emoji(page: Layout) -> TextWithoutEmoji:
    """VADER's replacement of emoji by words.

    A space more or less before one changes no word: VADER splits at white space. It does not fold a name: what is not ASCII there is
    no plain mark.
    """
    rare = np.flatnonzero(page.points > 127)
    emoji = rare[np.isin(page.points[rare], list(_names()))]
    names = [code_points(_names()[point]) for point in page.points[emoji].tolist()]
    grown = np.cumsum([0, *(len(name) - 1 for name in names)])
    looked_up = [look_up(name) for name in names]
    kinds = [kind for kind, _ in looked_up]
    plains = [plain * (name < 128) for (_, plain), name in zip(looked_up, names, strict=True)]
    characters = []
    for array, spelled in ((page.points, names), (page.kind, kinds), (page.plain, plains)):
        pieces = np.split(array, np.stack([emoji, emoji + 1], 1).ravel())
        pieces[1::2] = spelled
        characters.append(np.concatenate(pieces) if spelled else array)
    return TextWithoutEmoji._make([*characters, emoji, grown])


@cache
def _names():
    """VADER's names of emoji, a space before each, by code point."""
    return {ord(emoji): f" {name}" for emoji, name in vader_analyser().emojis.items() if len(emoji) == 1}
