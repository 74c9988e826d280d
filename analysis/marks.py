"""All measures in one table: where each cue stands, what it counts for, and whose voice it is in."""

from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pandas as pd

from analysis import measures as package
from analysis.tables import COLUMNS, table
from analysis.words import Words

DISTANCED = "distanced"  # the modifier of a cue in a scare quote
UNDISTANCED = ("sentiment", "mention", "metaphor", "distance")  # what a scare quote does not touch


def measure_modules(names=None):
    """The measures by name (all, or those named and what they need), each after those it needs."""
    modules = {
        name: import_module(f"analysis.measures.{name}")
        for name in sorted(module.name for module in iter_modules(package.__path__))
    }
    needs = {
        name: {*getattr(module, "NEEDS", ()), *(() if name in UNDISTANCED else ("distance",))}
        for name, module in modules.items()
    }
    for name in names or ():
        if name not in modules:
            raise ValueError(f"no measure '{name}'; there are {', '.join(modules)}")
    wanted = set(modules if names is None else names)
    while further := set().union(*(needs[name] for name in wanted)) - wanted:
        wanted |= further
    return {name: modules[name] for name in TopologicalSorter(needs).static_order() if name in wanted}


def categories(codebook=None):
    """Each measure's categories with the labels that charts print: dict of dicts."""
    found = {name: module.categories(codebook) for name, module in measure_modules().items()}
    return {name: labels for name, labels in sorted(found.items()) if labels}


def mark(articles, tokens, codebook=None, measures=None):
    """Find every cue of every measure.

    Parameters
    ----------
    articles, tokens : DataFrame
        From `read_articles` and `tokenize`.
    codebook : Lexicon, optional
        From `read_codebook`; without one stance, targets, metaphors and issue frames are not measured.
    measures : list of str, optional
        Names of measures, to save the time of the others; by default all.

    Returns
    -------
    DataFrame
        One row a mark, by article, place and measure: `article`, `sentence`, `start`, `end`, `cue`
        (`text[start:end] == cue`), `measure`, `category`, `weight` (signed where the construct has a direction),
        `entry` (the line of the lexicon that fired), `modifier` (what changed the weight, or ""), `voice`, `target`.
        Boilerplate is never marked. `attrs['categories']` lists each measure's categories, so that zeros can be
        counted.
    """
    words = Words.of(articles, tokens)
    found = {}
    for name, module in measure_modules(measures).items():
        found[name] = module.find(words, codebook, found)
        if name not in UNDISTANCED:
            found[name] = _distance(found[name], found)
    parts = [part for part in found.values() if len(part)]
    marks = table("marks", pd.concat(parts, ignore_index=True) if parts else ())
    order = {article: i for i, article in enumerate(articles["article"])}
    place = marks["article"].map(order).rename("place")
    keys = pd.concat([place, marks[["start", "end", "measure", "category", "target"]]], axis=1)
    marks = marks.loc[keys.sort_values(list(keys.columns), kind="stable").index, list(COLUMNS["marks"])]
    marks = marks.reset_index(drop=True)
    marks.attrs["categories"] = {name: list(labels) for name, labels in categories(codebook).items()}
    return marks


def _distance(marks, found):
    """A cue inside a scare quote keeps its mark with weight 0."""
    quotes = found["distance"].sort_values(["article", "start"])
    if marks.empty or quotes.empty:
        return marks
    bounds = dict(tuple(quotes.groupby("article", observed=True, sort=False)))
    inside = np.zeros(len(marks), bool)
    for article, rows in marks.groupby("article", observed=True, sort=False).indices.items():
        if article in bounds:
            starts, ends = (bounds[article][side].to_numpy() for side in ("start", "end"))
            at = np.searchsorted(starts, marks["start"].to_numpy()[rows], "right") - 1
            inside[rows] = (at >= 0) & (marks["end"].to_numpy()[rows] <= ends[at])
    return marks.assign(weight=marks["weight"].mask(inside, 0.0), modifier=marks["modifier"].mask(inside, DISTANCED))
