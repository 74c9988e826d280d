"""Texts to one array of code points, as they are read, and the places of their paragraphs in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import BREAK, LETTER, LOWER, SPACE, code_points, look_up, skip
from analysis.core.jit import compiled
from analysis.text import reading

NARROW, WIDE = 40, 120  # characters: the longest line of a hard-wrapped text
SEVERAL = 2  # words cut at ends of lines make a text hard-wrapped
HYPHENS = [ord(mark) for mark in "-‐\xad"]
QUOTED, EQUALS = map(ord, ">=")
LINE_BREAK = re.compile(r"\r\n?|\n")
CUTS = ("-\n", "-\r", "- \n", "‐\n", "\xad")  # where words may be cut at the ends of lines
FINISHED = re.compile(r"""[.!?:]['"’”)\]]*\Z""")  # like a sentence or its part


class Source(NamedTuple):
    """Texts as they stand, where some are read otherwise: their code points, one text after the other, where each text begins, and the
    stretch that each code point read stands for, from `begin` to `end`."""

    points: np.ndarray
    origin: np.ndarray
    begin: np.ndarray
    end: np.ndarray


@dataclass(frozen=True, eq=False)  # the same texts are the same object: what is read of them is kept by it
class Layout:
    """Texts in one array, as they are read (see `analysis.text.reading`), and their paragraphs as places in it.

    Attributes
    ----------
    points : array of uint32
        The code points of the texts, one text after the other, a line feed between.
    kind, plain : array
        Of each code point, from `codepoints.look_up`.
    origin : array of int64
        Where each text begins. `places` and `offsets` lead from the text as it stands to the place where it is read, and back.
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
    source: Source | None = None  # None: all texts are read as they stand

    def places(self, text: np.ndarray, offset: np.ndarray) -> np.ndarray:
        """Where that is read which stands at, or from, offsets in texts, given by their numbers."""
        if self.source is None:
            return self.origin[text] + offset
        return np.searchsorted(self.source.begin, (self.source.origin[text] + offset).astype(np.int32))

    def starts(self, text: np.ndarray, place: np.ndarray) -> np.ndarray:
        """The offset in its text at which that begins which is read from a place on."""
        return place - self.origin[text] if self.source is None else self.source.begin[place] - self.source.origin[text]

    def ends(self, text: np.ndarray, place: np.ndarray) -> np.ndarray:
        """The offset in its text at which that ends which is read up to a place."""
        return (
            place - self.origin[text] if self.source is None else self.source.end[place - 1] - self.source.origin[text]
        )

    @property
    def standing(self) -> tuple[np.ndarray, np.ndarray]:
        """The code points of the texts as they stand, one text after the other, and where each text begins."""
        return (self.points, self.origin) if self.source is None else (self.source.points, self.source.origin)

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
    points, origin = _laid(texts)
    source = None
    if changed := _readings(texts, points, origin):
        texts = [changed[number].text if number in changed else text for number, text in enumerate(texts)]
        source = Source(points, origin, *_stretches(texts, changed, origin))
        points, origin = _laid(texts)
    kind, plain = look_up(points)
    text, start, end = _lines(kind, points, origin)
    page = _unwrapped(Layout(points, kind, plain, origin, text, start, end, source), texts)
    return _rejoined(page, texts) if any(mark in text for text in texts for mark in CUTS) else page


def _laid(texts):
    """The code points of texts, one after the other, and where each begins."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return code_points("\n".join(texts)), np.cumsum(lengths + 1) - lengths - 1


def _readings(texts, points, origin):
    """The readings of those texts that are read otherwise than they stand, by number."""
    odd = np.flatnonzero(reading.odd_points().take(points))
    marks = np.isin(points[odd], [ord(mark) for mark in reading.APOSTROPHES])
    kind = look_up(points[np.clip(np.stack([odd - 1, odd + 1]), 0, len(points) - 1)])[0]
    odd = odd[~marks | (kind & LETTER > 0).all(0)]
    numbers = set(np.searchsorted(origin, odd, "right").tolist())
    found = {}
    for number, text in enumerate(texts):
        if (number + 1 in numbers or reading.may_differ(text)) and (edits := reading.edits(text)):
            found[number] = reading.edited(text, edits)
    return found


def _stretches(texts, changed, origin):
    """The stretch of the texts as they stand that each code point read stands for, and so each line feed between."""
    begins, ends = [], []
    for number, (text, place) in enumerate(zip(texts, origin.tolist(), strict=True)):
        begin = changed[number].begin if number in changed else np.arange(len(text), dtype=np.int32)
        end = changed[number].end if number in changed else begin + 1
        last = origin[number + 1] - 1 if number + 1 < len(texts) else 0
        begins += [begin + np.int32(place), np.array([last], np.int32)]
        ends += [end + np.int32(place), np.array([last + 1], np.int32)]
    return np.concatenate(begins)[:-1], np.concatenate(ends)[:-1]


def _rejoined(page, texts):
    """A layout without the hyphens at which words are cut at the ends of lines within its paragraphs."""
    cuts = [
        (edit.start + place, edit.end + place)
        for text, place in zip(texts, page.origin.tolist(), strict=True)
        if any(mark in text for mark in CUTS)
        for edit in reading.rejoined(text)
    ]  # fmt: skip
    start, end = np.array(cuts, np.int64).reshape(-1, 2).T
    inside = np.searchsorted(page.start, start, "right") == np.searchsorted(page.start, end, "right")
    start, end = start[inside], end[inside]
    if not len(start):
        return page
    stays = np.ones(len(page.points) + 1, bool)
    for low, high in zip(start.tolist(), end.tolist(), strict=True):
        stays[low:high] = False
    place = np.cumsum(stays) - stays
    kept = np.flatnonzero(stays[:-1])
    every = np.arange(len(page.points), dtype=np.int32)
    source = page.source or Source(page.points, page.origin, every, every + 1)
    return Layout(
        page.points[kept], page.kind[kept], page.plain[kept], place[page.origin], page.text, place[page.start], place[page.end],
        source._replace(begin=source.begin[kept], end=source.end[kept]),
    )  # fmt: skip


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of one text: list of (start, end)."""
    page = layout([text])
    return spans(page.starts(page.text, page.start), page.ends(page.text, page.end))


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
def _lines(kind, points, origin):
    """The text, start and end of each line that is not empty, without the white space around it, and the > of a quoted block."""
    found, count, begin, text = np.empty((3, len(kind) + 1), np.int64), 0, 0, 0
    for at in range(len(kind) + 1):
        if at < len(kind) and not kind[at] & BREAK:
            continue
        start, end = skip(kind, begin, at, SPACE), at
        while start + 1 < end and points[start] == QUOTED and points[start + 1] != EQUALS:
            start = skip(kind, start + 1, at, SPACE)
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
    _close_cuts(page, opens)
    firsts = np.flatnonzero(opens)
    lasts = np.append(firsts[1:], len(opens)) - 1 if len(firsts) else firsts
    return replace(page, text=page.text[firsts], start=page.start[firsts], end=page.end[lasts])


def _close_cuts(page, opens):
    """A line that begins in lower case after a line that ends in a letter and a hyphen opens no paragraph; nor does any line in lower
    case, right below another, where several words of the text are cut so."""
    cut = np.isin(page.points[page.end[:-1] - 1], HYPHENS) & (page.text[1:] == page.text[:-1])
    cuts = [
        line
        for line in np.flatnonzero(cut).tolist()
        if reading.CUT.search(page.written(max(page.end[line] - 2, 0), page.start[line + 1] + 2))
    ]
    opens[[line + 1 for line in cuts]] = False
    often, count = np.unique(page.text[cuts], return_counts=True)
    lower = np.isin(page.text[1:], often[count >= SEVERAL]) & (page.text[1:] == page.text[:-1])
    lower &= page.kind[page.start[1:]] & LOWER > 0
    for line in np.flatnonzero(lower).tolist():
        if len(LINE_BREAK.findall(page.written(page.end[line], page.start[line + 1]))) == 1:
            opens[line + 1] = False


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
