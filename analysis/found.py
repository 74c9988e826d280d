"""What a measure found, as arrays: stretches of text at words, with texts that repeat as positions in a list."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.characters import strings
from analysis.encoded import decode, encode
from analysis.tables import COLUMNS, text_array, text_column
from analysis.words import Words

FIELDS = ("first", "last", "start", "end", "weight", "measure", "category", "entry", "modifier", "target")


@dataclass(frozen=True, eq=False)
class Labels:
    """Texts of which few are distinct: the code of each is a position in `names`, an arrow array that may hold a name twice."""

    code: np.ndarray
    names: pa.Array

    @classmethod
    def of(cls, code, names):
        return cls(code, pa.array(names, pa.large_string()))

    @classmethod
    def in_column(cls, column):
        """The texts of a column, the names in order of appearance."""
        return cls(*encode(text_array(column)))

    @classmethod
    def same(cls, name, size):
        """One text for all."""
        return cls.of(np.zeros(size, np.int64), [name])

    def __len__(self):
        return len(self.code)

    def __getitem__(self, rows):
        return Labels(self.code[rows], self.names)

    def replaced(self, where, name):
        """With `name` where `where` is true."""
        names = pa.concat_arrays([self.names, pa.array([name], pa.large_string())])
        return Labels(np.where(where, len(self.names), self.code), names)

    def each(self, function):
        """What a function says of each text, asked once per name."""
        known = np.array([function(name) for name in self.names.to_pylist()])
        return known[self.code] if len(known) else self.code

    def texts(self):
        """All texts, as an arrow array."""
        return decode(self.code, self.names)

    @classmethod
    def combined(cls, parts, join):
        """One text of the texts of several labels, by a function that is asked once of each combination of them."""
        sizes = [len(part.names) for part in parts]
        code, combinations = pd.factorize(np.ravel_multi_index([part.code for part in parts], sizes))
        places = np.unravel_index(combinations, sizes)
        texts = (part.names.take(pa.array(at)).to_pylist() for part, at in zip(parts, places, strict=True))
        return cls.of(code, [join(row) for row in zip(*texts, strict=True)])

    def rank(self):
        """The place of each text in the alphabetical order of the names, and how many names there are."""
        order, rank = np.unique(np.array(self.names.to_pylist(), object), return_inverse=True)
        return rank.astype(np.int64)[self.code], max(len(order), 1)

    @classmethod
    def joined(cls, parts):
        """Several, one behind the other."""
        shifts = np.cumsum([0, *(len(part.names) for part in parts[:-1])])
        code = np.concatenate([part.code + shift for part, shift in zip(parts, shifts, strict=True)])
        return cls(code, pa.concat_arrays([part.names for part in parts]))


@dataclass(frozen=True, eq=False)
class Found:
    """Marks as arrays of one length, the columns of the marks table.

    `first` and `last` are the words that a mark covers (an emphasis without words of its own: the word it stands at, twice); article,
    sentence and voice are those of `first`. `start` and `end` are offsets in the text of the article. `measure`, `category`, `entry`,
    `modifier` and `target` are `Labels`.
    """

    words: Words
    first: np.ndarray
    last: np.ndarray
    start: np.ndarray
    end: np.ndarray
    weight: np.ndarray
    measure: Labels
    category: Labels
    entry: Labels
    modifier: Labels
    target: Labels

    @classmethod
    def of(cls, words, first, last, weight, measure, category, entry, modifier="", target="", start=None, end=None):
        """Marks from arrays; one weight or text holds for all, and start and end are by default those of the words."""
        weight = np.broadcast_to(np.asarray(weight, np.float64), len(first))
        labels = [
            Labels.same(label, len(first)) if isinstance(label, str) else label
            for label in (measure, category, entry, modifier, target)
        ]
        start = words.start[first] if start is None else start
        end = words.end[last] if end is None else end
        return cls(words, first, last, start, end, weight, *labels)

    @classmethod
    def none(cls, words):
        """No marks."""
        nothing = np.zeros(0, np.int64)
        return cls.of(words, nothing, nothing, nothing, "", "", "")

    def __len__(self):
        return len(self.first)

    def __getitem__(self, rows):
        """Some of the marks, by their places or an array of bool."""
        return Found(self.words, *(getattr(self, name)[rows] for name in FIELDS))

    def but(self, **columns):
        """The same marks with other columns; a text holds for all."""
        labels = {name: Labels.same(new, len(self)) if isinstance(new, str) else new for name, new in columns.items()}
        return replace(self, **labels)

    @classmethod
    def joined(cls, parts):
        """The marks of several `Found` of the same words, one behind the other."""
        columns = ([getattr(part, name) for part in parts] for name in FIELDS)
        join = {Labels: Labels.joined, np.ndarray: np.concatenate}
        return cls(parts[0].words, *(join[type(column[0])](column) for column in columns))

    @property
    def begins(self):
        """Where each mark begins in `words.points`."""
        return self.words.offset[self.words.place[self.first]] + self.start

    def table(self):
        """The marks table."""
        words, begin = self.words, self.begins
        return pd.DataFrame({
            "article": text_column(Labels.of(words.place[self.first], words.articles).texts()),
            "sentence": words.sentence[self.first],
            "start": self.start,
            "end": self.end,
            "cue": strings(words.points, begin, begin + self.end - self.start),
            "measure": text_column(self.measure.texts()),
            "category": text_column(self.category.texts()),
            "weight": self.weight,
            "entry": text_column(self.entry.texts()),
            "modifier": text_column(self.modifier.texts()),
            "voice": pd.Categorical.from_codes(words.voice[self.first], dtype=COLUMNS["marks"]["voice"]),
            "target": text_column(self.target.texts()),
        }, copy=False)  # fmt: skip


FIELDS = ("first", "last", "start", "end", "weight", "measure", "category", "entry", "modifier", "target")
