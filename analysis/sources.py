"""Who speaks: the words that name a source, the name behind a pronoun or a title, the codebook's actor."""

import re
from bisect import bisect_right

from analysis.lexicons import word_key
from analysis.phrases import THINGS, class_of
from analysis.sections import paragraphs
from analysis.splitting import OPENERS, WORD

NEAR, FAR = 2_000, 20_000  # characters back from a source in which a name or a title is looked for: linear time
NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w\w\w)\.)?\s+"
    r"(?:(?:al|bin|ibn|van|von|de|del|la)[\s-])?[A-ZÀ-ÞĀ-Ž][\w’'-]*)*(?<![’']s)"
)
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}


def named(article, sources):
    """The name of each source, in reading order: a name for a pronoun or a title where clear, else as written.

    Parameters
    ----------
    article : Article
    sources : list of (int, int) or None
        First and last words.

    Returns
    -------
    list of str
    """
    text = article.text
    spans = [(article.starts[source[0]], article.ends[source[1]]) if source else None for source in sources]
    starts = [start for start, _ in paragraphs(text)]
    full = _full_names(text)
    found, seen = [], []  # seen: (paragraph, name) of sources so far
    for span in spans:
        if not span:
            found.append("")
            continue
        written = " ".join(text[slice(*span)].split())
        number = bisect_right(starts, span[0]) - 1
        name = _proper(written)
        if written.lower() in THINGS:
            name = ""
        elif written.lower() in PRONOUNS:
            near = [who for where, who in seen if number - where <= 1]
            name = near[-1] if near else _last_name(text, starts[max(number - 1, 0)], span[0]) or written
        elif name is None:
            name = _titled(text, written, span[0]) or written
        elif " " not in name:
            name = full.get(name, name)
        if name[:1].isupper() and name != written or NAME.fullmatch(name):
            seen.append((number, name))
        found.append(name)
    return found


def _proper(written):
    """The name in a source as written (the commander of the guard, Ali Shadmani), or None."""
    parts = [part.strip() for part in written.split(",")]
    whole = [part for part in parts if NAME.fullmatch(part) and part.lower() not in OPENERS]
    several = [part for part in whole if " " in part]
    return several[0] if several else whole[0] if whole and whole[0] == parts[0] else None


def _full_names(text):
    """Surnames with the one full name they stand for in a text."""
    full = {}
    for found in NAME.finditer(text):
        words = found[0].split()
        if words[0].lower() in OPENERS:
            words = words[1:]
        if len(words) in (2, 3):
            full.setdefault(words[-1], set()).add(" ".join(words))
    return {
        surname: min(names, key=len) for surname, names in full.items() if len({name.split()[0] for name in names}) == 1
    }


def _last_name(text, start, end):
    """The last name of at least two words between two places, unless two stand in its sentence."""
    names = [
        found
        for found in NAME.finditer(text, max(start, end - NEAR), end)
        if " " in found[0] and found[0].split()[0].lower() not in OPENERS
    ]
    if not names:
        return None
    return names[-1][0] if len({name[0] for name in names}) == 1 else None


def _titled(text, written, end):
    """The name that bears a title (the minister: Foreign Minister Sergei Lavrov), or None."""
    words = [found[0] for found in WORD.finditer(written)]
    if len(words) not in (2, 3) or words[0].lower() != "the" or class_of(words[-1].lower()) != "speaker":
        return None
    title = re.escape(words[-1])
    found = re.findall(rf"\b{title}\s+({NAME.pattern})", text[max(end - FAR, 0) : end], re.IGNORECASE)
    found = [name for name in found if name[0].isupper() and name.lower() not in OPENERS]
    return found[-1] if len(set(found)) == 1 else None


def actor(written, name, codebook):
    """The target of the codebook that a source belongs to: the one named first in it, or ""."""
    if codebook is None or not written:
        return ""
    for words in (name, written):
        keys = [word_key(found[0]) for found in WORD.finditer(words)]
        hits = []
        for cue, target in _targets(codebook):
            hits += [(at, -len(cue), target) for at in range(len(keys)) if tuple(keys[at : at + len(cue)]) == cue]
        if hits:
            return min(hits)[2]
    return ""


def _targets(codebook):
    return [
        (tuple(word_key(word) for word in cue.split()), name)
        for name, target in codebook.targets.items()
        for cue in target["names"]
    ]
