"""Cues found among words in; marks out, as arrays of one length and as the marks table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.core.categoricals import decode, encode
from analysis.core.codepoints import strings_between
from analysis.core.schema import COLUMNS, article_bounds, text_array, text_column
from analysis.cues.token_index import Words
from analysis.lexicons.vocabulary import TEXT

LABELS = ("measure", "category", "entry", "modifier", "target")
PLACES = ("first", "last", "start", "end", "weight")


@dataclass(frozen=True, eq=False)
class Labels:
    """Texts of which few are distinct: the code of each is a position in `names`, an arrow array that may hold a name twice."""

    code: np.ndarray
    names: pa.Array

    @classmethod
    def of(cls, code: np.ndarray, names: Iterable[str]) -> "Labels":
        return cls(code, pa.array(names, TEXT))

    @classmethod
    def in_column(cls, column: pd.Series) -> "Labels":
        """The texts of a column, the names in order of appearance."""
        return cls(*encode(text_array(column)))

    @classmethod
    def in_runs(cls, column: pd.Series) -> "Labels":
        """The same, quicker where equal texts stand together."""
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
        """With `name` where `where` is true."""
        names = pa.concat_arrays([self.names, pa.array([name], TEXT)])
        return Labels(np.where(where, len(self.names), self.code), names)

    def each(self, function: Callable[[str], object]) -> np.ndarray:
        """What a function says of each text, asked once per name."""
        known = np.array([function(name) for name in self.names.to_pylist()])
        return known[self.code] if len(known) else self.code

    def texts(self) -> pa.Array:
        """All texts, as an arrow array."""
        return decode([(self.code, np.arange(len(self)), self.names)])[0]

    @classmethod
    def combined(cls, parts: Sequence["Labels"], join: Callable[[tuple], str]) -> "Labels":
        """One text of the texts of several labels, by a function that is asked once of each combination of them."""
        sizes = [len(part.names) for part in parts]
        code, combinations = pd.factorize(np.ravel_multi_index([part.code for part in parts], sizes))
        places = np.unravel_index(combinations, sizes)
        texts = (part.names.take(pa.array(at)).to_pylist() for part, at in zip(parts, places, strict=True))
        return cls.of(code, [join(row) for row in zip(*texts, strict=True)])

    def rank(self) -> np.ndarray:
        """The place of each name in their alphabetical order; a name that is held twice has one."""
        names = self.names.to_pylist()
        return np.unique(np.array(names, object), return_inverse=True)[1] if names else np.zeros(0, np.int64)

    @classmethod
    def joined(cls, parts: Sequence["Labels"]) -> "Labels":
        """Several, one after the other."""
        begins = np.cumsum([0, *(len(part.names) for part in parts[:-1])])
        ends = np.cumsum([len(part) for part in parts])
        code = np.empty(ends[-1], np.int32)
        for part, begin, end in zip(parts, begins, ends, strict=True):
            np.add(part.code, begin, out=code[end - len(part) : end], casting="same_kind")
        return cls(code, pa.concat_arrays([part.names for part in parts]))


@dataclass(frozen=True, eq=False)
class Found:
    """Marks as arrays of one length, the columns of the marks table.

    `first` and `last` are the words that a mark covers (an emphasis without words of its own: the word it stands at, twice);
    article, sentence, voice and attribution are those of `first`. `start` and `end` are offsets in the text of the article.
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
    def of(
        cls, words: Words, first: np.ndarray, last: np.ndarray, weight: float | np.ndarray, measure: str | Labels,
        category: str | Labels, entry: str | Labels, modifier: str | Labels = "", target: str | Labels = "",
        start: np.ndarray | None = None, end: np.ndarray | None = None,
    ) -> "Found":  # fmt: skip
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
    def none(cls, words: Words) -> "Found":
        """No marks."""
        nothing = np.zeros(0, np.int64)
        return cls.of(words, nothing, nothing, nothing, "", "", "")

    def __len__(self):
        return len(self.first)

    def __getitem__(self, rows: np.ndarray) -> "Found":
        """Some of the marks, by their places or an array of bool."""
        return Found(self.words, *(getattr(self, name)[rows] for name in (*PLACES, *LABELS)))

    def but(self, **columns: str | np.ndarray | Labels) -> "Found":
        """The same marks with other columns; a text holds for all."""
        labels = {name: Labels.same(new, len(self)) for name, new in columns.items() if isinstance(new, str)}
        return replace(self, **(columns | labels))  # type: ignore[arg-type]  # which column is which is known by name alone

    @classmethod
    def joined(cls, parts: Sequence["Found"]) -> "Found":
        """The marks of several `Found` of the same words, one after the other."""
        columns = {name: [getattr(part, name) for part in parts] for name in (*PLACES, *LABELS)}
        first, last, start, end, weight = (np.concatenate(columns[name]) for name in PLACES)
        labels = (Labels.joined(columns[name]) for name in LABELS)
        return cls(parts[0].words, first, last, start, end, weight, *labels)

    @property
    def begins(self) -> np.ndarray:
        """Where each mark begins among the texts as they stand, one after the other."""
        return self.words.offset[self.words.place[self.first]] + self.start

    @property
    def ends(self) -> np.ndarray:
        """Where each mark ends there."""
        return self.begins + self.end - self.start

    def table(self, order: np.ndarray | None = None, actor: Labels | None = None) -> pd.DataFrame:
        """The marks table, in an order of the marks, by default as they stand; `actor` are in that order, by default ""."""
        words, order = self.words, np.arange(len(self)) if order is None else order
        first, start, end = self.first[order], self.start[order], self.end[order]
        place, here = words.place[first], np.arange(len(order))
        actor = Labels.same("", len(order)) if actor is None else actor
        texts = decode([
            (place, here, pa.array(words.articles, TEXT)),
            *((label.code, order, label.names) for label in (getattr(self, name) for name in LABELS)),
            (actor.code, here, actor.names),
        ])  # fmt: skip
        offset, inside = words.offset[place], words.attribution[first]
        article, measure, category, entry, modifier, target, actor = map(text_column, texts)
        return pd.DataFrame({
            "article": article,
            "sentence": words.sentence[first],
            "start": start,
            "end": end,
            "cue": strings_between(words.page.standing[0], offset + start, offset + end),
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


def spread(first: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of many stretches one after another, and the number of the stretch of each."""
    sizes = np.maximum(stop - first, 0)
    number = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(number)) + (first - np.cumsum(sizes) + sizes)[number], number
