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
from numba import njit
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from analysis.characters import LOWER, SPACE, UPPER

RULED = "no or nor but least at very kind of never so this without doubt".split()  # the words that rules name
NO, OR, NOR, BUT, LEAST, AT, VERY, KIND, OF, NEVER, SO, THIS, WITHOUT, DOUBT = range(len(RULED))
UNKNOWN, NONE = -1, -2  # codes of a word VADER does not know, and of no word
BUCKETS = 1 << 15
LETTER_N, APOSTROPHE, LETTER_T = map(ord, "n't")
BLANK = ord(" ")
PUNCTUATION = np.isin(np.arange(256), [ord(mark) for mark in string.punctuation])


class Rules(NamedTuple):
    """What VADER knows of its words, by their code: their place in `known_words`.

    `valence` is NaN where a word has none; `modifies` are negators, degree words, *no* and *least*. The last row of these four is
    that of a word VADER does not know (code `UNKNOWN`, -1). `phrases` are the codes of two or three words, with `phrase_valence` (NaN for
    those of degree) and `phrase_degree`. `order` lists the codes by bucket of their hash, those of bucket b from `bucket[b]` on;
    `letters` has a row a word, padded with 0.
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
    letters = np.array(words, "S").view(np.uint8).reshape(len(words), -1)
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
        hashes = np.where(column > 0, hashes * 31 + column, hashes)
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


@njit(cache=True)
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
            low, left, right = at, at, at
            seen, hashed, stripped, has_nt, one, two = 0, 0, 0, False, 0, 0
            while at < end and not _is_space(kind, plain, at):
                letter = np.int64(plain[at])
                seen |= kind[at]
                has_nt |= (letter == LETTER_T) & (one == APOSTROPHE) & (two == LETTER_N)
                one, two = letter, one
                hashed = hashed * 31 + letter
                at += 1
                if not PUNCTUATION[letter]:
                    if right == low:  # the first letter: marks before it do not count
                        left, hashed = at - 1, letter
                    right, stripped = at, hashed
            if right - left <= 2 and at - low != right - left:
                left, right, stripped = low, at, 0
                for i in range(low, at):
                    stripped = stripped * 31 + plain[i]
            start[count], stop[count] = left, right
            code[count] = _code(plain, left, right, stripped, letters, order, bucket)
            upper[count] = seen & UPPER != 0 and seen & LOWER == 0  # as str.isupper: a capital, no small letter
            nt[count] = has_nt
            count += 1
        bounds[s + 1] = count
    return start[:count], stop[:count], code[:count], upper[:count], nt[:count], bounds


@njit(cache=True)
def _is_space(kind, plain, at):
    return (plain[at] == BLANK) | (kind[at] & SPACE != 0)


@njit(cache=True)
def _code(plain, left, right, hashed, letters, order, bucket):
    """The place of a word in `known_words`, or `UNKNOWN`."""
    size, longest = right - left, letters.shape[1]
    if size > longest:
        return UNKNOWN
    own = (hashed ^ hashed >> 15) & (BUCKETS - 1)
    for place in range(bucket[own], bucket[own + 1]):
        code = order[place]
        same = size == longest or letters[code, size] == 0
        for i in range(size):
            same = same and letters[code, i] == plain[left + i]
        if same:
            return code
    return UNKNOWN
