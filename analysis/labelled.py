"""The words of all articles as arrays over one joined text, with their labels: what the linking of sources works on."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from analysis.layout import Layout, layout
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
class Labelled:
    """The words of articles, their places in the joined text, and what is known of each."""

    names: list  # of the articles that have words
    text: str  # their texts, a line feed between
    page: Layout  # the same, with its paragraphs
    article: np.ndarray  # the number of each word's article
    start: np.ndarray
    end: np.ndarray
    vocabulary: list  # distinct words
    code: np.ndarray  # the place of each word in it
    places: Places

    def stop(self, article):
        """Where an article ends in the joined text."""
        return int(self.page.origin[article + 1]) - 1 if article + 1 < len(self.names) else len(self.text)

    def words(self, start, end):
        """The first word that begins at or behind each of two places of the text."""
        return int(np.searchsorted(self.start, start)), int(np.searchsorted(self.start, end))

    def written(self, first, last):
        """The text from one word to another."""
        return self.text[self.start[first] : self.end[last]]


def labelled(articles, tokens, model=None):
    """Join articles and label their words.

    Parameters
    ----------
    articles, tokens : DataFrame
    model : dict, optional
        As in `reported.read`.

    Returns
    -------
    Labelled
    """
    reading = read(articles, tokens, model)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    names, bounds = article_bounds(tokens["article"])
    parts = [texts[name] for name in names]
    page = layout(parts)
    article = np.repeat(np.arange(len(names)), np.diff(bounds))
    start, end = (tokens[column].to_numpy() + page.origin[article] for column in ("start", "end"))
    words = as_arrow(tokens["word"]).dictionary_encode()
    code, vocabulary = words.indices.to_numpy(), words.dictionary.to_pylist()
    bits = traits(vocabulary)[code]
    that = np.flatnonzero(bits & THAT)
    bits[that[page.points[np.minimum(end[that], len(page.points) - 1)] != ord(" ")]] &= ~THAT
    left = np.r_[0, end[:-1]]
    left[bounds[:-1]] = page.origin
    sentence = tokens["sentence"].to_numpy()
    opens = np.r_[True, (article[1:] != article[:-1]) | (sentence[1:] != sentence[:-1])]
    places = Places.of(
        *_extents(np.r_[np.flatnonzero(opens), len(opens)]), *_extents(bounds), bits, _gaps(page.points, left, start, _bits()),
        *(getattr(reading, name) for name in Places._fields[6:]),
    )  # fmt: skip
    return Labelled(names, "\n".join(parts), page, article, start, end, vocabulary, code, places)


def as_arrow(column):
    """A column of strings as one array of pyarrow."""
    found = pa.array(column, pa.large_string())
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def article_bounds(column):
    """The articles in a column of tokens, and the first row of each, then the number of rows."""
    names = as_arrow(column)
    opens = np.ones(len(names), bool)
    opens[1:] = pc.not_equal(names[1:], names[:-1])
    bounds = np.r_[np.flatnonzero(opens), len(names)]
    return names.take(pa.array(bounds[:-1])).to_pylist(), bounds


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


@njit(cache=True)
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
