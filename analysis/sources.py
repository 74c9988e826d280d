"""Who speaks: the words that name a source, the name behind a pronoun or a title, the codebook's actor."""

import re
from typing import NamedTuple

import numpy as np

from analysis.characters import SPACE, among, key, keys, skip, strings
from analysis.compiled import compiled, inner
from analysis.fullnames import FAR, NAME, full_names, is_name, is_opener, last_name, titled, word_end
from analysis.labelled import NONE
from analysis.lexicons import key_of
from analysis.splitting import WORD
from analysis.traits import PERSON, THINGS, classes

PRONOUN_KEYS = keys(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
THING_KEYS, THE = keys(sorted(THINGS)), keys(["the"])[0]
PRONOUN, THING, TITLE, NAMED, PHRASE = range(5)  # a title may stand alone (the minister)
BLANK, COMMA = map(ord, " ,")
RUN = re.compile(r"\w+")


def named(words, sources):
    """The name of each source, in reading order: a name for a pronoun or a title where clear, else as written.

    Parameters
    ----------
    words : Labelled
    sources : array of int, source × (first, last)
        Their words, or `NONE`.

    Returns
    -------
    pandas array of str
    """
    page, text = words.page, words.text
    said = Said(*_said(words.places, page.points, page.kind, page.plain, words.start, words.end, sources))
    names = {
        row: " ".join(text[said.start[row] : said.end[row]].split()) for row in np.flatnonzero(said.spaced).tolist()
    }
    known = (said.is_name & (said.kind != THING)) | (said.kind == NAMED)
    article = words.article[sources[:, 0]]
    short = np.flatnonzero(said.short)
    full = full_names(words, article[short], said.start[short], said.end[short])
    for row, name in zip(short.tolist(), full, strict=True):
        if name:
            names[row], known[row] = name, name[:1].isupper() or NAME.fullmatch(name) is not None
    for row in np.flatnonzero(said.kind == TITLE).tolist():
        start = int(said.start[row])
        title = _title(names.get(row) or text[start : said.end[row]])
        name = title and titled(words, title, max(start - FAR, int(page.origin[article[row]])), start)
        if name:
            names[row], known[row] = name, True
    paragraph = np.searchsorted(page.start, words.start[sources[:, 0]], "right") - 1
    nearby = page.start[np.maximum(paragraph - 1, np.searchsorted(page.text, article))]
    owner = _owners(
        page.points, page.kind, page.plain, said.kind, said.start, said.end, known, article, paragraph, nearby
    )
    found = strings(page.points, said.start, said.end)
    found[list(names)] = list(names.values())
    return found.take(owner)


class Said(NamedTuple):
    """What sources say of themselves, as arrays."""

    kind: np.ndarray
    start: np.ndarray  # of the name in it (the commander of the guard, Ali Shadmani), else of all of it
    end: np.ndarray
    short: np.ndarray  # whether that is a name of one word
    spaced: np.ndarray  # whether there is more than single spaces in it
    is_name: np.ndarray  # whether the whole is a name


@compiled
def _said(words, points, kind, plain, start, end, sources):
    size = len(sources)
    kinds, starts, ends = np.full(size, PHRASE, np.int8), np.zeros(size, np.int64), np.zeros(size, np.int64)
    short, spaced, whole = np.zeros(size, np.bool_), np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    for row in range(size):
        first, last = sources[row]
        if first == NONE:
            continue
        low, high = start[first], end[last]
        starts[row], ends[row] = low, high
        whole[row] = is_name(points, kind, plain, low, high)
        if first == last and among(PRONOUN_KEYS, key(plain, low, high)):
            kinds[row] = PRONOUN
        elif first == last and among(THING_KEYS, key(plain, low, high)):
            kinds[row], ends[row] = THING, low
        else:
            low, high = _name_in(points, kind, plain, low, high, whole[row])
            if low < high:
                kinds[row], starts[row], ends[row] = NAMED, low, high
                short[row] = word_end(kind, low, high) == high
            elif 1 <= last - first <= 2 and words.traits[last] & PERSON and key(plain, start[first], end[first]) == THE:
                kinds[row] = TITLE
        spaced[row] = _is_spaced(points, kind, starts[row], ends[row])
    return kinds, starts, ends, short, spaced, whole


@inner
def _name_in(points, kind, plain, start, end, whole):
    """The place of the name in a source: all, or between commas one of several words, else one in front; or no place."""
    comma = start
    while comma < end and points[comma] != COMMA:
        comma += 1
    if comma == end:
        return (start, end) if whole and not is_opener(plain, start, end) else (start, start)
    found = start, start
    low = start
    while low <= end:
        behind = low
        while behind < end and points[behind] != COMMA:
            behind += 1
        left, right = skip(kind, low, behind, SPACE), behind
        while right > left and kind[right - 1] & SPACE:
            right -= 1
        if is_name(points, kind, plain, left, right) and not is_opener(plain, left, right):
            if word_end(kind, left, right) < right:
                return left, right
            if low == start:
                found = left, right
        low = behind + 1
    return found


@inner
def _is_spaced(points, kind, start, end):
    """Whether there is other white space than single spaces."""
    while start < end and (not kind[start] & SPACE or (points[start] == BLANK and not kind[start + 1] & SPACE)):
        start += 1
    return start < end


@compiled
def _owners(points, kind, plain, kinds, start, end, known, article, paragraph, nearby):
    """The source whose name each source has: itself, for a pronoun the last one near; else a name in the text takes its place."""
    owner, seen = np.arange(len(kinds)), np.empty(len(kinds), np.int64)
    count = first = 0  # of the sources seen so far, and of the first in the article
    for row in range(len(kinds)):
        if not known[row] and kinds[row] != PRONOUN:
            continue
        if count and article[row] != article[seen[count - 1]]:
            first = count
        if kinds[row] == PRONOUN:
            at = count - 1
            while at >= first and paragraph[row] - paragraph[seen[at]] > 1:
                at -= 1
            low, high = start[row], start[row]
            if at >= first:
                owner[row] = owner[seen[at]]
            else:
                low, high = last_name(points, kind, plain, nearby[row], start[row])
            if low < high:
                start[row], end[row] = low, high
            elif at < first and not known[row]:
                continue
        seen[count] = row
        count += 1
    return owner


def _title(written):
    words = WORD.findall(written)
    alone = len(words) in (2, 3) and words[0].lower() == "the" and classes().get(words[-1].lower()) == "speaker"
    return words[-1] if alone else None


def actors(codebook):
    """What tells the target of the codebook that a source belongs to.

    Parameters
    ----------
    codebook : Lexicon

    Returns
    -------
    function
        From a phrase to the target named first in it, or "".
    """
    cues = {}  # by first word
    for target, names in ((name, target["names"]) for name, target in codebook.targets.items()):
        for first, *rest in ([key_of(word) for word in cue.split()] for cue in names):
            cues.setdefault(first, []).append((rest, target))
    phrases = (" ".join([first, *rest]) for first, found in cues.items() for rest, _ in found)
    runs = (RUN.findall(re.sub(r"#\w*", "", phrase)) for phrase in phrases)
    telling = {max(run, key=len, default="") for run in runs}  # one of these is in every phrase with a cue

    def target(phrase):
        if phrase.isascii() and "" not in telling and telling.isdisjoint(RUN.findall(phrase.lower())):
            return ""  # most sources, told in a tenth of the time
        words = [key_of(word) for word in WORD.findall(phrase)]
        for at, word in enumerate(words, 1):
            hits = [(-len(rest), name) for rest, name in cues.get(word, []) if words[at : at + len(rest)] == rest]
            if hits:
                return min(hits)[1]
        return ""

    return target
