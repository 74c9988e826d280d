"""Marks and tokens in; scores (marks counted and summed over any unit, per 1,000 words) out. A score is a sum, so it can be explained."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.comparison.tally import tally_marks, with_totals
from analysis.comparison.units import ALL, ScoredWords, Units, article_positions, split_by_voice
from analysis.core.schema import VOICES, category_codes, text_column
from analysis.cues.attribution_rows import SPEAKER_COLUMNS
from analysis.cues.labels import Labels

SCORED_SECTIONS = ("heading", "body")  # a headline is often an editor's; boilerplate is nobody's


def score(  # noqa: PLR0913
    marks: pd.DataFrame,
    tokens: pd.DataFrame,
    by: str | Sequence[str],
    *,
    articles: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
    sections: Sequence[str] = SCORED_SECTIONS,
    categories: Mapping[str, Iterable[str]] | None = None,
    all_voices: bool = False,
) -> pd.DataFrame:
    """Count marks and sum their weights.

    Parameters
    ----------
    marks, tokens : DataFrame
        From `mark` and `tokenize`.
    by : list of str, or str
        The unit: columns of tokens, as ["article"], ["article", "sentence"] or ["article", "voice"], of articles, as
        ["outlet", "article"], or `actor`, `source` or `source_kind` of attributions, as ["article", "actor"].
    articles : DataFrame, optional
        Where `by` names columns of articles (outlet, event, date, …).
    attributions : DataFrame, optional
        Where `by` names who speaks. A unit then holds what somebody says, its own words below the line. The author's words are
        those of "(author)"; "(others)" are speakers who are no target of the codebook, "(nobody named)" is a source that the
        text doesn't name.
    sections : sequence of str
        Which sections count: by default headings and body.
    categories : dict of list, optional
        Each measure's categories; by default `marks.attrs["categories"]`, as `mark` leaves it.
    all_voices : bool
        Where `by` names `voice`: each unit also in the voice `all`, before the others.

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

    Examples
    --------
    How each actor's own words sound, per 1,000 of them:

    >>> study = measure("seeds")  # doctest: +SKIP
    >>> score(study.marks, study.tokens, by=["article", "actor"], attributions=study.attributions)  # doctest: +SKIP
    """
    by = [by] if isinstance(by, str) else list(by)
    if "measure" not in marks or "word" not in tokens:
        raise ValueError("score takes a table from `mark`, then one from `tokenize`: score(marks, tokens, by=…)")
    categories = marks.attrs.get("categories") if categories is None else categories
    if categories is None:
        raise ValueError("marks have lost attrs['categories'] (they were read from a file?): pass categories=")
    words = ScoredWords.of(tokens, sections, articles, attributions)
    _check(by, words)
    voices = [ALL, *VOICES] if all_voices else VOICES
    units = Units.of(words, by, voices)
    article = article_positions(marks, words.article)
    unit = units.of_marks(marks, article, words)
    unit = split_by_voice(unit, category_codes(marks, "voice"), voices) if "voice" in by else unit[None]
    cells = [(measure, category) for measure, names in categories.items() for category in with_totals(names)]
    number = {cell: i for i, cell in enumerate(dict.fromkeys(cells))}
    count, weight = tally_marks(marks, article, unit, len(units.words), number)
    own = [number[cell] for cell in cells]
    count, weight = (each.reshape(len(units.words), len(number))[:, own].ravel() for each in (count, weight))
    each, tiled = np.repeat(np.arange(len(units.words)), len(cells)), np.tile(np.arange(len(cells)), len(units.words))
    size = units.words[each]
    spoken = np.where(size > 0, size, np.nan)
    columns = {column: values.take(each) for column, values in units.columns.items()}
    for side, column in enumerate(("measure", "category")):
        columns[column] = text_column(Labels.of(tiled, [cell[side] for cell in cells]).texts())
    columns |= {"count": count, "weight": weight, "words": size, "count_per_1000": count / spoken * 1000,
                "weight_per_1000": weight / spoken * 1000}  # fmt: skip
    return pd.DataFrame(columns, copy=False)


def _check(by, words):
    """Whether every column of `by` is known."""
    known = words.columns()
    for column in by:
        if column not in known:
            hint = "; columns of articles need articles=" if words.articles is None else ""
            hint = f"; {column} needs attributions=" if column in SPEAKER_COLUMNS else hint
            raise ValueError(f"by: no column {column!r}; valid: {', '.join(known)}{hint}")


def per_mention(scores: pd.DataFrame) -> pd.DataFrame:
    """Compute the evaluation of each target per mention.

    Parameters
    ----------
    scores : DataFrame
        From `score`, with any unit.

    Returns
    -------
    DataFrame
        One row a unit × target: the unit's columns, `target`, `mentions`, `weight` (points) and `evaluation`
        (points per mention; NaN where it is never named, which is not 0).
    """
    by = unit_columns(scores)
    pairs = scores[scores["category"] != ALL].rename(columns={"category": "target"})
    mentions = pairs[pairs["measure"] == "mention"][[*by, "target", "count"]].rename(columns={"count": "mentions"})
    weights = pairs[pairs["measure"] == "evaluation"][[*by, "target", "weight"]]
    found = mentions.merge(weights, on=[*by, "target"])
    found["evaluation"] = found["weight"] / found["mentions"].replace(0, np.nan)
    return found


def unit_columns(scores: pd.DataFrame) -> list[str]:
    """The columns that make the unit of a table of scores: those before `measure`."""
    if "measure" not in scores:
        raise ValueError(f"scores have no column 'measure', so they are not from `score`; valid: {', '.join(scores)}")
    return list(scores.columns[: scores.columns.get_loc("measure")])
