"""The table of codes in; how far its coders agree on each measure, category and code out, by place or by span."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.coding.adjudication import PLACE
from analysis.coding.agreement import alpha
from analysis.coding.code_checks import parent_categories
from analysis.coding.unitizing import alpha_u

COLUMNS = ["measure", "category", "code", "unit", "n", "fewest", "most", "specific", "alpha", "low", "high", "kappa"]
SPAN, SENTENCE = "span", "place"


def reliability(codes: pd.DataFrame) -> pd.DataFrame:
    """How far the coders of each measure agree.

    A category is compared place by place if coders coded the same places (sentences), including those that they coded 0; otherwise span
    by span, over the passages that all of them read.

    Parameters
    ----------
    codes : DataFrame
        From `read_codes`.

    Returns
    -------
    DataFrame
        One row per measure and category, and one more per `code` if there are others than 0 and 1: `unit` (place or span), `n`
        (places that at least two coders coded; or spans), `fewest` and `most` (how often the code was given by the coder who gave it least,
        and most often), `specific` (specific agreement: of the times that one coder of a pair gave the code, the share in which the other gave
        it too; for spans, of their characters), `alpha` (Krippendorff's, for ordered codes; for spans, for unitizing) with its 95 % interval
        (bootstrap of the places within articles; none for spans), `kappa` (Cohen's, of two coders). NaN where codes do not vary.
    """
    rows = []
    for measure, own in codes.groupby("measure", sort=False):
        coders = own["coder"].unique().tolist()
        if len(coders) < 2:
            continue
        for category, coded in coded_categories(own):
            if _by_span(coded, category):
                rows.append({"measure": measure, "category": category, **_spans(coded, category, coders)})
            else:
                rows += [{"measure": measure, "category": category, **row} for row in _places(coded, category)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"code": "Int64"})


def coded_categories(codes: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each category of a measure's codes that has no coded parts, with its codes and those of the categories that contain it.

    A category with coded parts only says what its coder read.
    """
    names = codes["category"].drop_duplicates().tolist()
    parents = {parent for name in names for parent in parent_categories(name)}
    for category in names:
        if category not in parents:
            yield category, codes[codes["category"].isin([category, *parent_categories(category)])]


def _by_span(coded, category):
    """Whether a category was coded in spans: some code of it has no code at the same place that says what was read."""
    read = (coded["category"] != category) | (coded["value"] == 0)
    places = ["coder", *PLACE]
    known = set(coded.loc[read, places].itertuples(index=False, name=None))
    others = coded.loc[~read, places]
    wholes = not parent_categories(category) or coded.loc[read & (coded["category"] == category)].size > 0
    return not wholes and not all(place in known for place in others.itertuples(index=False, name=None))


def code_matrix(codes: pd.DataFrame, category: str) -> pd.DataFrame:
    """The value that each coder (columns) gave each place (rows) for a category; 0 where only a category that contains it is coded."""
    own, around = codes[codes["category"] == category], codes[codes["category"] != category]
    given = own.pivot_table(index=PLACE, columns="coder", values="value", sort=False)
    zeros = around.assign(value=0.0).pivot_table(index=PLACE, columns="coder", values="value", sort=False)
    return given.combine_first(zeros) if len(zeros) else given


def _places(coded, category):
    given = code_matrix(coded, category)
    given = given[given.notna().sum(axis=1) >= 2]
    values = sorted({int(value) for value in np.unique(given.to_numpy()[given.notna().to_numpy()])})
    binary = not {*values} - {0, 1}
    strata = given.index.get_level_values(0).to_series(given.index)
    rows = [_row(given, strata, 1 if binary else None)]
    if not binary:
        rows += [
            _row(given.eq(value).astype(float).where(given.notna()), strata, 1) | {"code": value} for value in values
        ]
    return rows


def _row(given, strata, code):
    n, value, low, high = alpha(given, strata)
    counts = given.eq(code).sum() if code is not None else given.notna().sum()
    pairs = [given[[one, other]].dropna() for one, other in combinations(given, 2)]
    both = sum(int((pair == code).all(axis=1).sum()) for pair in pairs)
    either = sum(int((pair == code).to_numpy().sum()) for pair in pairs)
    return {"code": code, "unit": SENTENCE, "n": n, "fewest": counts.min(), "most": counts.max(), "alpha": value, "low": low, "high": high,
            "specific": 2 * both / either if code is not None and either else np.nan,
            "kappa": _kappa(pairs[0]) if len(pairs) == 1 else np.nan}  # fmt: skip


def _kappa(pair):
    """Cohen's kappa of two columns; NaN where chance alone makes them agree."""
    table = pd.crosstab(pair.iloc[:, 0], pair.iloc[:, 1], normalize=True)
    expected = sum(table.loc[value].sum() * table[value].sum() for value in table.index.intersection(table.columns))
    observed = sum(table.loc[value, value] for value in table.index.intersection(table.columns))
    return (observed - expected) / (1 - expected) if expected < 1 else np.nan


def _spans(coded, category, coders):
    """Agreement on spans over the passages that all coders read, one article after the other."""
    spans, length, shared, marked = [], 0, 0, 0
    for _, here in coded.groupby("article", sort=False):
        around = here[here["category"] != category].groupby("coder")
        if {*around.groups} != {*coders}:
            continue
        low, high = around["start"].min().max(), around["end"].max().min()
        own = here[(here["category"] == category) & (here["value"] != 0) & (here["end"] > low) & (here["start"] < high)]
        start, end = own["start"].clip(lower=low), own["end"].clip(upper=high)
        spans.append(own.assign(start=start - low + length, end=end - low + length))
        length += high - low
    found = pd.concat(spans) if spans else coded[:0]
    inside = {coder: _inside(found[found["coder"] == coder], length) for coder in coders}
    for one, other in combinations(coders, 2):
        shared += 2 * int((inside[one] & inside[other]).sum())
        marked += int(inside[one].sum() + inside[other].sum())
    counts = found["coder"].value_counts().reindex(coders, fill_value=0)
    value = alpha_u(found, length, coders)["alpha"].iloc[-1] if length else np.nan
    return {"code": None, "unit": SPAN, "n": len(found), "fewest": counts.min(), "most": counts.max(),
            "specific": shared / marked if marked else np.nan, "alpha": value, "low": np.nan, "high": np.nan, "kappa": np.nan}  # fmt: skip


def _inside(spans, length):
    edges = np.zeros(length + 1, np.int64)
    np.add.at(edges, spans["start"].to_numpy(), 1)
    np.add.at(edges, spans["end"].to_numpy(), -1)
    return edges[:-1].cumsum() > 0
