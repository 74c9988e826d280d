"""Distinct words as Arrow arrays in; their keys, their capitals and their positions among known words out."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.lexicons.notation import word_keys

TEXT = pa.large_string()
BITS = 62  # letters of a word that are looked at


class Spellings(NamedTuple):
    """Distinct words and the key of each (see `word_key`), as arrow arrays."""

    words: pa.Array
    keys: pa.Array

    @classmethod
    def of(cls, words: pa.Array) -> "Spellings":
        return cls(words, pa.array(word_keys(words.to_pylist()), TEXT))


def positions(texts: pa.Array, known: pa.Array) -> np.ndarray:
    """The position of each text in an Arrow array of distinct ones; -1 if it is not there."""
    return pc.fill_null(pc.index_in(texts, value_set=known), -1).to_numpy()


def capitals(words: pa.Array) -> np.ndarray:
    """The capitals of each word as the bits of a number; bits after its last letter are set too."""
    written, bits = words.to_pylist(), -1 << np.minimum(pc.utf8_length(words).to_numpy(), BITS).astype(np.int64)
    for at, word in enumerate(written):
        if not word.islower():
            bits[at] |= capitals_of(word)
    return bits


def capitals_of(word: str) -> int:
    """The capitals of a word as the bits of a number."""
    return sum(1 << place for place, letter in enumerate(word[:BITS]) if letter.isupper())
