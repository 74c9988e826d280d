"""Codes of any coder in; the scores that `compare` takes, and comparisons, out: a person or a language model counts as a lexicon does."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.coding.code_checks import parent_categories
from analysis.coding.codes_as_marks import codes_to_marks
from analysis.coding.words_read import Labels, words_read
from analysis.comparison.compare import compare
from analysis.comparison.hypotheses import Family, adjust, declared_family
from analysis.comparison.rates import group_rates
from analysis.comparison.scores import score
from analysis.comparison.units import ALL


def score_codes(
    codes: pd.DataFrame,
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    by: str | Sequence[str],
    *,
    labels: Labels,
    axis: Sequence[str] = (),
    coder: str | None = None,
) -> pd.DataFrame:
    """Score the codes of one coder, as `score` does with marks.

    Parameters
    ----------
    codes, articles, tokens : DataFrame
    by : list of str, or str
        As for `score`.
    labels : dict of dict
        The categories that there are, by measure, as `Study.labels`.
    axis : sequence of str
        See `codes_to_marks`.
    coder : str, optional
        Which coder's, where there are several.

    Returns
    -------
    DataFrame
        As of `score`, but only of units, and of words, that the coder looked at.

    Raises
    ------
    ValueError
        See `words_read`; or if there is no such coder.
    """
    parts = list(score_by_words_read(codes, articles, tokens, by, labels, axis, coder))
    if parts:
        return pd.concat(parts, ignore_index=True)
    return score(codes_to_marks(codes[:0], articles, tokens), tokens, by, articles=articles, categories={})


def compare_codes(
    codes: pd.DataFrame,
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    between: str = "article",
    *,
    labels: Labels,
    axis: Sequence[str] = (),
    coder: str | None = None,
    family: Family | None = None,
) -> pd.DataFrame:
    """Compare one coder's codes between articles, sentence by sentence, or between groups of articles (`between`), as `compare` does.

    For the parameters see `score_codes` and `compare`, which say what the columns are; the last is `coder`, unless that is the lexicon.
    Of each measure and category only the sentences that the coder looked at are compared. Rates are per 1,000 words, so that coders and
    lexicons can be set beside each other; a report compares two coded texts by the share of their sentences (`analysis.coding.authoritative_codes`).
    """
    unit = ["article", "sentence"] if between == "article" else [between, "article"]
    parts = score_by_words_read(codes, articles, tokens, unit, labels, axis, coder)
    found = [compare(scores, between, family=[]) for scores in parts]
    if not found:
        return compare(score_codes(codes[:0], articles, tokens, unit, labels=labels), between)
    table = pd.concat(found, ignore_index=True)
    cells = table[["measure", "category"]]
    own = codes if coder is None else codes[codes["coder"] == coder]
    lexicon = (own["coder_kind"] == "lexicon").all()
    if not lexicon:
        table["coder"] = own["coder"].iloc[0]
    coded = () if lexicon else cells.itertuples(index=False, name=None)
    return adjust(table, declared_family(cells, coded) if family is None else family)


def rates_of_codes(
    codes: pd.DataFrame,
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    labels: Labels,
    axis: Sequence[str] = (),
) -> pd.DataFrame:
    """The rate of each article by each coder, with its interval: the columns of `group_rates` after `coder` and `coder_kind`."""
    parts = []
    for (coder, kind), own in codes.groupby(["coder", "coder_kind"], sort=False):
        for scores in score_by_words_read(own, articles, tokens, ["article", "sentence"], labels, axis, None):
            parts.append(group_rates(scores).assign(coder=coder, coder_kind=kind))
    if not parts:
        parts = [group_rates(score_codes(codes, articles, tokens, ["article", "sentence"], labels=labels))]
    found = pd.concat(parts, ignore_index=True)
    return found.reindex(columns=["coder", "coder_kind", *(name for name in found if not name.startswith("coder"))])


def score_by_words_read(
    codes: pd.DataFrame,
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    by: str | Sequence[str],
    labels: Labels,
    axis: Sequence[str] = (),
    coder: str | None = None,
) -> Iterator[pd.DataFrame]:
    """The scores of one coder, in tables of categories for which the same words were looked at; see `score_codes`."""
    if coder is not None:
        if coder not in set(codes["coder"]):
            raise ValueError(f"no coder '{coder}'; valid: {', '.join(codes['coder'].unique()) or 'none'}")
        codes = codes[codes["coder"] == coder]
    codes = codes.reset_index(drop=True)
    looked, marks = words_read(codes, tokens, labels, axis), codes_to_marks(codes, articles, tokens, axis)
    stems = {(measure, total) for measure, category in looked for total in parent_categories(category) if total != ALL}
    # What is coded as a whole counts for the whole and for no part of it: 'hedge.' is in hedge, '' in all
    called = {(measure, name): f"{name}." for measure, name in stems}
    keys = zip(marks["measure"], marks["category"], strict=True)
    marks["category"] = [called.get(key, "" if key[1] == ALL else key[1]) for key in keys]
    for cells in _together(looked):
        wanted = {measure: list[str]() for measure, _ in cells}
        for measure, category in cells:
            if category != ALL:
                wanted[measure].append(called.get((measure, category), category))
        found = score(marks, tokens[looked[cells[0]]], by, articles=articles, categories=wanted)
        yield found[pd.MultiIndex.from_frame(found[["measure", "category"]]).isin(cells)].reset_index(drop=True)


def _together(looked):
    """The cells in groups for which the same words were looked at."""
    groups: dict[bytes, list[tuple[str, str]]] = {}
    for cell, mask in looked.items():
        groups.setdefault(np.packbits(mask).tobytes(), []).append(cell)
    return list(groups.values())
