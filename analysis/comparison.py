"""Compare texts sentence by sentence, or groups of articles article by article: difference, interval, p, q, power."""

import itertools
import math

import numpy as np
import pandas as pd
from scipy import stats

from analysis.scores import ALL

PERMUTATIONS = 9_999
SEED = 20250117
FEWEST_MARKED = 10  # pooled units with a mark; with fewer nothing is inferred
SIGNED = ("sentiment", "tone", "stance", "evaluation")  # measures whose weights are compared; of others marks are counted
TOO_SPARSE = "too sparse"
COLUMNS = ["quantity", "group_a", "group_b", "unit", "n_a", "n_b", "rate_a", "rate_b", "difference", "low", "high", "p",
           "q", "log2_ratio", "delta", "detectable", "baseline", "status"]  # fmt: skip


def compare(scores, between="article", *, family=None):
    """Compare every pair of groups on every measure and category.

    The rate of a group is a ratio estimator: marks (or weights, for the signed measures and the certainty balance)
    over words, per 1,000. The interval of a difference is linearised (Cochran 1977, Sampling Techniques, ch. 6) with
    Welch–Satterthwaite degrees of freedom. p comes from permuting the units' labels on the studentised difference
    (Janssen 1997, Statistics & Probability Letters 36(1), 9–21), two-sided, add-one, exact where there are few
    permutations. q is Benjamini & Hochberg's (1995) over the declared family.

    Parameters
    ----------
    scores : DataFrame
        From `score` at the sampling unit: by ["article", "sentence"] to compare single texts, further columns (as
        voice) to compare within each of their values.
    between : str
        The column whose values are compared.
    family : list of (measure, category), optional
        The declared family of hypotheses; by default `declared_family`.

    Returns
    -------
    DataFrame
        One row a pair × measure × category: `measure`, `category`, further columns of the unit, `quantity` (marks or
        weight), `group_a`, `group_b`, `unit`, `n_a`, `n_b` (units), `rate_a`, `rate_b`, `difference` (a − b),
        `low`, `high` (95 %), `p`, `q` (NaN outside the family), `log2_ratio` (of rates of marks, 0.5 added where one is 0),
        `delta` (Cliff's, over units), `detectable` (the smallest difference found in 80 % of such comparisons),
        `baseline` (the largest difference between halves of one text), `status` ("" or "too sparse": fewer than ten units with a mark, nothing
        inferred). It speaks of these texts, never of outlets or authors.

    Raises
    ------
    ValueError
        If `scores` have no column `between`, or nothing finer than it to sample.
    """
    by = list(scores.columns[: list(scores.columns).index("measure")])
    scores = scores[scores["words"] > 0]
    if between not in by:
        raise ValueError(f"between={between!r}: scores are by {', '.join(by)}")
    unit = "sentence" if "sentence" in by else "article"
    if unit == between:
        raise ValueError("nothing to sample: to compare articles, score by ['article', 'sentence']")
    further = [column for column in by if column not in (between, "article", "sentence")]
    cells = scores[["measure", "category"]].drop_duplicates()
    family = declared_family(cells) if family is None else family
    rows = []
    for values, part in [((), scores)] if not further else scores.groupby(further, observed=True, sort=True):
        matrices = {name: _matrices(group, cells) for name, group in part.groupby(between, sort=False)}
        for a, b in itertools.combinations(matrices, 2):
            found = _pair(matrices[a], matrices[b])
            head = cells.assign(**dict(zip(further, np.atleast_1d(values), strict=False)))
            rows.append(head.reset_index(drop=True).join(found.assign(group_a=a, group_b=b, unit=unit)))
    table = pd.concat(rows, ignore_index=True) if rows else cells.iloc[:0].reindex(columns=["measure", "category", *further])
    table = table.reindex(columns=["measure", "category", *further, *COLUMNS])
    return _adjust(table, further, family)


