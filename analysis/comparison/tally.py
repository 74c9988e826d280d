"""Marks and the unit of each in; how many marks, and which sum of weights, each unit has of every category, out."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.comparison.units import ALL
from analysis.core.jit import compiled
from analysis.cues.labels import Labels


def sum_marks(
    marks: pd.DataFrame, article: np.ndarray, unit: np.ndarray, units: int, number: dict[tuple[str, str], int]
) -> tuple[np.ndarray, np.ndarray]:
    """Count and weight per unit for categories, for the first parts of dotted ones, and for each measure's total.

    A mark counts for its unit in each row of `unit`. The cells of the first unit (by their `number`) come first, then those
    of the second.
    """
    measure, category = (Labels.in_column(marks[column]) for column in ("measure", "category"))
    cells = _cells(measure.names.to_pylist(), category.names.to_pylist(), number)
    columns = [unit, measure.code, category.code, article,
               *(marks[column].to_numpy() for column in ("start", "end", "weight"))]  # fmt: skip
    if not _in_order(*columns[3:6]):  # the marks that `mark` gives are
        order = np.lexsort(columns[5:2:-1])
        columns = [column[..., order] for column in columns]
    return _tally(*columns, cells, units, len(number))


@compiled
def _in_order(article, start, end):
    """Whether spans are sorted."""
    descents = 0
    for i in range(1, len(article)):  # without a branch: many at once
        later = (start[i] > start[i - 1]) | ((start[i] == start[i - 1]) & (end[i] >= end[i - 1]))
        descents += (article[i] < article[i - 1]) | ((article[i] == article[i - 1]) & ~later)
    return descents == 0


def _cells(measures, categories, number):
    """For each measure and category the cells that a mark counts for: its own, that of the first part, the total; -1: none."""
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
def _tally(unit, measure, category, article, start, end, weight, cells, units, size):
    """Distinct spans and summed weights of each cell of each unit; spans are sorted, so that equal ones stand together."""
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
                    exact = weight[i] - lost[at]  # Kahan: what rounding loses is added to the next
                    total_now = total[at] + exact
                    lost[at], total[at] = total_now - total[at] - exact, total_now
    return count, total


def with_totals(names: Iterable[str]) -> list[str]:
    """A measure's categories after its total and those of the first parts of dotted ones."""
    return [ALL, *dict.fromkeys(first_part(name) for name in names if "." in name), *names]


def first_part(category: str) -> str:
    """The first part of a dotted category: `hedge` of `hedge.modal`."""
    return category.split(".")[0]
