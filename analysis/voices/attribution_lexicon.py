"""`lexicons/attribution.toml` in; the cues of attribution and the nouns for sources, by lemma, out."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class AttributionCue(NamedTuple):
    """A word that introduces somebody's words or thoughts."""

    kind: str  # saying, thinking, showing, naming
    cue_class: str  # neutral, claiming, conceding, doubting
    governs: frozenset[str]  # of clause, infinitive, to, as, of, predicate, object, quotation (introduces nothing else)


PHRASE_CUE = AttributionCue("saying", "neutral", frozenset(["clause"]))  # according to, in the words of


@cache
def _read_lexicon() -> dict:
    """The parsed file."""
    return tomllib.loads((files("analysis") / "lexicons" / "attribution.toml").read_text("utf-8"))


@cache
def attribution_cues(word_class: str) -> dict[str, AttributionCue]:
    """The cues of a word class (verb, noun, adjective, adverb) by lemma; a lemma listed twice governs what both entries say."""
    found: dict[str, AttributionCue] = {}
    for entry in _read_lexicon()[word_class]:
        for lemma in entry["lemmas"].split():
            before = found.get(lemma)
            governs = frozenset(entry.get("governs", ["clause"]))
            found[lemma] = (
                before._replace(governs=before.governs | governs)
                if before
                else AttributionCue(entry["kind"], entry["class"], governs)
            )
    return found


@cache
def source_nouns(name: str) -> frozenset[str]:
    """The nouns of one list of the lexicon: people, bodies, documents, countries or titles."""
    return frozenset(lemma for entry in _read_lexicon()[name] for lemma in entry["lemmas"].split())


@cache
def rule_precision(rule: str) -> float:
    """The precision of a rule, per word, on opinion writing."""
    return _read_lexicon()["confidence"][rule]
