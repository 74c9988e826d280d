"""Codes of a sample with known probabilities and a measure of every sentence in; differences of groups, corrected by the codes, out."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.comparison.estimator import SUMS, estimate, estimate_limits, strata_of, stratum_shares
from analysis.comparison.units import ALL
from analysis.comparison.wording import number, p_value

COLUMNS = ["group_a", "group_b", "sentences_a", "sentences_b", "n_a", "n_b", "measured", "rate_a", "rate_b", "difference", "low", "high", "p",
           "codes_difference", "codes_low", "codes_high", "tuning", "error_a", "error_b", "p_alike", "more"]  # fmt: skip
UNLIKE = 0.05
PRESENCE, DIRECTION = (0, 1), (-1, 0, 1)
# Measures that as a whole have two poles
DIRECTED = ("hedging", "sentiment", "tone", "evaluation", "stance", "author_stance")
PLACE = ["article", "start", "end"]


def possible_codes(measure: str, category: str) -> tuple[int, ...]:
    """Which codes a sentence can get: −1, 0, 1 where the measure as a whole has a direction, else 0, 1."""
    directed = measure == "evaluation" or (category == ALL and measure in DIRECTED)
    return DIRECTION if directed else PRESENCE


def corrected(sample: pd.DataFrame, strata: pd.DataFrame, codes: Sequence[int]) -> pd.DataFrame:
    """Estimate the difference in mean codes of every pair of groups, from a measure of all sentences and the codes of a sample.

    Parameters
    ----------
    sample, strata, codes
        See `strata_of`; `sample_and_strata` makes the first two of a key and its coded sheets.

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
        (low, high, p), (codes_low, codes_high, _) = estimate_limits(found), estimate_limits(alone)
        share, means = (
            stratum_shares(table[:, 0], side),
            own["code"] + found["tuning"] * (own["of_all"] - own["measure"]),
        )
        sides = {name: (side == one) for name, one in (("a", 1), ("b", -1))}
        rate = {name: float((share * means)[inside].sum(skipna=False)) for name, inside in sides.items()}
        value = {name: float((share * own["value"])[inside].sum()) for name, inside in sides.items()}
        mean = {name: float((share * own["code"])[inside].sum(skipna=False)) for name, inside in sides.items()}
        errors = {name: value[name] - mean[name] for name in sides}
        unlike = alone | {"difference": np.array(errors["a"] - errors["b"])}
        rows.append({
            "group_a": a, "group_b": b, "measured": value["a"] - value["b"], "difference": float(found["difference"]), "low": float(low),
            "high": float(high), "p": float(p), "codes_difference": float(alone["difference"]), "codes_low": float(codes_low),
            "codes_high": float(codes_high), "tuning": float(found["tuning"]), "p_alike": float(estimate_limits(unlike)[2]),
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


def correct_scores(scores: pd.DataFrame, between: str, codes: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The corrected differences of everything that is both scored and coded; `compare(…, codes=…)` says what the parameters are.

    The strata are the values of the measure in each group, of which the coded sentences are a random sample: so `discourse sample
    --between` draws them.
    """
    where = sentences.set_index(PLACE)["sentence"]
    coded = codes[codes["coder_kind"] != "lexicon"]
    found = [pd.DataFrame(columns=["measure", "category", *COLUMNS])]
    for (measure, category), own in coded.groupby(["measure", "category"], sort=False):
        units = scores[(scores["measure"] == measure) & (scores["category"] == category)]
        if units.empty:
            continue
        valid = possible_codes(measure, category)
        given = np.sign(own["value"]) if valid == DIRECTION else (own["value"] != 0).astype(float)
        code = _majority(own.assign(value=given, sentence=_sentence(own, where)))
        units = units.assign(
            group=units[between].astype(str), weight=units["weight" if valid == DIRECTION else "count"].astype(float)
        )
        units = units.assign(
            value=np.sign(units["weight"].round(9)).astype(int),
            code=code.reindex(pd.MultiIndex.from_frame(units[code.index.names])).to_numpy(),
        )
        units = units[units["group"] != ""]
        strata = units.groupby(["group", "value"], sort=True)["weight"].agg(["size", "mean"]).reset_index()
        strata.columns = ["group", "value", "sentences", "weight"]
        found.append(corrected(units, strata, valid).assign(measure=measure, category=category))
    return pd.concat(found[1:] or found, ignore_index=True)[found[0].columns]


def _sentence(codes, where):
    """The sentence of each code."""
    found = where.reindex(pd.MultiIndex.from_frame(codes[PLACE]))
    if found.isna().any():
        row = codes[found.isna().to_numpy()].iloc[0]
        raise ValueError(
            f"a code of '{row['article']}' from {row['start']} to {row['end']} is of no whole sentence: a difference is corrected by coded sentences"
        )
    return found.astype("int64").to_numpy()


def _majority(codes):
    """The code that most coders gave each sentence; where codes tie, their mean."""
    times = codes.groupby(["article", "sentence", "value"]).size().rename("times").reset_index()
    most = times["times"] == times.groupby(["article", "sentence"])["times"].transform("max")
    return times[most].groupby(["article", "sentence"])["value"].mean()


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
