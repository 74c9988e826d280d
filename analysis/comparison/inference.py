"""Two groups of units in; for each cell the difference of their rates with its interval, effect sizes and power out.

Rates are per word: values (marks or weights) over words.
"""

import numpy as np
from scipy.special import stdtr, stdtrit

from analysis.comparison.samples import Group
from analysis.comparison.texts import Limits, power_factor

QUARTER = 0.25  # of a mark, added before a root is taken, as there may be none


def ratio(group: Group) -> tuple[np.ndarray, np.ndarray]:
    """The ratio estimate of each cell, and its linearised squared standard error."""
    rate = group.values.sum(0) / group.words.sum()
    return rate, _square(group, rate)


def _square(group, rate):
    """The squared standard error of a rate that is estimated, or assumed, to be `rate`."""
    n, residual = len(group), group.values - group.words[:, None] * rate
    return n / max(n - 1, 1) * (residual**2).sum(0) / group.words.sum() ** 2


def difference_limits(a: Group, b: Group) -> Limits:
    """95 % limits of the difference of two rates.

    Of weights: linearised, with Welch–Satterthwaite degrees of freedom. Of counts: from the limits of each rate on the
    square-root scale, which stabilises the variance of counts (Bartlett 1936, Supplement to the Journal of the Royal
    Statistical Society 3(1), 68–78), joined as Zou & Donner do (2008, Statistics in Medicine 27(10), 1693–1702): rates of
    counts are skewed, and symmetric limits around few marks miss too often (`benchmarks/calibration.py`).
    """
    (rate_a, square_a), (rate_b, square_b) = ratio(a), ratio(b)
    difference, half = rate_a - rate_b, stdtrit(_freedom(a, b), 0.975) * np.sqrt(square_a + square_b)
    low, high = joined_limits(rate_a, rate_limits(a), rate_b, rate_limits(b))
    return np.where(a.signed, difference - half, low), np.where(a.signed, difference + half, high)


def joined_limits(a: np.ndarray, limits_a: Limits, b: np.ndarray, limits_b: Limits) -> Limits:
    """Limits of a − b from the limits of each (Zou & Donner 2008)."""
    (low_a, high_a), (low_b, high_b) = limits_a, limits_b
    return a - b - np.hypot(a - low_a, high_b - b), a - b + np.hypot(high_a - a, b - low_b)


def rate_limits(group: Group) -> Limits:
    """95 % limits of a rate: of counts on the square-root scale, of weights linearised; NaN from fewer than two units."""
    rate, square = ratio(group)
    if len(group) < 2:
        return np.full(len(rate), np.nan), np.full(len(rate), np.nan)
    half = stdtrit(len(group) - 1, 0.975) * np.sqrt(square)
    raised = rate + QUARTER / group.words.sum()
    with np.errstate(invalid="ignore", divide="ignore"):  # roots of weights, which may be negative, are not used
        root = np.sqrt(raised)
        low, high = np.maximum(root - half / (2 * root), 0) ** 2, (root + half / (2 * root)) ** 2
    return (
        np.where(group.signed, rate - half, np.fmin(low, rate)),
        np.where(group.signed, rate + half, np.fmax(high, rate)),
    )


