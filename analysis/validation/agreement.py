"""Labels by annotators and by a measure in, a row of the table of validity out: a metric, its interval, what others reach.

Every metric is a function of sums over rows (the numbers of true, found and correct rows; the moments of two variables), so that
one product of matrices resamples the documents.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.validation.peers import LESS, PEERS

DRAWS = 1000


@dataclass(frozen=True)
class Judged:
    """Rows of a gold set that annotators judged, in one unit: what they gave each row, and the document it is from.

    `seen` says which rows weights were learned from, or words and thresholds chosen on.
    """

    set: str
    unit: str
    labels: Collection
    documents: Collection
    seen: float | np.ndarray = 0.0


def _sum_classes(gold, found):
    """For each row and class of the annotators: whether it is in the class and found in it, in the class, found in it."""
    gold, found = np.asarray(gold), np.asarray(found)
    pairs = [(gold == name, found == name) for name in np.unique(gold)]
    return np.column_stack([column for one, other in pairs for column in (one & other, one, other)]).astype(float)


def _sum_positives(gold, found):
    gold, found = np.asarray(gold, bool), np.asarray(found, bool)
    return np.column_stack([gold & found, gold, found]).astype(float)


def _sum_equal(gold, found):
    return np.column_stack([np.asarray(gold) == np.asarray(found), np.ones(len(gold))]).astype(float)


def _sum_moments(gold, found):
    x, y = np.asarray(gold, float), np.asarray(found, float)
    x, y = x - x.mean(), y - y.mean()  # which keeps the sums exact
    return np.column_stack([np.ones(len(x)), x, y, x * x, y * y, x * y])


def _ratio(above, below):
    return np.divide(above, below, out=np.full(np.shape(below), np.nan), where=below > 0)


def first_over_second(sums: np.ndarray) -> np.ndarray:
    """The first sum as a share of the second."""
    return _ratio(sums[..., 0], sums[..., 1])


def _f1(sums):
    """The F1 of each class."""
    both, gold, found = sums[..., 0::3], sums[..., 1::3], sums[..., 2::3]
    return _ratio(2 * both, gold + found)


def _pearson(sums):
    """Pearson's r; NaN where one side does not vary."""
    n, x, y, xx, yy, xy = np.moveaxis(sums, -1, 0)
    of_x, of_y = xx - x * x / n, yy - y * y / n
    vary = (of_x > 1e-12 * xx) & (of_y > 1e-12 * yy)  # more than by rounding
    return _ratio(xy - x * y / n, np.sqrt(np.where(vary, of_x * of_y, 0)))


METRICS = {  # what is summed over rows, and the metric as a function of the sums
    "f1": (_sum_positives, lambda sums: _f1(sums)[..., 0]),
    "precision": (_sum_positives, lambda sums: _ratio(sums[..., 0], sums[..., 2])),
    "recall": (_sum_positives, first_over_second),
    "macro_f1": (_sum_classes, lambda sums: _f1(sums).mean(axis=-1)),
    "accuracy": (_sum_equal, first_over_second),
    "pearson": (_sum_moments, _pearson),
}


def metric_value(metric: str, gold: Collection, found: Collection) -> float:
    """A metric (a key of `METRICS`) of the labels of annotators and of what was found, row by row."""
    summed, value = METRICS[metric]
    return float(value(summed(gold, found).sum(axis=0))) if len(gold) else np.nan


def bootstrap_interval(sums: np.ndarray, value: Callable) -> tuple[float, float]:
    """The 95 % interval of a function of sums, by a percentile bootstrap over documents, each of which is a row of `sums`."""
    if len(sums) < 2:
        return np.nan, np.nan
    drawn = np.random.default_rng(0).multinomial(len(sums), np.full(len(sums), 1 / len(sums)), DRAWS)
    values = value(drawn @ sums)
    return np.nanquantile(values, [0.025, 0.975]) if np.isfinite(values).any() else (np.nan, np.nan)


def validity_row(
    judged: Judged, measure: str, metric: str, ours: Collection, peers: dict[str, np.ndarray | None] | None = None
) -> dict:
    """One row of the table of validity, for a `metric` of `METRICS`.

    `ours` is what the package gives each row; like the labels, numbers for pearson, bool for f1, otherwise classes. The interval
    comes from a bootstrap over documents. `peers` says what others (`PEERS`) find in each row, None where a library is not installed.
    """
    gold = judged.labels
    if unknown := (peers or {}).keys() - PEERS:
        raise ValueError(f"no column for a peer {sorted(unknown)[0]!r}; valid: {', '.join(PEERS)}")
    row: dict = {"set": judged.set, "unit": judged.unit, "measure": measure, "metric": metric, "n": len(gold)}
    if not len(gold):
        return row
    summed, value = METRICS[metric]
    sums = pd.DataFrame(summed(gold, ours)).groupby(np.asarray(judged.documents), sort=False).sum().to_numpy()
    row["ours"] = metric_value(metric, gold, ours)
    row["low"], row["high"] = bootstrap_interval(sums, value)
    row |= {name: metric_value(metric, gold, peer) for name, peer in (peers or {}).items() if peer is not None}
    row |= {name: row["ours"] - row[peer] for name, peer in LESS.items() if peer in row}
    return row | {"seen": float(np.mean(judged.seen))}
