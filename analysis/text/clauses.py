"""Words in; the gap before each out: may a cue cross it, does a clause end there, may a capital follow that is not a name's?"""

import numpy as np

from analysis.core.codepoints import SPACE
from analysis.core.jit import compiled, inner

QUOTE, HYPHEN, OPENING, CLAUSE_END, COMMA, STOP, DASH = (1 << bit for bit in range(7))
MARKS = {
    QUOTE: "'\"“”„«»‘’", HYPHEN: "-‐‑", COMMA: ",", STOP: ".", DASH: "-",
    OPENING: "\"'“‘«„([:–—",  # a capital after these may be a sentence's, not a name's
    CLAUSE_END: ";:–—()…",  # a clause ends there; and at three stops, and at one to three dashes (-) between spaces
}  # fmt: skip
BLANK = ord(" ")
BITS = np.zeros(0x10000, np.uint8)  # of each code point; the last one stands for all beyond it
for _bit, _marks in MARKS.items():
    BITS[[ord(mark) for mark in _marks]] |= _bit


@compiled
def word_gaps(points, kind, opens, begins, ends):
    """What is between each word and the one before it.

    Parameters
    ----------
    points, kind : array
        As in a `Layout`.
    opens : array of bool
        Whether a word is the first of its sentence, which has no gap.
    begins, ends : array of int64
        The places of the words.

    Returns
    -------
    runs : array of bool
        Nothing but space, quotation marks, one hyphen and space stands between the word before and this one.
    first : array of bool
        The word begins its sentence, or follows a mark after which a capital is usual.
    breaks : array of bool
        A clause ends before the word.
    commas : array of int64
        How many words up to this one have a comma before them.
    """
    size = len(opens)
    runs, first, breaks = np.zeros(size, np.bool_), np.ones(size, np.bool_), np.ones(size, np.bool_)
    commas = np.zeros(size, np.int64)
    count = 0
    for word in range(size):
        if not opens[word]:
            start, end = ends[word - 1], begins[word]
            runs[word], first[word], breaks[word], comma = _between(points, kind, start, end)
            count += comma
        commas[word] = count
    return runs, first, breaks, commas


@inner
def _between(points, kind, start, end):
    """Whether a cue may cross the gap, a capital is usual after it, a clause ends in it, it has a comma."""
    runs, breaks, seen = True, False, 0
    stops = dashes = 0  # so many in a row before a place, dashes after a space
    if end - start == 1 and points[start] == BLANK:  # the usual gap
        return True, False, False, False
    for at in range(start, end):
        mark, space = BITS[min(points[at], 0xFFFF)], kind[at] & SPACE > 0
        runs &= space or (mark & (QUOTE | HYPHEN) > 0 and not seen & HYPHEN)
        stops = stops + 1 if mark & STOP else 0
        breaks |= stops == 3 or (space and 1 <= dashes <= 3)
        if not mark & DASH:
            dashes = 0
        elif dashes or (at > start and kind[at - 1] & SPACE):
            dashes += 1
        seen |= mark
    return runs, seen & OPENING > 0, breaks or seen & CLAUSE_END > 0, seen & COMMA > 0
