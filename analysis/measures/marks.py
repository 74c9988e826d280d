"""Articles and tokens in; the marks of all measures (where each cue is, what it counts, in whose voice) out."""

from collections.abc import Iterable
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import numpy as np
import pandas as pd

from analysis import measures as package
from analysis.cues.attribution_rows import attribution_rows
from analysis.cues.labels import Labels
from analysis.cues.lexicon_measure import lexicon_measure
from analysis.cues.mark_arrays import MarkArrays
from analysis.cues.matcher import find_all_cues
from analysis.cues.shifters import sought
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon, as_codebook
from analysis.text.layouts import Layout

# What reports and notebooks show unless asked for more
CORE = ("framing", "hedging", "sentiment", "stance", "tone")
DISTANCED = "distanced"  # the modifier of a cue in a scare quote
# The measures that a scare quote does not touch
UNDISTANCED = ("sentiment", "certainty", "mention", "metaphor", "distance", "subjectivity")


def measure_modules(names: Iterable[str] | None = None, codebook: Lexicon | None = None) -> dict[str, ModuleType]:
    """The measures by name (all, or those named and what they need), each after those it needs; with a codebook its own, too."""
    modules, needs = _modules()
    for name in codebook_measures(codebook):
        modules, needs = {**modules, name: _of_codebook(name)}, {**needs, name: {"distance"}}
    for name in names or ():
        if name not in modules:
            raise ValueError(f"no measure '{name}'; valid: {', '.join(modules)}")
    wanted = set(modules if names is None else names)
    while further := set().union(*(needs[name] for name in wanted)) - wanted:
        wanted |= further
    return {name: module for name, module in modules.items() if name in wanted}


@cache
def _modules():
    """Every measure after those it needs, and what each needs."""
    here = __name__.rpartition(".")[2]
    names = sorted(module.name for module in iter_modules(package.__path__) if not module.ispkg and module.name != here)
    modules = {name: import_module(f"analysis.measures.{name}") for name in names}
    needs = {
        name: {*getattr(module, "NEEDS", ()), *(() if name in UNDISTANCED else ("distance",))}
        for name, module in modules.items()
    }
    return {name: modules[name] for name in TopologicalSorter(needs).static_order()}, needs


def codebook_measures(codebook: Lexicon | None) -> list[str]:
    """The measures that a codebook brings itself: its sections that are no measure of the package."""
    return [name for name in codebook.categories if name not in _modules()[0]] if codebook else []


def core_measures(codebook: Lexicon | None = None) -> list[str]:
    """The measures that reports and notebooks show unless asked for more: `CORE` and the codebook's own."""
    return [*CORE, *codebook_measures(codebook)]


@cache
def _of_codebook(name):
    """A measure that only marks the cues of a codebook's section."""
    module = ModuleType(
        name, "The words of a section of the codebook, which says what is measured. Unit: marks per 1,000 words."
    )
    module.categories, module.sought, module.find = lexicon_measure(name, own=False, of_codebook=True)  # type: ignore[attr-defined]
    return module


def categories(codebook: Lexicon | None = None, measures: Iterable[str] | None = None) -> dict[str, dict[str, str]]:
    """The categories of each measure (of all, or of some and those they need) with the labels that charts print: dict of dicts."""
    found = {name: module.categories(codebook) for name, module in measure_modules(measures, codebook).items()}
    return {name: labels for name, labels in sorted(found.items()) if labels}


