"""Codes of any coder in; the marks and scores that `compare` takes, out: a person or a language model counts as a lexicon does."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.coding.codes import AUTHOR_STANCE, codable, totals
from analysis.comparison.compare import compare, rates
from analysis.comparison.hypotheses import Family, adjust, declared_family
from analysis.comparison.scores import score
from analysis.comparison.units import ALL
from analysis.core.schema import table

POLES = {"hedging": ("booster", "hedge"), "tone": ("positive", "negative"), "sentiment": ("positive", "negative")}
WHOLE = 0.5  # of the words of its sentence: a code on fewer is of a span

Labels = Mapping[str, Mapping[str, str]]


def poles(measure: str, axis: Sequence[str]) -> tuple[str, ...]:
    """The categories that a code of a whole measure above 0, and below 0, stands for; () where it has no two poles."""
    return tuple(axis) if measure in ("stance", AUTHOR_STANCE) else POLES.get(measure, ())


def marks_of(
    codes: pd.DataFrame, articles: pd.DataFrame, tokens: pd.DataFrame, axis: Sequence[str] = ()
) -> pd.DataFrame:
    """Codes as marks: what a coder found, where, and what it counts for.

    Parameters
    ----------
    codes : DataFrame
        Of one coder or several, from `read_codes`.
    articles, tokens : DataFrame
    axis : sequence of str
        The categories (positive, negative) of stance, from the codebook.

    Returns
    -------
    DataFrame
        The table `marks`, a row a code that is not 0: `weight` is its value, `entry` its coder, voice and sentence those of its first
        word (of the author's stance: the author's voice). A code of a whole measure is left out where the coder has coded its parts
        there; elsewhere it is a mark of the pole on its side.
    """
    own = codes[telling(codes)]
    first, _ = words_in(own, tokens)
    own, at = own[first >= 0], first[first >= 0]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    author = (own["measure"] == AUTHOR_STANCE).to_numpy()
    columns = {
        "article": own["article"], "start": own["start"], "end": own["end"], "measure": own["measure"],
        "cue": [texts[row.article][row.start : row.end] for row in own.itertuples()],
        "sentence": tokens["sentence"].to_numpy()[at], "weight": own["value"], "entry": own["coder"],
        "category": [_pole(row, axis) for row in own.itertuples()],
        "voice": np.where(author, "author", tokens["voice"].to_numpy(object)[at]),
        "attribution": tokens["attribution"].array.take(at),
    }  # fmt: skip
    marks = table("marks", {name: getattr(column, "array", column) for name, column in columns.items()})
    marks.loc[author, "attribution"] = pd.NA
    return marks


def _pole(row, axis):
    pair = poles(row.measure, axis) if row.category == ALL else ()
    return pair[int(row.value < 0)] if pair else row.category


def telling(codes: pd.DataFrame) -> np.ndarray:
    """Which codes are not 0 and say all there is: not totals whose parts are coded within them."""
    kept = (codes["value"] != 0).to_numpy(copy=True)
    names = codes["category"].to_numpy(object)
    for rows in codes[kept].groupby(["coder", "article", "measure"], sort=False).groups.values():
        places = codes.index.get_indexer(rows)
        start, end = codes["start"].to_numpy()[places], codes["end"].to_numpy()[places]
        for place in places:
            part = [names[place] in totals(name) for name in names[places]]
            low, high = codes["start"].iat[place], codes["end"].iat[place]
            kept[place] = not (np.array(part) & (start >= low) & (end <= high)).any()
    return kept


def words_in(codes: pd.DataFrame, tokens: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The positions in tokens of the first word that begins in each code, and of the one after the last; -1: none."""
    first, after = np.full(len(codes), -1), np.full(len(codes), -1)
    places = tokens.groupby("article", sort=False).indices
    for article, rows in codes.groupby("article", sort=False).indices.items():
        if article in places:
            own = places[article]
            starts = tokens["start"].to_numpy()[own]
            low, high = (np.searchsorted(starts, codes[name].to_numpy()[rows]) for name in ("start", "end"))
            held = low < high
            first[rows] = np.where(held, own[np.minimum(low, len(own) - 1)], -1)
            after[rows] = np.where(held, own[np.maximum(high - 1, 0)] + 1, -1)
    return first, after


