"""Words or marks, and attributions, in; the row of attributions that each is part of, and its speaker, out."""

import numpy as np
import pandas as pd

from analysis.cues.labels import Labels
from analysis.voices.names import PERSONAL, UNNAMED

AUTHOR = "(author)"
NOBODY = "(nobody named)"
OTHERS = "(others)"  # speakers who are not a target of the codebook
NAMELESS = frozenset([*PERSONAL, *UNNAMED, "they", "them", "their", "theirs"])  # pronouns, which name nobody
SPEAKER_COLUMNS = ("actor", "source", "source_kind")  # columns of attributions by which words can be told apart


def attribution_rows(article: Labels, number: np.ndarray, attributions: pd.DataFrame) -> np.ndarray:
    """The row of attributions that each word or mark is part of.

    Parameters
    ----------
    article : Labels
        The article of each.
    number : array
        Its attribution, 0 in the author's voice.
    attributions : DataFrame

    Returns
    -------
    array
        Positions; -1 in the author's voice.

    Raises
    ------
    ValueError
        If an attribution is missing.
    """
    place = {name: i for i, name in enumerate(article.names.to_pylist())}
    theirs = Labels.in_column(attributions["article"]).each(lambda name: place.get(name, -1)).astype(np.int64)
    numbers = attributions["attribution"].to_numpy(np.int64)
    found, said = np.full(len(number), -1), np.flatnonzero(number > 0)
    size = max(numbers.max(initial=0), number.max(initial=0)) + 1
    known = pd.Index(theirs * size + numbers)
    found[said] = known.get_indexer(article.code[said].astype(np.int64) * size + number[said])
    if (found[said] < 0).any():
        raise ValueError("these attributions do not belong to the tokens: pass those with which the tokens were made")
    return found


def speakers_of(attributions: pd.DataFrame) -> pd.Series:
    """The speaker of each attribution: the source as in the text, spelled as where it first occurs (*Officials*, *officials*).

    "(nobody named)" if there is no source, or only a pronoun.
    """
    sources = attributions["source"]
    keys = sources.str.lower()
    first = sources.groupby(keys).transform("first").astype("str")
    return first.where((keys != "") & ~keys.isin(NAMELESS), NOBODY).rename(None)


def speaker_groups(column: str, attributions: pd.DataFrame) -> pd.Series:
    """A column of `SPEAKER_COLUMNS` as groups for scores: no attribution is without a text."""
    if column == "source":
        return speakers_of(attributions)
    return attributions[column].replace("", OTHERS)
