"""The words VADER knows, as arrays, and the words of sentences as it cuts them.

VADER's lexicon and constants are read from the installed package. It splits at white space, strips marks where three letters
are left, and compares in lower case.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

import string
from functools import cache
from typing import NamedTuple

import numpy as np
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from analysis.core.codepoints import LOWER, SPACE, UPPER
from analysis.core.jit import compiled

RULED = "no or nor but least at very kind of never so this without doubt".split()  # the words that rules name
NO, OR, NOR, BUT, LEAST, AT, VERY, KIND, OF, NEVER, SO, THIS, WITHOUT, DOUBT = range(len(RULED))
UNKNOWN, NONE = -1, -2  # codes of a word VADER does not know, and of no word
BUCKETS, HASHED = 1 << 15, (1 << 30) - 1  # the bits of a hash that are kept: no product of them wraps
LETTER_N, APOSTROPHE, LETTER_T = map(ord, "n't")
BLANK = ord(" ")
PUNCTUATION = np.isin(np.arange(256), [ord(mark) for mark in string.punctuation])


class Rules(NamedTuple):
    """What VADER knows of its words, by their code: their place in `known_words`.

    `valence` is NaN where a word has none; `modifies` are negators, degree words, *no* and *least*. The last row of these four is
    that of a word VADER does not know (code `UNKNOWN`, -1). `phrases` are the codes of two or three words, with `phrase_valence` (NaN for
    those of degree) and `phrase_degree`. `order` lists the codes by bucket of their hash, those of bucket b from `bucket[b]` on;
    `letters` has a row a word, with 0 behind it.
    """

    valence: np.ndarray
    degree: np.ndarray
    negates: np.ndarray
    modifies: np.ndarray
    phrases: np.ndarray
    phrase_valence: np.ndarray
    phrase_degree: np.ndarray
    letters: np.ndarray
    order: np.ndarray
    bucket: np.ndarray


@cache
def analyser():
    """The installed analyser."""
    return SentimentIntensityAnalyzer()


@cache
def known_words():
    """The words that any rule asks for. VADER lowers what it compares: keys with a capital or a space are never met."""
    phrases = [word for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) for word in phrase.split()]
    words = [*RULED, *analyser().lexicon, *NEGATE, *phrases]
    return [word for word in dict.fromkeys(words) if word == word.lower() and word.split() == [word]]


@cache
def rules():
    """VADER's lexicon and constants as arrays."""
    words = known_words()
    code = {word: i for i, word in enumerate(words)}
    phrases = [phrase for phrase in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in phrase]
    letters = np.pad(np.array(words, "S").view(np.uint8).reshape(len(words), -1), ((0, 0), (0, 1)))
    bucket = _buckets(letters)
    lexicon, degree = analyser().lexicon, [BOOSTER_DICT.get(word, 0.0) for word in [*words, ""]]
    negates = np.array([word in NEGATE or "n't" in word for word in [*words, ""]])
    modifies = negates | (np.array(degree) != 0) | np.isin(np.arange(len(degree)), [NO, LEAST])
    return Rules(
        np.array([lexicon.get(word, np.nan) for word in [*words, ""]]),
        np.array(degree),
        negates,
        modifies,
        np.array([([code[word] for word in phrase.split()] + [NONE])[:3] for phrase in phrases]),
        np.array([SPECIAL_CASES.get(phrase, np.nan) for phrase in phrases], float),
        np.array([BOOSTER_DICT.get(phrase, 0.0) for phrase in phrases]),
        letters,
        np.argsort(bucket).astype(np.int16),
        np.searchsorted(np.sort(bucket), np.arange(BUCKETS + 1)).astype(np.int16),
    )


def _buckets(letters):
    """The bucket of each word, as `_code` computes it."""
    hashes = np.zeros(len(letters), np.int64)
    for column in letters.T.astype(np.int64):
        hashes = np.where(column > 0, hashes * 31 + column & HASHED, hashes)
    return (hashes ^ (hashes >> 15)) & (BUCKETS - 1)


@cache
def _title_case():
    """The letters that are upper and lower case in one: ǅ."""
    letters = map(chr, range(0x1C5, 0x2000))
    return np.array([ord(letter) for letter in letters if letter.istitle() and not letter.isupper()], np.uint32)


def with_title_case_small(points, kind):
    """What characters are, as in `Layout`, but a letter in title case counts as small: a word that has one is not in capitals."""
    rare = np.flatnonzero(points > 127)
    title = rare[np.isin(points[rare], _title_case())]
    if len(title):
        kind = kind.copy()
        kind[title] |= LOWER
    return kind


@compiled
def read(kind, plain, starts, ends, letters, order, bucket):
    """White-space words, stripped of marks where three letters are left: their code, and whether they are in capitals or hold n't."""
    most = ((ends - starts + 1) // 2).sum()
    start, stop, code = np.empty(most, np.int64), np.empty(most, np.int64), np.empty(most, np.int64)
    upper, nt = np.empty(most, np.bool_), np.empty(most, np.bool_)
    bounds = np.zeros(len(starts) + 1, np.int64)
    count = 0
    for s in range(len(starts)):
        at, end = starts[s], ends[s]
        while at < end:
            if _is_space(kind, plain, at):
                at += 1
                continue
            low = at
            while at < end and not _is_space(kind, plain, at):
                at += 1
            left, right = low, at
            while left < at and PUNCTUATION[plain[left]]:
                left += 1
            while left < right and PUNCTUATION[plain[right - 1]]:
                right -= 1
            if right - left <= 2:
                left, right = low, at
            start[count], stop[count], upper[count] = left, right, _in_capitals(kind, low, at)
            code[count], nt[count] = _code(plain, left, right, letters, order, bucket)
            count += 1
        bounds[s + 1] = count
    return start[:count], stop[:count], code[:count], upper[:count], nt[:count], bounds


@compiled
def _is_space(kind, plain, at):
    return (plain[at] == BLANK) | (kind[at] & SPACE != 0)


@compiled
def _in_capitals(kind, start, end):
    """As str.isupper: a capital, no small letter."""
    seen = 0
    for at in range(start, end):
        seen |= kind[at] & UPPER
        if kind[at] & LOWER:
            return False
    return seen != 0


@compiled
def _code(plain, left, right, letters, order, bucket):
    """The place of a word in `known_words`, or `UNKNOWN`, and whether it holds n't."""
    size, longest, hashed, nt, code = right - left, letters.shape[1] - 1, np.int64(0), False, np.int64(UNKNOWN)
    for at in range(left, right):
        hashed = hashed * 31 + plain[at] & HASHED
        if plain[at] == APOSTROPHE and left < at < right - 1:
            nt |= (plain[at - 1] == LETTER_N) & (plain[at + 1] == LETTER_T)
    own = (hashed ^ hashed >> 15) & (BUCKETS - 1)
    for place in range(bucket[own], bucket[own + 1]):
        known = order[place]
        same = letters[known, size if size <= longest else 0] == 0  # it ends there; a longer word is none of them
        for i in range(size if same else 0):
            same = same and letters[known, i] == plain[left + i]
        if same:
            code = np.int64(known)
    return code, nt
