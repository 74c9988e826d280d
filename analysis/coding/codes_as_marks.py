"""Codes in; the words at their places, and the same codes as marks, out."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE, parent_categories
from analysis.comparison.units import ALL
from analysis.core.schema import table

POLES = {"hedging": ("booster", "hedge"), "tone": ("positive", "negative"), "sentiment": ("positive", "negative")}


def poles(measure: str, axis: Sequence[str]) -> tuple[str, ...]:
    """The categories that values above and below 0 of a whole measure mean; () if the measure has no two poles."""
    return tuple(axis) if measure in ("stance", AUTHOR_STANCE) else POLES.get(measure, ())


def codes_to_marks(
    codes: pd.DataFrame, articles: pd.DataFrame, tokens: pd.DataFrame, axis: Sequence[str] = ()
) -> pd.DataFrame:
    """Codes as marks: what a coder found, where, and with which weight.

    Parameters
    ----------
    codes : DataFrame
        From `read_codes`, of one coder or several.
    articles, tokens : DataFrame
    axis : sequence of str
        The categories (positive, negative) of stance, from the codebook.

    Returns
    -------
    DataFrame
        The table `marks`, one row per code that is not 0. `weight` is its value and `entry` its coder; voice and sentence are those of its
        first word (for the author's stance, the voice is the author's). A code of a whole measure is left out where the coder has coded its
        parts; elsewhere it is a mark of the pole that its sign stands for.
    """
    own = codes[specific_codes(codes)]
    first, _ = token_ranges(own, tokens)
    own, at = own[first >= 0], first[first >= 0]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    author = (own["measure"] == AUTHOR_STANCE).to_numpy()
    columns = {
        "article": own["article"], "start": own["start"], "end": own["end"], "measure": own["measure"],
        "cue": [texts[row.article][row.start : row.end] for row in own.itertuples()],
        "sentence": tokens["sentence"].to_numpy()[at], "weight": own["value"], "entry": own["coder"],
        "category": [_category(row, axis) for row in own.itertuples()],
        "voice": np.where(author, "author", tokens["voice"].to_numpy(object)[at]),
        "attribution": tokens["attribution"].array.take(at),
    }  # fmt: skip
    marks = table("marks", {name: getattr(column, "array", column) for name, column in columns.items()})
    marks.loc[author, "attribution"] = pd.NA
    return marks


def _category(row, axis):
    pair = poles(row.measure, axis) if row.category == ALL else ()
    return pair[int(row.value < 0)] if pair else row.category


def specific_codes(codes: pd.DataFrame) -> np.ndarray:
    """A mask of the codes that are not 0, without totals whose parts are coded within them."""
    kept = (codes["value"] != 0).to_numpy(copy=True)
    names = codes["category"].to_numpy(object)
    for rows in codes[kept].groupby(["coder", "article", "measure"], sort=False).groups.values():
        places = codes.index.get_indexer(rows)
        start, end = codes["start"].to_numpy()[places], codes["end"].to_numpy()[places]
        for place in places:
            part = [names[place] in parent_categories(name) for name in names[places]]
            low, high = codes["start"].iat[place], codes["end"].iat[place]
            kept[place] = not (np.array(part) & (start >= low) & (end <= high)).any()
    return kept


def token_ranges(codes: pd.DataFrame, tokens: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each code, the position in `tokens` of the first word that begins in it and of the word after its last; -1 if there is none."""
    first, after = np.full(len(codes), -1), np.full(len(codes), -1)
    places = tokens.groupby("article", sort=False).indices
    for article, rows in codes.groupby("article", sort=False).indices.items():
        if article in places:
            own = places[article]
            starts = tokens["start"].to_numpy()[own]
            low, high = (np.searchsorted(starts, codes[name].to_numpy()[rows]) for name in ("start", "end"))
            any_word = low < high
            first[rows] = np.where(any_word, own[np.minimum(low, len(own) - 1)], -1)
            after[rows] = np.where(any_word, own[np.maximum(high - 1, 0)] + 1, -1)
    return first, after
