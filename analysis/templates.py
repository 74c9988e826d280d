"""The weights of the model of reported speech: read from their file, and added up for every word.

A template says which columns of `surroundings` are looked at together, such as `K@-1 K`: the class of the word before
and that of this one. Each of its values has a weight for each label but `out`, in whole hundredths.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numba import njit

from analysis.chains import COUNT
from analysis.columns import CODES, COLUMNS
from analysis.compiled import compiled
from analysis.gaps import GAPS

WEIGHTS = Path(str(files("analysis"))) / "lexicons" / "voice_weights.tsv"
SCALE = 100  # weights are written as whole hundredths
PARTS = 3  # a template has at most so many
BLOCK = 1024  # words are looked at so many at a time: all that is seen of them stays in the processor's cache


class Tables(NamedTuple):
    """The templates with their weights, as arrays that `add_up` runs through."""

    views: np.ndarray  # column and offset of each part of any template; the first row stands for no part
    templates: np.ndarray  # template × part: its row in `views`; those with fewer parts start with no part
    radices: np.ndarray  # template × part: how many codes it has
    starts: np.ndarray  # where the codes of each template start in
    row_of: np.ndarray  # which says where the weights of each code stand in
    weights: np.ndarray  # row × label; the first row, all zero, is that of codes without weights


class Weights(NamedTuple):
    """What `read_weights` makes of a file."""

    names: list  # of the templates
    opening: np.ndarray  # by label, for a paragraph's first word
    step: np.ndarray  # gap × label × label
    tables: Tables


def parts(template):
    """The parts of a template, as (column, offset)."""
    split = (part.partition("@") for part in template.split())
    return [(name, int(offset or 0)) for name, _, offset in split]


def codes(seen, template):
    """The code of each word's value under a template."""
    code = 0
    for name, offset in parts(template):
        code = code * len(CODES[COLUMNS[name]]) + seen.column(name, offset).astype(np.int64)
    return code


def code_name(template, code):
    """What a code of a template stands for, its parts joined by |."""
    names = []
    for name, _ in reversed(parts(template)):
        code, part = divmod(code, len(CODES[COLUMNS[name]]))
        names.append(CODES[COLUMNS[name]][part])
    return "|".join(reversed(names))


@cache
def read_weights(path=WEIGHTS):
    """Read a file of weights.

    Returns
    -------
    Weights

    Raises
    ------
    ValueError
        If there are more values than numbers for their rows.
    """
    lines = Path(path).read_text("utf-8").splitlines()
    heads = [at for at, line in enumerate(lines) if line.startswith("[")]
    sections = {
        lines[head][1:-1]: " ".join(lines[head + 1 : behind]).split()
        for head, behind in zip(heads, [*heads[1:], len(lines)], strict=True)
    }
    opening = np.array(sections.pop("opening"), np.float32) / np.float32(SCALE)
    step = np.array([sections.pop(f"step {gap}") for gap in GAPS], np.float32) / np.float32(SCALE)
    return Weights(list(sections), opening, step.reshape(len(GAPS), COUNT, COUNT), _tables(sections))


def _tables(sections):
    """The tables of templates, from the words in the section of each: a value and its weights, and so on."""
    numbers = {kind: {name: code for code, name in enumerate(names)} for kind, names in CODES.items()}
    views = sorted({part for template in sections for part in parts(template)})
    templates = np.zeros((len(sections), PARTS), np.int64)
    radices = np.ones((len(sections), PARTS), np.uint64)
    found, weights = [], [np.zeros((COUNT, 1))]
    for number, (template, words) in enumerate(sections.items()):
        code = 0
        values = zip(*(value.split("|") for value in words[::COUNT]), strict=True)
        for place, (part, names) in enumerate(zip(parts(template), values, strict=True), PARTS - len(parts(template))):
            known = numbers[COLUMNS[part[0]]]
            templates[number, place], radices[number, place] = views.index(part) + 1, len(known)
            code = code * len(known) + np.array([known[name] for name in names])
        found.append(code)
        weights.append([[0] * len(code), *(list(map(int, words[label::COUNT])) for label in range(1, COUNT))])
    starts = np.cumsum([0, *radices.prod(axis=1)]).astype(np.int64)
    at = np.concatenate([code + start for code, start in zip(found, starts, strict=False)])
    if len(at) > np.iinfo(np.uint16).max:
        raise ValueError(f"weights of reported speech: {len(at)} values, more than {np.iinfo(np.uint16).max}")
    row_of = np.zeros(starts[-1], np.uint16)
    row_of[at] = np.arange(1, len(at) + 1)
    rows = np.array([(0, 0), *((list(COLUMNS).index(name), offset) for name, offset in views)])
    table = np.ascontiguousarray(np.concatenate(weights, axis=1).T, np.float32) / np.float32(SCALE)
    return Tables(rows, templates, radices, starts, row_of, table)


@compiled
def add_up(columns, first, last, lean, views, templates, radices, starts, row_of, weights):
    """The score of each word for each label: the sum of the weights of its values, in the order of the file.

    Parameters
    ----------
    columns, first, last : arrays
        Of `Surroundings`.
    lean : array of float32
        By label what is added to the score of every word.
    views, templates, radices, starts, row_of, weights : arrays
        Of `Tables`.

    Returns
    -------
    array of float32
        Word × label.
    """
    count = len(first)
    scores = np.zeros((count, COUNT), np.float32)
    seen = np.zeros((len(views), BLOCK), np.uint16)
    for low in range(0, count, BLOCK):
        size = min(BLOCK, count - low)
        _view(seen, columns, first, last, views, low, size)
        for number in range(len(templates)):
            rows = row_of[starts[number] : starts[number + 1]]
            _add(scores[low : low + size], seen, templates[number], radices[number], rows, weights)
        for at in range(low, low + size):
            for label in range(COUNT):
                scores[at, label] += lean[label]
    return scores


@njit
def _view(seen, columns, first, last, views, low, size):
    """Fill in each view of the words from `low`; 0 where it lies outside the sentence."""
    for view in range(1, len(views)):
        column, codes, offset = columns[views[view, 0]], seen[view], views[view, 1]
        if offset == 0:
            for at in range(size):
                codes[at] = column[low + at]
            continue
        for at in range(size):
            there = low + at + offset
            inside = there <= last[low + at] if offset > 0 else there >= first[low + at]
            codes[at] = column[np.uint64(there)] if inside else 0  # unsigned: no test for places from the end


@njit
def _add(scores, seen, views, radices, row_of, weights):
    """Add the weights of one template to the scores; fewer steps for fewer parts."""
    one, two, three = seen[views[0]], seen[views[1]], seen[views[2]]
    for at in range(len(scores)):
        if views[0]:
            row = row_of[(one[at] * radices[1] + two[at]) * radices[2] + three[at]]
        elif views[1]:
            row = row_of[two[at] * radices[2] + three[at]]
        else:
            row = row_of[three[at]]
        for label in range(1, COUNT):
            scores[at, label] += weights[row, label]
