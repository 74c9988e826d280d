"""The weights of the model of reported speech: read from their file, and laid out for `summing` to add up.

A template says which columns of `surroundings` are looked at together, such as `K@-1 K`: the class of the word before
and that of this one. Each of its values has a weight for each label but `out`, in whole hundredths.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.chains import COUNT
from analysis.columns import CODES, COLUMNS, SETTLED
from analysis.gaps import GAPS

WEIGHTS = Path(str(files("analysis"))) / "lexicons" / "voice_weights.tsv"
SCALE = 100  # weights are written as whole hundredths
PARTS = 3  # a template has at most so many
FIELD = 21  # bits for the weight of one label: those of a value's labels, or their sums, are one integer
AROUND = 4  # columns that are looked at beside the word, too: the first, W, K, G and Q


class Group(NamedTuple):
    """Templates that are added up in the same way, as arrays with a row for each shape.

    Templates of one shape differ only in how far off the word they look, as `K@-1 K` and `K@1 K@2`: what stands at a place is
    looked up once, and weighs on several words around.
    """

    columns: np.ndarray  # shape × part: a row of the columns; those with fewer parts start with unused places
    offsets: np.ndarray  # shape × part: where it looks
    parts: np.ndarray  # how many parts it has
    seen: np.ndarray  # shape × part: where the numbers of its codes start in Tables.number_of
    starts: np.ndarray  # where the sums of numbers of each shape start in Tables.row_of
    rows: np.ndarray  # where its rows start in Tables.weights
    behind: np.ndarray  # the first word that it weighs on, from the place looked at,
    width: np.ndarray  # and how many


class Tables(NamedTuple):
    """The templates with their weights, as arrays that `add_up` runs through."""

    around: Group  # those that look at the words around
    settled: Group  # those whose columns stay the same for several words
    others: Group
    # of each code the number it adds to its value; codes that no weight of the shape has in this place share 0
    number_of: np.ndarray
    row_of: np.ndarray  # the row of each value of each shape; 0 for values without weights
    # rows one behind the other: the weights for each word weighed on, packed; the first row of a shape is zero
    weights: np.ndarray


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
        If sums of weights may be too large for their fields, or a template looks beside the word at a column that cannot be.
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
    kinds = {"around": {}, "settled": {}, "others": {}}  # each: {shape: {shift: (part × value codes, packed weights)}}
    for template, words in sections.items():
        shape, shift = _shape(template)
        values = zip(*(value.split("|") for value in words[::COUNT]), strict=True)
        written = dict(zip(parts(template), values, strict=True))
        code = np.array(
            [[numbers[COLUMNS[name]][value] for value in written[name, offset + shift]] for name, offset in shape]
        )
        weights = np.array([list(map(int, words[label::COUNT])) for label in range(1, COUNT)])
        if abs(weights).max(initial=0) * len(sections) >= 1 << (FIELD - 1):
            raise ValueError(f"weights of reported speech: {abs(weights).max()} hundredths ({template}) are too much")
        kinds[_kind(template)].setdefault(shape, {})[shift] = code, pack(weights)
    laid = [], [], []
    groups = [_group(shapes, *laid) for shapes in kinds.values()]
    return Tables(*groups, *map(np.concatenate, laid))


def _kind(template):
    names = [name for name, _ in parts(template)]
    beside = list(COLUMNS)[:AROUND]
    if set(names) <= set(beside):
        return "around"
    if any(offset for _, offset in parts(template)):
        raise ValueError(
            f"weights of reported speech: template {template!r}: only {', '.join(beside)} may have an offset"
        )
    return "settled" if SETTLED.issuperset(names) else "others"


def _shape(template):
    """A template's parts with the last word looked at as the place 0, and how far that is behind the word."""
    shift = max(offset for _, offset in parts(template))
    return tuple(sorted((name, offset - shift) for name, offset in parts(template))), shift


def pack(weights):
    """The weights for labels (rows) as one integer each."""
    return sum(row << FIELD * label for label, row in enumerate(weights))


def _group(shapes, number_of, row_of, rows):
    """Lay out shapes as a `Group`; numbers of codes, rows of values and weights go behind those in three lists."""
    columns, offsets, seen = np.zeros((3, len(shapes), PARTS), np.int64)
    parted, starts, firsts, behind, width = np.zeros((5, len(shapes)), np.int64)
    for at, (shape, shifts) in enumerate(shapes.items()):
        codes_of = np.concatenate([code for code, _ in shifts.values()], axis=1)
        parted[at], starts[at], firsts[at] = len(shape), sum(map(len, row_of)), sum(map(len, rows))
        behind[at], width[at] = -max(shifts), max(shifts) - min(shifts) + 1
        numbers, size = [], 1
        for place, ((name, offset), codes_here) in enumerate(zip(shape, codes_of, strict=True), PARTS - len(shape)):
            columns[at, place], offsets[at, place] = list(COLUMNS).index(name), offset
            used = np.unique(codes_here)
            number = np.zeros(len(CODES[COLUMNS[name]]), np.uint32)
            number[used] = np.arange(1, len(used) + 1) * size
            size *= len(used) + 1
            seen[at, place] = sum(map(len, number_of))
            number_of.append(number)
            numbers.append(number)
        value_of = [
            sum(number[part] for number, part in zip(numbers, code, strict=True)) for code, _ in shifts.values()
        ]
        values = np.unique(np.concatenate(value_of))
        table = np.zeros((len(values) + 1, width[at]), np.int64)
        for shift, value, (_, weights) in zip(shifts, value_of, shifts.values(), strict=True):
            table[np.searchsorted(values, value) + 1, max(shifts) - shift] = weights
        own = np.zeros(size, np.uint16)
        own[values] = np.arange(1, len(values) + 1)
        row_of.append(own)
        rows.append(table.ravel())
    return Group(columns, offsets, parted, seen, starts, firsts, behind, width)
