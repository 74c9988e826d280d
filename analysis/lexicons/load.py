"""Load lexicons and codebooks: TOML files in which words and provenance stand together (see docs/lexicons.md)."""

import hashlib
import itertools
import math
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import pandas as pd

from analysis.core.folding import FOLD, fold
from analysis.corpus.articles import decode

FILE_KEYS = {"title", "construct", "version", "licence", "sources"}
CODEBOOK_KEYS = {"targets", "topic"}
CODEBOOK_MEASURES = {"stance", "framing", "metaphor"}
DECISION_KEYS = {"note", "above", "below", "per_word", "parts", "offsets", "rates"}
SECTION_KEYS = {"negation", "names", "categories", "entries", "positive", "negative"}
ENTRY_KEYS = {"category", "weight", "source", "cues", "except", "negated", "note", "direction", "scope"}
NEGATIONS = {"keep", "turn", "cancel"}
COLUMNS = ["measure", "category", "entry", "cue", "key", "weight", "source", "negated", "direction", "scope"]
DIGIT = re.compile(r"\d")
GROUP = re.compile(r"\(([^()]*)\)")
NUMBER = re.compile(r"^\d[\d.,:]*(?:bn|tn|mn|m|k|th|st|nd|rd|s)?(?!\w)", re.IGNORECASE)


class LexiconError(ValueError):
    """A lexicon or codebook that breaks the rules; the message names file, line and what is valid."""


@dataclass(frozen=True, eq=False)  # one file read twice is two lexicons
class Lexicon:
    """A lexicon or a codebook as read from its file.

    `digest` is the file's SHA-256. `entries` is a table with one row a spelled-out cue: measure, category, entry (the cue as the file writes it), cue,
    key (the words a text is compared with), weight (NaN for an `except` phrase, which blocks), source, negated,
    direction and scope. `categories` gives each measure's categories with their labels; `targets` each target's label
    and names; `topic` the keys of subject-matter words; `axis` the categories (positive, negative) of stance;
    `decisions` the thresholds of decisions by name.
    """

    path: str
    digest: str
    title: str
    construct: str
    version: str
    licence: str
    sources: dict
    categories: dict
    entries: pd.DataFrame
    names: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)
    topic: frozenset = frozenset()
    axis: tuple = ()
    decisions: dict = field(default_factory=dict)


def word_key(word):
    """What a word of a text, or of a cue, is compared by: lower case, plain marks, no possessive, # for a number."""
    key = fold(word).lower().removesuffix("'s")
    return NUMBER.sub("#", key) if key[:1].isdigit() else key


key_of = lru_cache(maxsize=10_000)(word_key)  # for words that are few and come again: of cues, of sources


def word_keys(words):
    """The key of each word (see `word_key`), many at once; a word holds no line break."""
    if not words:
        return []
    text = "\n".join(words)
    for character, plain in FOLD.items():  # thirty times faster than `fold`, which looks up each character
        text = text.replace(chr(character), plain)
    keys = (text.lower() + "\n").replace("'s\n", "\n").split("\n")[:-1]
    return [NUMBER.sub("#", key) if key[:1].isdigit() else key for key in keys]


def cue_keys(cues):
    """The key of each cue, which are those of its words."""
    words = [cue.split() for cue in cues]
    keys = iter(word_keys(list(itertools.chain.from_iterable(words))))
    return [" ".join(itertools.islice(keys, len(own))) for own in words]


def keyed(words):
    """A column of words as a column of their keys; each distinct word is looked at once."""
    distinct = words.unique().tolist()
    return words.map(dict(zip(distinct, word_keys(distinct), strict=True)))


def expand(notation):
    """Spell out a cue: `hint(|s) at` gives `hint at`, `hints at`.

    Raises
    ------
    ValueError
        If brackets do not pair, or a digit stands where # is meant.
    """
    parts = GROUP.split(notation) if "(" in notation else [notation]
    if any(mark in part for part in parts[::2] for mark in "()|*"):
        raise ValueError(f"cannot read cue '{notation}': brackets must pair, | stands only in them, * means nothing")
    spelled = itertools.product(*[part.split("|") if i % 2 else [part] for i, part in enumerate(parts)])
    cues = [" ".join("".join(pieces).split()) for pieces in spelled]
    for cue in cues:
        if not cue or DIGIT.search(cue) and any(map(NUMBER.match, cue.split())):
            raise ValueError(f"cannot read cue '{notation}': " + ("write # for a number" if cue else "an empty cue"))
    return cues


