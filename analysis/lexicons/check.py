"""The parts of a lexicon's or codebook's TOML file in; checked values out. Every error is reported with its line."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from analysis.lexicons.notation import cue_keys, expand, word_key
from analysis.lexicons.schema import DECISION, ENTRY, NEGATIONS, SECTION, TARGET, TOPIC, check_table
from analysis.lexicons.toml_lines import key_lines

TOTAL = "all"  # the category that holds a measure's total


class LexiconError(ValueError):
    """A lexicon or codebook has errors. `errors` lists them, each with the file, the line and what is valid."""

    def __init__(self, *errors: str):
        super().__init__("\n".join(errors))
        self.errors = errors


class Check:
    """Collects the errors in a file, each with its line."""

    def __init__(self, path: Path, text: str):
        self.path, self.text = path, text
        self.errors: list[tuple[int, str]] = []

    @cached_property
    def lines(self) -> dict[tuple[str | int, ...], int]:
        return key_lines(self.text)  # made only if something is wrong

    def line(self, *path: str | int) -> int:
        """The line of a key or value, else of the table it should be in."""
        return next((self.lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in self.lines), 1)

    def say(self, message: str, *path: str | int) -> None:
        self.errors.append((self.line(*path), message))

    def done(self) -> None:
        """Raise a LexiconError if anything was wrong."""
        if self.errors:
            errors = sorted(dict.fromkeys(self.errors), key=lambda error: error[0])
            raise LexiconError(*(f"{self.path}, line {line}: {message}" for line, message in errors))

    def expand(self, notation: str, *path: str | int) -> list[str]:
        try:
            return expand(notation)
        except ValueError as error:
            self.say(str(error), *path)
            return []


def entry_rows(check: Check, measure: str, section: dict, sources: Sequence[str]) -> list[tuple]:
    """The rows of the entries in one measure's section; an entry with a wrong key or value is reported and has no row."""
    check_table(check, section, SECTION, measure, needed=["categories"])
    categories = section.get("categories")
    if not SECTION["categories"].fits(categories) or not isinstance(section.get("entries", []), list):
        if isinstance(section.get("entries"), dict):
            check.say(f"write [[{measure}.entries]] with two brackets, because entries form a list", measure, "entries")
        return []
    _check_categories(check, measure, section)
    seen: dict[tuple[str, str, str], int] = {}
    rows: list[tuple] = []
    for at, entry in enumerate(section.get("entries", [])):
        path = (measure, "entries", at)
        if not check_table(check, entry, ENTRY, *path, needed=["category", "source", "cues"]):
            continue
        _check_entry(check, entry, section, sources, path)
        category = entry["category"]
        source = entry["source"] if isinstance(entry["source"], str) else "; ".join(entry["source"])
        cues = _spelled(check, entry, "cues", path)
        blocks = _spelled(check, entry, "except", path)
        keys = cue_keys([cue for _, cue, _ in cues + blocks])
        beside = "|".join(sorted({*cue_keys([cue for _, cue, _ in _spelled(check, entry, "beside", path)])}))
        known, most = {*keys[: len(cues)]}, max((key.count(" ") for key in keys[: len(cues)]), default=0)
        excepted = {*keys[len(cues) :]}
        if known and known <= excepted:
            check.say("every cue of this entry is one of its except phrases too", *path, "except")
        weight, negated = float(entry.get("weight", 1)), entry.get("negated", section.get("negation", "keep"))
        shifts = [entry.get(*one) for one in (("direction", "forward"), ("scope", 4), ("governs", ""), ("about", ""))]
        grammar = (" ".join(entry.get("pos", ())), entry.get("sense", ""))
        parsed, kind = entry.get("parsed", False), entry.get("class", "")
        for i, ((notation, cue, place), key) in enumerate(zip(cues + blocks, keys, strict=True)):
            counts = i < len(cues)
            if counts and key in excepted:  # one of many that the notation spells out
                continue
            if counts and (category, cue, beside) in seen:
                first = check.line(measure, "entries", seen[category, cue, beside])
                check.say(f"cue '{cue}' stands twice in '{category}' (first in the entry at line {first})", *place)
            if not counts and known.isdisjoint(_runs(key.split(), most + 1)):
                check.say(f"except phrase '{cue}' contains none of its entry's cues", *place)
            if counts:
                seen.setdefault((category, cue, beside), at)
            rows.append((measure, category, notation, cue, key, weight if counts else float("nan"), source, negated, *shifts,
                         *(grammar if counts else ("", "")), parsed, kind, beside if counts else ""))  # fmt: skip
    return rows


