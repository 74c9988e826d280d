"""Defines the columns and dtypes of every table, and builds a table from rows or columns."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

SECTIONS = ["title", "heading", "body", "boilerplate"]
VOICES = ["author", "quoted", "reported"]
STR = pd.StringDtype("pyarrow", na_value=np.nan)  # what pandas calls str

COLUMNS = {
    "articles": {"article": "str", "text": "str", "title": "str", "author": "str", "outlet": "str", "date": "str",
                 "event": "str", "url": "str"},
    "tokens": {"article": "str", "sentence": "int64", "start": "int64", "end": "int64", "word": "str",
               "section": pd.CategoricalDtype(SECTIONS), "voice": pd.CategoricalDtype(VOICES), "attribution": "Int64"},
    "sentences": {"article": "str", "sentence": "int64", "start": "int64", "end": "int64",
                  "section": pd.CategoricalDtype(SECTIONS), "voice": "str", "source": "str", "words": "int64"},
    "attributions": {"article": "str", "attribution": "int64", "parent": "Int64", "kind": "str", "start": "int64",
                     "end": "int64", "source": "str", "source_start": "Int64", "source_end": "Int64",
                     "source_kind": "str", "actor": "str", "cue_start": "Int64", "cue_end": "Int64", "cue_class": "str",
                     "confidence": "float64", "doubtful": "bool"},
    "marks": {"article": "str", "sentence": "int64", "start": "int64", "end": "int64", "cue": "str", "measure": "str",
              "category": "str", "weight": "float64", "entry": "str", "modifier": "str",
              "voice": pd.CategoricalDtype(VOICES), "attribution": "Int64", "actor": "str", "target": "str"},
    "codes": {"article": "str", "start": "int64", "end": "int64", "measure": "str", "category": "str", "value": "float64",
              "coder": "str", "coder_kind": "str", "version": "str", "time": "str", "note": "str", "digest": "str"},
    "health": {"article": "str", "encoding": "str", "extracted_by": "str", "words": "int64", "english": "float64", "language": "str",
               "left_out": "float64", "invisible": "int64", "repeated": "int64", "long_sentences": "int64", "longest_sentence": "int64"},
    "problems": {"file": "str", "status": "str", "problem": "str"},
}  # fmt: skip


def table(name: str, data: dict | pd.DataFrame | Sequence[tuple] = ()) -> pd.DataFrame:
    """Build the table called `name` from columns or rows, with its own columns first, each in its dtype.

    Parameters
    ----------
    name : {'articles', 'tokens', 'sentences', 'attributions', 'marks', 'codes', 'health', 'problems'}
    data : dict of columns, DataFrame or list of row tuples

    Returns
    -------
    DataFrame
        Empty `data` gives an empty table with the right dtypes; a text column that is missing or unknown is "". Further columns follow the declared ones.
    """
    columns = COLUMNS[name]
    rows = not isinstance(data, (dict, pd.DataFrame))
    frame = pd.DataFrame(data, columns=list(columns)) if rows else pd.DataFrame(data)
    filled = {column: _filled(frame.get(column), dtype, frame.index) for column, dtype in columns.items()}
    return pd.DataFrame(
        filled | {column: frame[column].array for column in frame if column not in columns}, frame.index
    )


def _filled(column, dtype, index):
    if column is None:
        column = pd.Series("" if dtype == "str" else np.nan, index)
    column = column.astype(dtype)
    return (column.fillna("") if dtype == "str" and column.hasnans else column).array


def text_digest(text: str) -> str:
    """The digest that identifies a text: the first 16 hexadecimal digits of its SHA-256 (of its UTF-8)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_array(column: pd.Series) -> pa.LargeStringArray:
    """A text column as one arrow array."""
    array = pa.array(column)
    array = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return array if pa.types.is_large_string(array.type) else array.cast(pa.large_string())


def text_column(array: pa.LargeStringArray) -> pd.arrays.ArrowStringArray:
    """An arrow array of texts as a column."""
    return pd.arrays.ArrowStringArray(array, dtype=STR)


def category_codes(tokens: pd.DataFrame, column: str) -> np.ndarray:
    """The section or voice of each row as a position in SECTIONS or VOICES; -1: none."""
    return tokens[column].astype(COLUMNS["tokens"][column]).cat.codes.to_numpy()


def article_bounds(column: pd.Series) -> tuple[list[str], np.ndarray]:
    """The articles in a column of tokens, in order; and the first row of each, followed by the number of rows."""
    names = text_array(column)
    opens = np.ones(len(names), bool)
    opens[1:] = pc.not_equal(names[1:], names[:-1])
    bounds = np.r_[np.flatnonzero(opens), len(names)]
    return names.take(pa.array(bounds[:-1])).to_pylist(), bounds