def load_lexicon(path, codebook=False):
    """Read a lexicon from a TOML file and check it.

    Parameters
    ----------
    path : str or Path
    codebook : bool
        Whether `targets` and `topic` are allowed.

    Returns
    -------
    Lexicon

    Raises
    ------
    LexiconError
        If the TOML is malformed, a key unknown, a source undeclared, a category undeclared, a cue twice in one
        category, or an `except` phrase holds none of its entry's cues. The message tells file and line.
    """
    path = Path(path)
    text = decode(path.read_bytes())
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from None
    check = _Check(path, text)
    measures = [key for key in data if key not in FILE_KEYS | CODEBOOK_KEYS | {"decision"}]
    for key in sorted(FILE_KEYS - data.keys()):
        check.fail(f"no '{key}'; a lexicon has {', '.join(sorted(FILE_KEYS))}")
    for key in CODEBOOK_KEYS & data.keys():
        if not codebook:
            check.fail(f"'{key}' belongs into a codebook", key)
    for measure in measures if codebook else ():
        if measure not in CODEBOOK_MEASURES:
            valid = ", ".join(sorted(CODEBOOK_MEASURES | CODEBOOK_KEYS))
            check.fail(f"a codebook has no section [{measure}]; valid: {valid}", f"[{measure}")
    rows = [row for measure in measures for row in _section(check, measure, data[measure], data["sources"])]
    stance = data.get("stance", {})
    return Lexicon(
        path=str(path),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        title=data["title"],
        construct=data["construct"],
        version=str(data["version"]),
        licence=data["licence"],
        sources=data["sources"],
        categories={measure: data[measure]["categories"] for measure in measures},
        entries=pd.DataFrame(rows, columns=COLUMNS),
        names={measure: data[measure].get("names", True) for measure in measures},
        targets=_targets(check, data.get("targets", {})),
        topic=_topic(check, data.get("topic", {"words": []})),
        axis=_axis(check, stance) if stance else (),
        decisions=_decisions(check, data),
    )


def read_codebook(path):
    """Read the codebook of a study: targets, topic words, axis, issue frames, metaphors. See `load_lexicon`."""
    return load_lexicon(path, codebook=True)


def as_codebook(codebook: "Lexicon | str | Path | None") -> "Lexicon | None":
    """A codebook as it is, or read from its file."""
    return read_codebook(codebook) if isinstance(codebook, (str, Path)) else codebook


@cache
def lexicon(name):
    """One of the lexicons that come with the package, by name: 'hedging', 'framing', 'shifters', 'reporting'."""
    return load_lexicon(files("analysis") / "lexicons" / f"{name}.toml")


class _Check:
    """Says what is wrong in a file, and on which line."""

    def __init__(self, path, text):
        self.path, self.lines = path, text.splitlines()

    def line(self, needle, after=0):
        found = (
            i for i, line in enumerate(self.lines[after:], after) if needle in line.split("#", 1)[0] or needle in line
        )
        return next(found, after)

    def entry_lines(self, measure):
        """The line of each entry, as far as they have one of their own, then 0."""
        headers = (i for i, line in enumerate(self.lines) if line.strip().startswith(f"[[{measure}.entries]]"))
        return itertools.chain(headers, itertools.repeat(0))

    def fail(self, message, needle="", after=0):
        raise LexiconError(f"{self.path}, line {self.line(needle, after) + 1 if needle else after + 1}: {message}")

    def expand(self, notation, after=0):
        if not isinstance(notation, str):
            self.fail(f"a cue is a text in quotation marks, not {notation!r}", after=after)
        try:
            return expand(notation)
        except ValueError as error:
            self.fail(str(error), notation, after)


def _section(check, measure, section, sources):
    """The entry rows of one measure's section."""
    if not isinstance(section, dict) or not isinstance(section.get("categories"), dict):
        check.fail(f"unknown key '{measure}': neither a field of the file nor a section with categories", measure)
    for key in section.keys() - SECTION_KEYS:
        check.fail(f"unknown key '{key}' in [{measure}]; valid: {', '.join(sorted(SECTION_KEYS))}", key)
    if str(section.get("negation", "keep")) not in NEGATIONS:
        check.fail(f"negation = {section['negation']!r}; valid: {', '.join(sorted(NEGATIONS))}", "negation")
    if not isinstance(section.get("entries", []), list):
        check.fail(
            f"write [[{measure}.entries]] with two brackets: every entry is one of a list", f"[{measure}.entries]"
        )
    seen, rows = {}, []
    for at, entry in zip(check.entry_lines(measure), section.get("entries", []), strict=False):
        _check_entry(check, entry, section, sources, at)
        category = entry["category"]
        source = entry["source"] if isinstance(entry["source"], str) else "; ".join(entry["source"])
        cues = [(notation, cue, True) for notation in entry["cues"] for cue in check.expand(notation, at)]
        blocks = [(notation, cue, False) for notation in entry.get("except", []) for cue in check.expand(notation, at)]
        keys = cue_keys([cue for _, cue, _ in cues + blocks])
        padded = [f" {key} " for key in keys[: len(cues)]]
        for (notation, cue, counts), key in zip(cues + blocks, keys, strict=True):
            if counts and (category, cue) in seen:
                first = seen[category, cue] + 1
                check.fail(
                    f"cue '{cue}' stands twice in '{category}' (first in the entry at line {first})", notation, at
                )
            if not counts and not any(known in f" {key} " for known in padded):
                check.fail(f"except phrase '{cue}' holds none of its entry's cues", notation, at)
            if counts:
                seen[category, cue] = at
            weight = float(entry.get("weight", 1)) if counts else float("nan")
            negated = entry.get("negated", section.get("negation", "keep"))
            direction, scope = entry.get("direction", "forward"), entry.get("scope", 4)
            rows.append((measure, category, notation, cue, key, weight, source, negated, direction, scope))
    return rows


