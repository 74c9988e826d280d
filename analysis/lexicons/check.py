"""The parts of a lexicon's or codebook's TOML file to checked values; what breaks a rule is an error with file and line."""

import itertools
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from analysis.lexicons.notation import cue_keys, expand, word_key

DECISION_KEYS = {"note", "above", "below", "per_word", "parts", "offsets", "rates"}
SECTION_KEYS = {"negation", "names", "categories", "entries", "positive", "negative", "about", "off", "on"}
LISTS = {"about": "words", "off": "categories", "on": "categories"}
ENTRY_KEYS = {
    "category", "weight", "source", "cues", "except", "negated", "note", "direction", "scope", "governs", "about", "pos",
    "sense", "parsed", "class",
}  # fmt: skip
NEGATIONS = {"keep", "turn", "cancel"}
CLASSES = {"verb": "V", "modal": "MD", "noun": "N", "adjective": "J", "adverb": "R"}  # how the tags of each begin


class LexiconError(ValueError):
    """A lexicon or codebook that breaks the rules; the message names file, line and what is valid."""


class Check:
    """Says what is wrong in a file, and on which line."""

    def __init__(self, path: Path, text: str):
        self.path, self.lines = path, text.splitlines()

    def line(self, needle: str, after: int = 0) -> int:
        found = (
            i for i, line in enumerate(self.lines[after:], after) if needle in line.split("#", 1)[0] or needle in line
        )
        return next(found, after)

    def entry_lines(self, measure: str) -> Iterator[int]:
        """The line of each entry, as far as they have one of their own, then 0."""
        headers = (i for i, line in enumerate(self.lines) if line.strip().startswith(f"[[{measure}.entries]]"))
        return itertools.chain(headers, itertools.repeat(0))

    def fail(self, message: str, needle: str = "", after: int = 0) -> NoReturn:
        raise LexiconError(f"{self.path}, line {self.line(needle, after) + 1 if needle else after + 1}: {message}")

    def expand(self, notation: object, after: int = 0) -> list[str]:
        if not isinstance(notation, str):
            self.fail(f"a cue is a text in quotation marks, not {notation!r}", after=after)
        try:
            return expand(notation)
        except ValueError as error:
            self.fail(str(error), notation, after)


def entry_rows(check: Check, measure: str, section: dict, sources: dict) -> list[tuple]:
    """The entry rows of one measure's section."""
    if not isinstance(section, dict) or not isinstance(section.get("categories"), dict):
        check.fail(f"unknown key '{measure}': neither a field of the file nor a section with categories", measure)
    for key in section.keys() - SECTION_KEYS:
        check.fail(f"unknown key '{key}' in [{measure}]; valid: {', '.join(sorted(SECTION_KEYS))}", key)
    if str(section.get("negation", "keep")) not in NEGATIONS:
        check.fail(f"negation = {section['negation']!r}; valid: {', '.join(sorted(NEGATIONS))}", "negation")
    for key, what in LISTS.items():
        value = section.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            check.fail(f"'{key}' must be a list of {what}, not {value!r}", key)
    for category in section.get("off", []):
        if category not in section["categories"]:
            check.fail(f"category '{category}' is not declared", f'"{category}"')
    if not isinstance(section.get("entries", []), list):
        check.fail(
            f"write [[{measure}.entries]] with two brackets: every entry is one of a list", f"[{measure}.entries]"
        )
    seen: dict[tuple[str, str], int] = {}
    rows: list[tuple] = []
    for at, entry in zip(check.entry_lines(measure), section.get("entries", []), strict=False):
        _check_entry(check, entry, section, sources, at)
        category = entry["category"]
        source = entry["source"] if isinstance(entry["source"], str) else "; ".join(entry["source"])
        cues = [(notation, cue, True) for notation in entry["cues"] for cue in check.expand(notation, at)]
        blocks = [(notation, cue, False) for notation in entry.get("except", []) for cue in check.expand(notation, at)]
        keys = cue_keys([cue for _, cue, _ in cues + blocks])
        known, most = {*keys[: len(cues)]}, max((key.count(" ") for key in keys[: len(cues)]), default=0)
        for (notation, cue, counts), key in zip(cues + blocks, keys, strict=True):
            if counts and (category, cue) in seen:
                first = seen[category, cue] + 1
                check.fail(
                    f"cue '{cue}' stands twice in '{category}' (first in the entry at line {first})", notation, at
                )
            if not counts and known.isdisjoint(_runs(key.split(), most + 1)):
                check.fail(f"except phrase '{cue}' holds none of its entry's cues", notation, at)
            if counts:
                seen[category, cue] = at
            weight = float(entry.get("weight", 1)) if counts else float("nan")
            negated = entry.get("negated", section.get("negation", "keep"))
            direction, scope = entry.get("direction", "forward"), entry.get("scope", 4)
            governs, about = entry.get("governs", ""), entry.get("about", "")
            grammar = (" ".join(entry.get("pos", ())), entry.get("sense", "")) if counts else ("", "")
            rows.append((measure, category, notation, cue, key, weight, source, negated, direction, scope, governs, about,
                         *grammar, entry.get("parsed", False), entry.get("class", "")))  # fmt: skip
    return rows


