"""The codes of one coder in; which words the coder read for which category out. Only a word that was read and has no code counts as 0."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.coding.code_checks import codable_categories, parent_categories
from analysis.coding.codes_as_marks import poles, specific_codes, token_ranges
from analysis.comparison.units import ALL

WHOLE = 0.5  # of the words of a sentence; a code on fewer words is of a span

Labels = Mapping[str, Mapping[str, str]]


def coded_words(codes: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """A mask of the words in coded places."""
    first, after = token_ranges(codes, tokens)
    edges = np.zeros(len(tokens) + 1, np.int64)
    np.add.at(edges, first[first >= 0], 1)
    np.add.at(edges, after[first >= 0], -1)
    return edges[:-1].cumsum() > 0


def words_read(
    codes: pd.DataFrame, tokens: pd.DataFrame, labels: Labels, axis: Sequence[str] = ()
) -> dict[tuple[str, str], np.ndarray]:
    """Masks of the words that one coder read, by measure and category, as far as the codes show.

    A word was read for a category where that category is coded, or where one that contains it is coded (see `read_codes`), unless the
    coder codes that one without its parts.

    Raises
    ------
    ValueError
        If the codes are of several coders; or if there are spans within sentences and no code says what was read, so that it is
        unknown which sentences have none.
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
    """Raise a ValueError if spans were coded and no code says what was read."""
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
