"""VADER's valence of every word of many sentences at once, as the installed vaderSentiment computes it, bit for bit.

Its lexicon and constants are read from the package; its rules (`SentimentIntensityAnalyzer.sentiment_valence` and what that
calls) are written out here over arrays, because the package lowers and scans all words of a sentence again for each of
them. The order of operations is the package's: sums of floats depend on it.

Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of social
media text. Proceedings of ICWSM-14, 216–225.
"""

import string
from functools import cache
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from numba import njit
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    C_INCR,
    N_SCALAR,
    NEGATE,
    SPECIAL_CASES,
    SentimentIntensityAnalyzer,
)

from analysis.characters import LOWER, SPACE, TITLE, UPPER, code_points, look_up

RULED = "no or nor but least at very kind of never so this without doubt".split()  # the words that rules name
NO, OR, NOR, BUT, LEAST, AT, VERY, KIND, OF, NEVER, SO, THIS, WITHOUT, DOUBT = range(len(RULED))
UNKNOWN, NONE = -1, -2  # codes of a word VADER does not know, and of no word
BUCKETS = 1 << 15
LETTER_N, APOSTROPHE, LETTER_T = map(ord, "n't")
NOTHING = "\uffff"  # no character
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
    """The bucket of each word, as `_bucket` computes it."""
    hashes = np.zeros(len(letters), np.int64)
    for column in letters.T.astype(np.int64):
        hashes = np.where(column > 0, hashes * 31 + column, hashes)
    return (hashes ^ (hashes >> 15)) & (BUCKETS - 1)


class Spelled(NamedTuple):
    """Characters and what they are, as in `Layout`, with emoji spelled out.

    `emoji` are the places where these stood; `grown` is what the text has grown by before each of them, and in all.
    """

    points: np.ndarray
    kind: np.ndarray
    plain: np.ndarray
    emoji: np.ndarray
    grown: np.ndarray

    def place(self, old):
        """Where now stands what stood at a place."""
        return old + self.grown[np.searchsorted(self.emoji, old)]

    def origin(self, new):
        """Where what now stands at a place stood; of the name of an emoji, the emoji."""
        ends = self.emoji + self.grown[1:] + 1
        passed = np.searchsorted(ends, new, "right")
        return np.minimum(new - self.grown[passed], np.append(self.emoji, len(self.kind))[passed])


def spell_emoji(page):
    """VADER's replacement of emoji by words, in a `Layout`.

    A space more or less before one changes no word: VADER splits at white space.
    """
    rare = np.flatnonzero(page.points > 127)
    emoji = rare[np.isin(page.points[rare], np.fromiter(_emoji(), np.uint32))]
    names = [_spelled(point) for point in page.points[emoji].tolist()]
    grown = np.cumsum([0, *(len(name) - 1 for name, *_ in names)])
    around = np.stack([emoji, emoji + 1], 1).ravel()
    characters = []
    for array, spelled in zip((page.points, page.kind, page.plain), zip(*names, strict=True), strict=False):
        pieces = np.split(array, around)
        pieces[1::2] = spelled
        characters.append(np.concatenate(pieces))
    return Spelled(*(characters or (page.points, page.kind, page.plain)), emoji, grown)


@cache
def _emoji():
    """VADER's names of emoji, by code point."""
    return {ord(emoji): name for emoji, name in analyser().emojis.items() if len(emoji) == 1}


@cache
def _spelled(emoji):
    """The name of an emoji, a space before it: code points and what these are, as in `Layout`.

    VADER does not fold a name: no mark in it stands for a plain one, and what is not ASCII is nothing.
    """
    name = " " + _emoji()[emoji]
    plain = "".join(letter if letter.isascii() else NOTHING for letter in name)
    return code_points(name), *look_up(code_points(plain))


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
    start, stop, code, upper, nt, bounds = _read(
        text.kind, text.plain, starts, ends, know.letters, know.order, know.bucket
    )
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
    sentence, place = np.flatnonzero(but >= 0), np.flatnonzero(valence)
    valences = valence[place].tolist()
    for first, last, at in zip(
        *np.searchsorted(place, [bounds[sentence], bounds[sentence + 1], but[sentence]]).tolist(), strict=True
    ):
        valences[first:last] = _contrasted(valences[first:last], at - first)
    valence[place] = valences


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


@njit(cache=True)
def _read(kind, plain, starts, ends, letters, order, bucket):
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
            upper[count] = (
                seen & UPPER != 0 and seen & (LOWER | TITLE) == 0
            )  # as str.isupper: a capital, no small letter
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


@njit(cache=True)
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


@njit(cache=True)
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


@njit(cache=True)
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


@njit(cache=True)
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


@njit(cache=True)
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


@njit(cache=True)
def _phrase(phrase, phrases):
    """The row of a phrase, or -1."""
    for at in range(len(phrases)):
        if phrases[at, 0] == phrase[0] and phrases[at, 1] == phrase[1] and phrases[at, 2] == phrase[2]:
            return at
    return -1