def _runs(words, most):
    """Every run of at most so many words."""
    return (" ".join(words[at : at + size]) for at in range(len(words)) for size in range(1, most + 1))


def _check_entry(check, entry, section, sources, at):
    for key in entry.keys() - ENTRY_KEYS:
        check.fail(f"unknown key '{key}'; valid: {', '.join(sorted(ENTRY_KEYS))}", key, at)
    for key in ("category", "source", "cues"):
        if key not in entry:
            check.fail(f"an entry without '{key}'", after=at)
    texts = {
        key: entry[key]
        for key in ("category", "negated", "direction", "governs", "about", "sense", "class", "note")
        if key in entry
    }
    for key, value in texts.items():
        if not isinstance(value, str):
            check.fail(f"'{key}' must be a text, not {value!r}", key, at)
    sources_named = entry["source"] if isinstance(entry["source"], list) else [entry["source"]]
    if not sources_named or not all(isinstance(source, str) for source in sources_named):
        check.fail("'source' must be a key of [sources], or a list of them", "source", at)
    for key in ("cues", "except"):
        if key in entry and not (isinstance(entry[key], list) and entry[key]):
            check.fail(f"'{key}' must be a list with at least one phrase", key, at)
    if not (isinstance(entry.get("pos", []), list) and set(map(str, entry.get("pos", []))) <= CLASSES.keys()):
        check.fail(f"'pos' must be a list of {', '.join(CLASSES)}, not {entry['pos']!r}", "pos", at)
    if not isinstance(entry.get("parsed", False), bool):
        check.fail(f"'parsed' must be true or false, not {entry['parsed']!r}", "parsed", at)
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
    if entry.get("about", "object") not in ("object", "subject"):
        check.fail(f"about = {entry['about']!r}; valid: object, subject", "about", at)
    if entry.get("about") and not section.get("about"):
        check.fail("an entry with 'about', and no list 'about' in its section", "about", at)
    if entry.get("governs", "object") not in ("object", "patient"):
        check.fail(f"governs = {entry['governs']!r}; valid: object, patient", "governs", at)
    for source in sources_named:
        if source not in sources:
            check.fail(f"source '{source}' is not declared in [sources]", f'"{source}"', at)


def topic_words(check: Check, topic: dict) -> frozenset[str]:
    """The keys of the subject-matter words of [topic]."""
    if not isinstance(topic, dict) or topic.keys() != {"words"} or not isinstance(topic["words"], list):
        check.fail("[topic] needs exactly a list 'words'", "topic")
    return frozenset(word_key(word) for cue in topic["words"] for word in check.expand(cue))


def targets_of(check: Check, targets: dict) -> dict:
    """The label and the names of each target."""
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


def axis_of(check: Check, stance: dict) -> tuple[str, str]:
    """The categories of the axis: positive, negative."""
    if {stance.get("positive"), stance.get("negative")} != set(stance["categories"]):
        check.fail("[stance] needs 'positive' and 'negative', its two categories and no other", "[stance]")
    return stance["positive"], stance["negative"]


def decisions_of(check: Check, data: dict) -> dict:
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