def mark(  # noqa: PLR0913
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    codebook: Lexicon | None = None,
    measures: Iterable[str] | None = None,
    page: Layout | None = None,
    attributions: pd.DataFrame | None = None,
    *,
    voices: str = "parsed",
) -> pd.DataFrame:
    """Find every cue of every measure.

    Parameters
    ----------
    articles, tokens : DataFrame
        From `read_articles` and `tokenize`.
    codebook : Lexicon, str or Path, optional
        From `read_codebook`, or its file; without one stance, targets, metaphors and issue frames are not measured.
    measures : list of str, optional
        Names of measures, to save the time of the others; by default all.
    page : Layout, optional
        Of all articles in their order, where it is at hand.
    attributions : DataFrame, optional
        From `attributions`, with the same codebook: whose words they are. Without it `actor` is "".
    voices : {'parsed', 'quotes'}
        How the texts are read (see `attributions`): by a dependency parse, which tells what a negator governs and what a word is
        in its sentence; or without, where negators reach so many words and every word counts that looks like a cue.

    Returns
    -------
    DataFrame
        One row per mark, by article, place and measure: `article`, `sentence`, `start`, `end`, `cue`
        (`text[start:end] == cue`), `measure`, `category`, `weight` (signed where the construct has a direction),
        `entry` (the line of the lexicon that fired), `modifier` (what changed the weight, or ""), `voice`, `attribution` (the
        innermost that is not doubtful; missing in the author's voice), `actor` (the target of the codebook in whose words it stands,
        or ""), `target`.
        Boilerplate is never marked. `attrs['categories']` lists the categories of each measure that was looked for, so that zeros can
        be counted.
    """
    codebook = as_codebook(codebook)
    words, modules = Words.of(articles, tokens, page, voices), measure_modules(measures, codebook)
    found: dict[str, MarkArrays] = {}
    cues = [cues for module in modules.values() if hasattr(module, "sought") for cues in module.sought(codebook)]
    find_all_cues(words, [*cues, sought()] if cues else [])  # these with the shifters that act on them
    for name, module in modules.items():
        found[name] = module.find(words, codebook, found)
        if name not in UNDISTANCED:
            found[name] = _without_weight_in_scare_quotes(found[name], found["distance"])
    every = MarkArrays.joined([found[name] for name in sorted(found)])  # nearly as they are sorted below
    order = _reading_order(every, pd.Index(articles["article"]).get_indexer(words.articles))
    marks = every.table(order, None if attributions is None else _actors(words, every.first[order], attributions))
    marks.attrs["categories"] = Categories(
        {name: list(labels) for name, labels in categories(codebook, measures).items()}
    )
    return marks


def _actors(words, first, attributions):
    """In whose words, among the targets of the codebook, each mark stands, by its first word."""
    rows = attribution_rows(Labels.of(words.place, words.articles), words.attribution, attributions)
    actors = Labels.in_column(attributions["actor"])
    code = np.append(actors.code, len(actors.names))[rows]  # of the author's words (-1) the last
    return Labels.of(code[first], [*actors.names.to_pylist(), ""])


class Categories(dict):
    """Each measure's categories. Pandas copies `attrs` deeply whenever a column is taken from a table; this dict is not copied."""

    def __deepcopy__(self, memo):
        return self


def _reading_order(marks: MarkArrays, rank: np.ndarray) -> np.ndarray:
    """Marks by article (as ranked), start, end, measure, category and target, else as they were found."""
    words, size, articles = marks.words, np.diff(marks.words.offset), np.argsort(rank)
    offset = np.empty(len(rank), np.int64)
    offset[articles] = np.cumsum(size[articles]) - size[articles]
    length = marks.end - marks.start
    key = (offset[words.place[marks.first]] + marks.start) * (length.max(initial=0) + 1) + length
    for label in (marks.measure, marks.category, marks.target):  # one number for all: sorted in one go
        key = key * max(len(label.names), 1) + label.rank()[label.code]
    return np.argsort(key, kind="stable")


def _without_weight_in_scare_quotes(marks, quotes):
    """Set the weight of cues inside scare quotes to 0."""
    if not len(quotes):
        return marks
    order = np.argsort(quotes.begins, kind="stable")
    begins, ends = quotes.begins[order], quotes.ends[order]
    at = np.searchsorted(begins, marks.begins, "right") - 1
    inside = (at >= 0) & (marks.ends <= ends[at])
    return marks.but(weight=np.where(inside, 0.0, marks.weight), modifier=marks.modifier.replaced(inside, DISTANCED))
