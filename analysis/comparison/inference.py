"""Statistics of two groups of sampled units, for many measures at once.

`values` are units × measures (marks or weights of each unit), `words` the words of each unit; rates are per word.
"""

import itertools
import math
from functools import lru_cache

import numpy as np
from scipy.special import erfc, stdtrit

from analysis.core.jit import compiled

PERMUTATIONS = 9_999
LARGE = 2_000  # units of both groups; with more, p is that of the normal distribution, which permutations tend to
SEED = 20250117
QUARTER = 0.25  # of a mark, added before a root is taken: it may be of none


def ratio(values, words):
    """Ratio estimate of each cell, and its linearised squared standard error."""
    n, total = len(words), words.sum()
    rate = values.sum(0) / total
    residual = values - words[:, None] * rate
    return rate, n / max(n - 1, 1) * (residual**2).sum(0) / total**2


def difference_limits(values_a, words_a, values_b, words_b, counts):
    """95 % limits of the difference of two rates.

    Of weights: linearised, with Welch–Satterthwaite degrees of freedom. Of counts: from the limits of each rate on the
    square-root scale, which stabilises the variance of counts (Bartlett 1936, Supplement to the Journal of the Royal Statistical
    Society 3(1), 68–78), joined as Zou & Donner do (2008, Statistics in Medicine 27(10), 1693–1702): rates of counts are skewed, and
    symmetric limits around few of them miss too often (`benchmarks/calibration.py`).
    """
    rate_a, square_a = ratio(values_a, words_a)
    rate_b, square_b = ratio(values_b, words_b)
    difference, square = rate_a - rate_b, square_a + square_b
    half = stdtrit(_freedom(square_a, len(words_a), square_b, len(words_b)), 0.975) * np.sqrt(square)
    (low_a, high_a), (low_b, high_b) = (
        rate_limits(values_a, words_a, counts), rate_limits(values_b, words_b, counts)
    )  # fmt: skip
    low = np.where(counts, np.hypot(rate_a - low_a, high_b - rate_b), half)
    high = np.where(counts, np.hypot(high_a - rate_a, rate_b - low_b), half)
    return difference - low, difference + high


def rate_limits(values, words, counts):
    """95 % limits of a rate: of counts on the square-root scale, of weights linearised; NaN from fewer than two units."""
    rate, square = ratio(values, words)
    if len(words) < 2:
        return np.full((2, len(rate)), np.nan)
    half = stdtrit(len(words) - 1, 0.975) * np.sqrt(square)
    raised = rate + QUARTER / words.sum()
    with np.errstate(invalid="ignore", divide="ignore"):  # the root of weights, negative or 0, which is not used
        root = np.sqrt(raised)
        low, high = np.maximum(root - half / (2 * root), 0) ** 2, (root + half / (2 * root)) ** 2
    return (
        np.where(counts, np.fmin(low, rate), rate - half),
        np.where(counts, np.fmax(high, rate), rate + half),
    )  # fmt: skip


