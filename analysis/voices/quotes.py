"""Direct quotations: which are somebody's words, who says them and by which cue; scare quotes, terms and titles are left out."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from analysis.text.page import Layout
from analysis.text.quotes import quotations
from analysis.voices.cues import Cue
from analysis.voices.quote_cues import Place, QuoteCue, cue_of, subject
from analysis.voices.quote_forms import SCARE_WORDS, goes_on, is_alone, is_term, is_title
from analysis.voices.tree import Span, Tree


class Quotation(NamedTuple):
    """A quotation that is somebody's words."""

    start: int  # places in the text, marks included
    end: int
    cue: Span | None
    source: Span | None
    entry: Cue | None
    doubtful: bool
    rule: str
    alone: bool = False  # whether it is whole sentences with none around them


def spoken(
    tree: Tree, letters: list[str], spans: list[tuple[int, int, bool]], paragraph_end: Callable[[int], bool]
) -> list[Quotation]:
    """The quotations that are somebody's words.

    `letters` are the tokens as they are written; `spans` start and end of each quotation in reading order, and whether it
    is doubtful. `paragraph_end` tells of a place whether the paragraph before its own, in the same text, ends in a colon.
    """
    found: list[Quotation] = []
    before: Quotation | None = None
    for start, end, doubtful in spans:
        low, high = bisect_left(tree.start, start), bisect_left(tree.start, end)
        size = sum(any(letter.isalnum() for letter in letters[token]) for token in range(low, high))
        if not size:
            continue
        own = Place(tree, letters, low, high)
        short = size <= SCARE_WORDS
        cue = cue_of(own, short, paragraph_end(start))
        if cue is not None and cue.author:
            before = None
            continue
        if before is not None and cue is None and goes_on(own, before.end, short):
            cue = QuoteCue(before.cue, before.source, before.entry, False)
        if (cue is None and short) or is_title(own, size) or (cue is not None and is_term(own, size)):
            continue
        cue = cue or QuoteCue(None, subject(own), None, False)
        before = Quotation(
            start, end, cue.words, cue.source, cue.entry, doubtful, "quotation" if cue.words else "bare quotation",
            is_alone(own),
        )  # fmt: skip
        found.append(before)
    return found


def within(tree: Tree, letters: list[str], page: Layout, quotes: list[Quotation]) -> list[Quotation]:
    """The quotations inside quotations that have a cue of their own, as list of `Quotation`."""
    marked = [one for one in quotes if any(tag in ("``", "''") for tag in _tags_inside(tree, one))]
    if not marked:
        return []
    start = np.array([one.start + 1 for one in marked], np.int64)
    end = np.array([one.end - 1 for one in marked], np.int64)
    inside = replace(page, text=np.arange(len(marked)), start=start, end=end)
    starts, ends, doubtful, _ = quotations(inside)
    found = spoken(
        tree, letters, list(zip(starts.tolist(), ends.tolist(), doubtful.tolist(), strict=True)), lambda place: False
    )
    return [one for one in found if one.cue]


def _tags_inside(tree, quote):
    return tree.tag[bisect_left(tree.start, quote.start + 1) : bisect_left(tree.start, quote.end - 1)]
