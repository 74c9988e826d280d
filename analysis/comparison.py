"""Compare texts sentence by sentence, or groups of articles article by article: difference, interval, p, q, power."""

import itertools

import numpy as np
import pandas as pd
from scipy import stats

from analysis.inference import baseline, cliffs_delta, detectable, log2_ratio, permutation_p, ratio
from analysis.scores import ALL

FEWEST_MARKED = 10  # pooled units with a mark; with fewer nothing is inferred
SIGNED = (
    "sentiment",
    "tone",
    "stance",
    "evaluation",
)  # measures whose weights are compared; of others marks are counted
BALANCED = ("hedging", "subjectivity")  # measures of which only the total is a sum of weights
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
    table = (
        pd.concat(rows, ignore_index=True)
        if rows
        else cells.iloc[:0].reindex(columns=["measure", "category", *further])
    )
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
        rate, square = ratio(values, words)
        half = stats.t.ppf(0.975, len(words) - 1) * np.sqrt(square) if len(words) > 1 else np.nan
        parts.append(cells.assign(group=group, quantity=np.where(signed, "weight", "marks"), n=len(words), rate=rate * 1000,
                                  low=(rate - half) * 1000, high=(rate + half) * 1000))  # fmt: skip
    columns = ["group", "measure", "category", "quantity", "n", "rate", "low", "high"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def declared_family(cells):
    """The hypotheses that get a q: hedges, boosters, tone, the axis, and each frame of the codebook or the news."""
    pairs = set(zip(cells["measure"], cells["category"], strict=True))
    wanted = [("hedging", "hedge"), ("hedging", "booster"), ("tone", ALL), ("stance", ALL)]
    frames = sorted(
        pair
        for pair in pairs
        if pair[0] == "framing" and pair[1].split(".")[0] in ("generic", "issue") and "." in pair[1]
    )
    return [pair for pair in wanted if pair in pairs] + frames


def _matrices(group, cells):
    """Values (units × cells), words and counts of one group, as arrays."""
    width = len(cells)
    count = group["count"].to_numpy(float).reshape(-1, width)
    weight = group["weight"].to_numpy(float).reshape(-1, width)
    words = group["words"].to_numpy(float).reshape(-1, width)[:, 0]
    measure, category = cells["measure"].to_numpy(object), cells["category"].to_numpy(object)
    signed = np.isin(measure, SIGNED) | (np.isin(measure, BALANCED) & (category == ALL))
    return np.where(signed, weight, count), words, count, signed


def _pair(a, b):
    (values_a, words_a, count_a, signed), (values_b, words_b, count_b, _) = a, b
    n_a, n_b = len(words_a), len(words_b)
    rate_a, square_a = ratio(values_a, words_a)
    rate_b, square_b = ratio(values_b, words_b)
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
            "p": permutation_p(values_a, words_a, values_b, words_b, ~sparse),
            "log2_ratio": np.where(signed, np.nan, log2_ratio(values_a, words_a, values_b, words_b)),
            "delta": cliffs_delta(values_a / words_a[:, None], values_b / words_b[:, None]),
            "detectable": detectable(values_a, words_a, values_b, words_b, freedom) * 1000,
            "baseline": np.fmax(baseline(values_a, words_a), baseline(values_b, words_b)) * 1000,
            "status": np.where(sparse, TOO_SPARSE, ""),
        }
    )
    found.loc[sparse, ["low", "high", "p", "detectable"]] = np.nan
    return found


def _adjust(table, further, family):
    """Benjamini–Hochberg over the declared family: of each pair, and of each value of the further columns."""
    in_family = pd.Series(list(zip(table["measure"], table["category"], strict=True)), index=table.index).isin(family)
    tested = table[in_family & table["p"].notna()]
    table["q"] = np.nan
    for rows in tested.groupby([*further, "group_a", "group_b"], observed=True).groups.values():
        table.loc[rows, "q"] = stats.false_discovery_control(table.loc[rows, "p"])
    return table
