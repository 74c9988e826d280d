"""The words of all articles as arrays over one joined text, with their labels: what the linking of sources works on."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.compiled import compiled
from analysis.joined import Joined
from analysis.reported import read
from analysis.traits import THAT, traits

PAUSE, COMMA, COLON, DASH, QUOTE, SPACE, OTHER = (1 << bit for bit in range(7))  # bits of the text between two words
MARKS = {PAUSE: ',;:()–—"“”!?', COMMA: ",", COLON: ":", DASH: "–—-", QUOTE: "\"'`“”„‟«»‘’‚"}
IN_NAMES = ".'’-"  # besides white space; any more between two words is OTHER
NONE = -1  # no word


class Places(NamedTuple):
    """What the kernels see of each word, as small as it goes: time is spent on reading it."""

    low: np.ndarray  # the first word of its sentence,
    high: np.ndarray  # and the first behind
    begin: np.ndarray  # the first word of its article,
    stop: np.ndarray  # and the first behind
    traits: np.ndarray  # bits of `analysis.traits`
    gap: np.ndarray  # bits of the text before it
    label: np.ndarray  # these as in `reported.Reading`
    origin: np.ndarray
    likely: np.ndarray
    kind: np.ndarray
    mark: np.ndarray
    quoted: np.ndarray
    paragraph: np.ndarray

    @classmethod
    def of(cls, *columns):
        """Columns in the types the kernels are compiled for; labels and origins are copied, since rules change them."""
        copied = (name in ("label", "origin") for name in cls._fields)
        return cls(
            *(
                np.array(column, dtype, copy=copy or None)
                for column, dtype, copy in zip(columns, TYPES, copied, strict=True)
            )
        )


TYPES = [np.int32] * 4 + [np.int64, np.uint8, np.int8, np.int8, np.float32, np.int16, np.int8, np.int8, np.int32]


@dataclass(frozen=True)
class Labelled(Joined):
    """The words of articles with what is known of each."""

    places: Places


def labelled(words, model=None):
    """Label the words of articles.

    Parameters
    ----------
    words : Joined
    model : dict, optional
        As in `reported.read`.

    Returns
    -------
    Labelled
    """
    points, opening = words.page.points, words.bounds[:-1]
    bits = traits(words.spellings).take(words.code)
    that = np.flatnonzero(bits & THAT)
    bits[that[points[np.minimum(words.end[that], len(points) - 1)] != ord(" ")]] &= ~THAT
    left = np.r_[0, words.end[:-1]]
    left[opening] = words.page.origin
    opens = np.diff(words.sentence, prepend=-1) != 0
    opens[opening] = True
    reading = read(words, model)
    places = Places.of(
        *_extents(np.r_[np.flatnonzero(opens), len(opens)]), *_extents(words.bounds), bits,
        _gaps(points, left, words.start, _bits()), *(getattr(reading, name) for name in Places._fields[6:]),
    )  # fmt: skip
    return Labelled(**vars(words), places=places)


def _extents(bounds):
    """The first place of each stretch between bounds, and the first behind, for each place in it."""
    sizes = np.diff(bounds)
    return np.repeat(bounds[:-1], sizes), np.repeat(bounds[1:], sizes)


@cache
def _bits():
    """The bits of each code point, the last one for all beyond."""
    bits = np.full(0x10000, OTHER, np.uint8)
    bits[[ord(mark) for mark in IN_NAMES]] = 0
    bits[[code for code in range(0x3001) if chr(code).isspace()]] = SPACE
    for bit, marks in MARKS.items():
        bits[[ord(mark) for mark in marks]] |= bit
    return bits


@compiled
def _gaps(points, left, start, bits):
    """What stands between each word and the word before."""
    gap = np.zeros(len(start), np.uint8)
    for place in range(len(start)):
        for at in range(left[place], start[place]):
            gap[place] |= bits[min(points[at], len(bits) - 1)]
    return gap


def runs(places, chosen, joined=False):
    """Stretches of words chosen, within sentences: their first and last words.

    Parameters
    ----------
    places : Places
    chosen : array of bool
    joined : array of bool, optional
        Where a stretch goes on from the word before across the end of a sentence.

    Returns
    -------
    array, array
    """
    at = np.arange(len(chosen))
    goes_on = np.zeros(len(chosen) + 1, bool)
    goes_on[1:-1] = chosen[1:] & chosen[:-1]
    goes_on[:-1] &= (places.low < at) | joined
    return np.flatnonzero(chosen & ~goes_on[:-1]), np.flatnonzero(chosen & ~goes_on[1:])


def counts(flags):
    """How many flags are set before each place, and in all."""
    return np.r_[0, np.cumsum(flags)]


def spread(first, behind):
    """The places of many stretches one after another, and the number of the stretch of each."""
    sizes = np.maximum(behind - first, 0)
    number = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(number)) + (first - np.cumsum(sizes) + sizes)[number], number
