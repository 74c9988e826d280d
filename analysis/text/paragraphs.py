"""Defines `Paragraphs`, the paragraphs of texts with their word counts and, as far as they are known, their sections."""

from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import IN_WORD
from analysis.core.schema import SECTIONS
from analysis.text.layouts import Layout, word_bounds

NONE = -1  # no label yet
RUN = 5  # words by which a repeated paragraph is recognised
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # of hashes of words; what they find is compared letter by letter afterwards
SLOTS = 1 << 18
LABEL = {section: code for code, section in enumerate(SECTIONS)}


class Paragraphs(NamedTuple):
    """The paragraphs of texts (`text`, as one string): how many `words` each has, whether Markdown `marked` it at either end, the
    `labels` and `kinds` of page elements found so far, and which are `kept` whatever they look like."""

    page: Layout
    text: str
    words: np.ndarray
    marked: np.ndarray
    labels: np.ndarray
    kinds: dict[int, str]
    kept: set[int]

    @classmethod
    def of(cls, page: Layout) -> "Paragraphs":
        begins, _ = word_bounds(page.kind)
        words = np.searchsorted(begins, page.end) - np.searchsorted(begins, page.start)
        ends = page.points[np.stack([page.start, page.end - 1])]
        marked = ((ends == ord("#")) | (ends == ord("*"))).any(0)
        return cls(
            page, page.written(0, len(page.points)), words, marked, np.full(len(page.start), NONE, np.int8), {}, set()
        )

    def line(self, i: int) -> str:
        return self.text[self.page.start[i] : self.page.end[i]]

    def leave_out(self, i: int, kind: str) -> None:
        """Label a paragraph as boilerplate of a kind, unless it is kept."""
        if i not in self.kept:
            self.labels[i], self.kinds[i] = LABEL["boilerplate"], kind

    def content(self) -> tuple[np.ndarray, np.ndarray]:
        """The paragraphs without a label, and the number of the text of each."""
        content = np.flatnonzero(self.labels == NONE)
        return content, self.page.text[content]

    def places(self) -> tuple[np.ndarray, np.ndarray]:
        """How many other paragraphs without a label come before and after each of them in its text."""
        _, text = self.content()
        at = np.arange(len(text))
        return at - np.searchsorted(text, text), np.searchsorted(text, text, "right") - 1 - at

    def beginning_at(self, text: int, offsets: list[int]) -> list[int]:
        """The paragraphs whose first words are at these offsets in a text, given by its number."""
        at = self.page.places(np.full(len(offsets), text), np.array(offsets, np.int64))
        own = np.searchsorted(self.page.start, at, "right") - 1
        return [
            i for i, place in zip(own.tolist(), at.tolist(), strict=True)
            if i >= 0 and not any(map(str.isalnum, self.text[self.page.start[i] : place]))
        ]  # fmt: skip

    def begins_again(self, rows: np.ndarray) -> np.ndarray:
        """Whether the first words of each paragraph occur elsewhere in its text: true of all repeated paragraphs and few others."""
        page = self.page
        letters = page.points.astype(np.uint64) * (page.kind & IN_WORD > 0)
        letters *= FACTOR
        letters ^= letters >> np.uint64(29)
        begins, _ = word_bounds(page.kind)
        word = np.add.reduceat(letters, begins) if len(begins) else letters[:0]
        begins, word = begins[word > 0], word[word > 0]  # what is a mark alone is no word
        if len(word) < RUN:
            return np.zeros(len(rows), bool)
        run = np.searchsorted(page.origin, begins, "right").astype(np.uint64) * FACTOR
        for shift in range(RUN):
            run[: len(word) - shift] += word[shift:] * np.uint64(2 * shift + 3)
        own = run[np.minimum(np.searchsorted(begins, page.start[rows]), len(run) - 1)]
        table = np.zeros(SLOTS, bool)
        table[own % np.uint64(SLOTS)] = True
        there, count = np.unique(run[table[run % np.uint64(SLOTS)]], return_counts=True)
        return np.isin(own, there[count > 1])