def _check_entry(check, entry, section, sources, at):
    for key in entry.keys() - ENTRY_KEYS:
        check.fail(f"unknown key '{key}'; valid: {', '.join(sorted(ENTRY_KEYS))}", key, at)
    for key in ("category", "source", "cues"):
        if key not in entry:
            check.fail(f"an entry without '{key}'", after=at)
    texts = {key: entry[key] for key in ("category", "negated", "direction", "note") if key in entry}
    for key, value in texts.items():
        if not isinstance(value, str):
            check.fail(f"'{key}' must be a text, not {value!r}", key, at)
    sources_named = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
    if not sources_named or not all(isinstance(source, str) for source in sources_named):
        check.fail("'source' must be a key of [sources], or a list of them", "source", at)
    for key in ("cues", "except"):
        if key in entry and not (isinstance(entry[key], list) and entry[key]):
            check.fail(f"'{key}' must be a list with at least one phrase", key, at)
    for key, kinds in (("weight", (int, float)), ("scope", int)):
        value = entry.get(key, 1)
        if isinstance(value, bool) or not isinstance(value, kinds) or not math.isfinite(value):
            check.fail(f"'{key}' must be a number, not {value!r}", key, at)
    if entry["category"] not in section["categories"]:
        check.fail(
            f"category '{entry['category']}' is not declared; declared: {', '.join(section['categories'])}", after=at
        )
    if entry.get("negated", "keep") not in NEGATIONS | section["categories"].keys():
        check.fail(f"negated = {entry['negated']!r} is neither keep, turn, cancel nor a category", "negated", at)
    if entry.get("direction", "forward") not in ("forward", "backward"):
        check.fail(f"direction = {entry['direction']!r}; valid: forward, backward", "direction", at)
    for source in sources_named:
        if source not in sources:
            check.fail(f"source '{source}' is not declared in [sources]", f'"{source}"', at)


def _topic(check, topic):
    if not isinstance(topic, dict) or topic.keys() != {"words"} or not isinstance(topic["words"], list):
        check.fail("[topic] needs exactly a list 'words'", "topic")
    return frozenset(word_key(word) for cue in topic["words"] for word in check.expand(cue))


def _targets(check, targets):
    for name, target in targets.items() if isinstance(targets, dict) else [("targets", targets)]:
        if not isinstance(target, dict) or target.keys() != {"label", "names"} or not isinstance(target["names"], list):
            check.fail(f"target '{name}' needs exactly 'label' and 'names', a list", f"targets.{name}")
    return {
        name: {
            "label": target["label"],
            "names": [cue for notation in target["names"] for cue in check.expand(notation)],
        }
        for name, target in targets.items()
    }


def _axis(check, stance):
    poles = stance.get("positive"), stance.get("negative")
    if set(poles) != set(stance["categories"]):
        check.fail("[stance] needs 'positive' and 'negative', its two categories and no other", "[stance]")
    return poles


def _decisions(check, data):
    """The tables [decision.NAME]: a note, numbers, a list `parts`, tables `offsets` and `rates` of a number a category."""
    decisions = data.get("decision", {})
    sections = [section for section in data.values() if isinstance(section, dict)]
    categories = {category for section in sections for category in section.get("categories", ())}
    for name, decision in decisions.items() if isinstance(decisions, dict) else [("decision", decisions)]:
        at = check.line(f"[decision.{name}")
        if not isinstance(decision, dict) or not isinstance(decision.get("note"), str):
            check.fail(f"decision '{name}' needs a 'note': on which texts it was set, and how", after=at)
        for key, value in decision.items():
            if key not in DECISION_KEYS:
                valid = ", ".join(sorted(DECISION_KEYS))
                check.fail(f"unknown key '{key}' in [decision.{name}]; valid: {valid}", key, at)
            if key == "parts" and not (isinstance(value, list) and all(isinstance(part, str) for part in value)):
                check.fail(f"'parts' must be a list of texts, not {value!r}", key, at)
            if isinstance(value, dict) != (key in ("offsets", "rates")):
                check.fail(f"'{key}' must be {'a table' if key in ('offsets', 'rates') else 'one value'}", key, at)
            numbers = value if isinstance(value, dict) else {key: value}
            for category, number in numbers.items() if key not in ("note", "parts") else ():
                if isinstance(number, bool) or not isinstance(number, (int, float)) or not math.isfinite(number):
                    check.fail(f"'{category}' must be a number, not {number!r}", category, at)
                if isinstance(value, dict) and category not in categories:
                    check.fail(f"category '{category}' is not declared", category, at)
    return decisions
