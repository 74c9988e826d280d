"""Texts in; one `Layout` of all of them out: their normalised code points in one array, and their paragraphs."""

from collections.abc import Iterable

import numpy as np

from analysis.core.codepoints import BREAK, LETTER, SPACE, code_points, look_up, skip
from analysis.core.jit import compiled
from analysis.text import letters, normalisation
from analysis.text.edits import apply_edits
from analysis.text.layouts import Layout, OriginalTexts, spans
from analysis.text.wrapped import join_wrapped_lines, rejoin_cut_words

QUOTED, EQUALS = map(ord, ">=")


def layout(texts: Iterable[str]) -> Layout:
    """Put texts into one array and find their paragraphs.

    Each line is a paragraph, as on a web page, unless the text is hard-wrapped: then a line goes on in the next one wherever
    the next word would not have fitted.
    """
    texts = list(texts)
    points, origin = _laid(texts)
    source = None
    if changed := _readings(texts, points, origin):
        texts = [changed[number].text if number in changed else text for number, text in enumerate(texts)]
        source = OriginalTexts(points, origin, *_stretches(texts, changed, origin))
        points, origin = _laid(texts)
    kind, plain = look_up(points)
    text, start, end = _lines(kind, points, origin)
    lines = Layout(points, kind, plain, origin, text, start, end, source)
    return rejoin_cut_words(join_wrapped_lines(lines, texts), texts)


def _laid(texts):
    """The code points of texts, one after the other, and where each begins."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return code_points("\n".join(texts)), np.cumsum(lengths + 1) - lengths - 1


def _readings(texts, points, origin):
    """The normalised form of the texts that need edits, by number."""
    odd = np.flatnonzero(normalisation.odd_points().take(points))
    marks = np.isin(points[odd], [ord(mark) for mark in letters.APOSTROPHES])
    kind = look_up(points[np.clip(np.stack([odd - 1, odd + 1]), 0, len(points) - 1)])[0]
    odd = odd[~marks | (kind & LETTER > 0).all(0)]
    numbers = set(np.searchsorted(origin, odd, "right").tolist())
    may_differ = normalisation.may_need_edits("\n".join(texts))  # usually no text: quicker than one by one
    found = {}
    for number, text in enumerate(texts):
        if (number + 1 in numbers or may_differ and normalisation.may_need_edits(text)) and (
            edits := normalisation.normalising_edits(text)
        ):
            found[number] = apply_edits(text, edits)
    return found


def _stretches(texts, changed, origin):
    """For each code point of the normalised texts and the line feeds between them, its start and end in the original texts."""
    begins, ends = [], []
    for number, (text, place) in enumerate(zip(texts, origin.tolist(), strict=True)):
        begin = changed[number].begin if number in changed else np.arange(len(text), dtype=np.int32)
        end = changed[number].end if number in changed else begin + 1
        last = origin[number + 1] - 1 if number + 1 < len(texts) else 0
        begins += [begin + np.int32(place), np.array([last], np.int32)]
        ends += [end + np.int32(place), np.array([last + 1], np.int32)]
    return np.concatenate(begins)[:-1], np.concatenate(ends)[:-1]


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """The paragraphs of one text: list of (start, end)."""
    page = layout([text])
    return spans(page.starts(page.text, page.start), page.ends(page.text, page.end))


@compiled
def _lines(kind, points, origin):
    """The text, start and end of each line that is not empty, without white space around it and > before it."""
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
