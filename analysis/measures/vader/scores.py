"""From the words of sentences to VADER's valence of each, as the installed vaderSentiment computes it, bit for bit.

The rules of the package (`SentimentIntensityAnalyzer.sentiment_valence` and what that calls) are written out over arrays,
because it lowers and scans all words of a sentence again for each of them. The order of operations is the package's: sums of
floats depend on it.
"""

from typing import NamedTuple

import numpy as np
from vaderSentiment.vaderSentiment import C_INCR, N_SCALAR

from analysis.core.jit import compiled
from analysis.measures.vader import words as vader
from analysis.measures.vader.emoji import TextWithoutEmoji

BEFORE, AFTER = 3, 2  # so many words around one are looked at
FADING = (1.0, 0.95, 0.9)  # what a word of degree counts by its distance
RAISED = 1.25  # by *never so*


class ValencedWords(NamedTuple):
    """The words of sentences, with `valence` and `flat`, the valence blind to capitals, and whether a sentence has a *but*."""

    words: vader.VaderWords
    valence: np.ndarray
    flat: np.ndarray
    contrast: np.ndarray


def valenced_words(text: TextWithoutEmoji, starts: np.ndarray, ends: np.ndarray) -> ValencedWords:
    """The words of sentences with their valences; `starts` and `ends` are places in the text as spelled out."""
    words, know = vader.cut_words(text, starts, ends), vader.vader_rules()
    size, capitals = np.diff(words.bounds), np.bincount(words.sentence, words.upper, len(starts))
    loud = words.upper & (capitals < size)[words.sentence]
    at = np.flatnonzero((~np.isnan(know.valence) & (know.degree == 0))[words.code])
    places = at + np.arange(-BEFORE, AFTER + 1)[:, None]
    first, last = words.bounds[words.sentence[at]], words.bounds[words.sentence[at] + 1]
    inside = (places >= first) & (places < last)
    places = np.where(inside, places, at)
    code = np.where(inside, words.code[places], vader.NONE)
    counts = (code[BEFORE] != vader.KIND) | (code[BEFORE + 1] != vader.OF)
    code, loud = code[:, counts], (inside & loud[places])[:, counts]
    sentence = words.sentence[at := at[counts]]
    but = np.full(len(starts), -1)
    buts = np.flatnonzero(words.code == vader.BUT)[::-1]
    but[words.sentence[buts]] = buts  # of several the first stays
    valence, flat = np.zeros((2, len(words.code)))
    flat[at] = _valences(code, np.zeros_like(loud))
    valence[at] = flat[at]
    heard = loud.any(axis=0)
    valence[at[heard]] = _valences(code[:, heard], loud[:, heard])
    for values in (valence, flat):
        values[at] = _contrasted(values[at], at, sentence, but)
    return ValencedWords(words, valence, flat, but >= 0)


def _valences(code, loud):
    """`sentiment_valence` of words, from a column of codes each, three words before to two after (`NONE`: outside the sentence), and
    from whether these stand in capitals where other words of the sentence do not."""
    know, (three, two, one, zero, after, _) = vader.vader_rules(), code
    valence = np.where((zero == vader.NO) & ~np.isnan(know.valence[after]), 0.0, know.valence[zero])
    denied = (one == vader.NO) | (two == vader.NO) | ((three == vader.NO) & np.isin(one, [vader.OR, vader.NOR]))
    valence = np.where(denied, know.valence[zero] * N_SCALAR, valence)
    valence += loud[BEFORE] * np.where(valence > 0, C_INCR, -C_INCR)
    for step, back in enumerate((one, two, three), 1):
        acts = (back != vader.NONE) & np.isnan(know.valence[back])
        degree = np.where(valence < 0, -know.degree[back], know.degree[back])
        degree += (loud[BEFORE - step] & (degree != 0)) * np.where(valence > 0, C_INCR, -C_INCR)
        changed = (valence + degree * FADING[step - 1]) * _denied(step, three, two, one)
        valence = np.where(acts, _phrased(changed, code) if step == BEFORE else changed, valence)
    least = (one == vader.LEAST) & np.isnan(know.valence[one]) & ~np.isin(two, [vader.AT, vader.VERY])
    return np.where(least, valence * N_SCALAR, valence)


def _denied(step, three, two, one):
    """`_negation_check`: what the word so many steps before makes of a valence."""
    so = np.isin(one, [vader.SO, vader.THIS])
    raised, spared = np.zeros((2, len(one)), bool)
    if step == 2:
        raised, spared = (two == vader.NEVER) & so, (two == vader.WITHOUT) & (one == vader.DOUBT)
    if step == BEFORE:
        raised = ((three == vader.NEVER) & np.isin(two, [vader.SO, vader.THIS])) | so
        spared = (three == vader.WITHOUT) & ((two == vader.DOUBT) | (one == vader.DOUBT))
    negates = vader.vader_rules().negates[(one, two, three)[step - 1]]
    return np.select([raised, spared, negates], [RAISED, 1.0, N_SCALAR], 1.0)


def _phrased(valence, code):
    """`_special_idioms_check`: what phrases that end or begin in a word, or stand before it, make of its valence."""
    (three, two, one, zero, after, beyond), none = code, np.full_like(valence, vader.NONE, int)
    ending, beginning = [(one, zero, none), (two, one, zero)], [(zero, after, none), (zero, after, beyond)]
    before = [(two, one, none), (three, two, one), (three, two, none)]
    keys = [vader.phrase_key(*phrase) for phrase in (*ending, *before, *beginning)]
    begun = np.isin([first for first, *_ in (*ending, *before, *beginning)], vader.vader_rules().openers)
    found = np.full(begun.shape, -1)
    found[begun] = vader.vader_rules().phrases.get_indexer(np.stack(keys)[begun])
    idioms, degrees = vader.vader_rules().idiom[found], vader.vader_rules().phrase_degree[found]
    known = ~np.isnan(idioms)
    valence = np.select([*known[:5]], [*idioms[:5]], valence)
    valence = np.select([*known[:4:-1]], [*idioms[:4:-1]], valence)
    twoone, threetwoone, threetwo = degrees[2:5]
    return valence + threetwoone + threetwo + twoone


@compiled
def _contrasted(valence, at, sentence, but):
    """`_but_check`: half of what stands before *but*, half as much again of what stands after it.

    With its slip: each in turn is looked up by its valence, so that of equal ones the first is weighed.
    """
    first = 0
    for i in range(len(valence)):
        if sentence[i] != sentence[first]:
            first = i
        if but[sentence[i]] >= 0:
            place = first
            while valence[place] != valence[i]:
                place += 1
            valence[place] *= 0.5 if at[place] < but[sentence[i]] else 1.5
    return valence
