"""The codes of one coder in; which words the coder looked at for what, out: only there is what has no code a 0."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.coding.code_checks import codable_categories, parent_categories
from analysis.coding.codes_as_marks import poles, specific_codes, token_ranges
from analysis.comparison.units import ALL

WHOLE = 0.5  # of the words of its sentence: a code on fewer is of a span

Labels = Mapping[str, Mapping[str, str]]


def coded_words(codes: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Which words stand in a place that is coded."""
    first, after = token_ranges(codes, tokens)
    edges = np.zeros(len(tokens) + 1, np.int64)
    np.add.at(edges, first[first >= 0], 1)
    np.add.at(edges, after[first >= 0], -1)
    return edges[:-1].cumsum() > 0


def words_read(
    codes: pd.DataFrame, tokens: pd.DataFrame, labels: Labels, axis: Sequence[str] = ()
) -> dict[tuple[str, str], np.ndarray]:
    """Which words one coder looked at, for each measure and category that can be told from the codes.

    A category is read where it is coded, or one that it is a part of (see `read_codes`), unless that one is coded without parts.

    Raises
    ------
    ValueError
        If the codes are of several coders; or if there are spans within sentences and nothing that says what was read, so that
        nobody knows in which sentences none was found.
    """
    if codes["coder"].nunique() > 1:
        raise ValueError(f"codes of several coders ({', '.join(codes['coder'].unique())}): choose one with coder=")
    _check_read(codes, tokens)
    coarse = codes[specific_codes(codes)]
    found = {}
    for measure, own in codes.groupby("measure", sort=False):
        names = list(codable_categories(labels).get(measure, dict.fromkeys(own["category"])))
        cells = dict.fromkeys([ALL, *(total for name in names for total in parent_categories(name)[:-1]), *names])
        unparted = {
            name
            for name in coarse.loc[coarse["measure"] == measure, "category"]
            if not (name == ALL and poles(measure, axis))
        }
        for cell in cells:
            from_totals = [] if unparted & {*parent_categories(cell)} else parent_categories(cell)
            inside = coded_words(own[own["category"].isin([cell, *from_totals])], tokens)
            if inside.any():
                found[measure, cell] = inside
    return found


def _check_read(codes, tokens):
    """Whether it is known what was read."""
    for (article, measure), own in codes.groupby(["article", "measure"], sort=False):
        parts = {total for name in own["category"] for total in parent_categories(name)}
        if (own["value"] == 0).any() or own["category"].isin(parts).any():
            continue
        here = tokens[tokens["article"] == article]
        size = here.groupby("sentence")["start"].transform("size").to_numpy()
        first, after = token_ranges(own, here)
        if len(first := first[first >= 0]) and np.median((after[after >= 0] - first) / size[first]) < WHOLE:
            raise ValueError(
                f"{own['coder'].iloc[0]} marked spans of {measure} in '{article}', but no code says what was read, so uncoded "
                "places cannot be counted as 0. Add a row with category 'all' and value 0 for each passage that was read"
            )
