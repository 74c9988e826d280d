"""A codebook in; a function that finds the target which a source belongs to out."""

import re
from collections.abc import Callable
from functools import cache

from analysis.lexicons.load import Lexicon
from analysis.lexicons.notation import key_of
from analysis.text.tokenizer import words_in
from analysis.voices.attribution_lexicon import source_nouns

ENDS = re.compile(r"\b(?:who|whom|whose|which|that)\b|[;()]")  # what follows only describes the source
AGAINST = frozenset("critic opponent enemy foe rival adversary detractor sceptic skeptic victim watcher".split())
STUDENTS = frozenset("expert specialist analyst scholar historian observer student".split())
TOWARD = frozenset("on about against to toward towards with by".split())
ARTICLES = frozenset("the a an".split())
FAR = 3  # words between a name and the people it makes members: Republican presidential primary voters


def actor_finder(codebook: Lexicon) -> Callable[[str], str]:
    """Make a function that takes a source as written and returns the target of the codebook that it belongs to, or "".

    If several fit, the one named first counts. *Republican lawmakers* belong to a target *Republicans*, by their
    head noun; *critics of Iran*, *Iran's rivals* and *experts on Iran* do not belong to a target *Iran*.
    """
    cues: dict[str, list[tuple[list[str], str]]] = {}  # by first word
    for name, entry in codebook.targets.items():
        for first, *rest in ([key_of(word) for word in cue.split()] for cue in entry["names"]):
            cues.setdefault(first, []).append((rest, name))
    members = {  # of one word that ends in s, without it
        first.removesuffix("s"): [name for rest, name in rows if not rest]
        for first, rows in cues.items()
        if first.endswith("s") and len(first) > 4
    }

    @cache  # a speaker speaks again
    def target(phrase: str) -> str:
        words = [key_of(word) for word in words_in(ENDS.split(phrase)[0])]
        single = [word.removesuffix("s") for word in words]
        for at, word in enumerate(words):
            hits = [
                (-len(rest), name) for rest, name in cues.get(word, []) if words[at + 1 : at + 1 + len(rest)] == rest
            ]
            if not hits and any(one in source_nouns("people") for one in single[at + 1 : at + 2 + FAR]):
                hits = [(0, name) for name in members.get(word, [])]
            if hits:
                size, name = min(hits)
                if not _is_apart(single, at, at + 1 - size):
                    return name
        return ""

    return target


def _is_apart(words, at, after):
    """Whether a name only says what a source opposes or studies: critics of Iran, Iran's rivals, experts on Iran."""
    if after < len(words) and words[after] in AGAINST:
        return True
    before = [word for word in words[:at] if word not in ARTICLES]
    if not before:
        return False
    return before[-1] in TOWARD or (before[-1] == "of" and any(word in AGAINST | STUDENTS for word in before))
