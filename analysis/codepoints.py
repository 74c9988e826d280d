"""What kinds of characters a text has, by their code points, and how far its sentences reach."""

import string

import numpy as np
from numba import njit

from analysis.folding import fold

# what a code point is; the last four of what it is folded to
SPACE, ALPHANUMERIC, KNOWN, BLANK, PUNCTUATION, UPPER, LOWER = (1 << bit for bit in range(7))
ASCII = 128


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
        Code points of the texts, and `kinds_of` them.
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


def places_of(character, points, starts, ends):
    """Where a character stands in sentences, which must come in their order: its places and the numbers of the sentences."""
    at = np.flatnonzero(points == ord(character))
    sentence = np.searchsorted(starts, at, "right") - 1
    inside = (sentence >= 0) & (at < np.append(ends, 0)[sentence])
    return at[inside], sentence[inside]
