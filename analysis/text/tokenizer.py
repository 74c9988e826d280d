"""Sentences in; their words out, as places. Hyphenated words and contractions are one word."""

import numpy as np

from analysis.core.codepoints import ALNUM, DIGIT, IN_WORD, JOINER, SPACE, skip
from analysis.core.jit import compiled, inner
from analysis.text.layouts import Layout, layout_of_paragraphs, spans

STOP, COMMA, COLON, HYPHEN = map(ord, ".,:-")
FIRST_SMALL, LAST_SMALL = map(ord, "az")


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words from `start` to `end` of a text, as list of (start, end)."""
    page = layout_of_paragraphs(text[start:end], [(0, len(text[start:end]))])
    starts, ends, _ = split_words(page, page.start, page.end)
    return spans(starts, ends, offset=start)


def words_in(text: str) -> list[str]:
    """The words of a text."""
    return [text[start:end] for start, end in word_spans(text)]


def split_words(page: Layout, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The words of sentences of a `Layout`: arrays of start, end and number of the sentence."""
    return _words(page.characters, starts, ends)


@compiled
def _words(text, stretch_starts, stretch_ends):
    size = ((stretch_ends - stretch_starts + 1) // 2).sum()  # at most every second character begins a word
    starts, ends, stretches = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    edges = np.empty((stretch_ends - stretch_starts).max() + 2 if len(stretch_starts) else 0, np.int64)
    count = np.int64(0)
    for stretch in range(len(stretch_starts)):
        limit = stretch_ends[stretch]
        last = stretch_starts[stretch]
        for run in range(0, _edges(text, stretch_starts[stretch], limit, edges), 2):
            at, end = edges[run], edges[run + 1]
            if at < last:  # already in the word before
                continue
            # a mark between letters
            if end + 1 < limit and not text.kind[end] & SPACE and text.kind[end + 1] & IN_WORD:
                end = word_end(text, at, limit)
            starts[count], ends[count], stretches[count] = at, end, stretch
            count, last = count + 1, end
    return starts[:count].copy(), ends[:count].copy(), stretches[:count].copy()


@inner
def _edges(text, start, end, edges):
    """Fill in where runs of letters and digits begin and end, in turn; return how many places that are."""
    count = inside = np.uint64(0)
    for at in range(np.uint64(start), np.uint64(end)):
        edges[count] = at  # kept only if it is an edge; without a branch, which would be slow
        letter = np.uint64(text.kind[at] & IN_WORD > 0)
        count += letter ^ inside
        inside = letter
    edges[count] = end
    return np.int64(count + inside)


@inner
def word_end(text, at, limit):
    """The end of the word that begins at a place, such as al-Assad, doesn't, 2.5bn, nap.ba; U.S., p.m., U.S.-backed."""
    end = at
    while end + 1 < limit and text.kind[end] & ALNUM and not text.kind[end] & DIGIT and text.points[end + 1] == STOP:
        end += 2
    if end - at >= 4:  # U.S.
        while end + 1 < limit and text.points[end] == HYPHEN and text.kind[end + 1] & IN_WORD:
            end = skip(text.kind, end + 1, limit, IN_WORD)
        return end
    end = skip(text.kind, at, limit, IN_WORD)
    while end + 1 < limit and text.kind[end + 1] & IN_WORD and _joins(text, end):
        end = skip(text.kind, end + 1, limit, IN_WORD)
    return end


@inner
def _joins(text, at):
    """Whether the mark at a place joins what stands before and after it into one word."""
    mark, before, after = text.points[at], text.points[at - 1], text.points[at + 1]
    if text.kind[at] & JOINER:
        return True
    if text.kind[at - 1] & DIGIT and text.kind[at + 1] & DIGIT:
        return mark in (STOP, COMMA, COLON)
    small = FIRST_SMALL <= before <= LAST_SMALL and FIRST_SMALL <= after <= LAST_SMALL
    return small and mark == STOP
