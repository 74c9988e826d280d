"""The spans that coders marked in a text in; their agreement, Krippendorff's alpha for unitizing, out."""

from itertools import combinations

import numpy as np
import pandas as pd


def alpha_u(spans: pd.DataFrame, length: int, coders: list[str]) -> pd.DataFrame:
    """Krippendorff's unitizing alpha of each category, and of all together.

    Within a category, two spans that overlap disagree by the squared distances of their ends; a span that overlaps none of the other
    coder's disagrees by the square of its length. The expected disagreement is that of spans of these lengths at random places.

    Parameters
    ----------
    spans : DataFrame
        `coder`, `category`, `start`, `end`: places from 0 to `length`. Overlapping spans of one coder and category are merged.
    length : int
        The length of the text that all coders read.
    coders : list of str
        All who read it, including those who marked nothing; at least two.

    Returns
    -------
    DataFrame
        One row per category, the last "all": `category`, `spans`, `observed`, `expected`, `alpha` (1 − observed ÷ expected; NaN if there is no
        span). For "all", observed and expected are sums over the categories.

    Notes
    -----
    Krippendorff, K. (2004). Content Analysis (2nd ed.). Thousand Oaks: Sage, p. 254, which corrects the expected disagreement in
    Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological Methodology, 25, 47–76.
    """
    rows = []
    for category, own in spans.groupby("category", sort=False):
        units = [_merged(own[own["coder"] == coder]) for coder in coders]
        rows.append((category, sum(map(len, units)), _observed(units, length), _expected(units, length)))
    table = pd.DataFrame(rows, columns=["category", "spans", "observed", "expected"])
    table.loc[len(table)] = ["all", table["spans"].sum(), table["observed"].sum(), table["expected"].sum()]
    return table.assign(alpha=1 - table["observed"] / table["expected"].where(table["expected"] > 0))


def _merged(spans):
    """The spans of one coder and category, merged where they overlap: an array of starts and ends."""
    merged = list[list[int]]()
    for start, end in sorted(zip(spans["start"], spans["end"], strict=True)):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return np.array(merged, np.int64).reshape(-1, 2).astype(float)


def _observed(units, length):
    total = 0.0
    for one, other in combinations(units, 2):
        overlap = (one[:, None, 0] < other[None, :, 1]) & (other[None, :, 0] < one[:, None, 1])
        apart = ((one[:, None, :] - other[None, :, :]) ** 2).sum(2)
        alone = [np.diff(spans[~overlap.any(axis)])[:, 0] for spans, axis in ((one, 1), (other, 0))]
        total += apart[overlap].sum() + sum((sizes**2).sum() for sizes in alone)
    return 2 * total / (len(units) * (len(units) - 1) * length**2)


def _expected(units, length):
    sizes = np.concatenate([np.diff(spans)[:, 0] for spans in units])
    edges = [np.r_[0, spans.ravel(), length].reshape(-1, 2) for spans in units]
    gaps = np.concatenate([np.diff(edge)[:, 0] for edge in edges])
    room = (gaps - sizes[:, None] + 1).clip(min=0).sum(1)  # the places in a gap where a span of this length fits
    total = ((len(sizes) - 1) / 3 * (2 * sizes**3 - 3 * sizes**2 + sizes) + sizes**2 * room).sum()
    read = len(units) * length
    return 2 / length * total / (read * (read - 1) - (sizes * (sizes - 1)).sum())
