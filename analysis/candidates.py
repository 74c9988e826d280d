"""Who may be speaking: for each stretch of content its cue, and the candidates for its source, as rows of columns.

Candidates are nobody, the source of the stretch before (carried), the nearest stretches that the model of reported speech
calls a source, and noun phrases where grammar expects a speaker: before the cue, behind it, in it, the subject.
Columns tell place, marks and classes of words, never topics.
"""

from typing import NamedTuple

import numpy as np

from analysis.compiled import compiled, inner
from analysis.gaps import GAPS
from analysis.labelled import COLON as HAS_COLON
from analysis.labelled import NONE
from analysis.phrases import CARRIED, CONTENT, SOURCE, phrases
from analysis.wordclasses import names

CUE = 2
MOST = 3  # so many sources on either side of a stretch are looked at
SHORT_TAG = 8  # words in a sentence like: X said.
ACROSS = 20  # a word of other content on the way to a cue counts as so many more
WINDOW = 12  # words behind the first of a gap whose marks are counted


def _table(*steps):
    """The code of each number up to the last: how many steps lie below it."""
    return np.searchsorted(steps, np.arange(steps[-1] + 2))


STEPS = _table(1, 2, 3, 5, 8, 13, 21)  # distances and lengths in words are told apart so finely,
SIZES = _table(1, 2, 3, 6)  # lengths of sources,
LIKELY = np.array([0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])  # and probabilities of labels
CONTENTS, AHEAD, BEYOND = _table(1, 5), _table(1, 3, 7), _table(1, 4)
START, PARAGRAPH, SPACE, HYPHEN = (GAPS.index(name) for name in ("start", "paragraph", "space", "-"))
COLON, COLON_QUOTE = GAPS.index(":"), GAPS.index(':"')
CLASSES = names()["class"]
TEN, LEVELS = [str(i) for i in range(10)], ["-", *map(str, range(len(LIKELY) + 1))]
OWN = {
    "kind": ["nobody", "carried", "model", "before", "behind", "inside", "subject"], "side": ["-", "before", "behind"],
    "rank": TEN, "where": ["-", "same", "previous", "next"], "distance": TEN, "content": TEN, "others": TEN,
    "tocue": ["-", "at", "near", "far", "farther", "right", "behind", "beyond"], "parted": TEN, "cues": TEN,
    "size": TEN, "first": CLASSES, "last": CLASSES, "left": CLASSES, "right": CLASSES, "gap": GAPS, "sure": LEVELS,
}  # fmt: skip
SHARED = {
    "cueside": ["-", "at", "before", "behind", "beyond"], "cue": CLASSES, "cued": CLASSES, "quoted": TEN,
    "lead": ["-", "colon", "paragraph", "sentence"], "origin": TEN, "length": TEN, "opening": CLASSES, "opens": GAPS,
    "closes": GAPS, "prior": CLASSES, "likely": LEVELS, "surest": LEVELS, "cuesure": LEVELS, "sources": TEN,
}  # fmt: skip
COLUMNS = {**OWN, **SHARED}  # of the candidate, and of the stretch: the names of the codes of each column
(
    KIND, SIDE, RANK, WHERE, DISTANCE, INSIDE, OTHERS, TOCUE, PARTED, CUES, SIZE, FIRST, LAST, LEFT, RIGHT, GAP, SURE,
    CUESIDE, CUED_BY, CUED, QUOTED, LEAD, ORIGIN, LENGTH, OPENING, OPENS, CLOSES, PRIOR, MEAN, SUREST, CUESURE, SOURCES,
) = range(len(COLUMNS))  # fmt: skip
WIDTH, KEPT, MODEL = len(COLUMNS), 1, 2  # kinds: carried, model; those of phrases follow


class Stretches(NamedTuple):
    """Stretches of content, first and last word, and the cue of each, or `NONE`: arrays of int64."""

    first: np.ndarray
    last: np.ndarray
    cue_first: np.ndarray
    cue_last: np.ndarray


