"""Texts in one array of code points, and the paragraphs in it."""

from dataclasses import dataclass

import numpy as np

from analysis.core.codepoints import BREAK, SPACE, code_points, look_up, number_of
from analysis.core.jit import compiled, inner

NARROW, WIDE = 40, 120  # characters: the longest line of a hard-wrapped text
CR, LF = ord("\r"), ord("\n")
ENDS = tuple(map(ord, ".!?:"))  # a sentence's or its part's, with these behind them:
CLOSING = tuple(map(ord, "'\"’”)]"))


@dataclass(frozen=True)
class Layout:
    """Texts in one array, and their paragraphs as places in it.

    Attributes
    ----------
    points : array of uint32
        The code points of the texts, one text behind the other, a line feed between.
    kind, plain : array
        Of each code point, from `characters.look_up`.
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
    def stop(self):
        """Where each text ends."""
        return np.append(self.origin[1:] - 1, len(self.points))

    def written(self, start, end):
        """The text from one place to another."""
        return self.points[start:end].tobytes().decode("utf-32-le", "surrogatepass")

    def letters(self, starts, ends):
        """The text of many stretches, as list of str."""
        text = self.written(0, len(self.points))
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def layout(texts):
    """Lay texts out in one array and find their paragraphs.

    A line is a paragraph, as on a web page, unless the text is hard-wrapped: then lines run on wherever the next
    word would not have fitted.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    Layout
    """
    texts = list(texts)
    points = code_points("\n".join(texts))
    kind, plain = look_up(points)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    origin = np.cumsum(lengths + 1) - lengths - 1
    return Layout(points, kind, plain, origin, *_paragraphs(points, kind, origin, lengths))


def paragraphs(text):
    """The paragraphs of one text: list of (start, end)."""
    page = layout([text])
    return spans(page.start, page.end)


def given(text, paragraphs):
    """The layout of one text whose paragraphs are known already, as list of (start, end)."""
    points = code_points(text)
    starts, ends = np.array(paragraphs, np.int64).reshape(-1, 2).T.copy()
    return Layout(points, *look_up(points), np.zeros(1, np.int64), np.zeros(len(starts), np.int64), starts, ends)


def spans(*columns, offset=0):
    """Arrays of places, moved, as list of tuples; what is no place (bool) stays."""
    return list(
        zip(*((column if column.dtype == bool else column + offset).tolist() for column in columns), strict=True)
    )


@compiled
def _paragraphs(points, kind, origin, lengths):
    """The text, start and end of each paragraph."""
    size = len(origin) + number_of(kind, BREAK)
    texts, starts, ends = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    count = np.int64(0)
    for text in range(len(origin)):
        first = count
        at, end = origin[text], origin[text] + lengths[text]
        while at < end:
            behind = at
            while behind < end and not kind[behind] & BREAK:
                behind += 1
            begin, stop = at, behind
            while begin < stop and kind[begin] & SPACE:
                begin += 1
            while stop > begin and kind[stop - 1] & SPACE:
                stop -= 1
            if begin < stop:
                texts[count], starts[count], ends[count] = text, begin, stop
                count += 1
            at = behind + 1
        count = _unwrapped(points, kind, starts, ends, first, count)
    return texts[:count].copy(), starts[:count].copy(), ends[:count].copy()


@inner
def _unwrapped(points, kind, starts, ends, first, count):
    """Join the lines of a hard-wrapped text, from number `first` up to `count`, in their place; the new count."""
    width = 0
    for line in range(first, count):
        width = max(width, ends[line] - starts[line])
    if not NARROW <= width <= WIDE:
        return count
    adjacent, full, unfinished = 0, 0, 0
    for line in range(first, count - 1):
        adjacent += _adjacent(points, ends[line], starts[line + 1])
        if _is_full(points, kind, starts, ends, line, width):
            full += 1
            unfinished += not _finished(points, starts[line], ends[line])
    if full * 2 < adjacent or unfinished * 2 <= full:  # a wrapped line rarely ends where a sentence does
        return count
    kept = first
    runs_on = _is_full(points, kind, starts, ends, first, width)
    for line in range(first + 1, count):
        joined = runs_on
        runs_on = line + 1 < count and _is_full(points, kind, starts, ends, line, width)
        if not joined:
            kept += 1
            starts[kept] = starts[line]
        ends[kept] = ends[line]
    return kept + 1


@inner
def _adjacent(points, end, following):
    """Whether one line break alone stands between two lines."""
    breaks = 0
    for at in range(end, following):
        breaks += points[at] == CR or (points[at] == LF and points[at - 1] != CR)
    return breaks == 1


@inner
def _is_full(points, kind, starts, ends, line, width):
    """Whether the first word of the next line would not have fitted into a line."""
    word = starts[line + 1]
    while word < ends[line + 1] and not kind[word] & SPACE:
        word += 1
    long = ends[line] - starts[line] + 1 + word - starts[line + 1] > width
    return long and _adjacent(points, ends[line], starts[line + 1])


@inner
def _finished(points, start, end):
    """Whether a line ends like a sentence."""
    while end > start and points[end - 1] in CLOSING:
        end -= 1
    return end > start and points[end - 1] in ENDS
