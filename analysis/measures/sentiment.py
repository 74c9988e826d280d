"""Sentiment: VADER's valence of each sentence, exactly as the installed vaderSentiment computes it.

Construct: positive and negative wording, by a lexicon rated for intensity with rules for negation, degree adverbs,
contrast and emphasis. Unit: VADER valence points; the points of a sentence sum to VADER's raw score S, and
S / sqrt(S² + 15) is its `compound` (`vader_compound`). Direction: > 0 is positive. Limits: VADER was made for social media. It
mistakes the subject matter of news (*war*, *agreement*, *united*) for tone (see the measure `tone`), does not distinguish good news from a good
opinion, and does not know who is meant.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from vaderSentiment.vaderSentiment import normalize

from analysis.core.codepoints import strings_between
from analysis.core.folding import fold
from analysis.cues.labels import Labels
from analysis.cues.mark_arrays import MarkArrays, MarkLabels
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.measures.vader import vader_analyser
from analysis.measures.vader.emoji import TextWithoutEmoji, spell_out_emoji
from analysis.measures.vader.scores import BEFORE, ValencedWords, valenced_words
from analysis.measures.vader.words import BUT, DENIES, vader_rules, vader_vocabulary
from analysis.text.layouts import Layout
from analysis.text.sentences import character_places

CATEGORIES = {"positive": "Positive words", "negative": "Negative words", "emphasis": "Emphasis (! ? CAPITALS)"}
POSITIVE, NEGATIVE, EMPHASIS = range(len(CATEGORIES))
CAPITALS = "CAPITALS"
SIGNS = ("!", "?")
COUNTED = 4  # so many ! or ? of a sentence share their emphasis


class VaderMarks(NamedTuple):
    """What VADER counts, as arrays of one length.

    The number of its `sentence`, `start` and `end` in the text's code points, the position of its `category` in `CATEGORIES` and
    of its `entry` in `entries()`, its `weight`; as `modifier` the words that made VADER change a lexicon value (negators and
    degree words before it, or *but*), or the word that stands in capitals.
    """

    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    category: np.ndarray
    weight: np.ndarray
    entry: np.ndarray
    modifier: Labels


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return CATEGORIES


def compound(points: float) -> float:
    """VADER's compound score (−1 … 1) of a sentence's summed points."""
    return round(normalize(float(points)), 4) + 0.0


def vader_compound(articles: pd.DataFrame, tokens: pd.DataFrame, by: str = "sentence") -> pd.DataFrame:
    """Compute VADER's compound score (−1 … 1) of each sentence, or of each article as the mean of its sentences, as VADER's authors advise.

    Parameters
    ----------
    articles, tokens : DataFrame
        From `read_articles` and `tokenize`; boilerplate is left out.
    by : {'sentence', 'article'}

    Returns
    -------
    DataFrame
        `article`, `sentence` (of sentences) and `compound`.
    """
    words = Words.of(articles, tokens, voices="quotes")
    marks, first = sentence_marks(words.page, *words.extents), words.bounds[0]
    points = np.bincount(marks.sentence, marks.weight, len(first))
    compounds = [compound(value) for value in points.tolist()]
    table = pd.DataFrame({"article": words.article[first], "sentence": words.sentence[first], "compound": compounds})
    return table if by == "sentence" else table.groupby("article", sort=False)[["compound"]].mean().reset_index()


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, MarkArrays] | None = None) -> MarkArrays:
    """Mark every word that VADER counts, and what emphasis adds. See `sentence_marks` for the rows."""
    marks = sentence_marks(words.page, *words.extents)
    at = np.searchsorted(words.begins, marks.start, "right") - 1
    at = np.clip(at, *(side[marks.sentence] for side in words.bounds))
    category, entry = Labels.of(marks.category, list(CATEGORIES)), Labels(marks.entry, entries())
    every = MarkArrays.of(words, at, at, marks.weight, MarkLabels("sentiment", category, entry, marks.modifier))
    page, text = words.page, words.place[at]
    return every.but(start=page.starts(text, marks.start), end=page.ends(text, marks.end))


@cache
def entries() -> pa.Array:
    """What a mark may be for: VADER's words, then capitals, ! and ?."""
    return pa.concat_arrays([vader_vocabulary(), pa.array([CAPITALS, *SIGNS], pa.large_string())])