class Runs(NamedTuple):
    """Stretches of words of one label, and how many begin before each word."""

    first: np.ndarray
    last: np.ndarray
    before: np.ndarray


class Candidates(NamedTuple):
    """Candidates in the order of their stretches: the stretch of each, its words, its codes in `COLUMNS`."""

    stretch: np.ndarray
    first: np.ndarray  # `NONE` for nobody, `CARRIED` for the source of the stretch before
    last: np.ndarray
    columns: np.ndarray


def stretches_with_cues(places, first, last):
    """Stretches with the cue of each: the nearest in its sentence, before its colon, in a short tag behind it."""
    return Stretches(first, last, *_cues(places, _before(places)[0], Runs(*_runs(places, CUE)), first, last))


def candidates(places, stretches):
    """The candidates of each stretch.

    Parameters
    ----------
    places : Places
    stretches : Stretches

    Returns
    -------
    Candidates
    """
    sources, cues = (Runs(*_runs(places, label)) for label in (SOURCE, CUE))
    found = phrases(places, *stretches)
    return Candidates(*_candidates(places, stretches, found, *_before(places), sources, cues))


@compiled
def _before(words):
    """How many words of content stand before each word, and in all; how many have marks before them, likewise."""
    contents, marks = np.zeros(len(words.label) + 1, np.int32), np.zeros(len(words.label) + 1, np.int32)
    for place in range(len(words.label)):
        contents[place + 1] = contents[place] + (words.label[place] == CONTENT)
        marks[place + 1] = marks[place] + (words.mark[place] != SPACE and words.mark[place] != HYPHEN)
    return contents, marks


@compiled
def _runs(words, label):
    """First and last words of stretches of a label within sentences, and how many begin before each word."""
    size = len(words.label)
    first, last, before = np.empty(size, np.int32), np.empty(size, np.int32), np.zeros(size + 1, np.int32)
    count = 0
    for place in range(size):
        if words.label[place] == label:
            if place == words.low[place] or words.label[place - 1] != label:
                first[count] = place
                count += 1
            last[count - 1] = place
        before[place + 1] = count
    return first[:count].copy(), last[:count].copy(), before


@compiled
def _cues(words, contents, cues, first, last):
    found, ends = np.full(len(first), NONE), np.full(len(first), NONE)
    for number in range(len(first)):
        begin, end = first[number], last[number]
        low, high = words.low[begin], words.high[end]
        cue = _nearest(contents, cues, begin, end, low, high)
        if cue == NONE and low > words.begin[low] and words.gap[low] & HAS_COLON:
            cue = _nearest(contents, cues, low, low, words.low[low - 1], low)
        tagged = words.quoted[begin] and high < words.stop[begin] and words.mark[high] != PARAGRAPH
        if cue == NONE and tagged and words.high[high] - high < SHORT_TAG:  # “… .” X said.
            cue = _nearest(contents, cues, begin, end, high, words.high[high])
        if cue != NONE:
            found[number], ends[number] = cues.first[cue], cues.last[cue]
    return found, ends


@inner
def _nearest(contents, cues, first, last, low, high):
    """The cue between two places nearest to a stretch; one across another stretch of content counts as further."""
    before, behind = cues.before[first] - 1, cues.before[last + 1]
    if before < 0 or cues.first[before] < low:
        before = NONE
    if behind == len(cues.first) or cues.first[behind] >= high:
        return before
    if before == NONE:
        return behind
    left, right = cues.last[before] + 1, cues.first[behind]
    distance = first - left + ACROSS * (contents[first] - contents[left])
    beyond = right - last - 1 + ACROSS * (contents[right] - contents[last + 1])
    return behind if beyond < distance else before


