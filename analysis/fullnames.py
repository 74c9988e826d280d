"""Names as texts write them: what is one, the full name behind a surname, the name before a pronoun or behind a title."""

import re

import numpy as np

from analysis.characters import IN_WORD, among, key, keys, skip
from analysis.characters import SPACE as BLANK
from analysis.compiled import compiled, inner
from analysis.labelled import OTHER, SPACE
from analysis.splitting import OPENERS
from analysis.traits import LOWER, PARTICLE, PARTICLES

NEAR, FAR = 2_000, 20_000  # characters back from a source in which a name or a title is looked for: linear time
NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.)?\s+"
    rf"(?:(?:{'|'.join(sorted(PARTICLES))})[\s-])?[A-ZÀ-ÞĀ-Ž][\w’'-]*)*(?<![’']s)"
)
NO_NAMES = frozenset(OPENERS)
NO_NAME, PARTICLE_KEYS = keys(OPENERS), keys(sorted(PARTICLES))
APOSTROPHES, GLUE = tuple(map(ord, "'’")), tuple(map(ord, "'’-"))
POINT, HYPHEN, SMALL_S = map(ord, ".-s")
CAPITALS = tuple((ord(low), ord(high)) for low, high in ("AZ", "ÀÞ", "ĀŽ"))
FIRST_SMALL, LAST_SMALL = map(ord, "az")


@inner
def is_name(points, kind, plain, start, end):
    """Whether text without space around it is a name: `NAME`, character by character."""
    if start == end or not _is_capital(points[start]):
        return False
    at, letters = start + 1, 1  # and how many stand without a break before a place
    while at < end:
        if kind[at] & IN_WORD:
            letters += 1
        elif points[at] in GLUE:
            letters = 0
        else:
            if points[at] == POINT and 1 <= letters <= 3:
                at += 1
            if at == end or not kind[at] & BLANK:
                return False
            at = _behind_particle(points, kind, plain, skip(kind, at, end, BLANK), end)
            if at == end or not _is_capital(points[at]):
                return False
            letters = 1
        at += 1
    return not (points[end - 1] == SMALL_S and points[end - 2] in APOSTROPHES)


@inner
def _is_capital(point):
    for low, high in CAPITALS:  # noqa: SIM110 (numba has no any)
        if low <= point <= high:
            return True
    return False


@inner
def _behind_particle(points, kind, plain, at, end):
    """The place behind a particle and a space or hyphen, or the same place."""
    stop = at
    while stop < end and FIRST_SMALL <= points[stop] <= LAST_SMALL:
        stop += 1
    if stop == end or not among(PARTICLE_KEYS, key(plain, at, stop)):
        return at
    return stop + 1 if points[stop] == HYPHEN else skip(kind, stop, end, BLANK) if kind[stop] & BLANK else at


@inner
def is_opener(plain, start, end):
    """Whether text is a word that opens sentences, which no name is."""
    return among(NO_NAME, key(plain, start, end))


def full_names(words, article, start, end):
    """The one full name that each surname stands for in its article.

    Parameters
    ----------
    words : Labelled
    article, start, end : array of int
        The article and the place of each surname, in the order of articles.

    Returns
    -------
    list of str or None
    """
    word = np.minimum(np.searchsorted(words.start, start), len(words.start) - 1)
    whole = (words.start[word] == start) & (words.end[word] == end)
    code = np.where(whole, words.code[word], -1)  # a name of several words glued together may stand in any run
    asked = [words.text[low:high] for low, high in zip(start.tolist(), end.tolist(), strict=True)]
    keys = list(zip(article.tolist(), asked, strict=True))
    wanted, full = set(keys), {}
    runs = _runs_of_names(words.places, words.start, words.code, len(words.vocabulary), len(words.text), article, code)
    for number, low, high in zip(words.article[runs[0]].tolist(), *(column.tolist() for column in runs[1:]), strict=True):
        for found in NAME.finditer(words.text, low, high):
            parts = found[0].split()
            if parts[0].lower() in NO_NAMES:
                parts = parts[1:]
            if len(parts) in (2, 3) and (number, parts[-1]) in wanted:
                full.setdefault((number, parts[-1]), set()).add(" ".join(parts))
    one = {who: min(names, key=len) for who, names in full.items() if len({name.split()[0] for name in names}) == 1}
    return [one.get(who) for who in keys]


@compiled
def _runs_of_names(words, start, codes, size, length, article, code):
    """Stretches of words that no name reaches beyond and that may hold a surname behind their first: that, start, end."""
    first, begin, behind = np.empty(len(start), np.int64), np.empty(len(start), np.int64), np.empty(len(start), np.int64)
    stamp, count, asked = np.full(size, -1), 0, 0
    number, every, opening, chosen = -1, False, 0, False
    for place in range(len(start) + 1):
        if place == len(start) or _opens_run(words, place):
            if chosen:
                first[count], begin[count] = opening, start[opening]
                behind[count] = start[place] if place < len(start) else length
                count += 1
            opening = place
            if place < len(start) and words.begin[place] == place:
                number, every = number + 1, False
                while asked < len(article) and article[asked] == number:
                    every |= code[asked] < 0
                    if code[asked] >= 0:
                        stamp[code[asked]] = number
                    asked += 1
            chosen = every
        elif stamp[codes[place]] == number:
            chosen = True
    return first[:count], begin[:count], behind[:count]


@inner
def _opens_run(words, place):
    """Whether no name goes on from before to a word: there is white space between and one of them has no capital."""
    if words.begin[place] == place or words.gap[place] & OTHER:
        return True
    return words.gap[place] & SPACE > 0 and (_is_small(words, place) or _is_small(words, place - 1))


@inner
def _is_small(words, place):
    """Whether a word with white space on both sides has no capital."""
    if not words.traits[place] & LOWER or words.traits[place] & PARTICLE or not words.gap[place] & SPACE:
        return False
    return place + 1 == len(words.gap) or words.gap[place + 1] & SPACE > 0


def last_name(text, start, end):
    """The one name of at least two words between two places, or None where there are none or several."""
    only = None
    for found in NAME.finditer(text, max(start, end - NEAR), end):
        name = found[0]
        if " " in name and name != only and name.split()[0].lower() not in NO_NAMES:
            if only:
                return None
            only = name
    return only


def titled(text, title):
    """The name that bears a title (the minister: Foreign Minister Sergei Lavrov) in a text, or None."""
    names = {name for name in behind_title(text, title) if name[0].isupper() and name.lower() not in NO_NAMES}
    return names.pop() if len(names) == 1 else None


def behind_title(text, title):
    """The names behind a title in a text, in small letters too; it is tried only where the letters of the title stand."""
    pattern = re.compile(rf"\b{re.escape(title)}\s+({NAME.pattern})", re.IGNORECASE)
    lower, letters = text.lower(), title.lower()
    if len(lower) != len(text):  # letters that are two in small
        yield from pattern.findall(text)
        return
    at = lower.find(letters)
    while at >= 0:
        found = pattern.match(text, at)
        if found:
            yield found[1]
        at = lower.find(letters, found.end() if found else at + 1)
