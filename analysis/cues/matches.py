"""What a measure found, as arrays: stretches of text at words, with texts that repeat as positions in a list."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.categoricals import decode, encode
from analysis.core.codepoints import strings
from analysis.core.jit import compiled
from analysis.core.schema import COLUMNS, text_array, text_column
from analysis.cues.token_index import Words

LABELS = ("measure", "category", "entry", "modifier", "target")
PLACES = ("first", "last", "start", "end")
FIELDS = (*PLACES, "weight", *LABELS)


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
        return cls.of(np.broadcast_to(np.int32(0), size), [name])

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
        return decode([(self.code, np.arange(len(self)), self.names)])[0]

    @classmethod
    def combined(cls, parts, join):
        """One text of the texts of several labels, by a function that is asked once of each combination of them."""
        sizes = [len(part.names) for part in parts]
        code, combinations = pd.factorize(np.ravel_multi_index([part.code for part in parts], sizes))
        places = np.unravel_index(combinations, sizes)
        texts = (part.names.take(pa.array(at)).to_pylist() for part, at in zip(parts, places, strict=True))
        return cls.of(code, [join(row) for row in zip(*texts, strict=True)])

    def rank(self):
        """The place of each name in their alphabetical order; a name that is held twice has one."""
        order = sorted(set(names := self.names.to_pylist()))
        place = {name: i for i, name in enumerate(order)}
        return np.array([place[name] for name in names], np.int64)

    @classmethod
    def joined(cls, parts, code=None):
        """Several, one behind the other; `code` is the memory for their codes, if there is some."""
        code, begin, names = np.empty(sum(map(len, parts)), np.int32) if code is None else code, 0, 0
        for part in parts:
            np.add(part.code, names, out=code[begin : begin + len(part)], casting="same_kind")
            begin, names = begin + len(part), names + len(part.names)
        return cls(code, pa.concat_arrays([part.names for part in parts]))


@dataclass(frozen=True, eq=False)
class Found:
    """Marks as arrays of one length, the columns of the marks table.

    `first` and `last` are the words that a mark covers (an emphasis without words of its own: the word it stands at, twice); article,
    sentence, voice and attribution are those of `first`. `start` and `end` are offsets in the text of the article. `measure`, `category`, `entry`,
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
        size = sum(map(len, parts))
        # large pieces of memory are mapped by large pages, many times faster than small ones
        places, codes = np.empty((len(PLACES), size), np.int64), np.empty((len(LABELS), size), np.int32)
        columns = {name: [getattr(part, name) for part in parts] for name in FIELDS}
        for name, place in zip(PLACES, places, strict=True):
            np.concatenate(columns[name], out=place)
        labels = [Labels.joined(columns[name], code) for name, code in zip(LABELS, codes, strict=True)]
        return cls(parts[0].words, *places, np.concatenate(columns["weight"]), *labels)

    @property
    def begins(self):
        """Where each mark begins in `words.points`."""
        return self.words.offset[self.words.place[self.first]] + self.start

    def table(self, order=None, actor=None):
        """The marks table, in an order of the marks, by default as they stand; `actor`: `Labels` in that order, by default ""."""
        words, order = self.words, np.arange(len(self)) if order is None else order
        columns, places = np.empty((3, len(order)), np.int64), np.empty((3, len(order)), np.int64)
        _place(order, self.first, self.start, self.end, words.sentence, words.place, words.offset, *columns, *places)
        first, *stretches = places
        labels = [getattr(self, name) for name in LABELS]
        inside = words.attribution[first]
        actor = Labels.same("", len(order)) if actor is None else actor
        texts = decode([(words.place, first, pa.array(words.articles, pa.large_string())),
                        *((label.code, order, label.names) for label in labels),
                        (actor.code, np.arange(len(order)), actor.names)])  # fmt: skip
        article, measure, category, entry, modifier, target, actor = map(text_column, texts)
        sentence, start, end = columns
        return pd.DataFrame({
            "article": article,
            "sentence": sentence,
            "start": start,
            "end": end,
            "cue": strings(words.points, *stretches),
            "measure": measure,
            "category": category,
            "weight": self.weight[order],
            "entry": entry,
            "modifier": modifier,
            "voice": pd.Categorical.from_codes(words.voice.astype(np.int8)[first], dtype=COLUMNS["marks"]["voice"]),
            "attribution": pd.arrays.IntegerArray(inside, inside == 0),
            "actor": actor,
            "target": target,
        }, copy=False)  # fmt: skip


@compiled
def _place(order, first, start, end, sentence_of, place_of, offset, sentences, starts, ends, firsts, begins, stops):
    """Sentence, start, end and first word of marks in an order, and where in `Words.points` they begin and stop."""
    for i in range(len(order)):
        starts[i], ends[i], firsts[i] = start[order[i]], end[order[i]], first[order[i]]
        sentences[i] = sentence_of[firsts[i]]
        begins[i] = offset[place_of[firsts[i]]] + starts[i]
        stops[i] = begins[i] + ends[i] - starts[i]


def spread(first: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of many stretches one after another, and the number of the stretch of each."""
    sizes = np.maximum(stop - first, 0)
    number = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(number)) + (first - np.cumsum(sizes) + sizes)[number], number
