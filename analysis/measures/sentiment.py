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
import pyarrow as pa
from vaderSentiment.vaderSentiment import normalize

from analysis.core.codepoints import strings
from analysis.core.folding import fold
from analysis.cues.matches import Found, Labels
from analysis.measures.vader.emoji import spell_emoji
from analysis.measures.vader.scores import items_of
from analysis.measures.vader.words import UNKNOWN, analyser, known_words, rules
from analysis.text.tokenizer import places_of

CATEGORIES = {"positive": "Positive words", "negative": "Negative words", "emphasis": "Emphasis (! ? CAPITALS)"}
POSITIVE, NEGATIVE, EMPHASIS = range(len(CATEGORIES))
CAPITALS = "CAPITALS"
SIGNS = ("!", "?")
COUNTED = 4  # so many ! or ? of a sentence share their emphasis
REACH = 3  # words before a word that modify it


class Marks(NamedTuple):
    """What VADER counts, as arrays of one length.

    The number of its `sentence`, `start` and `end` in the text's code points, the position of its `category` in `CATEGORIES` and
    of its `entry` in `entries()`, its `weight`; as `modifier` the words that made VADER change a lexicon value (negators and
    degree words before it, or *but*) or that stand in capitals.
    """

    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    category: np.ndarray
    weight: np.ndarray
    entry: np.ndarray
    modifier: Labels


def categories(codebook=None):
    return CATEGORIES


def compound(points):
    """VADER's compound score (−1 … 1) of a sentence's summed points."""
    return round(normalize(float(points)), 4) + 0.0


def find(words, codebook=None, found=None):
    """Mark every word that VADER counts, and what emphasis adds. See `sentence_marks` for the rows."""
    marks = sentence_marks(words.page, *words.extents)
    firsts, lasts = words.bounds
    at = np.searchsorted(words.begins, marks.start, "right") - 1
    at = np.clip(at, firsts[marks.sentence], lasts[marks.sentence])
    offset = words.offset[words.place[at]]
    category, entry = Labels.of(marks.category, list(CATEGORIES)), Labels(marks.entry, entries())
    return Found.of(words, at, at, marks.weight, "sentiment", category, entry, marks.modifier,
                    start=marks.start - offset, end=marks.end - offset)  # fmt: skip


@cache
def entries():
    """What a mark may be for: VADER's words, then capitals, ! and ?."""
    return pa.array([*known_words(), CAPITALS, *SIGNS], pa.large_string())


def sentence_marks(page, starts, ends):
    """What VADER counts in sentences.

    Parameters
    ----------
    page : Layout
        The text as it stands; VADER sees it folded (`analysis.core.folding`).
    starts, ends : array of int
        The sentences, in their order.

    Returns
    -------
    Marks
        The weights of a sentence sum to VADER's raw score.
    """
    text = spell_emoji(page)
    items = items_of(text, text.place(starts), text.place(ends))
    sentence = np.repeat(np.arange(len(starts)), np.diff(items.bounds))
    valued, loud = np.flatnonzero(items.flat), np.flatnonzero(items.valence != items.flat)
    at = np.concatenate([valued, loud])
    category = np.concatenate([np.where(items.flat[valued] > 0, POSITIVE, NEGATIVE), np.full(len(loud), EMPHASIS)])
    weight = np.concatenate([items.flat[valued], (items.valence - items.flat)[loud]])
    entry = np.concatenate([items.code[valued], np.full(len(loud), len(known_words()))])
    start, end = text.origin(items.start[at]), text.origin(items.stop[at] - 1) + 1
    modifier = _modifiers(text, items, sentence, valued, loud)
    words = Marks(sentence[at], start, end, category, weight, entry, modifier)
    columns = zip(words, *_punctuation(page, starts, ends, items), strict=True)
    return Marks(
        *(np.concatenate(parts) if isinstance(parts[0], np.ndarray) else Labels.joined(parts) for parts in columns)
    )


def _modifiers(text, items, sentence, valued, loud):
    """The modifier of each mark of a word, then of each of its capitals."""
    strange = np.flatnonzero(items.modifies & (items.code == UNKNOWN))  # mayn't
    unknown = [fold(word).lower() for word in strings(text.points, items.start[strange], items.stop[strange])]
    names = pa.concat_arrays([_names(), pa.array(unknown, pa.large_string())])
    name = items.code + 1
    name[strange] = len(names) - len(strange) + np.arange(len(strange))
    changed = np.flatnonzero(items.flat[valued] != rules().valence[items.code[valued]])
    at = valued[changed]
    said = np.zeros((REACH + 1, len(valued) + len(loud)), np.int64)
    for back in range(1, REACH + 1):
        near = (at - back >= items.bounds[sentence[at]]) & items.modifies[np.maximum(at - back, 0)]
        said[-1 - back, changed] = np.where(near, name[near * (at - back)], 0)
    said[-2, len(valued) :] = name[loud]
    said[-1, changed] = items.contrast[sentence[at]]
    parts = [*(Labels(row, names) for row in said[:-1]), Labels.of(said[-1], ["", "but"])]
    return Labels.combined(parts, lambda texts: " ".join(filter(None, texts)))


@cache
def _names():
    return pa.array(["", *known_words()], pa.large_string())


def _punctuation(page, starts, ends, items):
    """VADER's emphasis by ! and ?, spread over the marks that give it, in the direction of the sentence's valences."""
    amplifiers = (analyser()._amplify_ep, analyser()._amplify_qm)
    for number, (sign, amplify) in enumerate(zip(SIGNS, amplifiers, strict=True)):
        at, sentence = places_of(sign, page.points, starts, ends)
        share = np.zeros(len(at))
        for row, first, count in zip(*np.unique(sentence, return_index=True, return_counts=True), strict=True):
            points_of = sum(items.valence[items.bounds[row] : items.bounds[row + 1]].tolist())  # as VADER sums
            counted = min(count, COUNTED)
            share[first : first + counted] = amplify(sign * count) / counted * np.sign(points_of)
        here = np.flatnonzero(share)
        category, entry = np.full(len(here), EMPHASIS), np.full(len(here), len(known_words()) + 1 + number)
        yield Marks(sentence[here], at[here], at[here] + 1, category, share[here], entry, Labels.same("", len(here)))
