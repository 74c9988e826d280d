"""The codes of a sample in; how far its coders agree, and how good the measure is by their judgement, out."""

from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.coding.sample_codes import coder_votes, majority

DRAWS = 2000
COLUMNS = ["figure", "code", "n", "value", "low", "high"]


def alpha(codes: pd.DataFrame, strata: pd.Series, interval: bool = True) -> tuple[int, float, float, float]:
    """Krippendorff's alpha, for ordered codes, with a bootstrap interval.

    Codes are ordered (−1, 0, 1); with two of them the ordinal alpha is the nominal one. α = 1 − Do/De; the difference of
    two codes is the squared distance of their middle ranks among all pairable codes (Krippendorff's ordinal metric).
    The interval resamples sentences within the strata from which they were drawn. It describes the sample, in which marked
    sentences are more frequent than in the articles.

    Parameters
    ----------
    codes : DataFrame
        Sentences × coders; NaN where there is no code.
    strata : Series
        The stratum of each sentence.
    interval : bool
        Whether to make the interval, which takes far longer than α.

    Returns
    -------
    tuple
        Sentences with at least two codes, α, and its 95 % interval (NaN if not made); NaN where fewer than two different codes occur.

    Notes
    -----
    Hayes, A. F., & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
    Communication Methods and Measures, 1(1), 77–89.
    """
    codes = codes[codes.notna().sum(axis=1) >= 2]
    values = np.unique(codes.to_numpy()[codes.notna().to_numpy()])
    if len(values) < 2:
        return len(codes), np.nan, np.nan, np.nan
    ranks = dict(zip(values, _middle_ranks(_counts(codes, values).sum(0)), strict=True))
    data = [(coder, name, code) for coder in codes for name, code in codes[coder].dropna().items()]
    from nltk.metrics.agreement import AnnotationTask  # takes seconds to import

    value = AnnotationTask(data, distance=lambda one, other: (ranks[one] - ranks[other]) ** 2).alpha()
    if not interval:
        return len(codes), value, np.nan, np.nan
    drawn = alphas_of_samples(codes, bootstrap_counts(tuple(strata.reindex(codes.index))))
    return len(codes), value, *np.nanquantile(drawn, [0.025, 0.975])


def alphas_of_samples(codes: pd.DataFrame, times: np.ndarray) -> np.ndarray:
    """Alpha in each bootstrap sample: `codes` as for `alpha`, `times` (samples × sentences) as from `bootstrap_counts`."""
    values = np.unique(codes.to_numpy()[codes.notna().to_numpy()])
    counts = _counts(codes, values)
    coincidences = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(len(values))
    coincidences /= (counts.sum(1) - 1)[:, None, None]
    return bootstrap_alpha(np.einsum("du,uij->dij", times, coincidences))


def _counts(codes, values):
    """How often each sentence was given each value."""
    return np.stack([(codes == value).sum(axis=1) for value in values], axis=1).astype(float)


def bootstrap_alpha(coincidences: np.ndarray) -> np.ndarray:
    """Alpha of each matrix of coincidences (samples × codes × codes); NaN where only one code occurs."""
    totals = coincidences.sum(axis=2)
    ranks = _middle_ranks(totals)
    distance = (ranks[:, :, None] - ranks[:, None, :]) ** 2
    observed = (coincidences * distance).sum(axis=(1, 2))
    expected = (totals[:, :, None] * totals[:, None, :] * distance).sum(axis=(1, 2))
    with np.errstate(invalid="ignore"):
        return 1 - (totals.sum(axis=1) - 1) * observed / np.where(expected > 0, expected, np.nan)


def _middle_ranks(counts):
    return np.cumsum(counts, axis=-1) - counts / 2


@lru_cache(maxsize=2)  # the same for all variables of a sheet
def bootstrap_counts(strata: tuple) -> np.ndarray:
    """How often each sentence is drawn in each bootstrap sample, stratum by stratum."""
    random, names = np.random.default_rng(0), np.array(strata)
    times = np.zeros((DRAWS, len(names)))
    for stratum in np.unique(names):
        places = np.flatnonzero(names == stratum)
        times[:, places] = random.multinomial(len(places), np.full(len(places), 1 / len(places)), DRAWS)
    return times


