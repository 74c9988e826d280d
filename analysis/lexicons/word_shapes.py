"""Words in; their shapes out (a digit, capitals, an ending, a possessive), which say nothing about the topic."""

from functools import lru_cache

import numpy as np
import pyarrow as pa

ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers", "er", "s")
SHAPES = ["0", "Aa", "AA", "*", *("*" + ending for ending in ENDINGS), "Aa's", "AA's", "*'s"]
SHAPE = {name: code for code, name in enumerate(SHAPES)}


@lru_cache(maxsize=100_000)
def word_shape(word: str) -> str:
    """The shape of a word: a digit, capitals, its ending, a possessive."""
    if word[:1].isdigit() or word[1:2].isdigit():
        return "0"
    possessive = word.endswith(("'s", "’s"))
    stem = word[:-2] if possessive else word
    if stem[:1].isupper():
        return ("AA" if len(stem) > 1 and stem.isupper() else "Aa") + ("'s" if possessive else "")
    if possessive:
        return "*'s"
    if stem.endswith(ENDINGS):
        return "*" + next((ending for ending in ENDINGS if stem.endswith(ending) and len(stem) > len(ending) + 2), "")
    return "*"


def word_shapes(words: pa.Array) -> np.ndarray:
    """The shape of each word of an Arrow array, as a position in `SHAPES`."""
    return np.array([SHAPE[word_shape(word)] for word in words.to_pylist()], np.int64)