def _spelled(check, entry, key, path):
    """Each cue of an entry: as it is written, spelled out, and its path in the file."""
    return [
        (notation, cue, (*path, key, place))
        for place, notation in enumerate(entry.get(key, ()))
        for cue in check.expand(notation, *path, key, place)
    ]


def _runs(words, most):
    """Every run of at most so many words."""
    return (" ".join(words[at : at + size]) for at in range(len(words)) for size in range(1, most + 1))


def _check_categories(check, measure, section):
    categories = section["categories"]
    for name in categories:
        path = (measure, "categories", name)
        if name == TOTAL:
            check.say(f"'{TOTAL}' is the total of a measure; choose another name for the category", *path)
        if not all(name.split(".")) or name != name.strip():
            check.say(f"category '{name}': must be a name, or names joined by a dot, for example issue.economy", *path)
        if (part := name.partition(".")[0]) != name and part in categories:
            check.say(f"'{part}' is the total of '{name}', and cannot be a category beside it", *path)
    for place, name in enumerate(section["off"] if SECTION["off"].fits(section.get("off")) else ()):
        if name not in categories:
            check.say(f"category '{name}' is not declared", measure, "off", place)


def _check_entry(check, entry, section, sources, path):
    if entry["category"] not in section["categories"]:
        declared = ", ".join(section["categories"])
        check.say(f"category '{entry['category']}' is not declared; declared: {declared}", *path, "category")
    if entry.get("negated", "keep") not in {*NEGATIONS, *section["categories"]}:
        check.say(f"negated = {entry['negated']!r} is neither keep, turn, cancel nor a category", *path, "negated")
    if entry.get("about") and not section.get("about"):
        check.say("an entry has 'about', but its section has no list 'about'", *path, "about")
    for source in [entry["source"]] if isinstance(entry["source"], str) else entry["source"]:
        if source not in sources:
            check.say(f"source '{source}' is not declared in [sources]", *path, "source")


def topic_words(check: Check, topic: object) -> frozenset[str]:
    """The keys of the subject-matter words of [topic]."""
    if not isinstance(topic, dict) or not check_table(check, topic, TOPIC, "topic", needed=TOPIC):
        return frozenset()
    spelled = (cue for at, one in enumerate(topic["words"]) for cue in check.expand(one, "topic", "words", at))
    return frozenset(word_key(word) for cue in spelled for word in cue.split())


def targets_of(check: Check, targets: object) -> dict:
    """The label and the names of each target."""
    found: dict[str, dict] = {}
    for name, target in targets.items() if isinstance(targets, dict) else ():
        path = ("targets", name)
        if check_table(check, target, TARGET, *path, needed=TARGET):
            names = enumerate(target["names"])
            found[name] = {
                "label": target["label"],
                "names": [cue for at, one in names for cue in check.expand(one, *path, "names", at)],
            }
    return found


def axis_of(check: Check, stance: dict) -> tuple[str, ...]:
    """The categories of the axis: positive, negative."""
    if not isinstance(stance, dict) or not isinstance(stance.get("categories"), dict):
        return ()  # said by `entry_rows`
    poles: tuple = (stance.get("positive"), stance.get("negative"))
    if len(stance["categories"]) != 2 or not all(isinstance(pole, str) for pole in poles) or {*poles} != {*stance["categories"]}:  # fmt: skip
        check.say("[stance] needs 'positive' and 'negative', which are its only two categories", "stance")
        return ()
    return poles


def decisions_of(check: Check, data: dict) -> dict:
    """The tables [decision.NAME]: a note, numbers, a list `parts`, and tables `offsets` and `rates` with a number per category."""
    decisions = data.get("decision", {})
    sections = [section.get("categories") for section in data.values() if isinstance(section, dict)]
    categories = {category for section in sections if isinstance(section, dict) for category in section}
    if not isinstance(decisions, dict):
        check.say("a decision is a table [decision.NAME]", "decision")
        return {}
    for name, decision in decisions.items():
        if not check_table(check, decision, DECISION, "decision", name):
            continue
        if "note" not in decision:
            check.say(f"decision '{name}' needs a 'note': on which texts it was set, and how", "decision", name)
        for key in ("offsets", "rates"):
            for category in decision.get(key, ()):
                if category not in categories:
                    check.say(f"category '{category}' is not declared", "decision", name, key, category)
    return decisions
