"""From sentences to words as VADER cuts and knows them: at white space, stripped of marks, compared in lower case.

VADER's lexicon and constants are read from the installed package.
"""

import string
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from analysis.core.codepoints import LOWER, SPACE, UPPER
from analysis.core.jit import compiled
from analysis.lexicons.vocabulary import TEXT, positions
from analysis.measures.vader import vader_analyser
from analysis.measures.vader.emoji import TextWithoutEmoji

RULED = "no or nor but least at very kind of never so this without doubt".split()  # the words that rules name
NO, OR, NOR, BUT, LEAST, AT, VERY, KIND, OF, NEVER, SO, THIS, WITHOUT, DOUBT = range(len(RULED))
# Codes of a word VADER does not know, of no word, and of an unknown one that holds n't
UNKNOWN, NONE, DENIES = -1, -2, -3
BLANK = ord(" ")
SHORT = 2  # a word of so few letters keeps the marks around it
MARKS = np.isin(np.arange(256), list(string.punctuation.encode()))
TITLE_CASE = np.array([code for code in range(0x1C5, 0x2000) if chr(code).istitle() and not chr(code).isupper()])  # ǅ


class VaderRules(NamedTuple):
    """What VADER knows of its words, by their code: their place in `vader_vocabulary`, or one of those from `DENIES` on.

    `valence` is NaN where a word has none; `modifies` are negators, degree words, *no* and *least*. `phrases` are two or three
    words each, by `phrase_key`, and `openers` their first words; what they count for as idioms (else NaN) and as words of degree (else 0) has a last row more,
    for what is no phrase.
    """

    valence: np.ndarray
    degree: np.ndarray
    negates: np.ndarray
    modifies: np.ndarray
    openers: np.ndarray
    phrases: pd.Index
    idiom: np.ndarray
    phrase_degree: np.ndarray


class VaderWords(NamedTuple):
    """The words of sentences as VADER cuts them; those of sentence i stand from `bounds[i]` to `bounds[i + 1]`.

    `start` and `stop` are places in the text with its emoji spelled out.
    """

    start: np.ndarray
    stop: np.ndarray
    code: np.ndarray
    upper: np.ndarray
    sentence: np.ndarray
    bounds: np.ndarray


@cache
def vader_vocabulary() -> pa.Array:
    """The words that any rule asks for. VADER lowers what it compares: keys with a capital or a space are never met."""
    phrases = [word for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) for word in phrase.split()]
    words = dict.fromkeys([*RULED, *vader_analyser().lexicon, *NEGATE, *phrases])
    return pa.array([word for word in words if word == word.lower() and word.split() == [word]], TEXT)


@cache
def vader_rules() -> VaderRules:
    """VADER's lexicon and constants as arrays."""
    words = [*vader_vocabulary().to_pylist(), "n't", "", ""]
    code = {word: i for i, word in enumerate(words)}
    phrases = [phrase for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase]
    parts = np.array([([code[word] for word in phrase.split()] + [NONE])[:3] for phrase in phrases])
    degree = np.array([BOOSTER_DICT.get(word, 0.0) for word in words])
    negates = np.array([word in NEGATE or "n't" in word for word in words])
    return VaderRules(
        np.array([vader_analyser().lexicon.get(word, np.nan) for word in words]),
        degree,
        negates,
        negates | (degree != 0) | np.isin(np.arange(len(words)), [NO, LEAST]),
        np.unique(parts[:, 0]),
        pd.Index(phrase_key(*parts.T)),
        np.array([*(SPECIAL_CASES.get(phrase, np.nan) for phrase in phrases), np.nan]),
        np.array([*(BOOSTER_DICT.get(phrase, 0.0) for phrase in phrases), 0.0]),
    )


def phrase_key(first: np.ndarray, second: np.ndarray, third: np.ndarray) -> np.ndarray:
    """Three codes (`NONE`: no third word) as one number."""
    size = len(vader_vocabulary()) - DENIES
    return ((first - DENIES) * size + second - DENIES) * size + third - DENIES


def cut_words(text: TextWithoutEmoji, starts: np.ndarray, ends: np.ndarray) -> VaderWords:
    """The words of sentences, given by their places in a text."""
    start, stop, kind, bounds = _cut(text.kind, text.plain, starts, ends)
    upper = kind & (UPPER | LOWER) == UPPER
    rare = np.flatnonzero(text.points >= TITLE_CASE[0])
    upper[_holding(rare[np.isin(text.points[rare], TITLE_CASE)], start, stop)] = False  # as str.isupper has it
    marks = np.flatnonzero(text.plain[:-1] == ord("'"))
    marks = marks[(text.plain[marks - 1] == ord("n")) & (text.plain[marks + 1] == ord("t"))]
    denying = _holding(marks, start + 1, stop - 1)
    code = positions(_texts(text.plain, start, stop), vader_vocabulary()).astype(np.int64)
    code[denying[code[denying] == UNKNOWN]] = DENIES
    return VaderWords(start, stop, code, upper, np.repeat(np.arange(len(starts)), np.diff(bounds)), bounds)


@compiled
def _cut(kind, plain, starts, ends):
    """Where words begin and stop, what is in each (as sum of bits of `kind`), and where those of each sentence begin."""
    room = ((ends - starts + 1) // 2).sum()
    start, stop, kinds = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, kind.dtype)
    bounds = np.zeros(len(starts) + 1, np.int64)
    count = 0
    for sentence in range(len(starts)):
        at = starts[sentence]
        while at < ends[sentence]:
            low, seen = at, 0
            while at < ends[sentence] and plain[at] != BLANK and not kind[at] & SPACE:
                seen |= kind[at]
                at += 1
            if at > low:
                left, right = low, at
                while left < at and MARKS[plain[left]]:
                    left += 1
                while right > left and MARKS[plain[right - 1]]:
                    right -= 1
                stripped = right - left > SHORT
                start[count], stop[count], kinds[count] = left if stripped else low, right if stripped else at, seen
                count += 1
            at += 1
        bounds[sentence + 1] = count
    return start[:count], stop[:count], kinds[:count], bounds


def _texts(plain, start, stop):
    """The texts of words as an arrow array."""
    if not len(start):
        return pa.array([], TEXT)
    edges = pa.py_buffer(np.stack([start, stop], 1))  # also what stands between them is a text, for a moment
    every = pa.LargeStringArray.from_buffers(2 * len(start) - 1, edges, pa.py_buffer(plain))
    return every.take(pa.array(np.arange(0, len(every), 2)))


def _holding(places, start, stop):
    """The words that hold some places."""
    word = np.searchsorted(start, places, "right") - 1
    return word[(word >= 0) & (places < np.append(stop, 0)[word])]
