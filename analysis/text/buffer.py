"""Texts to one array of code points, and the places of their paragraphs in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress, pairwise

import numpy as np

from analysis.core.codepoints import BREAK, SPACE, code_points, look_up, skip
from analysis.core.jit import compiled

NARROW, WIDE = 40, 120  # characters: the longest line of a hard-wrapped text
LINE_BREAK = re.compile(r"\r\n?|\n")
FINISHED = re.compile(r"""[.!?:]['"’”)\]]*\Z""")  # like a sentence or its part


@dataclass(frozen=True, eq=False)  # the same texts are the same object: what is read of them is kept by it
class Layout:
    """Texts in one array, and their paragraphs as places in it.

    Attributes
    ----------
    points : array of uint32
        The code points of the texts, one text after the other, a line feed between.
    kind, plain : array
        Of each code point, from `codepoints.look_up`.
    origin : array of int64
        Where each text begins: the place of its character `i` is `origin + i`.
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

    @property
    def stop(self) -> np.ndarray:
        """Where each text ends."""
        return np.append(self.origin[1:] - 1, len(self.points))

    def written(self, start: int, end: int) -> str:
        """The text from one place to another."""
        return self.points[start:end].tobytes().decode("utf-32-le", "surrogatepass")

    def letters(self, starts: np.ndarray, ends: np.ndarray) -> list[str]:
        """The text of many stretches, as list of str."""
        text = self.written(0, len(self.points))
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def layout(texts: Iterable[str]) -> Layout:
    """Lay texts out in one array and find their paragraphs.

    A line is a paragraph, as on a web page, unless the text is hard-wrapped: then lines run on wherever the next
    word would not have fitted.
    """
    texts = list(texts)
    points = code_points("\n".join(texts))
    kind, plain = look_up(points)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    origin = np.cumsum(lengths + 1) - lengths - 1
    return _unwrapped(Layout(points, kind, plain, origin, *_lines(kind, origin)), texts)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of one text: list of (start, end)."""
    page = layout([text])
    return spans(page.start, page.end)


def given(text: str, paragraphs: list[tuple[int, int]]) -> Layout:
    """The layout of one text whose paragraphs are known already, as list of (start, end)."""
    points = code_points(text)
    starts, ends = np.array(paragraphs, np.int64).reshape(-1, 2).T.copy()
    return Layout(points, *look_up(points), np.zeros(1, np.int64), np.zeros(len(starts), np.int64), starts, ends)


def spans(*columns: np.ndarray, offset: int = 0) -> list[tuple]:
    """Arrays of places, moved, as list of tuples; what is no place (bool) stays."""
    return list(
        zip(*((column if column.dtype == bool else column + offset).tolist() for column in columns), strict=True)
    )


def word_bounds(kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where stretches without white space begin and end."""
    space = np.ones(len(kind) + 2, bool)
    np.greater(kind & SPACE, 0, out=space[1:-1])
    edges = np.flatnonzero(space[1:] != space[:-1])
    return edges[::2], edges[1::2]


@compiled
def _lines(kind, origin):
    """The text, start and end of each line that is not empty, without the white space around it."""
    found, count, begin, text = np.empty((3, len(kind) + 1), np.int64), 0, 0, 0
    for at in range(len(kind) + 1):
        if at < len(kind) and not kind[at] & BREAK:
            continue
        start, end = skip(kind, begin, at, SPACE), at
        while end > start and kind[end - 1] & SPACE:
            end -= 1
        if start < end:
            while text + 1 < len(origin) and origin[text + 1] <= start:
                text += 1
            found[0, count], found[1, count], found[2, count] = text, start, end
            count += 1
        begin = at + 1
    return found[:, :count].copy()


def _unwrapped(page, texts):
    """A layout whose paragraphs are lines, with the lines of hard-wrapped texts joined."""
    width = np.zeros(len(texts), np.int64)
    np.maximum.at(width, page.text, page.end - page.start)
    opens = np.ones(len(page.start), bool)  # whether a line begins a paragraph
    for number in np.flatnonzero((width >= NARROW) & (width <= WIDE)).tolist():
        first, stop = np.searchsorted(page.text, [number, number + 1]).tolist()
        places = spans(page.start[first:stop], page.end[first:stop], offset=-page.origin[number])
        opens[first + 1 : stop] = ~np.array(_runs_on(texts[number], places, width[number]), bool)
    firsts = np.flatnonzero(opens)
    lasts = np.append(firsts[1:], len(opens)) - 1 if len(firsts) else firsts
    return replace(page, text=page.text[firsts], start=page.start[firsts], end=page.end[lasts])


def _runs_on(text, places, width):
    """Whether each line of a text but the last one runs on in the next; none does in a text that is not hard-wrapped."""
    lines = [text[start:end] for start, end in places]
    between = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    adjacent = [len(LINE_BREAK.findall(gap)) == 1 for gap in between]  # one line break alone
    full = [
        near and len(line) + 1 + len(following.split(None, 1)[0]) > width
        for near, (line, following) in zip(adjacent, pairwise(lines), strict=True)
    ]
    unfinished = sum(not FINISHED.search(line) for line in compress(lines, full))
    # a wrapped line rarely ends where a sentence does
    return full if 2 * sum(full) >= sum(adjacent) and 2 * unfinished > sum(full) else [False] * len(full)