def _freedom(square_a, n_a, square_b, n_b):
    """Welch–Satterthwaite degrees of freedom."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return (square_a + square_b) ** 2 / (square_a**2 / max(n_a - 1, 1) + square_b**2 / max(n_b - 1, 1))


def permutation_p(values_a, words_a, values_b, words_b, wanted, counts):
    """Two-sided p of the studentised difference (of counts on the square-root scale), permuting which text a sentence is in.

    With r = Σv/Σw the squared error of a group is n/(n−1) · (Σv² − 2rΣvw + r²Σw²) / (Σw)², so that sums over the
    sentences of a group suffice, and all permutations are one matrix product. With more than `LARGE` units it is the limit
    of the permutation distribution, the standard normal one (Janssen 1997).
    """
    p = np.full(values_a.shape[1], np.nan)
    if not wanted.any():
        return p
    values = np.concatenate([values_a, values_b])[:, wanted]
    words = np.concatenate([words_a, words_b])
    n, n_a = len(words), len(words_a)
    sums = np.hstack([values, values**2, values * words[:, None], words[:, None], words[:, None] ** 2])
    observed = _studentised(sums[:n_a].sum(0)[None], sums.sum(0), n_a, n, counts[wanted])
    if n > LARGE:
        p[wanted] = erfc(observed[0] / np.sqrt(2))
        return p
    chosen, exact = _choices(n, n_a)
    t = _studentised(chosen.astype(float) @ sums, sums.sum(0), n_a, n, counts[wanted])
    as_large = (t >= observed * (1 - 1e-9)).sum(0)
    p[wanted] = as_large / len(chosen) if exact else (as_large + 1) / (len(chosen) + 1)
    return p


def _choices(n, n_a):
    """Which units go into the first group (bool): every choice where there are few, else a seeded sample; and which it is."""
    if math.comb(n, n_a) <= PERMUTATIONS:
        chosen = np.zeros((math.comb(n, n_a), n), bool)
        for row, picked in enumerate(itertools.combinations(range(n), n_a)):
            chosen[row, list(picked)] = True
        return chosen, True
    return _orders(n) < n_a, False


@lru_cache(maxsize=8)
def _orders(n):
    """Seeded permutations of n units, a row each."""
    order = np.argsort(np.random.default_rng(SEED).random((PERMUTATIONS, n)), axis=1, kind="stable")
    return order.astype(np.int32)


@compiled
def _studentised(part, total, n_a, n, counts):
    """|Difference of two ratios| over its standard error: permutations × cells, from the sums over the first group.

    The columns of `part` and `total` are v, v² and vw of every cell, then w and w².
    """
    width = (part.shape[1] - 2) // 3
    found = np.zeros((len(part), width))
    for row in range(len(part)):
        rest = total - part[row]
        for cell in range(width):
            rate_a, square_a = _from_sums(part[row], cell, width, n_a, counts[cell])
            rate_b, square_b = _from_sums(rest, cell, width, n - n_a, counts[cell])
            if rate_a != rate_b:
                found[row, cell] = abs(rate_a - rate_b) / np.sqrt(square_a + square_b)
    return found


@compiled
def _from_sums(sums, cell, width, n, count):
    """The rate of a cell and its squared standard error; of counts, of the root of the rate."""
    v, vv, vw, w, ww = sums[cell], sums[width + cell], sums[2 * width + cell], sums[-2], sums[-1]
    rate = v / w
    square = n / max(n - 1, 1) * max(vv - 2 * rate * vw + rate**2 * ww, 0.0) / w**2
    if not count:
        return rate, square
    raised = rate + QUARTER / w
    return np.sqrt(raised), square / (4 * raised)


def signed_rank_p(apart, wanted):
    """Two-sided p of each column of matched differences: Wilcoxon's signed ranks, their signs permuted.

    Differences of 0 keep their rank and have no sign (Pratt 1959, JASA 54(287), 655–667). With more than `LARGE` of them
    it is the limit, a normal distribution.
    """
    from scipy.stats import rankdata  # scipy.stats takes a second to import

    p = np.full(apart.shape[1], np.nan)
    if not wanted.any():
        return p
    ranks = np.sign(apart[:, wanted]) * rankdata(np.abs(apart[:, wanted]), axis=0)
    n = len(apart)
    if n > LARGE:
        p[wanted] = erfc(np.abs(ranks.sum(0)) / np.sqrt(2 * (ranks**2).sum(0)))
        return p
    exact = 2**n <= PERMUTATIONS
    if exact:
        signs = 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)
    else:
        signs = np.random.default_rng(SEED).choice([-1, 1], (PERMUTATIONS, n))
    as_large = (np.abs(signs @ ranks) >= np.abs(ranks.sum(0)) * (1 - 1e-9)).sum(0)
    p[wanted] = as_large / len(signs) if exact else (as_large + 1) / (len(signs) + 1)
    return p


def benjamini_hochberg(p):
    """Benjamini & Hochberg's (1995, Journal of the Royal Statistical Society B 57(1), 289–300) adjusted p values.

    As `scipy.stats.false_discovery_control`, whose import takes a second.
    """
    order = np.argsort(p, kind="stable")[::-1]
    stepped = np.minimum.accumulate(p[order] * len(p) / np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted


def holm(p):
    """Holm's (1979, Scandinavian Journal of Statistics 6(2), 65–70) p values: the error of the whole family is held."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted


def log2_ratio(values_a, words_a, values_b, words_b):
    """Log ratio (Hardie 2014): log2 of the ratio of rates; 0.5 stands in for a count of 0."""
    sum_a, sum_b = values_a.sum(0), values_b.sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(np.where(sum_a, sum_a, 0.5) / words_a.sum() / (np.where(sum_b, sum_b, 0.5) / words_b.sum()))
    return np.where((sum_a == 0) & (sum_b == 0), np.nan, ratio)


def cliffs_delta(rates_a, rates_b):
    """P(a > b) − P(a < b) for a unit of each group (Cliff 1993, Psychological Bulletin 114(3), 494–509)."""
    return np.array(
        [
            (np.searchsorted(np.sort(y), x, "left") - (len(y) - np.searchsorted(np.sort(y), x, "right"))).sum()
            / (len(x) * len(y))
            for x, y in zip(rates_a.T, rates_b.T, strict=True)
        ]
    )


def detectable(values_a, words_a, values_b, words_b):
    """(t.975 + t.80) × the standard error of a difference if both groups had the pooled rate."""
    freedom = _freedom(ratio(values_a, words_a)[1], len(words_a), ratio(values_b, words_b)[1], len(words_b))
    pooled = (values_a.sum(0) + values_b.sum(0)) / (words_a.sum() + words_b.sum())
    square = sum(
        len(words) / max(len(words) - 1, 1) * ((values - words[:, None] * pooled) ** 2).sum(0) / words.sum() ** 2
        for values, words in ((values_a, words_a), (values_b, words_b))
    )
    with np.errstate(invalid="ignore"):
        return (stdtrit(freedom, 0.975) + stdtrit(freedom, 0.80)) * np.sqrt(square)


def baseline(values, words):
    """The larger of two differences within one text: first against second half, odd against even units."""
    n = len(words)
    if n < 4:
        return np.full(values.shape[1], np.nan)
    splits = (np.arange(n) < n // 2, np.arange(n) % 2 == 0)
    return np.max([np.abs(ratio(values[s], words[s])[0] - ratio(values[~s], words[~s])[0]) for s in splits], axis=0)
