"""Texts of which few are distinct in; the same as codes and names, to be selected, joined and combined, out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.categoricals import decode, encode
from analysis.core.schema import article_bounds, text_array
from analysis.lexicons.vocabulary import TEXT


@dataclass(frozen=True, eq=False)
class Labels:
    """Texts of which few are distinct: `code` is the position of each in `names`, an arrow array that may repeat a name."""

    code: np.ndarray
    names: pa.Array

    @classmethod
    def of(cls, code: np.ndarray, names: Iterable[str]) -> "Labels":
        return cls(code, pa.array(names, TEXT))

    @classmethod
    def in_column(cls, column: pd.Series) -> "Labels":
        """The texts of a column; `names` are in order of appearance."""
        return cls(*encode(text_array(column)))

    @classmethod
    def in_runs(cls, column: pd.Series) -> "Labels":
        """The same, faster if equal texts follow one another."""
        names, bounds = article_bounds(column)
        code, names = encode(pa.array(names, TEXT))
        return cls(np.repeat(code, np.diff(bounds)), names)

    @classmethod
    def same(cls, name: str, size: int) -> "Labels":
        """One text for all."""
        return cls.of(np.broadcast_to(np.int32(0), size), [name])

    def __len__(self):
        return len(self.code)

    def __getitem__(self, rows: np.ndarray) -> "Labels":
        return Labels(self.code[rows], self.names)

    def replaced(self, where: np.ndarray, name: str) -> "Labels":
        """The same with `name` wherever `where` is true."""
        names = pa.concat_arrays([self.names, pa.array([name], TEXT)])
        return Labels(np.where(where, len(self.names), self.code), names)

    def each(self, function: Callable[[str], object]) -> np.ndarray:
        """What a function returns for each text; it is called once per name."""
        known = np.array([function(name) for name in self.names.to_pylist()])
        return known[self.code] if len(known) else self.code

    def texts(self) -> pa.Array:
        """All texts, as an arrow array."""
        return decode(self.code, self.names)

    @classmethod
    def combined(cls, parts: Sequence["Labels"], join: Callable[[tuple], str]) -> "Labels":
        """One text made of the texts of several labels, by a function that is called once per combination."""
        sizes = [len(part.names) for part in parts]
        code, combinations = pd.factorize(np.ravel_multi_index([part.code for part in parts], sizes))
        places = np.unravel_index(combinations, sizes)
        texts = (part.names.take(pa.array(at)).to_pylist() for part, at in zip(parts, places, strict=True))
        return cls.of(code, [join(row) for row in zip(*texts, strict=True)])

    def rank(self) -> np.ndarray:
        """The place of each name in alphabetical order; equal names have the same place."""
        names = self.names.to_pylist()
        return np.unique(np.array(names, object), return_inverse=True)[1] if names else np.zeros(0, np.int64)

    @classmethod
    def joined(cls, parts: Sequence["Labels"]) -> "Labels":
        """Several labels in one, one after the other."""
        begins = np.cumsum([0, *(len(part.names) for part in parts[:-1])])
        ends = np.cumsum([len(part) for part in parts])
        code = np.empty(ends[-1], np.int32)
        for part, begin, end in zip(parts, begins, ends, strict=True):
            np.add(part.code, begin, out=code[end - len(part) : end], casting="same_kind")
        return cls(code, pa.concat_arrays([part.names for part in parts]))
