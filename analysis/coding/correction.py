"""Codes of a sample with known probabilities and a measure of every sentence in; differences of groups, corrected by the codes, out."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from analysis.comparison.wording import number, p_value

COLUMNS = ["group_a", "group_b", "sentences_a", "sentences_b", "n_a", "n_b", "measured", "rate_a", "rate_b", "difference", "low", "high", "p",
           "codes_difference", "codes_low", "codes_high", "tuning", "error_a", "error_b", "p_alike", "more"]  # fmt: skip
SUMS = ["size", "n", "code", "measure", "of_all", "code_2", "both", "measure_2"]
PRIOR = 0.5  # of each code, in a stratum where the sample shows too little of them (Jeffreys)
UNLIKE = 0.05


def strata_of(sample: pd.DataFrame, strata: pd.DataFrame, codes: Sequence[int]) -> pd.DataFrame:
    """What is known of each stratum.

    Parameters
    ----------
    sample : DataFrame
        One row a sentence that was drawn: `group`, `value`, `weight` (by the measure) and `code` (NaN where nobody coded it).
    strata : DataFrame
        `group`, `value`, `sentences` (in the articles), `weight` (the mean over all of them).
    codes : sequence of int
        All there can be.

    Returns
    -------
    DataFrame
        By `group` and `value`: `size` (sentences), `n` (coded), the means of `code` and `measure` in the sample, the measure's `of_all`,
        and their variances and covariance (`code_2`, `measure_2`, `both`). The variance of the codes is not below what half a sentence
        more of each code would give: of few sentences that all have one code nobody knows that all others have it too.
    """
    rows = []
    for row in strata[strata["sentences"] > 0].itertuples():
        own = sample[(sample["group"] == row.group) & (sample["value"] == row.value)].dropna(subset=["code"])
        sums = of_sample(own["code"].to_numpy(float), own["weight"].to_numpy(float), codes)
        rows.append((row.group, row.value, row.sentences, len(own), sums[0], sums[1], row.weight, *sums[2:]))
    return pd.DataFrame(rows, columns=["group", "value", *SUMS])


def of_sample(code: np.ndarray, measure: np.ndarray, codes: Sequence[int]) -> list[np.ndarray]:
    """Means of code and measure along the last axis, the variance of the codes, the covariance, and the measure's variance."""
    n = code.shape[-1]
    if not n:
        return [np.full(code.shape[:-1], np.nan)] * 5
    means = code.mean(-1), measure.mean(-1)
    apart = [each - mean[..., None] for each, mean in zip((code, measure), means, strict=True)]
    squares = [(one * other).sum(-1) / max(n - 1, 1) for one, other in ((apart[0],) * 2, apart, (apart[1],) * 2)]
    share = np.stack([(code == each).sum(-1) + PRIOR for each in codes], -1) / (n + PRIOR * len(codes))
    least = share @ np.square(codes) - (share @ np.array(codes)) ** 2
    return [*means, np.maximum(squares[0], least), squares[1], squares[2]]


