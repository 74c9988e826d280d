"""Scores: marks counted and summed over any unit, per 1,000 words. Every score is a sum, so every score can be explained."""

import numpy as np
import pandas as pd

from analysis.tables import VOICES

SCORED_SECTIONS = ("heading", "body")  # a headline is often an editor's; furniture is nobody's
ALL = "all"  # the category that holds a measure's total


def score(marks, tokens, by, *, articles=None, sections=SCORED_SECTIONS, categories=None):
    """Count marks and sum their weights.

    Parameters
    ----------
    marks, tokens : DataFrame
        From `mark` and `tokenize`.
    by : list of str
        The unit: columns of tokens, as ["article"], ["article", "sentence"] or ["article", "voice"], or of articles, as
        ["outlet", "article"].
    articles : DataFrame, optional
        Where `by` names columns of articles (outlet, event, date, …).
    sections : sequence of str
        Which sections count: by default headings and body.
    categories : dict of list, optional
        Each measure's categories; by default `marks.attrs["categories"]`, as `mark` leaves it.

    Returns
    -------
    DataFrame
        One row a unit × measure × category, zeros included: the columns of `by`, `measure`, `category`, `count` (marks
        whose weight is not 0), `weight` (their sum), `words` of the unit, `count_per_1000`, `weight_per_1000` (NaN where the unit
        has no words). Beside the categories of the lexicons stand each measure's total `all` and, where categories are
        dotted (`hedge.modal`), the total of each first part (`hedge`): these count distinct spans, so that a span with
        two categories counts once; their weight is the sum over all marks.

    Raises
    ------
    ValueError
        If the list of categories is lost or `by` names an unknown column.
    """
    categories = marks.attrs.get("categories") if categories is None else categories
    if categories is None:
        raise ValueError("marks have lost attrs['categories'] (they were read from a file?): pass categories=")
    tokens = tokens[tokens["section"].isin(sections)]
    metadata = [column for column in by if column not in tokens]
    if metadata:
        tokens = _with_metadata(tokens, articles, metadata)
    units = _units(tokens, by)
    cells = pd.DataFrame(
        [(measure, category) for measure, names in categories.items() for category in _with_totals(names)],
        columns=["measure", "category"],
    )
    grid = (
        units.merge(cells, how="cross") if len(units) else units.reindex(columns=[*units, *cells]).astype(cells.dtypes)
    )
    sums = _sums(_within(marks, tokens, by), by)
    scores = grid.merge(sums, how="left", on=[*by, "measure", "category"])
    scores["count"] = scores["count"].fillna(0).astype("int64")
    scores["weight"] = scores["weight"].astype("float64").fillna(0.0)
    words = scores["words"].where(scores["words"] > 0)
    scores["count_per_1000"] = scores["count"] / words * 1000
    scores["weight_per_1000"] = scores["weight"] / words * 1000
    columns = ["measure", "category", "count", "weight", "words", "count_per_1000", "weight_per_1000"]
    return scores[[*by, *columns]]


def _with_metadata(tokens, articles, columns):
    """Tokens with columns of their articles."""
    known = list(tokens.columns) + ([] if articles is None else list(articles.columns))
    if unknown := [column for column in columns if column not in known]:
        hint = "" if articles is not None else "; columns of articles need articles="
        raise ValueError(f"by: no column {unknown[0]!r}; there are {', '.join(known)}{hint}")
    return tokens.merge(articles[["article", *columns]], on="article", how="left")


def _units(tokens, by):
    """Every unit with its words; where units are told apart by voice, the voices nobody speaks in as well (0 words)."""
    units = tokens.groupby(by, sort=False, observed=True).size().rename("words").reset_index()
    if "voice" not in by or units.empty:
        return units
    rest = [column for column in by if column != "voice"]
    voices = pd.DataFrame({"voice": pd.Series(VOICES, dtype=tokens["voice"].dtype)})
    every = units[rest].drop_duplicates().merge(voices, how="cross") if rest else voices
    every = every.merge(units, how="left", on=by)
    return every.assign(words=every["words"].fillna(0).astype("int64"))[[*by, "words"]]


def _with_totals(names):
    stems = dict.fromkeys(name.split(".")[0] for name in names if "." in name)
    return [ALL, *stems, *names]


def _within(marks, tokens, by):
    """The marks in the sections that count, with the columns of `by`."""
    extra = [column for column in by if column not in marks]
    sentence = tokens[["article", "sentence", *extra]].drop_duplicates(["article", "sentence"])
    return marks.merge(sentence, on=["article", "sentence"], how="inner")


def _sums(marks, by):
    """Count and weight per unit for categories, for the first parts of dotted ones, and for each measure's total."""
    marks = marks[[*by, "article", "start", "end", "measure", "category", "weight"]].loc[
        :, lambda frame: ~frame.columns.duplicated()
    ]
    marks = marks[marks["weight"] != 0]
    dotted = marks["category"].str.contains(".", regex=False)
    stems = marks[dotted].assign(category=marks["category"][dotted].str.split(".").str[0])
    marks = pd.concat([marks, stems, marks.assign(category=ALL)])
    cells = [*by, "measure", "category"]
    weights = marks.groupby(cells, observed=True, sort=False)["weight"].sum()
    spans = marks.drop_duplicates([*cells, "article", "start", "end"])
    counts = spans.groupby(cells, observed=True, sort=False).size().rename("count")
    return pd.concat([counts, weights], axis=1).reset_index()


def per_mention(scores):
    """Evaluation of each target per mention of it.

    Parameters
    ----------
    scores : DataFrame
        From `score`, with any unit.

    Returns
    -------
    DataFrame
        One row a unit × target: the unit's columns, `target`, `mentions`, `weight` (valence points) and `evaluation`
        (points per mention; NaN where it is never named).
    """
    by = list(scores.columns[: list(scores.columns).index("measure")])
    pairs = scores[(scores["category"] != ALL)].rename(columns={"category": "target"})
    mentions = pairs[pairs["measure"] == "mention"][[*by, "target", "count"]].rename(columns={"count": "mentions"})
    weights = pairs[pairs["measure"] == "evaluation"][[*by, "target", "weight"]]
    found = mentions.merge(weights, on=[*by, "target"])
    found["evaluation"] = found["weight"] / found["mentions"].replace(0, np.nan)
    return found
