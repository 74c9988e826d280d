"""Quotations that are somebody's words, and stretches of content."""

from typing import NamedTuple

import numpy as np

from analysis.compiled import compiled, inner
from analysis.labelled import NONE, holds
from analysis.quotations import block_quotes
from analysis.reporting import expressions
from analysis.traits import TERM, UNUSUAL

SCARE_WORDS = (
    5  # a quotation of at most so many words is a scare quote, unless sure content holds it or a cue is beside
)
REACH = 120  # characters before a quotation in which its marks may be found to name a term
OUT, SOURCE, CUE, CONTENT = range(4)
BEST, BARE, RULE = 1, 3, 4  # origins of labels: the best ones, what may follow a bare cue, and what no model gave


class Quotations(NamedTuple):
    """Quotations in reading order, as arrays."""

    first: np.ndarray  # word
    behind: np.ndarray  # the word behind the last
    start: np.ndarray  # places in the joined text, marks included
    end: np.ndarray
    doubtful: np.ndarray


def spoken(words):
    """The quotations that are somebody's words.

    The labels of their words become content; those of a scare quote are out, unless reported words surround it.

    Parameters
    ----------
    words : Labelled

    Returns
    -------
    Quotations
    """
    start, end, doubtful, block = _all(words)
    first, behind = np.searchsorted(words.start, start), np.searchsorted(words.start, end)
    kept = _settle(words.places, first, behind, start, end, block, _terms(words, first, start))
    return Quotations(first[kept], behind[kept], start[kept], end[kept], doubtful[kept])


def _all(words):
    """Start, end, whether it is doubtful and whether a block, of all quotations and quoted blocks in their order."""
    page, stop = words.page, words.page.stop
    start, end, doubtful, _ = words.quotations
    blocks = []
    for number in np.unique(page.text[page.points[page.end - 1] == ord(":")]).tolist():
        origin, own = int(page.origin[number]), page.text == number
        spans = zip((page.start[own] - origin).tolist(), (page.end[own] - origin).tolist(), strict=True)
        found = block_quotes(words.text[origin : stop[number]], list(spans))
        blocks += [(first + origin, behind + origin) for _, first, behind in found]
    first, behind = np.array(blocks, np.int64).reshape(-1, 2).T
    none = np.zeros(len(first), bool)
    columns = np.r_[start, first], np.r_[end, behind], np.r_[doubtful, none], np.r_[doubtful & False, ~none]
    order = np.lexsort(columns[::-1])
    return [column[order] for column in columns]


def _terms(words, first, start):
    """The first word of what leads up to a quoted term (what X has called the “T”), or `NONE`."""
    naming = holds(words.places.traits, np.maximum(first - 2, 0), first, TERM | UNUSUAL)
    opening = np.full(len(first), NONE)
    for number in np.flatnonzero(naming):
        at = int(start[number])
        low = int(words.page.origin[np.searchsorted(words.page.origin, at, "right") - 1])
        term = expressions()["naming"].search(words.text, max(low, at - REACH), at)
        if term:  # what X has called the “T”: a term, however coined
            opening[number] = np.searchsorted(words.start, term.start())
    return opening


@compiled
def _settle(words, first, behind, start, end, block, term):
    """Label the words of quotations; whether each is somebody's words."""
    kept = np.zeros(len(first), np.bool_)
    done = 0
    for number in range(len(first)):
        low, high = first[number], behind[number]
        if low == high or done > start[number]:
            continue
        if term[number] != NONE:  # a term, however coined
            words.label[term[number] : high] = OUT
            continue
        if not block[number] and not _is_spoken(words, low, high):
            within = low > words.begin[low] and high < words.stop[low] and _is_sure(words, low - 1)
            if not within or not _is_sure(words, high):
                words.label[low:high] = OUT
                continue
        words.label[low:high] = CONTENT
        kept[number] = True
        done = end[number]
    return kept


@inner
def _is_spoken(words, first, behind):
    """Whether a quotation is somebody's words rather than a quoted term or a scare quote."""
    if behind - first > SCARE_WORDS:
        return True
    introduced = first > words.begin[first] and words.label[first - 1] == CUE
    introduced |= behind < words.stop[first] and words.label[behind] == CUE
    said = 0
    for place in range(first, behind):
        said += words.label[place] == CONTENT if introduced else _is_sure(words, place)
    return 2 * said > behind - first


@inner
def _is_sure(words, place):
    """Whether a word is content by the best labels or a rule, not only by a more eager reading."""
    return words.label[place] == CONTENT and (words.origin[place] == BEST or words.origin[place] == RULE)


@compiled
def stretches(words, quotes):
    """First and last words of stretches of content: no longer than a sentence, except within one quotation."""
    size = len(words.label)
    first, last = np.empty(size, np.int64), np.empty(size, np.int64)
    count = quote = 0
    for place in range(size):
        if words.label[place] != CONTENT:
            continue
        while quote < len(quotes.first) and quotes.behind[quote] <= place:
            quote += 1
        inside = quote < len(quotes.first) and quotes.first[quote] < place
        if place == 0 or words.label[place - 1] != CONTENT or (place == words.low[place] and not inside):
            first[count] = place
            count += 1
        last[count - 1] = place
    return first[:count].copy(), last[:count].copy()
