"""Passages between quotation marks in; those that are somebody's words, with cue and source, out: no scare quotes, terms or titles."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from analysis.text.layouts import Layout
from analysis.text.quotes import quotations
from analysis.voices.attribution_lexicon import AttributionCue
from analysis.voices.quote_cues import QuoteCue, QuotePlace, acting_subject, quote_cue
from analysis.voices.quote_forms import SCARE_WORDS, continues_quotation, is_alone, is_term, is_title
from analysis.voices.tree import Span, Tree


class Quotation(NamedTuple):
    """A direct quotation of somebody's words."""

    start: int  # places in the `Layout`, marks included
    end: int
    cue: Span | None
    source: Span | None
    entry: AttributionCue | None
    doubtful: bool
    rule: str
    alone: bool = False  # see `quote_forms.is_alone`


def direct_quotations(
    tree: Tree, letters: list[str], spans: list[tuple[int, int, bool]], after_colon: Callable[[int], bool]
) -> list[Quotation]:
    """The quotations that are somebody's words.

    `letters` are the tokens as written; `spans` are start, end and doubt of each quotation in reading order. `after_colon`
    says whether a place opens a paragraph after one, of the same text, that ends in a colon.
    """
    found: list[Quotation] = []
    before: Quotation | None = None
    for start, end, doubtful in spans:
        low, high = bisect_left(tree.start, start), bisect_left(tree.start, end)
        size = sum(any(letter.isalnum() for letter in letters[token]) for token in range(low, high))
        if not size:
            continue
        own = QuotePlace(tree, letters, low, high)
        short = size <= SCARE_WORDS
        cue = quote_cue(own, short, after_colon(start))
        if cue is not None and cue.author:
            before = None
            continue
        if before is not None and cue is None and continues_quotation(own, before.end, short):
            cue = QuoteCue(before.cue, before.source, before.entry, False)
        if (cue is None and short) or is_title(own, size) or (cue is not None and is_term(own, size)):
            continue
        cue = cue or QuoteCue(None, acting_subject(own), None, False)
        before = Quotation(
            start, end, cue.words, cue.source, cue.entry, doubtful, "quotation" if cue.words else "bare quotation",
            is_alone(own),
        )  # fmt: skip
        found.append(before)
    return found


def nested_quotations(tree: Tree, letters: list[str], page: Layout, quotes: list[Quotation]) -> list[Quotation]:
    """The quotations inside quotations that have a cue of their own."""
    marked = [one for one in quotes if any(tag in ("``", "''") for tag in _tags_inside(tree, one))]
    if not marked:
        return []
    start = np.array([one.start + 1 for one in marked], np.int64)
    end = np.array([one.end - 1 for one in marked], np.int64)
    inside = replace(page, text=np.arange(len(marked)), start=start, end=end)
    starts, ends, doubtful, _ = quotations(inside)
    found = direct_quotations(
        tree, letters, list(zip(starts.tolist(), ends.tolist(), doubtful.tolist(), strict=True)), lambda place: False
    )
    return [one for one in found if one.cue]


def _tags_inside(tree, quote):
    return tree.tag[bisect_left(tree.start, quote.start + 1) : bisect_left(tree.start, quote.end - 1)]