def rates(scores, between="article"):
    """The rate of each group with its 95 % interval, for every measure and category.

    Parameters
    ----------
    scores : DataFrame
        From `score` at the sampling unit, as for `compare`.
    between : str

    Returns
    -------
    DataFrame
        `group`, `measure`, `category`, `quantity` (marks or weight), `n` (units), `rate`, `low`, `high` (per 1,000
        words; the interval is NaN where fewer than two units).
    """
    cells = scores[["measure", "category"]].drop_duplicates().reset_index(drop=True)
    parts = []
    for group, part in scores.groupby(between, sort=False):
        values, words, _, signed = _matrices(part, cells)
        rate, square = _ratio(values, words)
        half = stats.t.ppf(0.975, len(words) - 1) * np.sqrt(square) if len(words) > 1 else np.nan
        parts.append(cells.assign(group=group, quantity=np.where(signed, "weight", "marks"), n=len(words), rate=rate * 1000,
                                  low=(rate - half) * 1000, high=(rate + half) * 1000))  # fmt: skip
    columns = ["group", "measure", "category", "quantity", "n", "rate", "low", "high"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def declared_family(cells):
    """The hypotheses that get a q: hedges, boosters, tone, the axis, and each frame of the codebook or the news."""
    pairs = set(zip(cells["measure"], cells["category"], strict=True))
    wanted = [("hedging", "hedge"), ("hedging", "booster"), ("tone", ALL), ("stance", ALL)]
    frames = sorted(pair for pair in pairs if pair[0] == "framing" and pair[1].split(".")[0] in ("generic", "issue") and "." in pair[1])
    return [pair for pair in wanted if pair in pairs] + frames


def _matrices(group, cells):
    """Values (units × cells), words and counts of one group, as arrays."""
    width = len(cells)
    count = group["count"].to_numpy(float).reshape(-1, width)
    weight = group["weight"].to_numpy(float).reshape(-1, width)
    words = group["words"].to_numpy(float).reshape(-1, width)[:, 0]
    measure, category = cells["measure"].to_numpy(object), cells["category"].to_numpy(object)
    signed = np.isin(measure, SIGNED) | ((measure == "hedging") & (category == ALL))
    return np.where(signed, weight, count), words, count, signed


def _ratio(values, words):
    """Ratio estimate of each cell, and its linearised squared standard error."""
    n, total = len(words), words.sum()
    rate = values.sum(0) / total
    residual = values - words[:, None] * rate
    return rate, n / max(n - 1, 1) * (residual**2).sum(0) / total**2


def _pair(a, b):
    (values_a, words_a, count_a, signed), (values_b, words_b, count_b, _) = a, b
    n_a, n_b = len(words_a), len(words_b)
    rate_a, square_a = _ratio(values_a, words_a)
    rate_b, square_b = _ratio(values_b, words_b)
    difference, square = rate_a - rate_b, square_a + square_b
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = square**2 / (square_a**2 / max(n_a - 1, 1) + square_b**2 / max(n_b - 1, 1))
        half = stats.t.ppf(0.975, freedom) * np.sqrt(square)
    sparse = (count_a > 0).sum(0) + (count_b > 0).sum(0) < FEWEST_MARKED
    sparse |= min(n_a, n_b) < 2
    found = pd.DataFrame(
        {
            "quantity": np.where(signed, "weight", "marks"),
            "n_a": n_a,
            "n_b": n_b,
            "rate_a": rate_a * 1000,
            "rate_b": rate_b * 1000,
            "difference": difference * 1000,
            "low": (difference - half) * 1000,
            "high": (difference + half) * 1000,
            "p": _permutation_p(values_a, words_a, values_b, words_b, ~sparse),
            "log2_ratio": np.where(signed, np.nan, _log2_ratio(values_a, words_a, values_b, words_b)),
            "delta": _cliffs_delta(values_a / words_a[:, None], values_b / words_b[:, None]),
            "detectable": _detectable(values_a, words_a, values_b, words_b, freedom) * 1000,
            "baseline": np.fmax(_baseline(values_a, words_a), _baseline(values_b, words_b)) * 1000,
            "status": np.where(sparse, TOO_SPARSE, ""),
        }
    )
    found.loc[sparse, ["low", "high", "p", "detectable"]] = np.nan
    return found


def _permutation_p(values_a, words_a, values_b, words_b, wanted):
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
    part = chosen @ sums
    t = np.abs(_studentised(part, n_a, values.shape[1], sums.sum(0), n))
    observed = np.abs(_studentised(sums[:n_a].sum(0)[None], n_a, values.shape[1], sums.sum(0), n))
    as_large = (t >= observed * (1 - 1e-9)).sum(0)
    p[wanted] = as_large / len(chosen) if exact else (as_large + 1) / (len(chosen) + 1)
    return p


def _choices(n, n_a):
    """Which units go into the first group: every choice where there are few, else a seeded sample; and which it is."""
    if math.comb(n, n_a) <= PERMUTATIONS:
        chosen = np.zeros((math.comb(n, n_a), n))
        for row, picked in enumerate(itertools.combinations(range(n), n_a)):
            chosen[row, list(picked)] = 1
        return chosen, True
    order = np.argsort(np.random.default_rng(SEED).random((PERMUTATIONS, n)), axis=1, kind="stable")
    return (order < n_a).astype(float), False


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


def _log2_ratio(values_a, words_a, values_b, words_b):
    """Log ratio (Hardie 2014): log2 of the ratio of rates; 0.5 stands in for a count of 0."""
    sum_a, sum_b = values_a.sum(0), values_b.sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(np.where(sum_a, sum_a, 0.5) / words_a.sum() / (np.where(sum_b, sum_b, 0.5) / words_b.sum()))
    return np.where((sum_a == 0) & (sum_b == 0), np.nan, ratio)


def _cliffs_delta(rates_a, rates_b):
    """P(a > b) − P(a < b) for a unit of each group (Cliff 1993, Psychological Bulletin 114(3), 494–509)."""
    return np.array(
        [
            (np.searchsorted(np.sort(y), x, "left") - (len(y) - np.searchsorted(np.sort(y), x, "right"))).sum() / (len(x) * len(y))
            for x, y in zip(rates_a.T, rates_b.T, strict=True)
        ]
    )


def _detectable(values_a, words_a, values_b, words_b, freedom):
    """(t.975 + t.80) × the standard error of a difference if both groups had the pooled rate."""
    pooled = (values_a.sum(0) + values_b.sum(0)) / (words_a.sum() + words_b.sum())
    square = sum(
        len(words) / max(len(words) - 1, 1) * ((values - words[:, None] * pooled) ** 2).sum(0) / words.sum() ** 2
        for values, words in ((values_a, words_a), (values_b, words_b))
    )
    with np.errstate(invalid="ignore"):
        return (stats.t.ppf(0.975, freedom) + stats.t.ppf(0.80, freedom)) * np.sqrt(square)


def _baseline(values, words):
    """The larger of two differences within one text: first against second half, odd against even units."""
    n = len(words)
    if n < 4:
        return np.full(values.shape[1], np.nan)
    splits = (np.arange(n) < n // 2, np.arange(n) % 2 == 0)
    return np.max([np.abs(_ratio(values[s], words[s])[0] - _ratio(values[~s], words[~s])[0]) for s in splits], axis=0)


def _adjust(table, further, family):
    """Benjamini–Hochberg over the declared family: of each pair, and of each value of the further columns."""
    in_family = pd.Series(list(zip(table["measure"], table["category"], strict=True)), index=table.index).isin(family)
    tested = table[in_family & table["p"].notna()]
    table["q"] = np.nan
    for rows in tested.groupby([*further, "group_a", "group_b"], observed=True).groups.values():
        table.loc[rows, "q"] = stats.false_discovery_control(table.loc[rows, "p"])
    return table
