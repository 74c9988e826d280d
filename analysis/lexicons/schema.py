"""Defines the fields of a lexicon or codebook and their kinds of values, and checks a table against them."""

import difflib
import math
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from analysis.lexicons.check import Check

CLASSES = {"verb": "V", "modal": "MD", "noun": "N", "adjective": "J", "adverb": "R"}  # how the tags of each begin
SENSES = (
    "possibility", "inference", "predicative", "knowable", "factive", "opinion", "commitment", "undivided", "asserted", "clause",
    "evident", "raising", "affirmed", "stated", "emphatic", "disjunct", "closing", "quantity", "degree", "passive", "attributive", "unasked", "lasting", "said",
)  # fmt: skip
NEGATIONS = ("cancel", "keep", "turn")


class Kind(NamedTuple):
    """A kind of value: `what` in words, and a test whether a value `fits`."""

    what: str
    fits: Callable[[object], bool]


def one_of(*valid: str) -> Kind:
    return Kind(f"one of {', '.join(valid)}", lambda value: isinstance(value, str) and value in valid)


def list_of(what: str, fewest: int = 0, valid: Collection[str] | None = None) -> Kind:
    def fits(value):
        return isinstance(value, list) and len(value) >= fewest and all(map(fits_one, value))

    def fits_one(value):
        return _is_text(value) and (valid is None or value in valid)

    return Kind(f"a list of {what}", fits)


def table_of(what: str, kind: "Kind | None" = None) -> Kind:
    return Kind(
        f"a table of {what}",
        lambda value: isinstance(value, dict) and (kind is None or all(map(kind.fits, value.values()))),
    )


def _is_text(value):
    return isinstance(value, str) and bool(value.strip())


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


TEXT = Kind("a text", _is_text)
NOTE = Kind("a text", lambda value: isinstance(value, str))
NUMBER = Kind("a number", _is_number)
VERSION = Kind("a text", lambda value: _is_text(value) or _is_number(value))
WHOLE = Kind("a whole number of at least 0", lambda value: _is_number(value) and isinstance(value, int) and value >= 0)
TRUTH = Kind("true or false", lambda value: isinstance(value, bool))
TABLE = table_of("its fields")
ANY = Kind("anything", lambda value: True)  # checked elsewhere
ENTRIES = Kind("a list of entries", lambda value: isinstance(value, list))

FILE = {"construct": TEXT, "licence": TEXT, "sources": table_of("references, a text each", TEXT), "title": TEXT, "version": VERSION}  # fmt: skip
CODEBOOK = {"coding": ANY, "design": TABLE, "hypotheses": ANY, "question": NOTE, "targets": TABLE, "topic": TABLE}
SECTION = {
    "about": list_of("words", 1), "categories": table_of("labels, a text each", TEXT), "entries": ENTRIES, "names": TRUTH,
    "negation": one_of(*NEGATIONS), "negative": TEXT, "off": list_of("categories"), "on": list_of("categories"), "positive": TEXT,
}  # fmt: skip
ENTRY = {
    "about": one_of("object", "subject"), "beside": list_of("phrases, with at least one phrase", 1), "category": TEXT, "class": TEXT, "cues": list_of("phrases, with at least one phrase", 1),
    "direction": one_of("forward", "backward"), "except": list_of("phrases, with at least one phrase", 1),
    "governs": one_of("object", "patient"), "negated": TEXT, "note": NOTE, "parsed": TRUTH, "pos": list_of(", ".join(CLASSES), 1, CLASSES),
    "scope": WHOLE, "sense": one_of(*SENSES),
    "source": Kind("a key of [sources], or a list of them", lambda value: _is_text(value) or list_of("", 1).fits(value)), "weight": NUMBER,
}  # fmt: skip
DECISION = {
    "above": NUMBER, "below": NUMBER, "note": TEXT, "offsets": table_of("numbers", NUMBER), "parts": list_of("texts"),
    "per_word": NUMBER, "rates": table_of("numbers", NUMBER),
}  # fmt: skip
TARGET = {"label": TEXT, "names": list_of("names, with at least one", 1)}
TOPIC = {"words": list_of("words")}


def check_table(
    check: "Check", value: object, fields: Mapping[str, Kind], *path: str | int, needed: Collection[str] = ()
) -> bool:
    """Whether a table has only these fields, each with a valid value, and all those needed; errors are reported to `check`."""
    before = len(check.errors)
    names = [name for name in path if isinstance(name, str)]
    where = f" in [{'.'.join(names)}]" if len(names) == len(path) and names else ""
    if not isinstance(value, dict):
        check.say(f"{where.removeprefix(' in ') or 'an entry'} must be a table, not {value!r}", *path)
        return False
    for key, own in value.items():
        if key not in fields:
            near = nearest(key, fields)
            check.say(f"unknown key '{key}'{where}; valid: {', '.join(fields)}{f'; is it {near!r}?' if near else ''}", *path, key)  # fmt: skip
        elif not fields[key].fits(own):
            check.say(f"'{key}' must be {fields[key].what}, not {_short(own)}", *path, key)
    for key in needed:
        if key not in value:
            check.say(f"no '{key}'{where or ' in an entry'}", *path)
    return len(check.errors) == before


def nearest(name: str, valid: Collection[str]) -> str:
    """The valid name that somebody who wrote another may have meant, or ""."""
    return next(iter(difflib.get_close_matches(name, valid, 1, 0.75)), "")


def _short(value):
    written = repr(value)
    return written if len(written) <= 80 else written[:80] + " …"
