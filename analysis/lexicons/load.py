"""The TOML file of a lexicon or codebook (see docs/lexicons.md) in; a `Lexicon` out, its entries as a table."""

import hashlib
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import pandas as pd

from analysis.corpus.encodings import decode_bytes
from analysis.lexicons.check import Check, LexiconError, axis_of, decisions_of, entry_rows, targets_of, topic_words
from analysis.lexicons.coding import coding_of
from analysis.lexicons.design import Setting, design_of
from analysis.lexicons.hypotheses import Hypothesis, hypotheses_of
from analysis.lexicons.schema import CODEBOOK, FILE, TABLE, check_table
from analysis.lexicons.sections import check_section, is_section

COLUMNS = [
    "measure", "category", "entry", "cue", "key", "weight", "source", "negated", "direction", "scope", "governs", "about", "pos",
    "sense", "parsed", "class", "beside",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A lexicon or a codebook as read from its file. Do not change it: the object is shared by all who read the file.

    `digest` is the file's SHA-256. `entries` is a table with one row per spelled-out cue: measure, category, entry (the cue as the
    file writes it), cue, key (the words a text is compared with), weight (NaN for an `except` phrase, which blocks), source, negated,
    direction, scope and governs (for shifters), about (its object or its subject must be in the section's list `about`), pos (classes
    of words), sense (of `analysis.cues.senses`), parsed (whether it counts only where texts are parsed), class (of stance: verdict,
    argument …) and beside (keys joined by "|": one of them must be in its sentence). What an entry does not say is "". `about` gives each measure's list, in lower case; `categories` each measure's
    categories with their labels; `targets` each target's label and names; `topic` the keys of subject-matter words; `axis` the
    categories (positive, negative) of stance; `decisions` the thresholds of decisions by name; `off` the categories of each measure
    that are left out unless a codebook asks for them, `on` those that a codebook asks for; `question` is what a study asks, the title
    of its report; `hypotheses` what a codebook declares before the articles are compared, and `declared` the date of it, or "";
    `design` what it sets of the study's design, `coding` the instructions to coders.
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
    about: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)
    topic: frozenset = frozenset()
    axis: tuple = ()
    decisions: dict = field(default_factory=dict)
    off: dict = field(default_factory=dict)
    on: dict = field(default_factory=dict)
    question: str = ""
    hypotheses: tuple[Hypothesis, ...] = ()
    declared: str = ""
    design: Setting | None = None
    coding: dict = field(default_factory=dict)


def load_lexicon(path: str | Path, codebook: bool = False) -> Lexicon:
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
        If the TOML is malformed, a key unknown or its value of another kind, a source or category undeclared, a cue twice in one
        category, or an `except` phrase contains none of its entry's cues. `errors` has all of them, each with file and line.
    """
    return _loaded(str(Path(path)), Path(path).read_bytes(), codebook)


@lru_cache(maxsize=16)  # the same file gives the same object, whose cues are prepared once
def _loaded(path, content, codebook):
    text = decode_bytes(content)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from None
    check = Check(Path(path), text)
    known = {**FILE, **CODEBOOK, "decision": TABLE}
    measures = [key for key, value in data.items() if key not in known and is_section(check, key, value, known)]
    check_table(check, {key: value for key, value in data.items() if key in known}, known, needed=FILE)
    for key in CODEBOOK.keys() & data.keys():
        if not codebook:
            check.say(f"'{key}' belongs in a codebook", key)
    for measure in measures if codebook else ():
        check_section(check, measure, data[measure], lexicon(measure).off[measure] if measure == "framing" else ())
    sources = [*data["sources"]] if isinstance(data.get("sources"), dict) else []
    rows = [row for measure in measures for row in entry_rows(check, measure, data[measure], sources)]
    stance = data.get("stance", {})
    hypotheses, declared = hypotheses_of(check, data["hypotheses"]) if "hypotheses" in data else ((), "")
    axis = axis_of(check, stance) if stance else ()
    targets, topic = targets_of(check, data.get("targets", {})), topic_words(check, data.get("topic", {"words": []}))
    decisions, design = decisions_of(check, data), design_of(check, data["design"]) if "design" in data else None
    coding = coding_of(check, data["coding"]) if "coding" in data else {}
    check.done()
    return Lexicon(
        path=path,
        digest=hashlib.sha256(content).hexdigest(),
        title=data["title"],
        question=str(data.get("question", "")),
        construct=data["construct"],
        version=str(data["version"]),
        licence=data["licence"],
        sources=data["sources"],
        categories={measure: data[measure]["categories"] for measure in measures},
        entries=pd.DataFrame(rows, columns=COLUMNS),
        names={measure: data[measure].get("names", True) for measure in measures},
        about={measure: frozenset(map(str.lower, data[measure].get("about", ()))) for measure in measures},
        targets=targets,
        topic=topic,
        axis=axis,
        decisions=decisions,
        hypotheses=hypotheses,
        declared=declared,
        design=design,
        coding=coding,
        **{key: {measure: frozenset(data[measure].get(key, ())) for measure in measures} for key in ("off", "on")},
    )


def read_codebook(path: str | Path) -> Lexicon:
    """Read the codebook of a study: targets, topic words, axis, issue frames, metaphors. See `load_lexicon`."""
    return load_lexicon(path, codebook=True)


def as_codebook(codebook: "Lexicon | str | Path | None") -> "Lexicon | None":
    """The codebook itself, or read from its file."""
    return read_codebook(codebook) if isinstance(codebook, (str, Path)) else codebook


@cache
def lexicon(name: str) -> Lexicon:
    """Load a lexicon of the package by its name, for example 'hedging', 'framing' or 'shifters'."""
    return load_lexicon(Path(str(files("analysis"))) / "lexicons" / f"{name}.toml")


@cache
def lexicon_in_use(name: str, on: frozenset = frozenset()) -> Lexicon:
    """A lexicon of the package without the categories that are off by default, except those in `on`."""
    whole = lexicon(name)
    left_out = whole.off.get(name, frozenset()) - on
    entries = whole.entries[~whole.entries["category"].isin(left_out)].reset_index(drop=True)
    kept = {category: label for category, label in whole.categories[name].items() if category not in left_out}
    return replace(whole, entries=entries, categories={**whole.categories, name: kept}) if left_out else whole
