"""Texts as code points: those of a corpus in one array, what each is, and how far its sentences reach."""

import string

import numpy as np
import pyarrow as pa
from numba import njit

from analysis.folding import fold

# what a code point is; the last four of what it is folded to
SPACE, ALPHANUMERIC, KNOWN, BLANK, PUNCTUATION, UPPER, LOWER = (1 << bit for bit in range(7))
ASCII = 128


def code_points(texts):
    """The code points of texts, one after another, and where each text begins (and, at last, where all end)."""
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    begins = np.concatenate([[0], np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))])
    return np.frombuffer(joined, np.uint32), begins.astype(np.int64)


def kinds_of(points):
    """What code points are: an array of flags by code point, sure of those given."""
    rare = points[points >= ASCII]
    for point in np.unique(rare[_KINDS[rare] == 0]):
        _KINDS[point] = _kind(chr(point))
    return _KINDS


def _kind(character):
    folded = fold(character)
    title = folded.istitle() and not folded.isupper()
    return (
        KNOWN
        | SPACE * character.isspace()
        | ALPHANUMERIC * character.isalnum()
        | BLANK * folded.isspace()
        | PUNCTUATION * (folded in string.punctuation)
        | UPPER * folded.isupper()
        | LOWER * (folded.islower() or title)
    )


_KINDS = np.zeros(0x110000, np.uint8)  # filled in as code points are met: few of them ever are
_KINDS[:ASCII] = [_kind(chr(point)) for point in range(ASCII)]


@njit(cache=True)
def extents(points, kinds, low, high, starts, ends):
    """Widen sentences from their first and last word to the marks that touch them: quotation marks, brackets, ! ?.

    Parameters
    ----------
    points, kinds : array
        From `code_points` and `kinds_of`.
    low, high : array of int
        Where the text of each sentence begins and ends.
    starts, ends : array of int
        Where its first word begins and its last word ends.

    Returns
    -------
    starts, ends : array of int
    """
    wide_starts, wide_ends = starts.copy(), ends.copy()
    for i in range(len(starts)):
        end = ends[i]
        while end < high[i] and not kinds[points[end]] & (SPACE | ALPHANUMERIC):
            end += 1
        first = starts[i]
        while first > low[i] and not kinds[points[first - 1]] & (SPACE | ALPHANUMERIC):
            first -= 1
        # what is glued to the sentence before it leaves the marks between them to that
        glued = first > low[i] and kinds[points[first - 1]] & ALPHANUMERIC
        wide_starts[i], wide_ends[i] = starts[i] if glued else first, end
    return wide_starts, wide_ends


def cut(points, starts, ends):
    """Spans of code points as an arrow array of texts."""
    offsets, letters = _utf8(points, starts, ends)
    return pa.LargeStringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(letters))


@njit(cache=True)
def _utf8(points, starts, ends):
    offsets = np.zeros(len(starts) + 1, np.int64)
    for i in range(len(starts)):
        size = ends[i] - starts[i]
        for at in range(starts[i], ends[i]):
            size += (points[at] > 0x7F) + (points[at] > 0x7FF) + (points[at] > 0xFFFF)
        offsets[i + 1] = offsets[i] + size
    letters = np.empty(offsets[-1], np.uint8)
    place = 0
    for i in range(len(starts)):
        for at in range(starts[i], ends[i]):
            point = points[at]
            further = (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF)  # bytes of six bits behind the first
            letters[place] = point >> 6 * further | (0xFF << 7 - further & 0xFF if further else 0)
            place += 1
            for left in range(further - 1, -1, -1):
                letters[place] = 0x80 | point >> 6 * left & 0x3F
                place += 1
    return offsets, letters
