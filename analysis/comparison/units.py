"""Tokens and the columns that define a unit in; the units, with their words and marks, out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from analysis.core.schema import COLUMNS, SECTIONS, VOICES, category_codes, text_column
from analysis.cues.attribution_rows import AUTHOR, SPEAKER_COLUMNS, attribution_rows, speaker_groups
from analysis.cues.labels import Labels

ALL = "all"  # the category that holds a measure's total, and all voices as one


@dataclass(frozen=True)
class ScoredWords:
    """The words that scores count: `rows` of `tokens`, the `article` of each, and the tables with further columns."""

    tokens: pd.DataFrame
    rows: np.ndarray
    article: Labels
    articles: pd.DataFrame | None
    attributions: pd.DataFrame | None

    @classmethod
    def of(
        cls, tokens: pd.DataFrame, sections: Collection[str], articles: pd.DataFrame | None,
        attributions: pd.DataFrame | None,
    ) -> "ScoredWords":  # fmt: skip
        """The words of some sections."""
        scored = np.array([*(section in sections for section in SECTIONS), False])  # of no section (-1) the last
        rows = np.flatnonzero(scored[category_codes(tokens, "section")])
        return cls(tokens, rows, Labels.in_runs(tokens["article"])[rows], articles, attributions)

    @property
    def of_speakers(self) -> tuple[str, ...]:
        """The columns that tell speakers apart."""
        return () if self.attributions is None else SPEAKER_COLUMNS

    def columns(self) -> list[str]:
        """The columns that can make a unit."""
        of_articles = [] if self.articles is None else self.articles.columns
        return list(
            dict.fromkeys([*self.tokens.columns.drop(["start", "end", "word"]), *self.of_speakers, *of_articles])
        )

    def column(self, name: str) -> tuple[np.ndarray, pd.Index | ExtensionArray]:
        """A column as positions in its distinct values (-1: missing), and these values."""
        if name == "article":
            return self.article.code, text_column(self.article.names)
        if name in self.tokens:
            code, values = pd.factorize(self.tokens[name])
            return code[self.rows], values
        if name in self.of_speakers:
            code, values = pd.factorize(speaker_groups(name, self.attributions))
            code = np.append(code + 1, 0)  # the last is the author, whose row is -1
            numbers = _numbers(self.tokens, "attribution")[self.rows]
            return code[attribution_rows(self.article, numbers, self.attributions)], pd.Index(
                [AUTHOR, *values], dtype="str"
            )
        assert self.articles is not None  # else `columns` has no other
        of_article = self.articles.set_index("article")[name].reindex(self.article.names.to_pylist())
        code, values = pd.factorize(of_article)
        return code[self.article.code], values


class Units(NamedTuple):
    """The `columns` that name each unit, how many `words` it has, and the unit `of_word`, before units are split by voice."""

    columns: dict
    words: np.ndarray
    of_word: np.ndarray

    @classmethod
    def of(cls, words: ScoredWords, by: Sequence[str], voices: Sequence[str]) -> "Units":
        """The units in order of appearance; where `by` names the voice, each is split by `voices`, zeros included."""
        columns = {name: words.column(name) for name in by if name != "voice"}
        joint = np.zeros(len(words.rows), np.int64)
        for code, values in columns.values():
            joint = np.where((joint < 0) | (code < 0), -1, joint * len(values) + code)
        runs = _changes(joint)  # neighbouring words mostly belong to one unit
        known = joint[runs] >= 0
        unit = np.full(len(runs), -1)
        unit[known], found = pd.factorize(joint[runs[known]])
        of_word = np.repeat(unit, np.diff(runs, append=len(joint)))
        first = runs[known][np.unique(unit[known], return_index=True)[1]]
        named = {name: values.take(code[first]) for name, (code, values) in columns.items()}
        if "voice" not in by:
            return cls(named, _count(of_word, len(found)), of_word)
        size = _count(
            split_by_voice(of_word, category_codes(words.tokens, "voice")[words.rows], voices), len(found) * len(voices)
        )
        named = {name: values.repeat(len(voices)) for name, values in named.items()}
        voice = np.tile(np.arange(len(voices)), len(found))
        if ALL in voices:
            named["voice"] = text_column(Labels.of(voice, voices).texts())
        else:
            named["voice"] = pd.Categorical.from_codes(voice, dtype=COLUMNS["tokens"]["voice"])
        return cls({name: named[name] for name in by}, size, of_word)

    def of_marks(self, marks: pd.DataFrame, article: np.ndarray, words: ScoredWords) -> np.ndarray:
        """The unit of each mark: that of the first word of its sentence; -1 where its sentence is not scored.

        `article` is the article of each, from `article_positions`. Where speakers are told apart, it is the first word of the sentence in the same attribution.
        """
        here, there = words.article.code.astype(np.int64), article.astype(np.int64)
        speech = not {"attribution", *words.of_speakers}.isdisjoint(self.columns)
        for column in ["sentence", "attribution"] if speech else ["sentence"]:
            own, theirs = _numbers(words.tokens, column)[words.rows], _numbers(marks, column)
            size = max(own.max(initial=0), theirs.max(initial=0)) + 1
            here, there = here * size + own, there * size + theirs
        first = _changes(here)
        first = first[~pd.Index(here[first]).duplicated()]
        runs = _changes(there)
        unit = np.append(self.of_word[first], -1)[pd.Index(here[first]).get_indexer(there[runs])]
        return np.repeat(unit, np.diff(runs, append=len(there)))


def split_by_voice(unit: np.ndarray, voice: np.ndarray, voices: Sequence[str]) -> np.ndarray:
    """One row of units split by voice; if `voices` include `all`, a row of the units in all voices comes first."""
    first, before = unit * len(voices), len(voices) - len(VOICES)
    own = np.where((unit >= 0) & (voice >= 0), first + before + voice, -1)
    return np.stack([np.where(unit >= 0, first, -1), own]) if before else own[None]


def article_positions(marks: pd.DataFrame, article: Labels) -> np.ndarray:
    """The article of each mark as a position in those of the words, or -1."""
    place = {name: i for i, name in enumerate(article.names.to_pylist())}
    return Labels.in_runs(marks["article"]).each(lambda name: place.get(name, -1))


def _numbers(table, column):
    return table[column].to_numpy(np.int64, na_value=0)


def _changes(column):
    """The places where a column has another value than before."""
    return np.flatnonzero(np.append(True, column[1:] != column[:-1])[: len(column)])


def _count(unit, units):
    """How many words each unit has; words of no unit (-1) are not counted."""
    return np.bincount(unit.ravel() + 1, minlength=units + 1)[1:]
