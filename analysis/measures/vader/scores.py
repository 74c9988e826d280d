"""VADER's valence of every word of many sentences at once, as the installed vaderSentiment computes it, bit for bit.

The rules of the package (`SentimentIntensityAnalyzer.sentiment_valence` and what that calls) are written out over arrays,
because it lowers and scans all words of a sentence again for each of them. The order of operations is the package's: sums of
floats depend on it.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from vaderSentiment.vaderSentiment import C_INCR, N_SCALAR

from analysis.core.jit import compiled
from analysis.measures.vader.words import (
    AT,
    BUT,
    DOUBT,
    KIND,
    LEAST,
    NEVER,
    NO,
    NONE,
    NOR,
    OF,
    OR,
    SO,
    THIS,
    VERY,
    WITHOUT,
    read,
    rules,
    with_title_case_small,
)

LONG = 500  # words of a sentence


class Items(NamedTuple):
    """The words of sentences as VADER cuts them.

    `start` and `stop` in the text as spelled out, `code` in `known_words` or `UNKNOWN`, `modifies` (a negator, degree word, *no* or *least*),
    `valence`, and `flat`, the same blind to capitals. Those of sentence i stand from `bounds[i]` to `bounds[i + 1]`;
    `contrast` tells whether it has a *but*.
    """

    start: np.ndarray
    stop: np.ndarray
    code: np.ndarray
    modifies: np.ndarray
    valence: np.ndarray
    flat: np.ndarray
    contrast: np.ndarray
    bounds: np.ndarray


def items_of(text, starts, ends):
    """The words of sentences with their valences.

    Parameters
    ----------
    text : Spelled
    starts, ends : array of int
        The sentences, in the text as spelled out.

    Returns
    -------
    Items
    """
    know = rules()
    kind = with_title_case_small(text.points, text.kind)
    start, stop, code, upper, nt, bounds = read(kind, text.plain, starts, ends, know.letters, know.order, know.bucket)
    known, degree, negates, modifies = (
        array[code] for array in (know.valence, know.degree, know.negates, know.modifies)
    )
    phrases = (know.phrases, know.phrase_valence, know.phrase_degree)
    flat, valence, but = _weigh(code, known, degree, negates | nt, upper, bounds, *phrases)
    _contrast(flat, bounds, but)
    _contrast(valence, bounds, but)
    return Items(start, stop, code, modifies | nt, valence, flat, but >= 0, bounds)


def _contrast(valence, bounds, but):
    """Weigh the valences of sentences that have a *but*, in their place."""
    long = (but >= 0) & (np.diff(bounds) > LONG)
    _contrast_few(valence, bounds, np.where(long, -1, but))
    for sentence in np.flatnonzero(long).tolist():
        own = valence[bounds[sentence] : bounds[sentence + 1]]
        place = np.flatnonzero(own)
        own[place] = _contrasted(own[place].tolist(), np.searchsorted(place, but[sentence] - bounds[sentence]))


@compiled
def _contrast_few(valence, bounds, but):
    """The same of sentences of few words, among which to search is quicker than to keep heaps: see `_contrasted`."""
    for s in range(len(but)):
        for i in range(bounds[s] if but[s] >= 0 else bounds[s + 1], bounds[s + 1]):
            if valence[i] != 0:
                place = bounds[s]
                while valence[place] != valence[i]:
                    place += 1
                valence[place] *= 0.5 if place < but[s] else 1.5


def _contrasted(valences, before):
    """`_but_check`: half of what stands before *but* (so many), half as much again of what stands behind it.

    With its slip: each in turn is looked up by its valence, so that of equal ones the first is weighed.
    """
    alike = {}  # the places of each valence, as heaps
    for place, valence in enumerate(valences):
        alike.setdefault(valence, []).append(place)
    for i in range(len(valences)):
        place = heappop(alike[valences[i]])
        valences[place] *= 0.5 if place < before else 1.5
        heappush(alike.setdefault(valences[place], []), place)
    return valences


@compiled
def _weigh(code, known, degree, negates, upper, bounds, phrases, phrase_valence, phrase_degree):
    """The valence of each word blind to capitals, its valence, and the place of the first *but* of each sentence, or -1."""
    valence, flat, but = np.zeros(len(code)), np.zeros(len(code)), np.full(len(bounds) - 1, -1)
    for s in range(len(but)):
        first, last = bounds[s], bounds[s + 1]
        capitals = 0
        for i in range(first, last):
            capitals += upper[i]
            if code[i] == BUT and but[s] < 0:
                but[s] = i
        for i in range(first, last):
            if np.isnan(known[i]) or degree[i] != 0 or (code[i] == KIND and i + 1 < last and code[i + 1] == OF):
                continue
            for differ in range(2 if 0 < capitals < last - first else 1):
                points = _valence(
                    i, first, last, code, known, degree, negates, upper, differ, phrases, phrase_valence, phrase_degree
                )
                valence[i] = points
                if not differ:
                    flat[i] = points
    return flat, valence, but


@compiled
def _valence(i, first, last, code, known, degree, negates, upper, differ, phrases, phrase_valence, phrase_degree):
    """`sentiment_valence` of word i of the sentence from `first` to `last`; `differ`: whether capitals tell anything."""
    valence, before = known[i], i - first
    if code[i] == NO and i + 1 < last and not np.isnan(known[i + 1]):
        valence = 0.0
    if (
        (before > 0 and code[i - 1] == NO)
        or (before > 1 and code[i - 2] == NO)
        or (before > 2 and code[i - 3] == NO and (code[i - 1] == OR or code[i - 1] == NOR))
    ):
        valence = known[i] * N_SCALAR
    if differ and upper[i]:
        valence += C_INCR if valence > 0 else -C_INCR
    for step in range(1, 4):
        if before < step or not np.isnan(known[i - step]):
            continue
        valence += _degree(valence, degree[i - step], differ and upper[i - step], step)
        valence = _negated(valence, i, step, code, negates)
        if step == 3:
            valence = _phrased(valence, i, last, code, phrases, phrase_valence, phrase_degree)
    least = before > 0 and code[i - 1] == LEAST and np.isnan(known[i - 1])
    if least and not (before > 1 and code[i - 2] in (AT, VERY)):
        valence *= N_SCALAR
    return valence


@compiled
def _degree(valence, degree, loud, step):
    """What a degree word so many steps before adds."""
    if degree == 0:
        return 0.0
    if valence < 0:
        degree *= -1
    if loud:
        degree += C_INCR if valence > 0 else -C_INCR
    if step == 2:
        return degree * 0.95
    return degree * 0.9 if step == 3 else degree


@compiled
def _negated(valence, i, step, code, negates):
    """What a negator so many steps before makes of a valence; *never so* raises it."""
    one, two, three = code[i - 1], code[i - min(step, 2)], code[i - step]
    so = one in (SO, THIS)
    if step == 2 and two == NEVER and so:
        return valence * 1.25
    if step == 2 and two == WITHOUT and one == DOUBT:
        return valence
    if step == 3 and ((three == NEVER and (two in (SO, THIS))) or so):
        return valence * 1.25
    if step == 3 and three == WITHOUT and (two == DOUBT or one == DOUBT):
        return valence
    return valence * N_SCALAR if negates[i - step] else valence


@compiled
def _phrased(valence, i, last, code, phrases, phrase_valence, phrase_degree):
    """What phrases that end or begin in a word, or stand before it, make of its valence."""
    three, two, one, zero = code[i - 3], code[i - 2], code[i - 1], code[i]
    after = code[i + 1] if i + 1 < last else NONE
    beyond = code[i + 2] if i + 2 < last else NONE
    for phrase in ((one, zero, NONE), (two, one, zero), (two, one, NONE), (three, two, one), (three, two, NONE)):
        at = _phrase(phrase, phrases)
        if at >= 0 and not np.isnan(phrase_valence[at]):
            valence = phrase_valence[at]
            break
    for phrase in ((zero, after, NONE), (zero, after, beyond)):
        at = _phrase(phrase, phrases)
        if at >= 0 and not np.isnan(phrase_valence[at]):
            valence = phrase_valence[at]
    for phrase in ((three, two, one), (three, two, NONE), (two, one, NONE)):
        at = _phrase(phrase, phrases)
        if at >= 0:
            valence += phrase_degree[at]
    return valence


@compiled
def _phrase(phrase, phrases):
    """The row of a phrase, or -1."""
    for at in range(len(phrases)):
        if phrases[at, 0] == phrase[0] and phrases[at, 1] == phrase[1] and phrases[at, 2] == phrase[2]:
            return at
    return -1
