"""The strata of a coded sample in; a difference of mean codes with its error out, by survey sampling's difference estimator."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

SUMS = ["size", "n", "code", "measure", "of_all", "code_2", "both", "measure_2"]
PRIOR = 0.5  # of each code, in a stratum where the sample shows too little of them (Jeffreys)


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
        sums = sample_moments(own["code"].to_numpy(float), own["weight"].to_numpy(float), codes)
        rows.append((row.group, row.value, row.sentences, len(own), sums[0], sums[1], row.weight, *sums[2:]))
    return pd.DataFrame(rows, columns=["group", "value", *SUMS])


def sample_moments(code: np.ndarray, measure: np.ndarray, codes: Sequence[int]) -> list[np.ndarray]:
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
    share, n = stratum_shares(size, side), np.where(n > 0, n, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        factor = share**2 * (1 - n / size) / n
        best = (factor * both).sum(-1) / (factor * measure_2).sum(-1)
    lam = np.clip(np.nan_to_num(best, nan=0.0), 0, None) if tuning is None else np.full(size.shape[:-1], float(tuning))
    wide = lam[..., None]
    spread = np.maximum(code_2 - 2 * wide * both + wide**2 * measure_2, 0)
    difference = (side * share * (code + wide * (of_all - measure))).sum(-1)
    return {"difference": difference, "square": (factor * spread).sum(-1), "tuning": lam, "freedom": (n - 1).sum(-1)}


def stratum_shares(size: np.ndarray, side: np.ndarray) -> np.ndarray:
    """The share that a stratum has of the sentences of its group."""
    first = np.where(side > 0, size, 0).sum(-1, keepdims=True)
    second = np.where(side < 0, size, 0).sum(-1, keepdims=True)
    return size / np.where(side > 0, first, second)


def estimate_limits(found: dict[str, np.ndarray], reach: float = 0.975) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The 95 % limits of a difference from `estimate`, and p of no difference, by Student's distribution."""
    freedom, error = np.maximum(found["freedom"], 1), np.sqrt(found["square"])
    half = stdtrit(freedom, reach) * error
    with np.errstate(invalid="ignore", divide="ignore"):
        p = 2 * stdtr(freedom, -np.abs(found["difference"]) / error)
    return found["difference"] - half, found["difference"] + half, p
