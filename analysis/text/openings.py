"""How paragraphs begin and end: what most of them cannot be is settled by a few characters, before any pattern is tried."""

import numpy as np

from analysis.core.codepoints import LOWER, SPACE, among, key
from analysis.core.jit import compiled, inner

LETTERS = 4  # of a word are looked at
LONG = 300  # characters, which no furniture has
HEADING_WORDS = 12  # a heading has no more
BULLETS = "-–—•*·"
STOPS, QUOTES, CLOSING = ".,;:!…", '"”»', "'’)"  # the end of a sentence or its part, with or without these behind it
OPENING = BULLETS + "\"“„«‘'"
FURNITURE, EDGE, NAMED, MARKUP, HEADING = (1 << bit for bit in range(5))

_BULLETS, _STOPS, _QUOTES, _CLOSING, _OPENING = (
    tuple(map(ord, marks)) for marks in (BULLETS, STOPS, QUOTES, CLOSING, OPENING)
)
_MARKUP, _PLAIN_QUOTES, A, Z = tuple(map(ord, "#*")), tuple(map(ord, "\"'")), ord("a"), ord("z")
UNKNOWN = 0  # the key of a word that may be any


@compiled
def look(points, kind, plain, starts, ends, anywhere, edges, second):
    """What each paragraph may be, and how many words it has.

    Parameters
    ----------
    points, kind, plain, starts, ends : array
        As in a `Layout`.
    anywhere, edges, second : array of int64
        The words (`characters.keys`, of their first four letters) that furniture and notes at the edges open with, and
        those in small letters that may stand second where somebody is named.

    Returns
    -------
    (array of uint8, array of int64)
        Bits: `FURNITURE`, `EDGE` and `NAMED` (a name, or somebody presented) where the patterns may match; `MARKUP` where a mark
        of Markdown stands at either end; `HEADING` where a heading may be what the paragraph is by itself. The number of its words.
    """
    seen, words = np.zeros(len(starts), np.uint8), np.zeros(len(starts), np.int64)
    for number in range(len(starts)):
        start, end = starts[number], ends[number]
        words[number] = _words(kind[start:end])
        first, last = points[start], points[end - 1]
        if plain[start] not in _PLAIN_QUOTES:  # no pattern begins with one
            opens = _word(points, plain, start, end)
            if end - start < LONG and (opens == UNKNOWN or among(anywhere, opens)):
                seen[number] |= FURNITURE
            if opens == UNKNOWN or among(edges, opens):
                seen[number] |= EDGE
            if opens == UNKNOWN or _may_name(points, kind, plain, start, end, second):
                seen[number] |= NAMED
        if first in _MARKUP or last in _MARKUP:
            seen[number] |= MARKUP
        ended = last in _STOPS or last in _QUOTES or (last in _CLOSING and points[max(end - 2, start)] in _STOPS)
        if words[number] <= HEADING_WORDS and not (ended or first in _OPENING or kind[start] & LOWER):
            seen[number] |= HEADING
    return seen, words


@inner
def _words(kind):
    """The number of words of a paragraph."""
    count = 1
    for at in range(1, len(kind)):
        count += (kind[at - 1] & SPACE > 0) & (kind[at] & SPACE == 0)
    return count


@inner
def _word(points, plain, at, end):
    """The key of the first letters of a word of a–z; `UNKNOWN` of any other, and where what stands behind may be left out."""
    behind = at
    while behind < min(end, at + LETTERS) and A <= plain[behind] <= Z:
        behind += 1
    whole = behind == at + LETTERS or behind == end
    return key(plain, at, behind) if whole or not (plain[behind] == 0 or points[behind] in _BULLETS) else UNKNOWN


@inner
def _may_name(points, kind, plain, start, end, second):
    """Whether the second word may be part of a name, or the noun of *the author*."""
    at = start
    while at < end and not kind[at] & SPACE:
        at += 1
    if points[at - 1] in _BULLETS:
        return True
    while at < end and kind[at] & SPACE:
        at += 1
    if at == end:
        return False
    opens = _word(points, plain, at, end)
    return not kind[at] & LOWER or opens == UNKNOWN or among(second, opens)
