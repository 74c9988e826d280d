"""Shapes of words: a digit, capitals, an ending, a possessive; blind to topics."""

import numpy as np
import pyarrow as pa

from analysis.core.codepoints import LOWER, UPPER
from analysis.core.jit import compiled, inner

ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers", "er", "s")
SHAPES = ["0", "Aa", "AA", "*", *("*" + ending for ending in ENDINGS), "Aa's", "AA's", "*'s"]
SHAPE = {name: code for code, name in enumerate(SHAPES)}
NUMERAL, NAME, CAPITALS, OTHER = (SHAPE[name] for name in ("0", "Aa", "AA", "*"))
ENDED, OWNED = OTHER + 1, SHAPE["Aa's"] - NAME  # the first shape of an ending; what a possessive adds to a shape
ENDING_SIZES = np.array([len(ending) for ending in ENDINGS])
ENDING_LETTERS = np.array([list(ending.ljust(ENDING_SIZES.max()).encode()) for ending in ENDINGS])
ZERO, NINE, S, APOSTROPHES = *map(ord, "09s"), tuple(map(ord, "'’"))
UNSEEN = 0xFFFF


def shape(word):
    """What is seen of an unknown word: a digit, capitals, its ending, a possessive."""
    if word[:1].isdigit() or word[1:2].isdigit():
        return "0"
    possessive = word.endswith(("'s", "’s"))
    stem = word[:-2] if possessive else word
    if stem[:1].isupper():
        return ("AA" if len(stem) > 1 and stem.isupper() else "Aa") + ("'s" if possessive else "")
    if possessive:
        return "*'s"
    if stem.endswith(ENDINGS):
        return "*" + next((ending for ending in ENDINGS if stem.endswith(ending) and len(stem) > len(ending) + 2), "")
    return "*"


def shapes(words, letters):
    """The shapes of words as places in `SHAPES`.

    Parameters
    ----------
    words : arrow array
    letters : Letters
        Theirs.

    Returns
    -------
    array of uint16
    """
    found = _shapes(*letters)
    rare = np.flatnonzero(found == UNSEEN)
    found[rare] = [SHAPE[shape(word)] for word in words.take(pa.array(rare)).to_pylist()]
    return found


@compiled
def _shapes(points, kind, plain, begin, end):
    """`shape` of each word, letter by letter; `UNSEEN` of words with letters beyond ASCII."""
    found = np.empty(len(begin), np.uint16)
    for word in range(len(begin)):
        first, behind = begin[word], end[word]
        seen, digit = True, False
        for at in range(first, behind):
            seen &= plain[at] != 0
            digit |= at < first + 2 and ZERO <= plain[at] <= NINE
        if not seen:
            found[word] = UNSEEN
        elif digit:
            found[word] = NUMERAL
        else:
            owned = behind - first > 1 and points[behind - 1] == S and points[behind - 2] in APOSTROPHES
            found[word] = (
                _shape(points, kind, first, behind - 2, True) + OWNED
                if owned
                else _shape(points, kind, first, behind, False)
            )
    return found


@inner
def _shape(points, kind, first, behind, owned):
    """The shape of a word that is no number, without its possessive."""
    if first < behind and kind[first] & UPPER:
        small = behind - first == 1
        for at in range(first, behind):
            small |= kind[at] & LOWER > 0
        return NAME if small else CAPITALS
    for number in range(0 if owned else len(ENDING_SIZES)):
        size = ENDING_SIZES[number]
        same = behind - first > size + 2
        for at in range(size if same else 0):
            same &= points[behind - size + at] == ENDING_LETTERS[number, at]
        if same:
            return ENDED + number
    return OTHER
