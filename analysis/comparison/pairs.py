"""One pair of groups, every cell at once: rates, difference, interval, p, effect sizes, what could have been found.

A cell is a measure × category. A `Group` holds its units (sentences of a text, articles of a group) as arrays.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.comparison.inference import (
    LARGE,
    baseline,
    cliffs_delta,
    detectable,
    difference_limits,
    log2_ratio,
    permutation_p,
    ratio,
    signed_rank_p,
)
from analysis.comparison.units import ALL

# with fewer nothing is inferred: sentences of both texts with a mark; or marks of articles, half of which, or ten, bear one
FEWEST_MARKED = 10
FEWEST_AMONG_MANY = 100  # the same where units are so many that p is that of a normal distribution
SIGNED = (
    "sentiment",
    "tone",
    "stance",
    "evaluation",
    "certainty",
)  # measures whose weights are compared; of others marks are counted
BALANCED = ("hedging", "subjectivity")  # measures of which only the total is a sum of weights
TOO_SPARSE = "too sparse"
INFERRED = ["low", "high", "p", "detectable"]


def signed(measure, category):
    """Whether the weights of a category are compared, rather than the number of its marks."""
    return measure in SIGNED or (measure in BALANCED and category == ALL)


@dataclass(frozen=True)
class Group:
    """Units of one group: `values` and `counts` (units × cells), `words` of each, which cells are `signed`, the `event` of each."""

    values: np.ndarray
    words: np.ndarray
    counts: np.ndarray
    signed: np.ndarray
    event: np.ndarray

    @classmethod
    def of(cls, scores, cells, paired=None):
        """From the rows of `score` for one group, unit by unit."""
        width = len(cells)
        count, weight, words = (
            scores[name].to_numpy(float).reshape(-1, width) for name in ("count", "weight", "words")
        )
        weighed = np.array([signed(*cell) for cell in zip(cells["measure"], cells["category"], strict=True)], bool)
        event = scores[paired].to_numpy(object).reshape(-1, width)[:, 0] if paired else np.zeros(len(words), int)
        return cls(np.where(weighed, weight, count), words[:, 0], count, weighed, event)

    def __len__(self):
        return len(self.words)


def independent(a, b, unit):
    """Compare two groups of units that have nothing to do with one another."""
    rate_a, rate_b = (ratio(group.values, group.words)[0] for group in (a, b))
    pair, counts = (a.values, a.words, b.values, b.words), ~a.signed
    low, high = difference_limits(*pair, counts)
    fewer = min(len(a), len(b), 20)  # of more than twenty on both sides there are permutations enough
    status = _status(a, b, unit, 1 / math.comb(len(a) + len(b), fewer) * (2 if len(a) == len(b) else 1))
    found = pd.DataFrame(
        {
            "rate_a": rate_a * 1000,
            "rate_b": rate_b * 1000,
            "difference": (rate_a - rate_b) * 1000,
            "low": low * 1000,
            "high": high * 1000,
            "p": permutation_p(*pair, status == "", counts),
            "delta": cliffs_delta(a.values / a.words[:, None], b.values / b.words[:, None]),
            "detectable": detectable(*pair) * 1000,
            "baseline": np.fmax(baseline(a.values, a.words), baseline(b.values, b.words)) * 1000,
        }
    )
    return _finished(found, a, b, unit, status, len(a), len(b), 0)


def matched(a, b):
    """Compare two groups of articles event by event; articles on an event that only one group has are dropped.

    The difference is the mean over events, its interval Student's; p is from the signed ranks of the events' differences
    with their signs permuted (Wilcoxon 1945, Biometrics Bulletin 1(6), 80–83).
    """
    events = [event for event in dict.fromkeys(a.event) if event in set(b.event)]
    dropped = sum(int((~np.isin(group.event, np.array(events, object))).sum()) for group in (a, b))
    sides = [np.array([_pooled(group, event) for event in events]).reshape(len(events), -1) for group in (a, b)]
    apart, n = sides[0] - sides[1], len(events)
    status = _status(a, b, "event", 2.0 ** (1 - n))
    mean = apart.mean(0) if n else np.full(apart.shape[1], np.nan)
    error = apart.std(0, ddof=1) / np.sqrt(n) if n > 1 else np.full(apart.shape[1], np.nan)
    reach, power = stdtrit(max(n - 1, 1), [0.975, 0.80])
    found = pd.DataFrame(
        {
            "rate_a": sides[0].mean(0) * 1000 if n else np.nan,
            "rate_b": sides[1].mean(0) * 1000 if n else np.nan,
            "difference": mean * 1000,
            "low": (mean - reach * error) * 1000,
            "high": (mean + reach * error) * 1000,
            "p": signed_rank_p(apart, status == ""),
            "delta": np.sign(apart).mean(0) if n else np.nan,
            "detectable": (reach + power) * error * 1000,
            "baseline": np.nan,
        }
    )
    return _finished(found, a, b, "event", status, n, n, dropped)


def _pooled(group, event):
    """The rates of one group's articles on one event, together."""
    own = group.event == event
    return group.values[own].sum(0) / group.words[own].sum()


def _status(a, b, unit, least):
    """Why nothing is inferred, of each cell; "" where it is. `least`: the smallest p there can be."""
    if least > 0.05 and unit != "sentence":
        units = {"article": "articles", "event": "events in common"}[unit]
        return np.full(a.values.shape[1], f"too few {units} (p cannot fall below {min(least, 1):.2f})", object)
    bearing = (a.counts > 0).sum(0) + (b.counts > 0).sum(0)
    marked = bearing if unit == "sentence" else a.counts.sum(0) + b.counts.sum(0)
    units = len(a) + len(b)
    fewest = FEWEST_MARKED if units <= LARGE else FEWEST_AMONG_MANY
    sparse = (marked < fewest) | (bearing < min(FEWEST_MARKED, units / 2)) | (min(len(a), len(b)) < 2)
    return np.where(sparse, TOO_SPARSE, "").astype(object)


def _finished(found, a, b, unit, status, n_a, n_b, dropped):
    ratios = log2_ratio(a.values, a.words, b.values, b.words)
    found = found.assign(
        quantity=np.where(a.signed, "weight", "marks"), unit=unit, n_a=n_a, n_b=n_b, dropped=dropped, status=status,
        log2_ratio=np.where(a.signed, np.nan, ratios),
    )  # fmt: skip
    found.loc[status != "", INFERRED] = np.nan
    return found
