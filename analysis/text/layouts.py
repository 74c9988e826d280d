"""Defines `Layout`, which `buffer.layout` makes of texts: normalised code points, paragraphs, and offsets in the originals."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import SPACE, Characters, code_points, look_up


class OriginalTexts(NamedTuple):
    """The original texts, if some were edited: their code points, one text after the other; where each text begins (`origin`);
    and for each normalised code point the original ones that it stands for, from `begin` to `end`."""

    points: np.ndarray
    origin: np.ndarray
    begin: np.ndarray
    end: np.ndarray


@dataclass(frozen=True, eq=False)  # compared by identity: what is computed from a layout is kept by it
class Layout:
    """Normalised texts (see `analysis.text.normalisation`) in one array, and their paragraphs as places in it.

    Attributes
    ----------
    points : array of uint32
        The code points of the texts, one text after the other, a line feed between.
    kind, plain : array
        Of each code point, from `codepoints.look_up`.
    origin : array of int64
        Where each text begins. `places` leads from offsets in a text to places, `starts` and `ends` lead back.
    text : array of int64
        The number of each paragraph's text.
    start, end : array of int64
        The place of each paragraph, without the white space around it.
    """

    points: np.ndarray
    kind: np.ndarray
    plain: np.ndarray
    origin: np.ndarray
    text: np.ndarray
    start: np.ndarray
    end: np.ndarray
    source: OriginalTexts | None = None  # None: no text was edited

    def places(self, text: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """The place of the character at an offset in an original text, given by its number; arrays of one length."""
        if self.source is None:
            return self.origin[text] + offset
        return np.searchsorted(self.source.begin, (self.source.origin[text] + offset).astype(np.int32))

    def starts(self, text: np.ndarray, place: np.ndarray) -> np.ndarray:
        """The offset in the original text at which the character at a place begins."""
        return place - self.origin[text] if self.source is None else self.source.begin[place] - self.source.origin[text]

    def ends(self, text: np.ndarray, place: np.ndarray) -> np.ndarray:
        """The offset in the original text at which the character before a place ends."""
        return (
            place - self.origin[text] if self.source is None else self.source.end[place - 1] - self.source.origin[text]
        )

    @property
    def characters(self) -> Characters:
        """The normalised characters."""
        return Characters(self.points, self.kind, self.plain)

    @property
    def original(self) -> tuple[np.ndarray, np.ndarray]:
        """The code points of the original texts, one text after the other, and where each text begins."""
        return (self.points, self.origin) if self.source is None else (self.source.points, self.source.origin)

    @property
    def stop(self) -> np.ndarray:
        """Where each text ends."""
        return np.append(self.origin[1:] - 1, len(self.points))

    def written(self, start: int, end: int) -> str:
        """The text from one place to another."""
        return self.points[start:end].tobytes().decode("utf-32-le", "surrogatepass")

    def letters(self, starts: np.ndarray, ends: np.ndarray) -> list[str]:
        """The text between each start and end."""
        text = self.written(0, len(self.points))
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def layout_of_paragraphs(text: str, paragraphs: list[tuple[int, int]]) -> Layout:
    """The layout of one text whose paragraphs are known, as list of (start, end)."""
    points = code_points(text)
    starts, ends = np.array(paragraphs, np.int64).reshape(-1, 2).T.copy()
    return Layout(points, *look_up(points), np.zeros(1, np.int64), np.zeros(len(starts), np.int64), starts, ends)


def spans(*columns: np.ndarray, offset: int = 0) -> list[tuple]:
    """Columns as a list of tuples, with `offset` added to places; columns of bool stay."""
    return list(
        zip(*((column if column.dtype == bool else column + offset).tolist() for column in columns), strict=True)
    )


def word_bounds(kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where runs of characters without white space begin and end."""
    space = np.ones(len(kind) + 2, bool)
    np.greater(kind & SPACE, 0, out=space[1:-1])
    edges = np.flatnonzero(space[1:] != space[:-1])
    return edges[::2], edges[1::2]