@compiled
def _candidates(words, stretches, phrases, contents, marks, sources, cues):
    most = len(stretches.first) * (2 + 2 * MOST + phrases.shape[1])
    stretch, first, last = np.empty(most, np.int64), np.empty(most, np.int64), np.empty(most, np.int64)
    columns = np.zeros((most, WIDTH), np.int16)
    rows = _fill(words, stretches, phrases, contents, marks, sources, cues, stretch, first, last, columns)
    return stretch[:rows], first[:rows], last[:rows], columns[:rows]


@inner
def _fill(words, stretches, phrases, contents, marks, sources, cues, stretch, first, last, columns):
    """Fill in the rows of candidates; how many there are."""
    row = 0
    for number in range(len(stretches.first)):
        opening, row = row, _listed(words, stretches, number, phrases, sources, first, last, columns, row)
        stretch[opening:row] = number
        _described(words, stretches, number, contents, marks, sources, cues, first, last, columns, opening, row)
    return row


@inner
def _listed(words, stretches, number, phrases, sources, first, last, columns, row):
    """List the candidates of a stretch from a row on, with kind, side and rank; the row behind them."""
    begin, end = stretches.first[number], stretches.last[number]
    first[row] = last[row] = NONE
    row += 1
    if number and stretches.first[number - 1] >= words.begin[begin]:
        first[row] = last[row] = CARRIED
        columns[row, KIND] = KEPT
        row += 1
    nearest = row
    lowest, highest = _around(words, words.low[begin], words.high[end])
    at = sources.before[begin]
    for rank in range(1, MOST + 1):
        if at - rank >= 0 and sources.first[at - rank] >= lowest:
            first[row], last[row] = sources.first[at - rank], sources.last[at - rank]
            columns[row, KIND], columns[row, SIDE], columns[row, RANK] = MODEL, 1, rank
            row += 1
    at = sources.before[end + 1] - 1
    for rank in range(1, MOST + 1):
        if at + rank < len(sources.first) and sources.first[at + rank] < highest:
            first[row], last[row] = sources.first[at + rank], sources.last[at + rank]
            columns[row, KIND], columns[row, SIDE], columns[row, RANK] = MODEL, 2, rank
            row += 1
    for kind in range(phrases.shape[1]):
        left, right = phrases[number, kind, 0], phrases[number, kind, 1]
        if left == NONE or begin <= right <= end:
            continue
        apart = True
        for other in range(nearest, row):
            apart &= right < first[other] or last[other] < left
        if apart:
            first[row], last[row] = left, right
            columns[row, KIND], columns[row, SIDE] = MODEL + 1 + kind, 1 if right < begin else 2
            row += 1
    return row


@inner
def _described(words, stretches, number, contents, marks, sources, cues, first, last, columns, opening, behind):
    """Fill in the other columns of the candidates of a stretch."""
    low, high = words.low[stretches.first[number]], words.high[stretches.last[number]]
    within = 0
    for row in range(opening, behind):
        if columns[row, KIND] == KEPT:
            _carried(words, stretches, number, low, columns[row])
        elif columns[row, KIND]:
            _own(words, stretches, number, contents, marks, sources, cues, first[row], last[row], columns[row])
            within += columns[row, KIND] == MODEL and low <= first[row] < high
    _shared(words, stretches, number, min(within, 3), columns[opening])
    for row in range(opening + 1, behind):
        for column in range(CUESIDE, WIDTH):
            columns[row, column] = columns[opening, column]


@inner
def _around(words, low, high):
    """The first word of the sentence before in the paragraph (before a colon, in any), and the last of that behind."""
    lowest, highest = low, high
    if low > words.begin[low] and (words.mark[low] != PARAGRAPH or words.gap[low] & HAS_COLON):
        lowest = words.low[low - 1]
    if high < words.stop[low] and words.mark[high] != PARAGRAPH:
        highest = words.high[high]
    return lowest, highest


