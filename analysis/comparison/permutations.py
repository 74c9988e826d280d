"""Two groups of units, or matched differences, in; permutation p values, and p values adjusted for their number, out."""

import itertools
import math
from functools import lru_cache

import numpy as np
from scipy.special import erfc

from analysis.comparison.inference import QUARTER
from analysis.comparison.samples import Group

PERMUTATIONS = 9_999
LARGE = 2_000  # units of both groups; with more, p is that of the normal distribution, which permutations tend to
SEED = 20250117
TOLERANCE = 1 - 1e-9  # what differs by rounding alone is as large


def permutation_p(a: Group, b: Group, wanted: np.ndarray) -> np.ndarray:
    """Two-sided p of the studentised difference, permuting which group a unit is in; of counts on the square-root scale.

    With r = Σv/Σw the squared error of a group is n/(n−1) · (Σv² − 2rΣvw + r²Σw²) / (Σw)², so that sums over the
    units of a group suffice, and all permutations are one matrix product. With more than `LARGE` units p is the limit
    of the permutation distribution, the standard normal one (Janssen 1997). Cells that are not `wanted` get NaN.
    """
    p = np.full(len(wanted), np.nan)
    if not wanted.any():
        return p
    values = np.concatenate([a.values, b.values])[:, wanted]
    words = np.concatenate([a.words, b.words])[:, None]
    n, n_a = len(words), len(a)
    sums = np.hstack([values, values**2, values * words, words, words**2])
    total, observed = sums.sum(0), sums[:n_a].sum(0)
    chosen, exact = (None, True) if n > LARGE else _choices(n, n_a)
    permuted = None if chosen is None else sums.T @ chosen.T.astype(float)
    for i, cell in enumerate(np.flatnonzero(wanted)):
        own = [i, i + wanted.sum(), i + 2 * wanted.sum(), -2, -1]
        t = _studentised(observed[own], total[own], (n_a, n - n_a), a.signed[cell])
        if permuted is None:
            p[cell] = erfc(t / np.sqrt(2))
        else:
            found = _studentised(permuted[own], total[own, None], (n_a, n - n_a), a.signed[cell])
            p[cell] = share_as_large(found, t, exact)
    return p


def share_as_large(found: np.ndarray, observed: np.ndarray, exact: bool) -> np.ndarray:
    """The share of permutations with a statistic at least as large as the observed one; add-one if they are a sample."""
    as_large = (found >= observed * TOLERANCE).sum(0)
    return as_large / len(found) if exact else (as_large + 1) / (len(found) + 1)


def _choices(n, n_a):
    """Which units go into the first group (bool): every choice where there are few, else a seeded sample; and which it is."""
    if math.comb(n, n_a) <= PERMUTATIONS:
        return choices(n, n_a), True
    return _orders(n) < n_a, False


def choices(n: int, size: int) -> np.ndarray:
    """Every choice of so many of n units, one row of bool per choice."""
    chosen = np.zeros((math.comb(n, size), n), bool)
    for row, picked in enumerate(itertools.combinations(range(n), size)):
        chosen[row, list(picked)] = True
    return chosen


@lru_cache(maxsize=8)
def _orders(n):
    """Seeded permutations of n units, a row each."""
    order = np.argsort(np.random.default_rng(SEED).random((PERMUTATIONS, n)), axis=1, kind="stable")
    return order.astype(np.int32)


def _studentised(part, total, sizes, signed):
    """|Difference of two rates| over its standard error, from the sums of v, v², vw, w and w² over the first group."""
    rate_a, square_a = _from_sums(part, sizes[0], signed)
    rate_b, square_b = _from_sums(total - part, sizes[1], signed)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(rate_a == rate_b, 0, np.abs(rate_a - rate_b) / np.sqrt(square_a + square_b))


def _from_sums(sums, n, signed):
    """A rate and its squared standard error, of counts those of the root of the rate."""
    v, vv, vw, w, ww = sums
    rate = v / w
    square = n / max(n - 1, 1) * np.maximum(vv - 2 * rate * vw + rate**2 * ww, 0) / w**2
    if signed:
        return rate, square
    raised = rate + QUARTER / w
    return np.sqrt(raised), square / (4 * raised)


def signed_rank_p(apart: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Two-sided p of each column of matched differences: Wilcoxon's signed ranks, their signs permuted.

    Differences of 0 keep their rank and have no sign (Pratt 1959, JASA 54(287), 655–667). With more than `LARGE` of them
    p is the limit, from a normal distribution.
    """
    from scipy.stats import rankdata  # scipy.stats takes a second to import

    p = np.full(len(wanted), np.nan)
    if not wanted.any():
        return p
    ranks = np.sign(apart[:, wanted]) * rankdata(np.abs(apart[:, wanted]), axis=0)
    n, observed = len(apart), np.abs(ranks.sum(0))
    if n > LARGE:
        p[wanted] = erfc(observed / np.sqrt(2 * (ranks**2).sum(0)))
        return p
    exact = 2**n <= PERMUTATIONS
    if exact:
        signs = 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)
    else:
        signs = np.random.default_rng(SEED).choice([-1, 1], (PERMUTATIONS, n))
    p[wanted] = share_as_large(np.abs(signs @ ranks), observed, exact)
    return p


def holm(p: np.ndarray) -> np.ndarray:
    """Holm's (1979, Scandinavian Journal of Statistics 6(2), 65–70) p values: the error of the whole family is held."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return np.minimum(stepped, 1)[np.argsort(order)]