def covered(codes: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Which words stand in a place that is coded."""
    first, after = words_in(codes, tokens)
    edges = np.zeros(len(tokens) + 1, np.int64)
    np.add.at(edges, first[first >= 0], 1)
    np.add.at(edges, after[first >= 0], -1)
    return edges[:-1].cumsum() > 0


def looked_at(
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
    coarse = codes[telling(codes)]
    found = {}
    for measure, own in codes.groupby("measure", sort=False):
        names = list(codable(labels).get(measure, dict.fromkeys(own["category"])))
        cells = dict.fromkeys([ALL, *(total for name in names for total in totals(name)[:-1]), *names])
        unparted = {
            name
            for name in coarse.loc[coarse["measure"] == measure, "category"]
            if not (name == ALL and poles(measure, axis))
        }
        for cell in cells:
            from_totals = [] if unparted & {*totals(cell)} else totals(cell)
            inside = covered(own[own["category"].isin([cell, *from_totals])], tokens)
            if inside.any():
                found[measure, cell] = inside
    return found


def _check_read(codes, tokens):
    """Whether it is known what was read."""
    for (article, measure), own in codes.groupby(["article", "measure"], sort=False):
        parts = {total for name in own["category"] for total in totals(name)}
        if (own["value"] == 0).any() or own["category"].isin(parts).any():
            continue
        here = tokens[tokens["article"] == article]
        size = here.groupby("sentence")["start"].transform("size").to_numpy()
        first, after = words_in(own, here)
        if len(first := first[first >= 0]) and np.median((after[after >= 0] - first) / size[first]) < WHOLE:
            raise ValueError(
                f"{own['coder'].iloc[0]} marked spans of {measure} in '{article}', but no code says what was read, so uncoded "
                "places cannot be counted as 0. Add a row with category 'all' and value 0 for each passage that was read"
            )


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
        See `marks_of`.
    coder : str, optional
        Which coder's, where there are several.

    Returns
    -------
    DataFrame
        As of `score`, but only of units, and of words, that the coder looked at.

    Raises
    ------
    ValueError
        See `looked_at`; or if there is no such coder.
    """
    parts = list(_scored_alike(codes, articles, tokens, by, labels, axis, coder))
    if parts:
        return pd.concat(parts, ignore_index=True)
    return score(marks_of(codes[:0], articles, tokens), tokens, by, articles=articles, categories={})


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

    For the parameters see `score_codes` and `compare`, which say what the columns are. Of each measure and category only the
    sentences that the coder looked at are compared.
    """
    unit = ["article", "sentence"] if between == "article" else [between, "article"]
    parts = _scored_alike(codes, articles, tokens, unit, labels, axis, coder)
    found = [compare(scores, between, family=[]) for scores in parts]
    if not found:
        return compare(score_codes(codes[:0], articles, tokens, unit, labels=labels), between)
    table = pd.concat(found, ignore_index=True)
    cells = table[["measure", "category"]]
    own = codes if coder is None else codes[codes["coder"] == coder]
    coded = () if (own["coder_kind"] == "lexicon").all() else cells.itertuples(index=False, name=None)
    return adjust(table, declared_family(cells, coded) if family is None else family)


def rates_of_codes(
    codes: pd.DataFrame,
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    labels: Labels,
    axis: Sequence[str] = (),
) -> pd.DataFrame:
    """The rate of each article by each coder, with its interval: the columns of `compare.rates` after `coder` and `coder_kind`."""
    parts = []
    for (coder, kind), own in codes.groupby(["coder", "coder_kind"], sort=False):
        for scores in _scored_alike(own, articles, tokens, ["article", "sentence"], labels, axis, None):
            parts.append(rates(scores).assign(coder=coder, coder_kind=kind))
    found = (
        pd.concat(parts, ignore_index=True)
        if parts
        else rates(score_codes(codes, articles, tokens, ["article", "sentence"], labels=labels))
    )
    return found.reindex(columns=["coder", "coder_kind", *(name for name in found if not name.startswith("coder"))])


def _scored_alike(codes, articles, tokens, by, labels, axis, coder):
    """The scores of one coder, in tables of categories for which the same words were looked at."""
    if coder is not None:
        if coder not in set(codes["coder"]):
            raise ValueError(f"no coder '{coder}'; valid: {', '.join(codes['coder'].unique()) or 'none'}")
        codes = codes[codes["coder"] == coder]
    codes = codes.reset_index(drop=True)
    looked, marks = looked_at(codes, tokens, labels, axis), marks_of(codes, articles, tokens, axis)
    stems = {(measure, total) for measure, category in looked for total in totals(category)} - {
        (m, ALL) for m, _ in looked
    }
    # What is coded as a whole counts for the whole and for no part of it: 'hedge.' is in hedge, '' in all
    keys = list(zip(marks["measure"], marks["category"], strict=True))
    marks["category"] = [
        f"{name}." if (measure, name) in stems else "" if name == ALL else name for measure, name in keys
    ]
    for cells in _together(looked):
        wanted = {measure: list[str]() for measure, _ in cells}
        for measure, category in cells:
            if category != ALL:
                wanted[measure].append(f"{category}." if (measure, category) in stems else category)
        found = score(marks, tokens[looked[cells[0]]], by, articles=articles, categories=wanted)
        yield found[pd.MultiIndex.from_frame(found[["measure", "category"]]).isin(cells)].reset_index(drop=True)


def _together(looked):
    """The cells in groups for which the same words were looked at."""
    groups: dict[bytes, list[tuple[str, str]]] = {}
    for cell, mask in looked.items():
        groups.setdefault(np.packbits(mask).tobytes(), []).append(cell)
    return list(groups.values())
