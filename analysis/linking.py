"""Who speaks, and whether it is anybody but the author: two linear models over the candidates of a stretch of content.

Each adds up weights looked up in lexicons/link_weights.tsv, one a template of columns (`kind side`). The candidate with
the most is the source: multinomial logistic regression among the candidates of one stretch. The columns of the chosen
one tell the log-odds that the stretch is somebody's: binary logistic regression. A short stretch is taken on lower odds
than a long one, since it costs fewer words where it is wrong; one supposed behind a bare cue only where it is likely enough.

Weights are learned by scripts/train_voices.py on PolNeAR (Newell, Margolin & Ruths 2018).
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.candidates import COLUMNS, candidates
from analysis.compiled import compiled
from analysis.phrases import speakers
from analysis.stretches import BARE
from analysis.traits import EMPTY

WEIGHTS = Path(str(files("analysis"))) / "lexicons" / "link_weights.tsv"
SCALE = 100  # weights are written as whole hundredths
COST, GAIN = 0.05, 0.05  # what a word wrongly given to somebody costs, one rightly gains, against an attribution
LEAST = 1.0  # the odds that a stretch supposed behind a bare cue has to have: likelier somebody's than the author's
BLOCK = 128  # rows whose codes are reckoned side by side
FEW = 3  # up to so many words are dropped where they hold nothing that anybody could say


class Tables(NamedTuple):
    """The weights of a model, one table of all codes a template, one behind the other."""

    first: np.ndarray  # where the parts of each template begin among all parts, and where the last ends
    column: np.ndarray  # of each part
    step: np.ndarray  # how far apart the weights of neighbouring codes of a part lie
    at: np.ndarray  # where the weights of each template begin
    weight: np.ndarray


def link(places, stretches, model=None):
    """The source of each stretch of content, and whether the stretch is likely somebody's.

    Parameters
    ----------
    places : Places
    stretches : Stretches
    model : dict, optional
        From `read_weights`; by default the weights that come with the package.

    Returns
    -------
    array of int64, stretch × (first, last)
        The words of the source, or `NONE`.
    array of bool
    """
    source, keep = _shipped() if model is None else (tables(model["source"]), tables(model["keep"]))
    found = candidates(places, stretches)
    best = _best(found.stretch, _total(found.columns, *source))
    odds = _total(found.columns[best], *keep)
    who = speakers(places, found.first[best], found.last[best])
    return who, odds >= thresholds(places, stretches)


@compiled
def thresholds(places, stretches):
    """The log-odds of being somebody's from which each stretch is taken: infinite for *the* or *and on* alone."""
    odds = np.empty(len(stretches.first))
    for number in range(len(odds)):
        first, size = stretches.first[number], stretches.last[number] + 1 - stretches.first[number]
        supposed, empty = True, size <= FEW
        for place in range(first, first + size):
            supposed &= places.origin[place] == BARE
            empty &= places.traits[place] & EMPTY > 0
        least = COST * size / (1 + GAIN * size)
        odds[number] = np.inf if empty else np.log(max(least, LEAST) if supposed else least)
    return odds


def _best(stretch, scores):
    """The first candidate with the highest score, of each stretch."""
    if not len(stretch):
        return np.zeros(0, np.int64)
    opens = np.flatnonzero(np.r_[True, stretch[1:] != stretch[:-1]])
    best = np.flatnonzero(scores == np.maximum.reduceat(scores, opens)[stretch])
    return best[np.r_[True, stretch[best][1:] != stretch[best][:-1]]]


def total(columns, weights):
    """The sum of weights of each row of codes.

    Parameters
    ----------
    columns : array of int, row × column
    weights : dict
        By template its codes and their weights.
    """
    return _total(np.ascontiguousarray(columns, np.int16), *tables(weights))


def tables(weights):
    """The weights of templates as `Tables`."""
    parts = [template.split() for template in weights]
    sizes = [[len(COLUMNS[name]) for name in part] for part in parts]
    at = np.cumsum([0, *map(np.prod, sizes)], dtype=np.int32)
    weight = np.zeros(at[-1])
    for offset, (known, values) in zip(at[:-1], weights.values(), strict=True):
        weight[offset + known] = values
    column = [list(COLUMNS).index(name) for part in parts for name in part]
    step = [np.prod(size[place:], dtype=np.int32) for size in sizes for place in range(1, len(size) + 1)]
    first = np.cumsum([0, *map(len, parts)], dtype=np.int32)
    return Tables(first, np.array(column, np.int32), np.array(step, np.int32), at, weight)


@cache
def _shipped():
    model = read_weights()
    return tables(model["source"]), tables(model["keep"])


@compiled
def _total(columns, first, column, step, at, weight):
    sums = np.zeros(len(columns))
    seen, code = np.empty((columns.shape[1], BLOCK), np.int32), np.empty(BLOCK, np.int32)
    for low in range(0, len(columns), BLOCK):
        rows = min(BLOCK, len(columns) - low)
        for row in range(rows):
            for place in range(columns.shape[1]):
                seen[place, row] = columns[low + row, place]
        for template in range(len(first) - 1):
            code[:] = at[template]
            for part in range(first[template], first[template + 1]):
                place, by = column[part], step[part]
                for row in range(rows):
                    code[row] += by * seen[place, row]
            for row in range(rows):
                sums[low + row] += weight[code[row]]
    return sums


def codes(columns, template):
    """The code of each row under a template, such as `kind side`."""
    code = np.zeros(len(columns), np.int64)
    for name in template.split():
        code = code * len(COLUMNS[name]) + columns[:, list(COLUMNS).index(name)]
    return code


def code_name(template, code):
    """What a code of a template stands for, its parts joined by |."""
    parts = []
    for name in reversed(template.split()):
        code, part = divmod(code, len(COLUMNS[name]))
        parts.append(COLUMNS[name][part])
    return "|".join(reversed(parts))


@cache
def read_weights(path=WEIGHTS):
    """Read a file of weights: by model (source, keep) and template the codes that have one, sorted, and the weights."""
    model = {"source": {}, "keep": {}}
    for line in Path(path).read_text("utf-8").splitlines():
        if line.startswith("["):
            name, _, template = line[1:-1].partition(" ")
            rows = model[name].setdefault(template, [])
        elif not line.startswith("#"):
            rows.append(line.split())
    for templates in model.values():
        for template, rows in templates.items():
            known = np.array([_code(template, parts) for parts, _ in rows])
            order = np.argsort(known)
            templates[template] = known[order], np.array([int(weight) for _, weight in rows])[order] / SCALE
    return model


def _code(template, parts):
    """The code that a line of the weights names: the inverse of `code_name`."""
    code = 0
    for name, part in zip(template.split(), parts.split("|"), strict=True):
        code = code * len(COLUMNS[name]) + COLUMNS[name].index(part)
    return code
