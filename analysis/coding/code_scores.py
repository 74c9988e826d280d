"""Codes of any coder (person, language model or lexicon) in; scores as `compare` takes them, and comparisons out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.coding.code_checks import parent_categories
from analysis.coding.codes_as_marks import codes_to_marks
from analysis.coding.words_read import Labels, words_read
from analysis.comparison.compare import compare
from analysis.comparison.hypotheses import Family, adjust_p, declared_family
from analysis.comparison.rates import group_rates
from analysis.comparison.scores import score
from analysis.comparison.units import ALL


class CodedCorpus(NamedTuple):
    """What was coded: the articles and their words, the categories by measure, and the categories (positive, negative) of stance."""

    articles: pd.DataFrame
    tokens: pd.DataFrame
    labels: Labels
    axis: Sequence[str] = ()


def score_codes(  # noqa: PLR0913
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
        The categories of each measure, as `Study.labels`.
    axis : sequence of str
        See `codes_to_marks`.
    coder : str, optional
        Whose codes, if there are several coders.

    Returns
    -------
    DataFrame
        The columns of `score`, but only units and words that the coder read.

    Raises
    ------
    ValueError
        See `words_read`; or if there is no such coder.
    """
    parts = list(score_by_words_read(_codes_by(coder, codes), CodedCorpus(articles, tokens, labels, axis), by))
    if parts:
        return pd.concat(parts, ignore_index=True)
    return score(codes_to_marks(codes[:0], articles, tokens), tokens, by, articles=articles, categories={})


def compare_codes(  # noqa: PLR0913
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

    For the parameters see `score_codes` and `compare`. The columns are those of `compare`, then `coder` (unless that is the lexicon).
    For each measure and category only the sentences that the coder read are compared. Rates are per 1,000 words, so that coders can be
    compared with lexicons; a report compares two coded texts by the share of their sentences (`analysis.coding.authoritative_codes`).
    """
    unit = ["article", "sentence"] if between == "article" else [between, "article"]
    own = _codes_by(coder, codes)
    parts = score_by_words_read(own, CodedCorpus(articles, tokens, labels, axis), unit)
    found = [compare(scores, between, family=[]) for scores in parts]
    if not found:
        return compare(score_codes(codes[:0], articles, tokens, unit, labels=labels), between)
    table = pd.concat(found, ignore_index=True)
    cells = table[["measure", "category"]]
    lexicon = (own["coder_kind"] == "lexicon").all()
    if not lexicon:
        table["coder"] = own["coder"].iloc[0]
    coded = () if lexicon else cells.itertuples(index=False, name=None)
    return adjust_p(table, declared_family(cells, coded) if family is None else family)


def rates_of_codes(codes: pd.DataFrame, corpus: CodedCorpus) -> pd.DataFrame:
    """The rate of each article by each coder, with its interval: the columns of `group_rates` after `coder` and `coder_kind`."""
    unit, parts = ["article", "sentence"], []
    for (coder, kind), own in codes.groupby(["coder", "coder_kind"], sort=False):
        for scores in score_by_words_read(own, corpus, unit):
            parts.append(group_rates(scores).assign(coder=coder, coder_kind=kind))
    if not parts:
        parts = [group_rates(score_codes(codes, corpus.articles, corpus.tokens, unit, labels=corpus.labels))]
    found = pd.concat(parts, ignore_index=True)
    return found.reindex(columns=["coder", "coder_kind", *(name for name in found if not name.startswith("coder"))])


def _codes_by(coder, codes):
    """The codes of one coder; all of them if none is named."""
    if coder is None:
        return codes
    if coder not in set(codes["coder"]):
        raise ValueError(f"no coder '{coder}'; valid: {', '.join(codes['coder'].unique()) or 'none'}")
    return codes[codes["coder"] == coder]


def score_by_words_read(codes: pd.DataFrame, corpus: CodedCorpus, by: str | Sequence[str]) -> Iterator[pd.DataFrame]:
    """The scores of one coder (see `score_codes`): one table for all categories for which the same words were read."""
    articles, tokens, labels, axis = corpus
    codes = codes.reset_index(drop=True)
    read, marks = words_read(codes, tokens, labels, axis), codes_to_marks(codes, articles, tokens, axis)
    stems = {(measure, total) for measure, category in read for total in parent_categories(category) if total != ALL}
    # A code of a whole counts for the whole but for none of its parts: 'hedge.' is in hedge, '' in all
    called = {(measure, name): f"{name}." for measure, name in stems}
    keys = zip(marks["measure"], marks["category"], strict=True)
    marks["category"] = [called.get(key, "" if key[1] == ALL else key[1]) for key in keys]
    for cells in _group_cells(read):
        wanted = {measure: list[str]() for measure, _ in cells}
        for measure, category in cells:
            if category != ALL:
                wanted[measure].append(called.get((measure, category), category))
        found = score(marks, tokens[read[cells[0]]], by, articles=articles, categories=wanted)
        yield found[pd.MultiIndex.from_frame(found[["measure", "category"]]).isin(cells)].reset_index(drop=True)


def _group_cells(read):
    """The measures and categories, in groups for which the same words were read."""
    groups: dict[bytes, list[tuple[str, str]]] = {}
    for cell, mask in read.items():
        groups.setdefault(np.packbits(mask).tobytes(), []).append(cell)
    return list(groups.values())
