"""The words of all articles as arrays over one joined text, with their labels: what the linking of sources works on."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.characters import bits_of
from analysis.compiled import compiled
from analysis.joined import Joined
from analysis.reported import read
from analysis.traits import THAT, traits

PAUSE, COMMA, COLON, DASH, QUOTE, SPACE, OTHER = (1 << bit for bit in range(7))  # bits of the text between two words
MARKS = {PAUSE: ',;:()–—"“”!?', COMMA: ",", COLON: ":", DASH: "–—-", QUOTE: "\"'`“”„‟«»‘’‚"}
IN_NAMES = ".'’-"  # besides white space; any more between two words is OTHER
NONE = -1  # no word
BLANK = ord(" ")


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
    page, known = words.page, traits(words.spellings)
    reading = read(words, model)
    seen = _seen(
        page.points, page.origin, words.bounds, words.sentence, words.start, words.end, words.code, known, _bits()
    )
    return Labelled(**vars(words), places=Places.of(*seen, *(getattr(reading, name) for name in Places._fields[6:])))


@cache
def _bits():
    """The bits of each code point, the last one for all beyond."""
    bits = np.full(0x10000, OTHER, np.uint8)
    bits[[ord(mark) for mark in IN_NAMES]] = 0
    bits[[code for code in range(0x3001) if chr(code).isspace()]] = SPACE
    return bits | bits_of(MARKS, np.uint8)


@compiled
def _seen(points, origin, bounds, sentence, start, end, code, known, bits):
    """The first columns of `Places`: extents of sentence and article, traits, what stands before each word."""
    size = len(start)
    low, high, begin, stop = np.empty((4, size), np.int32)
    traits, gap = np.empty(size, np.int64), np.zeros(size, np.uint8)
    for article in range(len(origin)):
        left, behind = origin[article], bounds[article + 1]
        first = bounds[article]
        begin[first:behind], stop[first:behind] = first, behind
        for place in range(first, behind):
            for at in range(left, start[place]):
                gap[place] |= bits[min(points[at], len(bits) - 1)]
            left = end[place]
            traits[place] = known[code[place]]
            if traits[place] & THAT and (left == len(points) or points[left] != BLANK):
                traits[place] &= ~THAT
            if sentence[place] != sentence[first]:
                high[first:place] = place
                first = place
            low[place] = first
        high[first:behind] = behind
    return low, high, begin, stop, traits, gap


@compiled
def holds(bits, first, behind, asked):
    """Whether one of the places from one up to another has one of the bits asked for, many times."""
    found = np.zeros(len(first), np.bool_)
    for number in range(len(first)):
        for place in range(first[number], behind[number]):
            if bits[place] & asked:
                found[number] = True
                break
    return found


def counts(flags):
    """How many flags are set before each place, and in all."""
    return np.r_[0, np.cumsum(flags)]


def spread(first, behind):
    """The places of many stretches one after another, and the number of the stretch of each."""
    sizes = np.maximum(behind - first, 0)
    number = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(number)) + (first - np.cumsum(sizes) + sizes)[number], number
