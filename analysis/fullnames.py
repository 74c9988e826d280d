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
MOST = 50  # mentions of a title back from a source behind which a name is looked for
NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.)?\s+"
    rf"(?:(?:{'|'.join(sorted(PARTICLES))})(?:-|\s+))?[A-ZÀ-ÞĀ-Ž][\w’'-]*)*(?<![’']s)"
)
NO_NAMES = frozenset(OPENERS)
NO_NAME, PARTICLE_KEYS = keys(OPENERS), keys(sorted(PARTICLES))
APOSTROPHES, GLUE = tuple(map(ord, "'’")), tuple(map(ord, "'’-"))
POINT, HYPHEN, SMALL_S, ONE_SPACE = map(ord, ".-s ")
CAPITALS = tuple((ord(low), ord(high)) for low, high in ("AZ", "ÀÞ", "ĀŽ"))
FIRST_SMALL, LAST_SMALL = map(ord, "az")


@inner
def is_name(points, kind, plain, start, end):
    """Whether text without space around it is a name."""
    return start < end and is_capital(points[start]) and name_end(points, kind, plain, start, end) == end


@inner
def name_end(points, kind, plain, at, limit):
    """The end of the name that begins with a capital: `NAME`, character by character."""
    letters = 0  # without a break before a place
    while letters < at and kind[at - letters - 1] & IN_WORD:
        letters += 1
    while True:
        letters += kind[at] & IN_WORD > 0
        at += 1
        while at < limit and (kind[at] & IN_WORD or points[at] in GLUE):
            letters = letters + 1 if kind[at] & IN_WORD else 0
            at += 1
        behind = at + 1 if at < limit and points[at] == POINT and 1 <= letters <= 3 else at
        if behind == limit or not kind[behind] & BLANK:
            break
        behind = _behind_particle(points, kind, plain, skip(kind, behind, limit, BLANK), limit)
        if behind == limit or not is_capital(points[behind]):
            break
        at, letters = behind, 0
    return at - (points[at - 1] == SMALL_S and points[at - 2] in APOSTROPHES)


@inner
def next_name(points, at, limit):
    """Where the next name begins, from a place on, or the limit."""
    while at < limit and not is_capital(points[at]):
        at += 1
    return at


@inner
def is_capital(point):
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
    surnames = list(zip(article.tolist(), asked, strict=True))
    page, full = words.page, {surname: set() for surname in surnames}
    found = _longer_names(
        words.places,
        page.points,
        page.kind,
        page.plain,
        words.start,
        words.code,
        len(words.spellings.words),
        article,
        code,
    )
    for number, low, high in zip(*(column.tolist() for column in found), strict=True):
        *others, surname = words.text[low:high].split()
        if (number, surname) in full:
            full[number, surname].add(" ".join([*others, surname]))
    one = {who: min(names, key=len) for who, names in full.items() if len({name.split()[0] for name in names}) == 1}
    return [one.get(surname) for surname in surnames]


@compiled
def _longer_names(words, points, kind, plain, start, codes, size, article, code):
    """The names of two or three words, in runs of words no name reaches beyond that may hold a surname asked for: article, start, end."""
    most = len(points) // 2 + 1
    numbers, begin, behind = np.empty(most, np.int64), np.empty(most, np.int64), np.empty(most, np.int64)
    stamp, count, asked, done = np.full(size, -1, np.int32), 0, 0, 0
    number, every = -1, False
    for place in range(len(start)):
        if words.begin[place] == place:
            number, every = number + 1, False
            while asked < len(article) and article[asked] == number:
                every |= code[asked] < 0
                if code[asked] >= 0:
                    stamp[code[asked]] = number
                asked += 1
        if place < done or not (every or stamp[codes[place]] == number) or _opens_run(words, place):
            continue
        first, done = place - 1, place + 1
        while not _opens_run(words, first):
            first -= 1
        while done < len(start) and not _opens_run(words, done):
            done += 1
        limit = start[done] if done < len(start) else len(points)
        at = next_name(points, start[first], limit)
        while at < limit:
            stop = name_end(points, kind, plain, at, limit)
            begin[count], behind[count], numbers[count] = _without_opener(kind, plain, at, stop), stop, number
            count += 2 <= _parts(kind, begin[count], stop) <= 3
            at = next_name(points, stop, limit)
    return numbers[:count], begin[:count], behind[:count]


@inner
def _without_opener(kind, plain, start, end):
    """Where a name begins behind a word that opens sentences."""
    behind = word_end(kind, start, end)
    return skip(kind, behind, end, BLANK) if is_opener(plain, start, behind) else start


@inner
def word_end(kind, at, limit):
    """The first white space from a place on, or the limit."""
    while at < limit and not kind[at] & BLANK:
        at += 1
    return at


@inner
def _parts(kind, at, end):
    """How many words with white space between there are."""
    count = 0
    while at < end:
        count += 1
        at = skip(kind, word_end(kind, at, end), end, BLANK)
    return count


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


@inner
def last_name(points, kind, plain, start, end):
    """The place of the one name of at least two words between two places, an empty one where there are none or several."""
    low = high = end
    at = next_name(points, max(start, end - NEAR), end)
    while at < end:
        stop = name_end(points, kind, plain, at, end)
        opener = is_opener(plain, at, word_end(kind, at, stop))
        if not opener and _has_space(points, at, stop) and not _is_same(points, at, stop, low, high):
            if low < high:
                return end, end
            low, high = at, stop
        at = next_name(points, stop, end)
    return low, high


@inner
def _has_space(points, start, end):
    while start < end and points[start] != ONE_SPACE:
        start += 1
    return start < end


@inner
def _is_same(points, start, end, other, other_end):
    """Whether two stretches of text are alike."""
    if end - start != other_end - other:
        return False
    while start < end and points[start] == points[other]:
        start, other = start + 1, other + 1
    return start == end


def titled(words, title, start, end):
    """The name that bears a title (the minister: Foreign Minister Sergei Lavrov) between two places, or None."""
    start = _of_last_mentions(words.page.plain, title, start, end)
    found = behind_title(words.text, words.page.plain, title, start, end)
    names = {name for name in found if name[0].isupper() and name.lower() not in NO_NAMES}
    return names.pop() if len(names) == 1 else None


def _of_last_mentions(plain, title, start, end):
    """Where the last `MOST` mentions of a title between two places begin: a text may hold little else."""
    plain, letters = plain[start:end].tobytes(), title.lower().encode()
    at = len(plain)
    for _ in range(MOST):
        at = plain.rfind(letters, 0, at)
        if at < 0:
            return start
    return start + at


def behind_title(text, plain, title, start, end):
    """The names behind a title, in small letters too; it is tried only where the letters of the title stand."""
    pattern = re.compile(rf"\b{re.escape(title)}\s+({NAME.pattern})", re.IGNORECASE)
    plain, letters = plain[start:end].tobytes(), title.lower().encode()
    at = plain.find(letters)
    while at >= 0:
        found = pattern.match(text, start + at, end)
        if found:
            yield found[1]
        at = plain.find(letters, found.end() - start if found else at + 1)
