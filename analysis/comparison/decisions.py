"""Scores in; classes out: the side of the axis that a text takes, its leading frame, the frames it shows.

A score is a sum over marks and stays one; where the line is drawn is said in `[decision.NAME]` of a lexicon or
codebook, with a note on which texts it was set. A class says less than its score: use it to agree with people who
gave classes, or to count texts, and read the marks behind it.
"""

import numpy as np
import pandas as pd

from analysis.comparison.scores import unit_columns
from analysis.lexicons.load import Lexicon


def _decision(source, name, *keys):
    """The decision of a lexicon or codebook, which must have these keys."""
    decision = source.decisions.get(name, {})
    if missing := [key for key in keys if key not in decision]:
        raise ValueError(f"{source.path}: no '{missing[0]}' in [decision.{name}]; see docs/lexicons.md")
    return decision


def _units(scores, measure, column, categories):
    """One row a unit, one column a category."""
    own = scores[(scores["measure"] == measure) & scores["category"].isin(categories)]
    if missing := set(categories) - set(own["category"]):
        raise ValueError(f"scores hold no {measure} of {', '.join(sorted(missing))}")
    return own.pivot_table(index=unit_columns(scores), columns="category", values=column, sort=False, observed=True)[
        list(categories)
    ]


def axis_side(scores: pd.DataFrame, codebook: Lexicon) -> pd.Series:
    """By unit of `scores`: the side of the axis it takes, or "neutral" where there is too little evidence on either.

    The codebook's `[decision.stance]` says what the position must stand `above` or `below`.
    """
    rule = _decision(codebook, "stance", "above", "below")
    positive, negative = codebook.axis
    position = _units(scores, "stance", "weight", codebook.axis).sum(axis=1)
    sides = np.select([position > rule["above"], position < rule["below"]], [positive, negative], "neutral")
    return pd.Series(sides, position.index, name="side")


def leading_frame(scores: pd.DataFrame, source: Lexicon, name: str) -> pd.Series:
    """By unit of `scores`: the frame with the highest summed weight, or ""; made for sentences and headlines.

    `[decision.NAME.offsets]` of the framing lexicon or a codebook lists the frames that compete and what is added to the
    weight of each that has a mark, which breaks ties.
    """
    offsets = pd.Series(_decision(source, name, "offsets")["offsets"])
    weights = _units(scores, "framing", "weight", offsets.index)
    evidence = (weights + offsets).where(weights > 0, -np.inf)
    return evidence.idxmax(axis=1).where((weights > 0).any(axis=1), "").rename("frame")


def frames_shown(scores: pd.DataFrame, source: Lexicon, name: str) -> pd.DataFrame:
    """A row a unit of `scores`, a column a frame: whether its summed weight per 1,000 words reaches the rate set for it.

    Made for articles; the rates are `[decision.NAME.rates]` of the framing lexicon or a codebook.
    """
    rates = pd.Series(_decision(source, name, "rates")["rates"])
    return _units(scores, "framing", "weight_per_1000", rates.index) >= rates
