"""Sentiment: VADER's valence of each sentence, exactly as the installed vaderSentiment computes it.

Construct: positive and negative wording, by a lexicon rated for intensity with rules for negation, degree adverbs,
contrast and emphasis. Unit: VADER valence points; the points of a sentence sum to VADER's raw score S, and
S / sqrt(S² + 15) is its `compound`. Direction: > 0 is positive. Limits: made for social media; it takes the subject
matter of news (*war*, *agreement*, *united*) for tone (see the measure `tone`), and cannot tell good news from good
opinion, nor who is meant.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from vaderSentiment.vaderSentiment import normalize

from analysis.folding import fold
from analysis.found import Found, Labels, cut
from analysis.vader import UNKNOWN, analyser, items_of, known_words, rules, spell_emoji

CATEGORIES = {"positive": "Positive words", "negative": "Negative words", "emphasis": "Emphasis (! ? CAPITALS)"}
POSITIVE, NEGATIVE, EMPHASIS = range(len(CATEGORIES))
CAPITALS = "CAPITALS"
SIGNS = ("!", "?")
COUNTED = 4  # so many ! or ? of a sentence share their emphasis
REACH = 3  # words before a word that modify it


class Marks(NamedTuple):
    """What VADER counts, as arrays of one length: where, the position of its category, its weight, texts by code in `labels`."""

    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    category: np.ndarray
    weight: np.ndarray
    entry: np.ndarray
    modifier: np.ndarray


def categories(codebook=None):
    return CATEGORIES


def compound(points):
    """VADER's compound score (−1 … 1) of a sentence's summed points."""
    return round(normalize(float(points)), 4) + 0.0


def find(words, codebook=None, found=None):
    """Mark every word that VADER counts, and what emphasis adds. See `sentence_marks` for the rows."""
    marks, modifiers = sentence_marks(words.points, *words.extents)
    firsts, lasts = words.bounds
    at = np.searchsorted(words.begins, marks.start, "right") - 1
    at = np.clip(at, firsts[marks.sentence], lasts[marks.sentence])
    offset = words.offset[words.place[at]]
    return Found.of(
        words, at, at, marks.weight, "sentiment", Labels.of(marks.category, list(CATEGORIES)), Labels(marks.entry, entries()),
        Labels.of(marks.modifier, modifiers), start=marks.start - offset, end=marks.end - offset,
    )  # fmt: skip


@cache
def entries():
    """What a mark may be for: VADER's words, then capitals, ! and ?."""
    return pa.array([*known_words(), CAPITALS, *SIGNS], pa.large_string())


def sentence_marks(points, starts, ends):
    """What VADER counts in sentences.

    Parameters
    ----------
    points : array of uint32
        Code points of the text as it stands (`analysis.codepoints`); VADER sees it folded (`analysis.folding`).
    starts, ends : array of int
        The sentences, in their order.

    Returns
    -------
    marks : Marks
        `sentence` by number, `start` and `end` in `points`, `category` a position in `CATEGORIES`, `entry` in `entries()` and
        `modifier` in `modifiers`. The weights of a sentence sum to VADER's raw score.
    modifiers : list of str
        The words that made VADER change a lexicon value: negators and degree words before it, or *but*.
    """
    text = spell_emoji(points)
    items = items_of(text.points, text.place(starts), text.place(ends))
    sentence = np.repeat(np.arange(len(starts)), np.diff(items.bounds))
    valued, loud = np.flatnonzero(items.flat), np.flatnonzero(items.valence != items.flat)
    at = np.concatenate([valued, loud])
    category = np.concatenate([np.where(items.flat[valued] > 0, POSITIVE, NEGATIVE), np.full(len(loud), EMPHASIS)])
    weight = np.concatenate([items.flat[valued], (items.valence - items.flat)[loud]])
    entry = np.concatenate([items.code[valued], np.full(len(loud), len(known_words()))])
    modifier, modifiers = _modifiers(text.points, items, sentence, valued, loud)
    start, end = text.origin(items.start[at]), text.origin(items.stop[at] - 1) + 1
    words = Marks(sentence[at], start, end, category, weight, entry, modifier)
    marks = [words, *_punctuation(points, starts, ends, items)]
    return Marks(*map(np.concatenate, zip(*marks, strict=True))), modifiers


def _modifiers(text, items, sentence, valued, loud):
    """The modifier of each mark of a word or of its capitals: a position in a list of texts (0 is none), and the list."""
    strange = np.flatnonzero(items.modifies & (items.code == UNKNOWN))  # mayn't
    unknown = cut(text, items.start[strange], items.stop[strange]).to_pylist()
    names = [fold(word).lower() for word in unknown]
    name, base = items.code + 1, len(known_words()) + 1 + len(names)
    name[strange] = base - len(names) + np.arange(len(names))
    changed = np.flatnonzero(items.flat[valued] != rules().valence[items.code[valued]])
    phrase = np.zeros(len(valued), np.int64)  # the names before a word, and whether there is a *but*, as one number
    for back in range(REACH, 0, -1):
        before = valued[changed] - back
        near = (before >= items.bounds[sentence[valued[changed]]]) & items.modifies[np.maximum(before, 0)]
        phrase[changed] = phrase[changed] * base + np.where(near, name[before * near], 0)
    phrase[changed] = phrase[changed] * 2 + items.contrast[sentence[valued[changed]]]
    code, phrases = pd.factorize(np.concatenate([[0], phrase, name[loud] * 2]))
    return code[1:], [_phrase(number, base, names) for number in phrases.tolist()]


def _phrase(number, base, names):
    """The text that `_modifiers` has made a number of."""
    number, contrast = divmod(number, 2)
    found, known = ["but"] * contrast, known_words()
    while number:
        number, name = divmod(number, base)
        if name:
            found.insert(0, known[name - 1] if name <= len(known) else names[name - 1 - len(known)])
    return " ".join(found)


def _punctuation(points, starts, ends, items):
    """VADER's emphasis by ! and ?, spread over the marks that give it, in the direction of the sentence's valences."""
    amplifiers = (analyser()._amplify_ep, analyser()._amplify_qm)
    for number, (sign, amplify) in enumerate(zip(SIGNS, amplifiers, strict=True)):
        at = np.flatnonzero(points == ord(sign))
        sentence = np.searchsorted(starts, at, "right") - 1
        inside = (sentence >= 0) & (at < ends[sentence])
        at, sentence = at[inside], sentence[inside]
        share = np.zeros(len(at))
        for row, first, count in zip(*np.unique(sentence, return_index=True, return_counts=True), strict=True):
            points_of = sum(items.valence[items.bounds[row] : items.bounds[row + 1]].tolist())  # as VADER sums
            counted = min(count, COUNTED)
            share[first : first + counted] = amplify(sign * count) / counted * np.sign(points_of)
        here = np.flatnonzero(share)
        category, entry = np.full(len(here), EMPHASIS), np.full(len(here), len(known_words()) + 1 + number)
        yield Marks(sentence[here], at[here], at[here] + 1, category, share[here], entry, np.zeros(len(here), int))
