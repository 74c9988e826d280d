"""Statistics of two groups of sampled units, for many measures at once.

`values` are units × measures (marks or weights of each unit), `words` the words of each unit; rates are per word.
"""

import itertools
import math
from functools import lru_cache

import numpy as np
from scipy.special import stdtrit

PERMUTATIONS = 9_999
SEED = 20250117


def ratio(values, words):
    """Ratio estimate of each cell, and its linearised squared standard error."""
    n, total = len(words), words.sum()
    rate = values.sum(0) / total
    residual = values - words[:, None] * rate
    return rate, n / max(n - 1, 1) * (residual**2).sum(0) / total**2


def permutation_p(values_a, words_a, values_b, words_b, wanted):
    """Two-sided p of the studentised difference, permuting which text a sentence is in.

    With r = Σv/Σw the squared error of a group is n/(n−1) · (Σv² − 2rΣvw + r²Σw²) / (Σw)², so that sums over the
    sentences of a group suffice, and all permutations are one matrix product.
    """
    p = np.full(values_a.shape[1], np.nan)
    if not wanted.any():
        return p
    values = np.concatenate([values_a, values_b])[:, wanted]
    words = np.concatenate([words_a, words_b])
    n, n_a = len(words), len(words_a)
    chosen, exact = _choices(n, n_a)
    sums = np.hstack([values, values**2, values * words[:, None], words[:, None], words[:, None] ** 2])
    part = chosen.astype(float) @ sums
    t = np.abs(_studentised(part, n_a, values.shape[1], sums.sum(0), n))
    observed = np.abs(_studentised(sums[:n_a].sum(0)[None], n_a, values.shape[1], sums.sum(0), n))
    as_large = (t >= observed * (1 - 1e-9)).sum(0)
    p[wanted] = as_large / len(chosen) if exact else (as_large + 1) / (len(chosen) + 1)
    return p


@lru_cache(maxsize=4)
def _choices(n, n_a):
    """Which units go into the first group (bool): every choice where there are few, else a seeded sample; and which it is."""
    if math.comb(n, n_a) <= PERMUTATIONS:
        chosen = np.zeros((math.comb(n, n_a), n), bool)
        for row, picked in enumerate(itertools.combinations(range(n), n_a)):
            chosen[row, list(picked)] = True
        return chosen, True
    order = np.argsort(np.random.default_rng(SEED).random((PERMUTATIONS, n)), axis=1, kind="stable")
    return order < n_a, False


def _studentised(part, n_a, width, total, n):
    rest = total - part
    rate, square = zip(*(_from_sums(sums, size, width) for sums, size in ((part, n_a), (rest, n - n_a))), strict=True)
    difference, error = rate[0] - rate[1], np.sqrt(square[0] + square[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(difference == 0, 0.0, difference / error)


def _from_sums(sums, n, width):
    v, vv, vw = (sums[:, i * width : (i + 1) * width] for i in range(3))
    w, ww = sums[:, -2:-1], sums[:, -1:]
    rate = v / w
    square = n / max(n - 1, 1) * np.maximum(vv - 2 * rate * vw + rate**2 * ww, 0.0) / w**2
    return rate, square


def signed_rank_p(apart, wanted):
    """Two-sided p of each column of matched differences: Wilcoxon's signed ranks, their signs permuted.

    Differences of 0 keep their rank and have no sign (Pratt 1959, JASA 54(287), 655–667).
    """
    from scipy.stats import rankdata  # scipy.stats takes a second to import

    p = np.full(apart.shape[1], np.nan)
    if not wanted.any():
        return p
    ranks = np.sign(apart[:, wanted]) * rankdata(np.abs(apart[:, wanted]), axis=0)
    n = len(apart)
    exact = 2**n <= PERMUTATIONS
    if exact:
        signs = 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)
    else:
        signs = np.random.default_rng(SEED).choice([-1, 1], (PERMUTATIONS, n))
    as_large = (np.abs(signs @ ranks) >= np.abs(ranks.sum(0)) * (1 - 1e-9)).sum(0)
    p[wanted] = as_large / len(signs) if exact else (as_large + 1) / (len(signs) + 1)
    return p


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


def detectable(values_a, words_a, values_b, words_b, freedom):
    """(t.975 + t.80) × the standard error of a difference if both groups had the pooled rate."""
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
