"""Scores in; the rate of each group with its interval out."""

import numpy as np
import pandas as pd

from analysis.comparison import texts
from analysis.comparison.inference import rate_limits, ratio
from analysis.comparison.proportions import share_limits
from analysis.comparison.samples import Group
from analysis.comparison.scores import unit_columns


def group_rates(scores: pd.DataFrame, between: str = "article") -> pd.DataFrame:
    """The rate of each group with its 95 % interval, for every measure and category.

    `scores` are as for `compare`. A table with `group`, `measure`, `category`, `quantity` (marks or weight), `n` (units),
    `rate`, `low`, `high` (per 1,000 words; the interval is NaN where there are fewer than eight sentences, or two articles).
    """
    by = unit_columns(scores)
    cells = scores[["measure", "category"]].drop_duplicates().reset_index(drop=True)
    parts = []
    for group, part in scores.groupby(between, sort=False):
        units = Group.of(part, cells)
        rate, _ = ratio(units)
        low, high = _of_text(units) if "sentence" in by else rate_limits(units)
        parts.append(cells.assign(group=group, quantity=np.where(units.signed, "weight", "marks"), n=len(units),
                                  rate=rate * 1000, low=low * 1000, high=high * 1000))  # fmt: skip
    columns = ["group", "measure", "category", "quantity", "n", "rate", "low", "high"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _of_text(units):
    """The limits of one text; of coded sentences those of a share."""
    low, high = texts.text_rate_limits(units)
    if units.coded and len(units) >= texts.FEWEST_SENTENCES:
        counted = ~units.signed
        low[counted], high[counted] = share_limits(texts.Sentences.of(units, counted))
    return low, high


def is_clear(rates: pd.DataFrame) -> pd.Series:
    """Whether the interval of each rate of a measure with a direction lies on one side of 0; where it does not, no side is stated."""
    return (rates["low"] > 0) | (rates["high"] < 0)
