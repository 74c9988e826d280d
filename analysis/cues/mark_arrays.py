"""Cues found among words in; their marks out, as arrays of one length and as the marks table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.codepoints import strings_between
from analysis.core.schema import COLUMNS, text_column
from analysis.cues.labels import Labels
from analysis.cues.token_index import Words

PLACES = ("first", "last", "start", "end", "weight")


class MarkLabels(NamedTuple):
    """The text columns of marks: one text for all marks, or the text of each."""

    measure: str | Labels
    category: str | Labels
    entry: str | Labels
    modifier: str | Labels = ""
    target: str | Labels = ""


LABELS = MarkLabels._fields


@dataclass(frozen=True, eq=False)
class MarkArrays:
    """Marks as arrays of one length, from which the marks table is made.

    `first` and `last` are the words that a mark covers (for an emphasis without words of its own, the word next to it, twice);
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
        cls, words: Words, first: np.ndarray, last: np.ndarray, weight: float | np.ndarray, labels: MarkLabels
    ) -> "MarkArrays":
        """Marks of words, from the first to the last; one weight holds for all."""
        weight = np.broadcast_to(np.asarray(weight, np.float64), len(first))
        texts = [Labels.same(label, len(first)) if isinstance(label, str) else label for label in labels]
        return cls(words, first, last, words.start[first], words.end[last], weight, *texts)

    @classmethod
    def none(cls, words: Words) -> "MarkArrays":
        """No marks."""
        nothing = np.zeros(0, np.int64)
        return cls.of(words, nothing, nothing, nothing, MarkLabels("", "", ""))

    def __len__(self):
        return len(self.first)

    def __getitem__(self, rows: np.ndarray) -> "MarkArrays":
        """Some of the marks, by their positions or an array of bool."""
        return MarkArrays(self.words, *(getattr(self, name)[rows] for name in (*PLACES, *LABELS)))

    def but(self, **columns: str | np.ndarray | Labels) -> "MarkArrays":
        """The same marks with other columns; a text holds for all."""
        labels = {name: Labels.same(new, len(self)) for name, new in columns.items() if isinstance(new, str)}
        return replace(self, **(columns | labels))  # type: ignore[arg-type]  # which column is which is known by name alone

    @classmethod
    def joined(cls, parts: Sequence["MarkArrays"]) -> "MarkArrays":
        """The marks of several `MarkArrays` of the same words, in one."""
        columns = {name: [getattr(part, name) for part in parts] for name in (*PLACES, *LABELS)}
        first, last, start, end, weight = (np.concatenate(columns[name]) for name in PLACES)
        labels = (Labels.joined(columns[name]) for name in LABELS)
        return cls(parts[0].words, first, last, start, end, weight, *labels)

    @property
    def begins(self) -> np.ndarray:
        """Where each mark begins in all texts, untouched, one after the other."""
        return self.words.offset[self.words.place[self.first]] + self.start

    @property
    def ends(self) -> np.ndarray:
        """Where each mark ends there."""
        return self.begins + self.end - self.start

    def table(self, order: np.ndarray | None = None, actor: Labels | None = None) -> pd.DataFrame:
        """The marks table, in a given order of the marks; `actor` has the actors in that order, by default ""."""
        words, order = self.words, np.arange(len(self)) if order is None else order
        first, start, end = self.first[order], self.start[order], self.end[order]
        place = words.place[first]
        offset, inside = words.offset[place], words.attribution[first]
        labels = [Labels.of(place, words.articles), *(getattr(self, name)[order] for name in LABELS),
                  Labels.same("", len(order)) if actor is None else actor]  # fmt: skip
        article, measure, category, entry, modifier, target, actor = (text_column(label.texts()) for label in labels)
        return pd.DataFrame({
            "article": article,
            "sentence": words.sentence[first],
            "start": start,
            "end": end,
            "cue": strings_between(words.page.original[0], offset + start, offset + end),
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
    """All positions in many spans, one span after the other, and for each position the number of its span."""
    sizes = np.maximum(stop - first, 0)
    number = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(number)) + (first - np.cumsum(sizes) + sizes)[number], number
