"""All measures in one table: where each cue stands, what it counts for, and whose voice it is in."""

from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules

import numpy as np

from analysis import measures as package
from analysis.found import Found
from analysis.matching import look_for
from analysis.shifting import sought
from analysis.words import Words

DISTANCED = "distanced"  # the modifier of a cue in a scare quote
# what a scare quote does not touch
UNDISTANCED = ("sentiment", "certainty", "mention", "metaphor", "distance", "subjectivity")


def measure_modules(names=None):
    """The measures by name (all, or those named and what they need), each after those it needs."""
    modules, needs = _modules()
    for name in names or ():
        if name not in modules:
            raise ValueError(f"no measure '{name}'; there are {', '.join(modules)}")
    wanted = set(modules if names is None else names)
    while further := set().union(*(needs[name] for name in wanted)) - wanted:
        wanted |= further
    return {name: module for name, module in modules.items() if name in wanted}


@cache
def _modules():
    """Every measure after those it needs, and what each needs."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    modules = {name: import_module(f"analysis.measures.{name}") for name in names}
    needs = {
        name: {*getattr(module, "NEEDS", ()), *(() if name in UNDISTANCED else ("distance",))}
        for name, module in modules.items()
    }
    return {name: modules[name] for name in TopologicalSorter(needs).static_order()}, needs


def categories(codebook=None):
    """Each measure's categories with the labels that charts print: dict of dicts."""
    found = {name: module.categories(codebook) for name, module in measure_modules().items()}
    return {name: labels for name, labels in sorted(found.items()) if labels}


def mark(articles, tokens, codebook=None, measures=None, page=None):
    """Find every cue of every measure.

    Parameters
    ----------
    articles, tokens : DataFrame
        From `read_articles` and `tokenize`.
    codebook : Lexicon, optional
        From `read_codebook`; without one stance, targets, metaphors and issue frames are not measured.
    measures : list of str, optional
        Names of measures, to save the time of the others; by default all.
    page : Layout, optional
        Of all articles in their order, where it is at hand.

    Returns
    -------
    DataFrame
        One row a mark, by article, place and measure: `article`, `sentence`, `start`, `end`, `cue`
        (`text[start:end] == cue`), `measure`, `category`, `weight` (signed where the construct has a direction),
        `entry` (the line of the lexicon that fired), `modifier` (what changed the weight, or ""), `voice`, `target`.
        Boilerplate is never marked. `attrs['categories']` lists each measure's categories, so that zeros can be
        counted.
    """
    words, modules, found = Words.of(articles, tokens, page), measure_modules(measures), {}
    look_for(words, _sought(modules.values(), codebook))
    for name, module in modules.items():
        found[name] = module.find(words, codebook, found)
        if name not in UNDISTANCED:
            found[name] = _distance(found[name], found["distance"])
    every = Found.joined(list(found.values()))
    rank = {article: i for i, article in enumerate(articles["article"])}
    marks = every[_order(every, np.array([rank[article] for article in words.articles], np.int64))].table()
    marks.attrs["categories"] = Categories({name: list(labels) for name, labels in categories(codebook).items()})
    return marks


def _sought(modules, codebook):
    """The cues that measures look for, and the shifters of these."""
    every = [cues for module in modules if hasattr(module, "sought") for cues in module.sought(codebook)]
    return [*every, sought()] if every else []


class Categories(dict):
    """Each measure's categories. Pandas makes a deep copy of `attrs` with every column that is taken from a table: of these it
    gets them themselves."""

    def __deepcopy__(self, memo):
        return self


def _order(marks, rank):
    """Marks by article (as ranked), start, end, measure, category and target, else as they were found.

    All of it in one integer, which is sorted many times faster than columns: a corpus of a billion characters leaves room for
    spans of a million, and eight thousand kinds.
    """
    size = np.diff(marks.words.offset)
    offset = np.empty(len(rank), np.int64)
    offset[np.argsort(rank)] = np.cumsum(size[np.argsort(rank)]) - size[np.argsort(rank)]
    kind = np.zeros(len(marks), np.int64)
    for labels in (marks.measure, marks.category, marks.target):
        rank, total = labels.rank()
        kind = kind * total + rank
    occurs = np.zeros(kind.max(initial=-1) + 1, bool)
    occurs[kind] = True
    kind = (np.cumsum(occurs) - 1)[kind]
    length = marks.end - marks.start
    key = offset[marks.words.place[marks.first]] + marks.start
    return np.argsort((key * (length.max(initial=0) + 1) + length) * (occurs.sum() + 1) + kind, kind="stable")


def _distance(marks, quotes):
    """A cue inside a scare quote keeps its mark with weight 0."""
    if not len(marks) or not len(quotes):
        return marks
    order = np.argsort(quotes.begins, kind="stable")
    begin, end = quotes.begins[order], (quotes.begins + quotes.end - quotes.start)[order]
    at = np.searchsorted(begin, marks.begins, "right") - 1
    inside = (at >= 0) & (marks.begins + marks.end - marks.start <= end[at])
    return marks.but(weight=np.where(inside, 0.0, marks.weight), modifier=marks.modifier.replaced(inside, DISTANCED))
