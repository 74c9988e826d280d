"""A valid codebook or lexicon in; advice on what is probably not intended in it out, each with its line."""

import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from analysis.core.package_files import measure_names
from analysis.corpus.encodings import decode_bytes
from analysis.corpus.problems import first_names
from analysis.lexicons.load import Lexicon, lexicon
from analysis.lexicons.notation import expand
from analysis.lexicons.sections import CODEBOOK_MEASURES
from analysis.lexicons.toml_lines import key_lines

Remark = tuple[tuple[str | int, ...], str]  # where, and what
LONE = re.compile(r"\(([^()|]*)\)")
FRAMES = ("issue.", "generic.")  # those that findings and figures show
NEGATORS = ("negation", "minimiser")  # categories of shifters
NAMED = 3  # cues that a line names


def advice(book: Lexicon) -> list[str]:
    """What is valid in a file but probably not intended, one line each: `line 12: cue 'reactor(s)' means only 'reactors' …`."""
    text = decode_bytes(Path(book.path).read_bytes())
    data, lines = tomllib.loads(text), key_lines(text)
    found = list(_unused(book, data))
    for measure in book.categories:
        found += [*_lone(measure, data[measure]), *_categories(book, measure), *_inside(book, measure, data[measure])]
        found += [*_negators(measure, data[measure]), *_weights(book, measure, data[measure])]
    placed = [(next(lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines), message) for path, message in found]  # fmt: skip
    return [f"line {line}: {message}" for line, message in sorted(placed, key=lambda one: one[0])]


def _entries(measure: str, section: dict) -> Iterator[tuple[tuple[str | int, ...], dict]]:
    for at, entry in enumerate(section.get("entries", ())):
        yield (measure, "entries", at), entry


def _lone(measure: str, section: dict) -> Iterator[Remark]:
    """Cues with brackets that hold only one spelling."""
    for path, entry in _entries(measure, section):
        for key in ("cues", "except"):
            for place, cue in enumerate(entry.get(key, ())):
                if LONE.search(cue):
                    meant = LONE.sub(r"(|\1)", cue)
                    yield (*path, key, place), f"cue '{cue}' means only '{expand(cue)[0]}'; '{meant}' means both"


def _categories(book: Lexicon, measure: str) -> Iterator[Remark]:
    """Categories without cues, and frames that no figure shows."""
    rows = book.entries[(book.entries["measure"] == measure) & book.entries["weight"].notna()]
    there = {*rows["category"].unique(), *rows["negated"].unique()}
    for name in book.categories[measure]:
        path = (measure, "categories", name)
        if name not in there:
            yield path, f"category '{name}' has no cue: it will be 0 in every text"
        if measure == "framing" and not name.startswith((*FRAMES, "policy.")):
            yield path, f"frame '{name}' is measured, but findings and figures show {' and '.join(one + '*' for one in FRAMES)} alone; 'issue.{name}' is shown"  # fmt: skip


def _inside(book: Lexicon, measure: str, section: dict) -> Iterator[Remark]:
    """Cues of one direction that equal, or are part of, cues of the other; all spellings of a cue together."""
    rows = book.entries[book.entries["measure"] == measure]
    sides = [rows[rows["weight"] * sign > 0] for sign in (1, -1)]
    where = {
        (entry["category"], cue): (*path, "cues", place)
        for path, entry in _entries(measure, section)
        for place, cue in enumerate(entry["cues"])
    }
    for inner, outer in (sides, sides[::-1]):
        longer: dict[str, list[str]] = {}
        wanted, same = {*inner["key"].tolist()}, {*outer["key"].tolist()}
        for cue, key in zip(outer["cue"].tolist(), outer["key"].tolist(), strict=True):
            words = key.split()
            for at, end in itertools.combinations(range(len(words) + 1), 2):
                if (run := " ".join(words[at:end])) in wanted:
                    longer.setdefault(run, []).append(cue)
        parts: list[tuple[tuple[str, str], list[str]]] = []
        for cell, own in inner[inner["key"].isin([*longer])].groupby(["category", "entry"], sort=False):
            for key, cue in zip(own["key"], own["cue"], strict=True):
                if key in same:
                    yield where[cell], f"cue '{cue}' is a cue of both poles"
            if held := [cue for key in own["key"] if key not in same for cue in longer[key]]:
                parts.append((cell, held))
        if parts:  # once per pole: most of them are intended
            ((category, entry), held), *others = parts
            more = f"; so are {len(others)} more cues of '{category}': {_named([cue for (_, cue), _ in others])}" if others else ""  # fmt: skip
            yield where[category, entry], f"cue '{entry}' of '{category}' is part of cues of the other pole, which win there: {_named(held)}{more}"  # fmt: skip


def _negators(measure: str, section: dict) -> Iterator[Remark]:
    """Cues that contain a negator, in sections where negators turn or cancel cues."""
    rows = lexicon("shifters").entries
    words = set(rows.loc[rows["category"].isin(NEGATORS) & rows["weight"].notna(), "cue"])
    there: dict[str, list[tuple]] = {}
    for path, entry in _entries(measure, section):
        does = entry.get("negated", section.get("negation", "keep"))
        held = [cue for notation in entry["cues"] for cue in expand(notation) if not words.isdisjoint(cue.lower().split())]  # fmt: skip
        if does != "keep" and held:
            there.setdefault(does, []).append(((*path, "cues"), held, entry.get("weight", 1)))
    for does, found in there.items():  # once: most of them are intended
        weights = " or ".join(str(weight) for weight in dict.fromkeys(weight for *_, weight in found))
        cues = _named([cue for _, held, _ in found for cue in held])
        yield found[0][0], f"cues that hold a negator keep their weight ({weights}): {cues}; negation = \"{does}\" acts on the other cues alone"  # fmt: skip


def _weights(book: Lexicon, measure: str, section: dict) -> Iterator[Remark]:
    """Weights that count for the other pole, and weights that comparisons of a study's own measure ignore."""
    for path, entry in _entries(measure, section):
        weight = entry.get("weight", 1)
        if measure == "stance" and weight * (1 if entry["category"] == book.axis[0] else -1) <= 0:
            pole = "positive" if entry["category"] == book.axis[0] else "negative"
            where = path if "weight" not in entry else (*path, "weight")
            yield where, f"weight {weight} in '{entry['category']}', the {pole} pole, counts for the other; {pole} cues weigh {'more' if pole == 'positive' else 'less'} than 0"  # fmt: skip
        if measure not in {*CODEBOOK_MEASURES, *measure_names(), "shifter"} and weight != 1:
            yield (*path, "weight"), f"weight {weight} is used in marks and scores, but comparisons of [{measure}] count marks, whatever their weights"  # fmt: skip


def _unused(book: Lexicon, data: dict) -> Iterator[Remark]:
    """Sources that no entry uses, and names that two targets share."""
    used = {source for sources in book.entries["source"].unique() for source in sources.split("; ")}
    for source in book.sources:
        if source not in used and book.categories:
            yield ("sources", source), f"source '{source}' is not used by any entry"
    seen: dict[str, str] = {}
    for name, target in book.targets.items():
        for one in target["names"]:
            if (other := seen.setdefault(one, name)) != name:
                yield ("targets", name, "names"), f"'{one}' is a name of '{other}' and of '{name}'"


def _named(cues: list[str]) -> str:
    return first_names([f"'{cue}'" for cue in dict.fromkeys(cues)], NAMED)
