"""Marks from arrays."""

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.codepoints import cut
from analysis.tables import COLUMNS


def span_marks(words, at, start, end, measure, category, weight, entry, modifier="", target=""):
    """Rows of the marks table for spans of the text.

    Parameters
    ----------
    words : Words
    at : array of int
        The word that tells the article, sentence and voice of each mark.
    start, end : array of int
        Places in `words.points`.
    measure, category, entry, modifier, target : str or (array of int, labels)
        One for all, or positions in a list of labels.
    weight : array of float, or float
    """
    place = words.place[at]

    def column(value):
        codes, labels = (np.zeros(len(at), np.int64), [value]) if isinstance(value, str) else value
        labels = labels if isinstance(labels, pa.Array) else pa.array(labels, pa.large_string())
        return _text(labels.take(pa.array(codes)))

    columns = {
        "article": column((place, words.articles["article"])),
        "sentence": words.sentence[at],
        "start": start - words.offset[place],
        "end": end - words.offset[place],
        "cue": _text(cut(words.points, start, end)),
        "measure": column(measure),
        "category": column(category),
        "weight": np.broadcast_to(np.asarray(weight, float), len(at)),
        "entry": column(entry),
        "modifier": column(modifier),
        "voice": pd.Categorical.from_codes(words.voice[at], dtype=COLUMNS["marks"]["voice"]),
        "target": column(target),
    }
    return pd.DataFrame(columns, copy=False)


def _text(array):
    return pd.array(array, dtype="str")