def estimate(strata: np.ndarray, side: np.ndarray, tuning: float | None = None) -> dict[str, np.ndarray]:
    """A difference of mean codes, from what is known of the strata.

    Each stratum's mean is that of its codes, and the tuned difference of the measure's mean over all its sentences and over those
    coded: the difference estimator of survey sampling, which prediction-powered inference is of a simple random sample. The
    tuning factor is the one that makes the variance least (PPI++); at 0 the measure is left out, at 1 it is believed. Sentences that are
    not drawn are those of these articles and no others, so that the error is 0 once all are coded.

    Parameters
    ----------
    strata : array
        … × strata × the columns of `SUMS`.
    side : array
        1 for strata of the first group, −1 for those of the second.
    tuning : float, optional
        By default the best, but not below 0.

    Returns
    -------
    dict of array
        `difference`, `square` (its squared standard error), `tuning`, `freedom`.

    Notes
    -----
    Angelopoulos, A. N., Duchi, J. C., & Zrnic, T. (2023). PPI++: Efficient prediction-powered inference. arXiv:2311.01453. Egami, N.,
    Hinck, M., Stewart, B. M., & Wei, H. (2023). Using imperfect surrogates for downstream inference: Design-based supervised learning
    for social science applications of large language models. arXiv:2306.04746.
    """
    size, n, code, measure, of_all, code_2, both, measure_2 = np.moveaxis(strata, -1, 0)
    share, n = shares(size, side), np.where(n > 0, n, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        factor = share**2 * (1 - n / size) / n
        best = (factor * both).sum(-1) / (factor * measure_2).sum(-1)
    lam = np.clip(np.nan_to_num(best, nan=0.0), 0, None) if tuning is None else np.full(size.shape[:-1], float(tuning))
    wide = lam[..., None]
    spread = np.maximum(code_2 - 2 * wide * both + wide**2 * measure_2, 0)
    difference = (side * share * (code + wide * (of_all - measure))).sum(-1)
    return {"difference": difference, "square": (factor * spread).sum(-1), "tuning": lam, "freedom": (n - 1).sum(-1)}


def shares(size: np.ndarray, side: np.ndarray) -> np.ndarray:
    """The share that a stratum has of the sentences of its group."""
    first = np.where(side > 0, size, 0).sum(-1, keepdims=True)
    second = np.where(side < 0, size, 0).sum(-1, keepdims=True)
    return size / np.where(side > 0, first, second)


def limits(found: dict[str, np.ndarray], reach: float = 0.975) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The 95 % limits of a difference from `estimate`, and p of no difference, by Student's distribution."""
    freedom, error = np.maximum(found["freedom"], 1), np.sqrt(found["square"])
    half = stdtrit(freedom, reach) * error
    with np.errstate(invalid="ignore", divide="ignore"):
        p = 2 * stdtr(freedom, -np.abs(found["difference"]) / error)
    return found["difference"] - half, found["difference"] + half, p


def corrected(sample: pd.DataFrame, strata: pd.DataFrame, codes: Sequence[int]) -> pd.DataFrame:
    """Estimate the difference in mean codes of every pair of groups, from a measure of all sentences and the codes of a sample.

    Parameters
    ----------
    sample, strata, codes
        See `strata_of`; `sample_of` makes the first two of a key and its coded sheets.

    Returns
    -------
    DataFrame
        One row a pair: `group_a`, `group_b`, `sentences_a`, `sentences_b` (in the articles), `n_a`, `n_b` (coded), `measured` (the
        difference by the measure alone: of its value, −1, 0 or 1 a sentence), `rate_a`, `rate_b` (corrected mean codes), `difference` (a − b)
        with `low`, `high` (95 %) and `p`; `codes_difference`, `codes_low`, `codes_high` (by the coded sentences alone), `tuning`; `error_a`,
        `error_b` (the measure's mean value less the codes'), `p_alike` (that it errs alike in both groups: where this is small the
        measure alone cannot be compared between them); `more` (sentences to be coded beside these to halve the interval). NaN where a
        stratum has no coded sentence. The intervals speak of the sentences of these articles.
    """
    known = strata_of(sample, strata, codes)
    rows = []
    for a, b in combinations(strata["group"].drop_duplicates(), 2):
        own = known[known["group"].isin([a, b])]
        side = np.where(own["group"] == a, 1, -1)
        table = own[SUMS].to_numpy(float)
        found, alone = estimate(table, side), estimate(table, side, 0)
        (low, high, p), (codes_low, codes_high, _) = limits(found), limits(alone)
        share, means = shares(table[:, 0], side), own["code"] + found["tuning"] * (own["of_all"] - own["measure"])
        sides = {name: (side == one) for name, one in (("a", 1), ("b", -1))}
        rate = {name: float((share * means)[inside].sum(skipna=False)) for name, inside in sides.items()}
        value = {name: float((share * own["value"])[inside].sum()) for name, inside in sides.items()}
        mean = {name: float((share * own["code"])[inside].sum(skipna=False)) for name, inside in sides.items()}
        errors = {name: value[name] - mean[name] for name in sides}
        unlike = alone | {"difference": np.array(errors["a"] - errors["b"])}
        rows.append({
            "group_a": a, "group_b": b, "measured": value["a"] - value["b"], "difference": float(found["difference"]), "low": float(low),
            "high": float(high), "p": float(p), "codes_difference": float(alone["difference"]), "codes_low": float(codes_low),
            "codes_high": float(codes_high), "tuning": float(found["tuning"]), "p_alike": float(limits(unlike)[2]),
            "more": _more(table, side, float(found["tuning"])),
            **{f"{what}_{name}": each[name] for what, each in (("rate", rate), ("error", errors)) for name in sides},
            **{f"{what}_{name}": int(own[column][inside].sum()) for what, column in (("n", "n"), ("sentences", "size"))
               for name, inside in sides.items()},
        })  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def _more(table, side, tuning):
    """How many sentences more, in the same proportions, would halve the interval."""
    size, n = table[:, 0], table[:, 1]
    wanted = estimate(table, side, tuning)["square"] / 4
    if not wanted > 0:
        return 0 if wanted == 0 else np.nan
    low, high = 1.0, float((size / n).max())
    for _ in range(24):
        middle = (low + high) / 2
        grown = table.copy()
        grown[:, 1] = np.minimum(size, middle * n)
        low, high = (middle, high) if estimate(grown, side, tuning)["square"] > wanted else (low, middle)
    return int((np.minimum(size, np.ceil(high * n)) - n).sum())


def sample_of(key: dict, votes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sentences of a key with their codes, and its strata, as `corrected` takes them.

    Parameters
    ----------
    key : dict
        Of a sample that was drawn `--between` groups.
    votes : DataFrame
        From `analysis.coding.returned.votes`: where coders tie, the code is the mean of those that tie.
    """
    code = (votes * votes.columns.to_numpy(float)).sum(axis=1, skipna=False)
    sample = pd.DataFrame(key["rows"])[["id", "group", "value", "weight"]]
    return sample.assign(code=sample["id"].map(code)), pd.DataFrame(key["strata"])


def correction_lines(found: pd.DataFrame, name: str) -> list[str]:
    """The table of `corrected` as sentences."""
    lines = []
    for row in found.itertuples():
        who = f"{row.group_a} against {row.group_b}, {name}"
        if np.isnan(row.difference):
            lines.append(f"{who}: unknown, because one stratum of the sample has no codes.")
            continue
        alike = (
            f"The measure errs differently in the two groups (p {p_value(row.p_alike)}): do not compare the groups by the measure alone."
            if row.p_alike < UNLIKE else f"The measure's errors do not differ significantly (p {p_value(row.p_alike)})."
        )  # fmt: skip
        lines.append(
            f"{who}: {number(row.difference, 2)} [{number(row.low, 2)}, {number(row.high, 2)}] (p {p_value(row.p)}), corrected by "
            f"{row.n_a + row.n_b} coded sentences; the measure alone says {number(row.measured, 2)}. {alike} "
            f"{row.more:.0f} more sentences would halve the interval."
        )
    return lines