def accuracy_rates(
    votes: pd.DataFrame, values: pd.Series, strata: dict[int, int], code: int, meaning: dict[int, int] | None = None
) -> list[tuple]:
    """Precision, recall and the share of sentences with one code, as measured and as corrected.

    Every coded sentence represents N/n sentences of its stratum, so that strata have their weight in the articles, not their weight in
    the sample. With T the estimated number of sentences to which the coders would give the code:
    precision = T among the marked ÷ marked; recall = T among the marked ÷ all T; corrected = all T ÷ all sentences.
    That is measured × precision ÷ recall, and the same number as Rogan & Gladen's (measured + specificity − 1) ÷
    (sensitivity + specificity − 1) with both estimated under these weights; for several codes it is Tenenbein's
    double-sampling estimate. Sentences that nobody coded are assumed to be like the coded ones of their stratum.

    The 95 % intervals hold for these articles: coded sentences are known; the others follow a binomial distribution whose share has
    Jeffreys' prior, Beta(½, ½), within each stratum. So a stratum in which no miss was found may still have some.

    Parameters
    ----------
    votes : DataFrame
        From `coder_votes`.
    values : Series
        What the measure says of each sentence, by id.
    strata : dict
        Sentences in the articles by value of the measure.
    code : int
        The code that counts as found, by measure and coder.
    meaning : dict, optional
        The value of each stratum, where there are strata within groups and `values` holds the numbers of the strata.

    Returns
    -------
    list of tuple
        `figure` (precision, recall, measured, corrected), `code`, `n`, `value`, `low`, `high`; NaN where there is
        nothing to estimate from.

    Notes
    -----
    Rogan, W. J., & Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal of
    Epidemiology, 107(1), 71–76. Tenenbein, A. (1972). A double sampling scheme for estimating from misclassified
    multinomial data with applications to sampling inspection. Technometrics, 14, 187–202. On the interval: Brown, L. D.,
    Cai, T. T., & DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical Science, 16(2), 101–133.
    """
    random = np.random.default_rng(0)
    values = values.reindex(votes.index)
    totals, n = {}, {}
    for value, size in strata.items():
        coded = votes.loc[values == value, code].dropna()
        n[value], found = len(coded), coded.sum()
        share = random.beta(found + 0.5, n[value] - found + 0.5, DRAWS)
        drawn = found + random.binomial(size - n[value], share)
        point = size * found / n[value] if n[value] else np.nan if size else 0.0
        totals[value] = np.concatenate([[point], drawn])
    own = [stratum for stratum in strata if (meaning or {}).get(stratum, stratum) == code]
    everything, marked, size = sum(totals.values()), sum(strata[one] for one in own), sum(strata.values())
    found, coded_there = sum(totals[one] for one in own), sum(n[one] for one in own)
    with np.errstate(invalid="ignore", divide="ignore"):
        figures = [
            ("precision", coded_there, found / np.float64(marked)),
            ("recall", sum(n.values()), found / everything),
            ("measured", size, np.array([marked / size])),
            ("corrected", sum(n.values()), everything / size),
        ]
    return [(name, code, number, *_interval(series)) for name, number, series in figures]


def _interval(series):
    """The estimate, and the 95 % interval of its draws, widened if need be to contain it."""
    value, drawn = series[0], series[1:]
    if np.isnan(value) or not len(drawn):
        return value, np.nan, np.nan
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return value, min(low, value), max(high, value)


def sample_agreement(codes: pd.DataFrame, key: dict, decided: pd.Series | None = None) -> pd.DataFrame:
    """All figures of one sample, with `codes` from `read_sheets`; for `decided` see `coder_votes`.

    Returns a table with `figure` (alpha_coders, alpha_measure: the measure against the majority, ties left out; then those of
    `rates`), `code`, `n` (sentences it rests on), `value`, `low`, `high`.
    """
    values = pd.Series({row["id"]: row["value"] for row in key["rows"]})
    numbers = {(stratum.get("group", ""), stratum["value"]): number for number, stratum in enumerate(key["strata"])}
    drawn_in = pd.Series({row["id"]: numbers[row.get("group", ""), row["value"]] for row in key["rows"]})
    strata = {number: stratum["sentences"] for number, stratum in enumerate(key["strata"])}
    meaning = {number: stratum["value"] for number, stratum in enumerate(key["strata"])}
    voted = coder_votes(codes, key["codes"], decided)
    both = pd.DataFrame({"coders": majority(voted), "measure": values.reindex(codes.index).astype("float64")})
    rows = [("alpha_coders", None, *alpha(codes, drawn_in))] if codes.shape[1] > 1 else []
    rows.append(("alpha_measure", None, *alpha(both, drawn_in)))
    rows += [row for code in key["codes"] if code for row in accuracy_rates(voted, drawn_in, strata, code, meaning)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"code": "Int64", "n": "int64"})
