"""All measures in one table: where each cue stands, what it counts for, and whose voice it is in."""

from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pyarrow as pa

from analysis import measures as package
from analysis.core.jit import compiled
from analysis.cues.attributed import rows_of
from analysis.cues.matcher import look_for
from analysis.cues.matches import Found, Labels
from analysis.cues.negation import sought
from analysis.cues.token_index import Words
from analysis.lexicons.load import as_codebook

DISTANCED = "distanced"  # the modifier of a cue in a scare quote
# what a scare quote does not touch
UNDISTANCED = ("sentiment", "certainty", "mention", "metaphor", "distance", "subjectivity")

STRETCH = 3  # marks are sorted by stretches of so many bits of characters


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
    here = __name__.rpartition(".")[2]
    names = sorted(module.name for module in iter_modules(package.__path__) if not module.ispkg and module.name != here)
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


def mark(articles, tokens, codebook=None, measures=None, page=None, attributions=None):
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

    Returns
    -------
    DataFrame
        One row a mark, by article, place and measure: `article`, `sentence`, `start`, `end`, `cue`
        (`text[start:end] == cue`), `measure`, `category`, `weight` (signed where the construct has a direction),
        `entry` (the line of the lexicon that fired), `modifier` (what changed the weight, or ""), `voice`, `attribution` (the
        innermost that is not doubtful; missing in the author's voice), `actor` (the target of the codebook in whose words it stands,
        or ""), `target`.
        Boilerplate is never marked. `attrs['categories']` lists each measure's categories, so that zeros can be
        counted.
    """
    codebook = as_codebook(codebook)
    words, modules, found = Words.of(articles, tokens, page), measure_modules(measures), {}
    look_for(words, _sought(modules.values(), codebook))
    for name, module in modules.items():
        found[name] = module.find(words, codebook, found)
        if name not in UNDISTANCED:
            found[name] = _distance(found[name], found["distance"])
    every = Found.joined([found[name] for name in sorted(found)])  # nearly as they are sorted below
    rank = {article: i for i, article in enumerate(articles["article"])}
    order = _order(every, np.array([rank[article] for article in words.articles], np.int64))
    marks = every.table(order, None if attributions is None else _actors(words, every.first[order], attributions))
    marks.attrs["categories"] = Categories({name: list(labels) for name, labels in categories(codebook).items()})
    return marks


def _actors(words, first, attributions):
    """In whose words, among the targets of the codebook, each mark stands, by its first word."""
    article = Labels(words.place[first], pa.array(words.articles, pa.large_string()))
    rows = rows_of(article, words.attribution[first], attributions)
    actors = Labels.in_column(attributions["actor"])
    return Labels.of(np.append(actors.code, len(actors.names))[rows], [*actors.names.to_pylist(), ""])


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
    """Marks by article (as ranked), start, end, measure, category and target, else as they were found."""
    words, labels = marks.words, (marks.measure, marks.category, marks.target)
    size = np.diff(words.offset)
    offset = np.empty(len(rank), np.int64)
    offset[np.argsort(rank)] = np.cumsum(size[np.argsort(rank)]) - size[np.argsort(rank)]
    stretches, (keys, order) = np.empty((2, (size.sum() >> STRETCH) + 2), np.int64), np.empty((2, len(marks)), np.int64)
    _sort(marks.first, marks.start, marks.end, words.place, offset, *(part for one in labels for part in (one.code, one.rank())),
          *stretches, keys, order)  # fmt: skip
    return order


@compiled
def _sort(first, start, end, place_of, offset, measure, measure_rank, category, category_rank, target, target_rank,
          begins, free, keys, order):  # fmt: skip
    """Write to `order` the order of marks by place, length and the ranks of measure, category and target.

    Marks are dealt to stretches of eight characters, which hold but a few, and inserted there by what is left, as one integer.
    """
    begins[:] = 0  # of each stretch in `order`; `free`: the next place there
    longest = 1
    for i in range(len(first)):
        begins[(offset[place_of[first[i]]] + start[i] >> STRETCH) + 1] += 1
        longest = max(longest, end[i] - start[i] + 1)
    for i in range(1, len(begins)):
        begins[i] += begins[i - 1]
    free[:] = begins
    measures, categories, targets = len(measure_rank), len(category_rank), len(target_rank)
    for i in range(len(first)):
        at = offset[place_of[first[i]]] + start[i]
        key = (at & (1 << STRETCH) - 1) * longest + end[i] - start[i]
        key = (key * measures + measure_rank[measure[i]]) * categories + category_rank[category[i]]
        key = key * targets + target_rank[target[i]]
        place = free[at >> STRETCH]
        free[at >> STRETCH] += 1
        while place > begins[at >> STRETCH] and keys[place - 1] > key:
            keys[place], order[place] = keys[place - 1], order[place - 1]
            place -= 1
        keys[place], order[place] = key, i


def _distance(marks, quotes):
    """A cue inside a scare quote keeps its mark with weight 0."""
    if not len(marks) or not len(quotes):
        return marks
    order = np.argsort(quotes.begins, kind="stable")
    begin, end = quotes.begins[order], (quotes.begins + quotes.end - quotes.start)[order]
    at = np.searchsorted(begin, marks.begins, "right") - 1
    inside = (at >= 0) & (marks.begins + marks.end - marks.start <= end[at])
    return marks.but(weight=np.where(inside, 0.0, marks.weight), modifier=marks.modifier.replaced(inside, DISTANCED))