def sentence_marks(page: Layout, starts: np.ndarray, ends: np.ndarray) -> VaderMarks:
    """What VADER counts in sentences.

    Parameters
    ----------
    page : Layout
        The text as it is read; VADER sees it folded (`analysis.core.folding`).
    starts, ends : array of int
        The sentences, in their order.

    Returns
    -------
    Marks
        The weights of a sentence sum to VADER's raw score.
    """
    text = spell_out_emoji(page)
    items = valenced_words(text, text.place(starts), text.place(ends))
    words, added = items.words, items.valence - items.flat
    valued, loud = np.flatnonzero(items.flat), np.flatnonzero(added)
    at = np.concatenate([valued, loud])
    kinds = VaderMarks(
        words.sentence[at],
        text.origin(words.start[at]),
        text.origin(words.stop[at] - 1) + 1,
        np.concatenate([np.where(items.flat[valued] > 0, POSITIVE, NEGATIVE), np.full(len(loud), EMPHASIS)]),
        np.concatenate([items.flat[valued], added[loud]]),
        np.concatenate([words.code[valued], np.full(len(loud), len(vader_vocabulary()))]),
        _modifiers(text, items, valued, loud),
    )
    *columns, modifiers = zip(kinds, *_punctuation(page, starts, ends, items), strict=True)
    return VaderMarks._make([*map(np.concatenate, columns), Labels.joined(modifiers)])


def _modifiers(text: TextWithoutEmoji, items: ValencedWords, valued: np.ndarray, loud: np.ndarray) -> Labels:
    """The modifier of each mark of a word, then of each of its capitals."""
    words, know = items.words, vader_rules()
    strange = np.flatnonzero(words.code == DENIES)  # mayn't
    unknown = [fold(word).lower() for word in strings_between(text.points, words.start[strange], words.stop[strange])]
    names = pa.concat_arrays([vader_vocabulary(), pa.array([*unknown, ""], pa.large_string())])
    nothing, name = len(names) - 1, words.code.copy()
    name[strange] = len(vader_vocabulary()) + np.arange(len(strange))
    changed = np.flatnonzero(items.flat[valued] != know.valence[words.code[valued]])
    at = valued[changed]
    said = np.full((BEFORE + 1, len(valued) + len(loud)), nothing)
    for back in range(1, BEFORE + 1):
        here = np.maximum(at - back, words.bounds[words.sentence[at]])  # a word of another sentence modifies nothing
        modifies = know.modifies[words.code[here]] & (here == at - back)
        said[-1 - back, changed] = np.where(modifies, name[here], nothing)
    said[-2, len(valued) :] = name[loud]
    said[-1, changed] = np.where(items.contrast[words.sentence[at]], BUT, nothing)
    return Labels.combined([Labels(row, names) for row in said], lambda texts: " ".join(filter(None, texts)))


def _punctuation(page, starts, ends, items):
    """VADER's emphasis by ! and ?, spread over the marks that give it, in the direction of the sentence's valences."""
    amplifiers, bounds = (vader_analyser()._amplify_ep, vader_analyser()._amplify_qm), items.words.bounds
    for number, (sign, amplify) in enumerate(zip(SIGNS, amplifiers, strict=True), len(vader_vocabulary()) + 1):
        at, sentence = character_places(sign, page.points, starts, ends)
        share = np.zeros(len(at))
        for row, first, count in zip(*np.unique(sentence, return_index=True, return_counts=True), strict=True):
            points = sum(items.valence[bounds[row] : bounds[row + 1]].tolist())  # as VADER sums
            counted = min(count, COUNTED)
            share[first : first + counted] = amplify(sign * count) / counted * ((points > 0) - (points < 0))
        here = np.flatnonzero(share)
        category, entry = np.full(len(here), EMPHASIS), np.full(len(here), number)
        yield VaderMarks(
            sentence[here], at[here], at[here] + 1, category, share[here], entry, Labels.same("", len(here))
        )
