"""Marks and their units in; the number of marks and the sum of weights that each unit has of every category out."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.comparison.units import ALL
from analysis.core.jit import compiled
from analysis.cues.labels import Labels


def tally_marks(
    marks: pd.DataFrame, article: np.ndarray, unit: np.ndarray, units: int, number: dict[tuple[str, str], int]
) -> tuple[np.ndarray, np.ndarray]:
    """Count and weight per unit of each category, of the first parts of dotted categories, and of each measure's total.

    A mark counts for its unit in each row of `unit`. All cells of the first unit come first, in the order of `number`.
    """
    measure, category = (Labels.in_column(marks[column]) for column in ("measure", "category"))
    cells = _cells(measure.names.to_pylist(), category.names.to_pylist(), number)
    codes, weight = [measure.code, category.code], marks["weight"].to_numpy()
    spans = [article, marks["start"].to_numpy(), marks["end"].to_numpy()]
    if not _in_order(*spans):  # the marks that `mark` gives are
        order = np.lexsort(spans[::-1])
        unit, weight = unit[:, order], weight[order]
        spans, codes = ([column[order] for column in columns] for columns in (spans, codes))
    return _tally(unit, tuple(spans), weight, (*codes, cells), (units, len(number)))


@compiled
def _in_order(article, start, end):
    """Whether spans are sorted."""
    descents = 0
    for i in range(1, len(article)):  # without a branch: many at once
        later = (start[i] > start[i - 1]) | ((start[i] == start[i - 1]) & (end[i] >= end[i - 1]))
        descents += (article[i] < article[i - 1]) | ((article[i] == article[i - 1]) & ~later)
    return descents == 0


def _cells(measures, categories, number):
    """For each measure and category the three cells that a mark counts for: its own, its first part's, the total; −1: none."""
    cells = np.full((len(measures), len(categories), 3), -1)
    measure_at, category_at = ({name: i for i, name in enumerate(names)} for names in (measures, categories))
    parts: dict[str, list[int]] = {}
    for i, name in enumerate(categories):
        if "." in name:
            parts.setdefault(first_part(name), []).append(i)
    for (measure, name), cell in number.items():
        if measure in measure_at:
            row = cells[measure_at[measure]]
            if name in category_at:
                row[category_at[name], 0] = cell
            row[parts.get(name, []), 1] = cell
            if name == ALL:
                row[:, 2] = cell
    return cells


@compiled
def _tally(unit, spans, weight, cells_of, shape):
    """Distinct spans and summed weights of each cell of each unit; spans are sorted, so that equal ones are neighbours.

    `cells_of` are the measure and category of each mark, and the `_cells` of these.
    """
    (article, start, end), (measure, category, cells), (units, size) = spans, cells_of, shape
    count, latest = np.zeros(units * size, np.int64), np.full(units * size, -1)
    total, lost = np.zeros(units * size), np.zeros(units * size)
    span = 0
    for i in range(len(weight)):
        span += (start[i] != start[i - 1]) | (end[i] != end[i - 1]) | (article[i] != article[i - 1])
        for side in range(cells.shape[2] if weight[i] != 0 else 0):
            cell = cells[measure[i], category[i], side]
            for own in range(len(unit) if cell >= 0 else 0):
                if unit[own, i] >= 0:
                    at = unit[own, i] * size + cell
                    count[at] += latest[at] != span
                    latest[at] = span
                    exact = weight[i] - lost[at]  # Kahan summation: what rounding loses is added to the next
                    total_now = total[at] + exact
                    lost[at], total[at] = total_now - total[at] - exact, total_now
    return count, total


def with_totals(names: Iterable[str]) -> list[str]:
    """A measure's total, the totals of the first parts of its dotted categories, then its categories."""
    return [ALL, *dict.fromkeys(first_part(name) for name in names if "." in name), *names]


def first_part(category: str) -> str:
    """The first part of a dotted category: `hedge` of `hedge.modal`."""
    return category.split(".")[0]
