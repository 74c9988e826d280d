"""The cues of attribution and the nouns of sources, by lemma, from `lexicons/attribution.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Cue(NamedTuple):
    """A word that introduces somebody's words or thoughts."""

    kind: str  # saying, thinking, knowing, showing, naming
    cue_class: str  # neutral, claiming, conceding, doubting
    governs: frozenset[str]  # of clause, infinitive, as, predicate


PHRASE = Cue("saying", "neutral", frozenset(["clause"]))  # according to, in the words of


@cache
def lexicon() -> dict:
    """The file, as dict."""
    return tomllib.loads((files("analysis") / "lexicons" / "attribution.toml").read_text("utf-8"))


@cache
def cues(word_class: str) -> dict[str, Cue]:
    """The cues of a class (verb, noun, adjective, adverb) by lemma; of a lemma that stands twice, with all that it governs."""
    found: dict[str, Cue] = {}
    for entry in lexicon()[word_class]:
        for lemma in entry["lemmas"].split():
            before = found.get(lemma)
            governs = frozenset(entry.get("governs", ["clause"]))
            found[lemma] = (
                before._replace(governs=before.governs | governs)
                if before
                else Cue(entry["kind"], entry["class"], governs)
            )
    return found


@cache
def nouns(name: str) -> frozenset[str]:
    """The nouns for people, bodies or documents."""
    return frozenset(lemma for entry in lexicon()[name] for lemma in entry["lemmas"].split())


@cache
def confidence(rule: str) -> float:
    """The precision of a rule by word, on opinion writing."""
    return lexicon()["confidence"][rule]
