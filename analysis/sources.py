"""Who speaks: the words that name a source, the name behind a pronoun or a title, the codebook's actor."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from analysis.labelled import NONE, OTHER, SPACE
from analysis.lexicons import word_key
from analysis.splitting import OPENERS, WORD
from analysis.traits import LOWER, PARTICLE, THINGS, classes

NEAR, FAR = 2_000, 20_000  # characters back from a source in which a name or a title is looked for: linear time
NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.)?\s+"
    r"(?:(?:al|bin|ibn|van|von|de|del|la)[\s-])?[A-ZÀ-ÞĀ-Ž][\w’'-]*)*(?<![’']s)"
)
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
NO_NAMES = frozenset(OPENERS)
PRONOUN, THING, PHRASE = range(3)


def named(words, sources):
    """The name of each source, in reading order: a name for a pronoun or a title where clear, else as written.

    Parameters
    ----------
    words : Labelled
    sources : array of int, source × (first, last)
        Their words, or `NONE`.

    Returns
    -------
    list of str
    """
    rows = np.flatnonzero(sources[:, 0] != NONE)
    starts, ends = words.start[sources[rows, 0]], words.end[sources[rows, 1]]
    raw = [words.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    phrases = [_phrase(stretch) for stretch in raw]
    article = words.article[sources[rows, 0]]
    named = {(part, phrase.name) for part, phrase in zip(article.tolist(), phrases, strict=True) if phrase.name}
    full = _full_names(words, {(part, name) for part, name in named if " " not in name})
    page = words.page
    number = np.searchsorted(page.start, starts, "right") - 1
    nearby = np.maximum(number - 1, np.searchsorted(page.text, article))
    found, seen, last = [""] * len(sources), [], None  # seen: (paragraph, name) of sources so far in the article
    columns = (column.tolist() for column in (rows, article, starts, number, page.start[nearby]))
    for phrase, row, part, start, where, near in zip(phrases, *columns, strict=True):
        if part != last:
            seen, last = [], part
        written, kind, name, title, is_name = phrase
        if kind == PRONOUN:
            name = next((who for at, who in reversed(seen) if where - at <= 1), None)
            name = name or _last_name(words.text, near, start) or written
        elif title:
            name = _titled(words.text[max(start - FAR, int(page.origin[part])) : start], title) or written
        elif name is None:
            name = "" if kind == THING else written
        else:
            name = full.get((part, name), name)
        if is_name if name == written else name[:1].isupper() or NAME.fullmatch(name):
            seen.append((where, name))
        found[row] = name
    return found


class Phrase(NamedTuple):
    """What a source says of itself, wherever it stands."""

    written: str  # in one line
    kind: int
    name: str | None  # the name in it: the commander of the guard, Ali Shadmani
    title: str | None  # the title that is all it has: the minister
    is_name: bool


@lru_cache(maxsize=1 << 14)
def _phrase(stretch):
    """What a stretch of text says, whatever article it stands in: the same few are most sources."""
    written = " ".join(stretch.split())
    lower, is_name = written.lower(), NAME.fullmatch(written) is not None
    if lower in THINGS:
        return Phrase(written, THING, None, None, is_name)
    if lower in PRONOUNS:
        return Phrase(written, PRONOUN, None, None, is_name)
    alone = written if is_name and lower not in NO_NAMES else None
    name = _appositive(written) if "," in written else alone
    title = _title(written) if name is None and lower.startswith("the") else None
    return Phrase(written, PHRASE, name, title, is_name)


def _appositive(written):
    """The name in a source with commas, or None: one of several words, else one in front."""
    parts = [part.strip() for part in written.split(",")]
    whole = [part for part in parts if NAME.fullmatch(part) and part.lower() not in NO_NAMES]
    several = [part for part in whole if " " in part]
    return several[0] if several else whole[0] if whole and whole[0] == parts[0] else None


def _title(written):
    words = WORD.findall(written)
    alone = len(words) in (2, 3) and words[0].lower() == "the" and classes().get(words[-1].lower()) == "speaker"
    return words[-1] if alone else None


def _full_names(words, wanted):
    """The one full name that a surname stands for in an article: by article and surname, of those wanted."""
    full = {}
    for start, end, article in _runs_of_names(words, wanted):
        for found in NAME.finditer(words.text, start, end):
            parts = found[0].split()
            if parts[0].lower() in NO_NAMES:
                parts = parts[1:]
            if len(parts) in (2, 3) and (article, parts[-1]) in wanted:
                full.setdefault((article, parts[-1]), set()).add(" ".join(parts))
    return {
        surname: min(names, key=len) for surname, names in full.items() if len({name.split()[0] for name in names}) == 1
    }


def _runs_of_names(words, wanted):
    """Stretches of at least two words, (start, end, article), no name reaches beyond, that may hold a surname wanted behind its first."""
    names = {name for _, name in wanted}
    vocabulary = words.spellings.words.to_pylist()
    asked = np.fromiter(map(names.__contains__, vocabulary), bool, len(vocabulary))
    names.difference_update(vocabulary)
    unknown = {article for article, name in wanted if name in names}  # a name of several words glued together
    opens = _opens_run(words.places)
    hits = np.flatnonzero(asked[words.code] & ~opens)
    hits = [
        hit
        for hit, article in zip(hits.tolist(), words.article[hits].tolist(), strict=True)
        if (article, vocabulary[words.code[hit]]) in wanted
    ]
    first = np.append(np.flatnonzero(opens), len(opens))
    chosen = np.isin(words.article[first[:-1]], list(unknown))
    chosen[np.searchsorted(first, hits, "right") - 1] = True
    run = np.flatnonzero(chosen)
    behind = np.append(words.start, len(words.text))[first[run + 1]]
    columns = words.start[first[run]], behind, words.article[first[run]]
    return zip(*(column.tolist() for column in columns), strict=True)


def _opens_run(places):
    """Whether no name goes on from before to a word: there is white space between and one of them has no capital."""
    glued = places.gap & SPACE == 0
    plain = (places.traits & LOWER > 0) & (places.traits & PARTICLE == 0) & ~glued & ~np.r_[glued[1:], False]
    opens = places.gap & OTHER > 0
    opens |= ~glued & (plain | np.r_[True, plain[:-1]])
    opens[places.begin == np.arange(len(opens))] = True
    return opens


def _last_name(text, start, end):
    """The one name of at least two words between two places, or None where there are none or several."""
    only = None
    for found in NAME.finditer(text, max(start, end - NEAR), end):
        name = found[0]
        if " " in name and name != only and name.split()[0].lower() not in NO_NAMES:
            if only:
                return None
            only = name
    return only


def _titled(text, title):
    """The name that bears a title (the minister: Foreign Minister Sergei Lavrov) in a text, or None."""
    names = {name for name in _behind_title(text, title) if name[0].isupper() and name.lower() not in NO_NAMES}
    return names.pop() if len(names) == 1 else None


def _behind_title(text, title):
    """The names behind a title in a text, in small letters too; it is tried only where the letters of the title stand."""
    pattern = re.compile(rf"\b{re.escape(title)}\s+({NAME.pattern})", re.IGNORECASE)
    lower, key = text.lower(), title.lower()
    if len(lower) != len(text):  # letters that are two in small
        yield from pattern.findall(text)
        return
    at = lower.find(key)
    while at >= 0:
        found = pattern.match(text, at)
        if found:
            yield found[1]
        at = lower.find(key, found.end() if found else at + 1)


def actors(codebook):
    """What tells the target of the codebook that a source belongs to.

    Parameters
    ----------
    codebook : Lexicon or None

    Returns
    -------
    function
        From a source as written and its name to the target named first in the name, else as written, or "".
    """
    cues = {}  # by first word
    for target, names in ((name, target["names"]) for name, target in (codebook.targets if codebook else {}).items()):
        for first, *rest in ([word_key(word) for word in cue.split()] for cue in names):
            cues.setdefault(first, []).append((rest, target))

    @cache
    def target(phrase):
        keys = [word_key(word) for word in WORD.findall(phrase)] if cues else []
        for at, key in enumerate(keys, 1):
            hits = [(-len(rest), name) for rest, name in cues.get(key, []) if keys[at : at + len(rest)] == rest]
            if hits:
                return min(hits)[1]
        return ""

    return lambda written, name: written and (target(name) or target(written))