def _freedom(a, b):
    """Welch–Satterthwaite degrees of freedom."""
    square_a, square_b = ratio(a)[1], ratio(b)[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        return (square_a + square_b) ** 2 / (square_a**2 / max(len(a) - 1, 1) + square_b**2 / max(len(b) - 1, 1))


def unequal_p(a: Group, b: Group) -> np.ndarray:
    """Two-sided p of Student's t of a difference of two groups that may scatter differently, of which one may be small.

    Of weights: the squared error of each rate, a mean of its units' rates weighed by words, is estimated without bias, and has the degrees
    of freedom of that estimate (HC2 of units whose rates scatter alike; Bell & McCaffrey 2002, Survey Methodology 28). Of
    counts: logarithms of the rates, with the jackknife's error, as articles whose rates lie higher also scatter more. NaN where nothing scatters.
    """
    found = np.full(len(a.signed), np.nan)
    for kind, estimated in ((a.signed, _mean), (~a.signed, _logarithm)):
        (rate_a, square_a, freedom_a), (rate_b, square_b, freedom_b) = estimated(a, kind), estimated(b, kind)
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.abs(rate_a - rate_b) / np.sqrt(square_a + square_b)
            freedom = (square_a + square_b) ** 2 / (square_a**2 / freedom_a + square_b**2 / freedom_b)
        found[kind] = 2 * stdtr(freedom, -t)
    return found


def _mean(group, cells):
    """The rates of some cells with their squared errors, and the degrees of freedom of these."""
    share = group.words / group.words.sum()
    rates = group.values[:, cells] / group.words[:, None]
    mean, squares = share @ rates, share @ share
    weight = share**2 / (1 - 2 * share + squares)
    # the error is a quadratic form of the rates, (I − 1h')' diag(c) (I − 1h') with shares h and weights c; of it trace² / trace of the square
    whole, cross = weight.sum(), share @ weight
    trace = whole - 2 * cross + whole * squares
    of_square = (weight @ weight + 2 * (whole * (weight @ share**2) - 2 * (weight**2 @ share)) + 2 * cross**2
                 + 2 * squares * (weight @ weight) - 4 * whole * cross * squares + whole**2 * squares**2)  # fmt: skip
    return mean, weight @ (rates - mean) ** 2, trace**2 / of_square


def _logarithm(group, cells):
    """The same of the logarithms of rates, by leaving out one unit at a time."""
    n, values, words = len(group), group.values[:, cells], group.words
    rest = (words.sum() - words)[:, None]
    without = np.log((values.sum(0) - values + QUARTER) / rest)
    square = (n - 1) / n * ((without - without.mean(0)) ** 2).sum(0)
    return np.log((values.sum(0) + QUARTER) / words.sum()), square, n - 1


def log2_ratio(a: Group, b: Group) -> np.ndarray:
    """Log ratio of the rates of marks (Hardie 2014); 0.5 stands in for a count of 0; NaN of weights."""
    sum_a, sum_b = a.values.sum(0), b.values.sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log2(np.where(sum_a, sum_a, 0.5) / a.words.sum() / (np.where(sum_b, sum_b, 0.5) / b.words.sum()))
    return np.where(a.signed | ((sum_a == 0) & (sum_b == 0)), np.nan, found)


def cliffs_delta(a: Group, b: Group) -> np.ndarray:
    """P(a > b) − P(a < b) for the rates of a unit of each group (Cliff 1993, Psychological Bulletin 114(3), 494–509)."""

    def delta(x, y):
        y = np.sort(y)
        return (np.searchsorted(y, x, "left") + np.searchsorted(y, x, "right") - len(y)).sum() / (len(x) * len(y))

    rates_a, rates_b = (group.values / group.words[:, None] for group in (a, b))
    return np.array([delta(x, y) for x, y in zip(rates_a.T, rates_b.T, strict=True)])


def detectable(a: Group, b: Group) -> np.ndarray:
    """(t.975 + t.80) × the standard error of a difference if both groups had the pooled rate."""
    freedom = _freedom(a, b)
    pooled = (a.values.sum(0) + b.values.sum(0)) / (a.words.sum() + b.words.sum())
    with np.errstate(invalid="ignore"):
        return power_factor(freedom) * np.sqrt(_square(a, pooled) + _square(b, pooled))


def baseline(group: Group) -> np.ndarray:
    """The larger of two differences within one text: first against second half, odd against even units."""
    n = len(group)
    if n < 4:
        return np.full(len(group.signed), np.nan)
    splits = (np.arange(n) < n // 2, np.arange(n) % 2 == 0)
    return np.max([np.abs(ratio(group[part])[0] - ratio(group[~part])[0]) for part in splits], axis=0)