@inner
def _carried(words, stretches, number, low, row):
    """The columns of the source of the stretch before, but for its kind."""
    first, before, end = stretches.first[number], stretches.first[number - 1], stretches.last[number - 1]
    row[RANK] = min(words.paragraph[first] - words.paragraph[before], 2) + 1
    row[WHERE] = 1 if end >= low else 2
    row[DISTANCE] = _step(STEPS, first - end)
    row[INSIDE] = words.quoted[end]
    row[PARTED] = stretches.cue_first[number - 1] != NONE


@inner
def _own(words, stretches, number, contents, marks, sources, cues, first, last, row):
    """The columns of a source, but for its kind, side and rank."""
    begin, end, cue = stretches.first[number], stretches.last[number], stretches.cue_first[number]
    left, right = (last + 1, begin) if row[SIDE] == 1 else (end + 1, first)
    row[WHERE] = 1 if words.low[begin] <= first < words.high[end] else row[SIDE] + 1
    row[DISTANCE] = _step(STEPS, max(right - left, 0) + 1)
    row[INSIDE] = _step(CONTENTS, contents[max(left, right)] - contents[left] + 1)
    row[OTHERS] = max(min(sources.before[right] - sources.before[left], 2), 0)
    if cue != NONE:
        ahead = last < cue
        left, right = (last + 1, cue) if ahead else (stretches.cue_last[number] + 1, first)
        row[TOCUE] = 1 + _step(AHEAD, right - left + 1) if ahead else 5 + _step(BEYOND, right - left + 1)
        row[PARTED] = max(min(marks[min(right, left + WINDOW) + 1] - marks[left], 2), 0)
        row[CUES] = max(min(cues.before[right] - cues.before[left], 2), 0)
    row[SIZE] = _step(SIZES, last - first + 1)
    row[FIRST], row[LAST] = words.kind[first], words.kind[last]
    row[LEFT], row[RIGHT] = _kind_before(words, first), 0
    row[GAP] = START
    if last + 1 < words.stop[last]:
        row[RIGHT], row[GAP] = words.kind[last + 1], words.mark[last + 1]
    row[SURE] = _level(words.likely[last])


@inner
def _shared(words, stretches, number, within, row):
    """The columns of a stretch, alike in all its candidates."""
    first, last = stretches.first[number], stretches.last[number]
    cue, end = stretches.cue_first[number], stretches.cue_last[number]
    low, mark = words.low[first], words.mark[first]
    if cue != NONE:
        if end < first:
            row[CUESIDE] = 1 if end == first - 1 else 2
        else:
            row[CUESIDE] = 3 if cue == last + 1 else 4
        row[CUED_BY], row[CUED], row[CUESURE] = words.kind[cue], words.kind[end], _level(words.likely[cue])
    row[QUOTED] = words.quoted[first] + (words.quoted[first] & words.quoted[last])
    if mark in (COLON, COLON_QUOTE) or words.mark[low] in (COLON, COLON_QUOTE):
        row[LEAD] = 1
    else:
        row[LEAD] = 2 if mark == PARAGRAPH else 3 if first == low else 0
    row[ORIGIN], row[LENGTH] = words.origin[first], _step(STEPS, last + 1 - first)
    row[OPENING], row[OPENS] = words.kind[first], mark
    row[CLOSES] = words.mark[last + 1] if last + 1 < words.stop[last] else START
    row[PRIOR] = _kind_before(words, first)
    likely = 0.0
    for place in range(first, last + 1):
        likely += words.likely[place]
    row[MEAN], row[SUREST] = _level(likely / (last + 1 - first)), _level(words.likely[first])
    row[SOURCES] = within


@inner
def _kind_before(words, place):
    return words.kind[place - 1] if place > words.begin[place] else 0


@inner
def _step(table, number):
    return table[max(min(number, len(table) - 1), 0)]


@inner
def _level(likely):
    return 1 + np.searchsorted(LIKELY, likely)
