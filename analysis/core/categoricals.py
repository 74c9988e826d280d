"""Turns a column of texts into codes and distinct names, and codes into texts again."""

import numpy as np
import pyarrow as pa


def encode(texts: pa.LargeStringArray) -> tuple[np.ndarray, pa.LargeStringArray]:
    """The code of each text, and the distinct texts in order of appearance. A ValueError if a text is missing."""
    if texts.null_count:
        raise ValueError(
            f"{texts.null_count} of {len(texts)} texts are missing; valid: texts, of which some may be empty"
        )
    found = texts.dictionary_encode()
    return found.indices.to_numpy(), found.dictionary


def decode(codes: np.ndarray, names: pa.Array) -> pa.Array:
    """The text of each code."""
    return names.take(pa.array(codes))
