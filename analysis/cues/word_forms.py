"""Words as positions in a list of distinct words in; the spelling, capitals and key of each out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.lexicons.vocabulary import TEXT, Spellings, capitals


@dataclass(frozen=True, eq=False)
class WordForms:
    """How words are written; slow work is done only once per distinct word.

    Attributes
    ----------
    code : array
        Each word as a position in `distinct`.
    distinct : arrow array
        The distinct words as they are written.
    """

    code: np.ndarray
    distinct: pa.Array

    @cached_property
    def surface(self) -> np.ndarray:
        """Each word as it is written."""
        return np.array(self.distinct.to_pylist(), object)[self.code]

    def written(self, *others: str) -> pa.Array:
        """`distinct`, and other texts after it."""
        return pa.concat_arrays([self.distinct, pa.array(others, TEXT)])

    @cached_property
    def spellings(self) -> Spellings:
        """The letters and keys of `distinct`."""
        return Spellings.of(self.distinct)

    @cached_property
    def capitals(self) -> np.ndarray:
        """The capitals of each of `distinct` as the bits of a number; letters it has not count as capitals."""
        return capitals(self.spellings.words)

    @cached_property
    def _keys(self):
        return self.spellings.keys.dictionary_encode()

    @property
    def keys(self) -> pa.Array:
        """The distinct keys (`word_key`)."""
        return self._keys.dictionary

    @cached_property
    def key_code(self) -> np.ndarray:
        """The key of each word as a position in `keys`."""
        return self._keys.indices.to_numpy().astype(np.int64)[self.code]

    @cached_property
    def key(self) -> np.ndarray:
        """The key of each word."""
        return np.array(self.keys.to_pylist(), object)[self.key_code]

    def is_key(self, keys: Iterable[str]) -> np.ndarray:
        """Whether the key of each word is one of `keys`."""
        return pc.is_in(self.keys, pa.array(list(keys), TEXT)).to_numpy(zero_copy_only=False)[self.key_code]
