"""How distinct words are written: their letters in arrays, and the keys that words are compared by."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.core.codepoints import UPPER, among, code_points, key, keys, look_up
from analysis.core.jit import compiled, inner
from analysis.lexicons.load import word_key

TEXT = pa.large_string()
APOSTROPHE, NUMBER, UNDERSCORE, A, S, Z, ZERO, NINE = map(ord, "'#_asz09")
IN_NUMBERS = tuple(map(ord, ".,:"))
UNITS = keys("bn tn mn m k th st nd rd s".split())  # as in `lexicons.NUMBER`
BITS = 62  # letters behind so many are not told to be capitals


class Letters(NamedTuple):
    """The letters of words, one behind the other: code points as `characters.look_up` sees them, and the places of each word."""

    points: np.ndarray
    kind: np.ndarray
    plain: np.ndarray
    begin: np.ndarray
    end: np.ndarray

    @classmethod
    def of(cls, words):
        """The letters of an arrow array of words."""
        rows = pa.LargeListArray.from_arrays(pa.array([0, len(words)], pa.int64()), words)
        points = code_points(pc.binary_join(rows, pa.scalar("", TEXT))[0].as_py())
        sizes = pc.utf8_length(words).to_numpy()
        end = np.cumsum(sizes)
        return cls(points, *look_up(points), end - sizes, end)


class Spellings(NamedTuple):
    """Distinct words and the key of each (`lexicons.word_key`), as arrow arrays, and the letters of both."""

    words: pa.Array
    letters: Letters
    keys: pa.Array
    key_letters: Letters

    @classmethod
    def of(cls, words):
        letters = Letters.of(words)
        data, offsets, odd = _keys(letters.plain, letters.begin, letters.end)
        keys = pa.LargeStringArray.from_buffers(len(words), pa.py_buffer(offsets), pa.py_buffer(data))
        rare = pa.array([word_key(word) for word in words.filter(pa.array(odd)).to_pylist()], TEXT)
        keys = pc.replace_with_mask(keys, odd, rare)
        return cls(words, letters, keys, Letters.of(keys))


def positions(texts, known):
    """Where texts stand in an arrow array of distinct ones; -1: nowhere."""
    return pc.fill_null(pc.index_in(texts, value_set=known), -1).to_numpy()


def capitals(letters):
    """The capitals of each word as the bits of a number; letters it has not count as capitals."""
    return _capitals(letters.kind, letters.begin, letters.end)


@compiled
def _capitals(kind, begin, end):
    bits = np.empty(len(begin), np.int64)
    for word in range(len(begin)):
        size = min(end[word] - begin[word], BITS)
        bits[word] = -1 << size
        for letter in range(size):
            bits[word] |= (kind[begin[word] + letter] & UPPER > 0) << letter
    return bits


@compiled
def _keys(plain, begin, end):
    """The keys of words in bytes, where each begins, and which have none: words with letters beyond ASCII."""
    data = np.empty((end - begin).sum(), np.uint8)
    offsets, odd = np.zeros(len(begin) + 1, np.int64), np.zeros(len(begin), np.bool_)
    size = 0
    for word in range(len(begin)):
        first, behind = begin[word], end[word]
        for at in range(first, behind):
            odd[word] |= plain[at] == 0
        if not odd[word]:
            if behind - first > 1 and plain[behind - 2] == APOSTROPHE and plain[behind - 1] == S:
                behind -= 2
            number = _number_end(plain, first, behind)
            if number > first:
                data[size] = NUMBER
                size += 1
            for at in range(number, behind):
                data[size] = plain[at]
                size += 1
        offsets[word + 1] = size
    return data[:size], offsets, odd


@inner
def _number_end(plain, first, behind):
    """The end of the number that a word begins with, or its first place: `lexicons.NUMBER`, letter by letter."""
    if first == behind or not ZERO <= plain[first] <= NINE:
        return first
    end = first + 1
    while end < behind and (ZERO <= plain[end] <= NINE or plain[end] in IN_NUMBERS):
        end += 1
    unit = end
    while unit < behind and (A <= plain[unit] <= Z or ZERO <= plain[unit] <= NINE or plain[unit] == UNDERSCORE):
        unit += 1
    if unit == end or among(UNITS, key(plain, end, unit)):
        return unit
    while end > first and plain[end] not in IN_NUMBERS:  # the number before a mark: 1.5x is one, and .5x
        end -= 1
    return end
