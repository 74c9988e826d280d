"""One score of two articles in; their difference, also without one sentence or one entry, out."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.comparison.samples import compares_weights
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL

if TYPE_CHECKING:
    from analysis.comparison.measured_corpus import MeasuredCorpus

UNIT = ["article", "sentence"]


def words_of_sentences(
    study: "MeasuredCorpus", a: str, b: str, voice: str, sections: Collection[str] = SCORED_SECTIONS
) -> pd.Series:
    """The words of each sentence of two articles, in one voice, those of `a` first."""
    tokens = study.in_voice(voice)[1]
    tokens = tokens[tokens["article"].isin([a, b]) & tokens["section"].isin(sections)]
    return (
        tokens.groupby(UNIT).size().sort_index(level=0, key=lambda name: name != a, sort_remaining=False, kind="stable")
    )


def marks_of_score(
    study: "MeasuredCorpus", pair: Collection[str], voice: str, measure: str, category: str
) -> pd.DataFrame:
    """The marks that one score counts, with what each counts for (`value`)."""
    marks = study.in_voice(voice)[0]
    marks = marks[marks["article"].isin(pair) & (marks["measure"] == measure) & (marks["weight"] != 0)]
    if category != ALL:
        marks = marks[(marks["category"] + ".").str.startswith(category + ".")]
    if compares_weights(measure, category):
        return marks.assign(value=marks["weight"])
    return marks.drop_duplicates(["article", "start", "end"]).assign(value=1.0)


@dataclass(frozen=True)
class PairScore:
    """One score of two articles, as arrays.

    For each sentence: its `words`, and whether it is in article a (`mine`). For each mark: the position of its sentence (`place`), what
    it counts (`value`) and its `entry`.
    """

    words: np.ndarray
    mine: np.ndarray
    place: np.ndarray
    value: np.ndarray
    entry: np.ndarray

    @classmethod
    def of(cls, marks: pd.DataFrame, units: pd.Series, a: str) -> "PairScore":
        """From the marks of a score that lie in these sentences."""
        place = units.index.get_indexer(pd.MultiIndex.from_frame(marks[UNIT]))
        inside = place >= 0
        mine = np.asarray(units.index.get_level_values(0) == a)
        return cls(units.to_numpy(float), mine, place[inside], marks["value"].to_numpy(float)[inside],
                   marks["entry"].to_numpy(object)[inside])  # fmt: skip

    def values(self) -> np.ndarray:
        """What is compared of each sentence."""
        return np.bincount(self.place, self.value, len(self.words))

    def counts(self) -> np.ndarray:
        return np.bincount(self.place, minlength=len(self.words)).astype(float)

    def difference(self) -> float:
        """a − b per 1,000 words."""
        a, b = (self.values()[own].sum() / self.words[own].sum() for own in (self.mine, ~self.mine))
        return (a - b) * 1000

    def carrying_sentence(self) -> int:
        """The position of the sentence that contributes most to the difference: without it, it is smallest or most reversed."""
        value, moved = self.values(), np.zeros(len(self.words))
        for own, side in ((self.mine, 1), (~self.mine, -1)):
            total, words = value[own].sum(), self.words[own].sum()
            rest = np.maximum(words - self.words[own], 1)
            moved[own] = side * (total - value[own]) / rest - side * total / words
        return int((moved * np.sign(self.difference())).argmin())

    def carrying_entry(self) -> str:
        """The entry that contributes most to the difference, in the same sense; "" if there are no marks."""
        if not len(self.entry):
            return ""
        entries, which = np.unique(self.entry.astype(str), return_inverse=True)
        a, b = self.words[self.mine].sum(), self.words[~self.mine].sum()
        per_word = np.where(self.mine[self.place], 1 / a, -1 / b)
        return str(entries[(np.bincount(which, self.value * per_word) * np.sign(self.difference())).argmax()])

    def without_entry(self, entry: str) -> "PairScore":
        return self._kept(self.entry != entry)

    def without_sentence(self, left: int) -> "PairScore":
        rest = self._kept(self.place != left)
        place = rest.place - (rest.place > left)
        return replace(rest, words=np.delete(self.words, left), mine=np.delete(self.mine, left), place=place)

    def _kept(self, marks):
        return replace(self, place=self.place[marks], value=self.value[marks], entry=self.entry[marks])
