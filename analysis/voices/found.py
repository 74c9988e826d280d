"""A parse in; every passage of somebody's words or thoughts out, in reading order, the outer ones first."""

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from analysis.text.page import Layout
from analysis.text.quotes import block_quotes, quotations
from analysis.voices.clauses import of_verbs
from analysis.voices.cues import Cue, confidence
from analysis.voices.phrases import of_phrases
from analysis.voices.quotes import spoken, within
from analysis.voices.transcripts import transcribed
from analysis.voices.tree import Span, Tree

SURE = 0.5  # confidence below which an attribution is doubtful


class Attribution(NamedTuple):
    """Somebody's words or thoughts: places in the text; cue and source as stretches of tokens."""

    start: int
    end: int
    kind: str  # direct, indirect, mixed
    parent: int | None  # position in the list
    cue: Span | None
    source: Span | None
    entry: Cue | None
    rule: str
    confidence: float
    doubtful: bool
    alone: bool = False  # whether it is a quotation of whole sentences, so that who speaks may be told in those before


def found_in(tree: Tree, letters: list[str], page: Layout, wanted: np.ndarray) -> list[Attribution]:
    """The attributions of all texts; `letters` are the tokens as they are written, `wanted` the paragraphs that are read."""
    quotes = spoken(tree, letters, _marked(page, wanted), _after_colon(page))
    quotes = sorted(
        [*quotes, *transcribed(tree, letters, page, wanted), *within(tree, letters, page, quotes)],
        key=lambda one: (one.start, -one.end),
    )  # fmt: skip
    starts, ends = [one.start for one in quotes], [one.end for one in quotes]
    found = [
        Attribution(one.start, one.end, "direct", None, one.cue, one.source, one.entry, one.rule, confidence(one.rule),
                    one.doubtful, one.alone)
        for one in quotes
    ]  # fmt: skip
    for one in [*of_verbs(tree, letters), *of_phrases(tree)]:
        rate = confidence(one.rule)
        for first, last in one.content:
            stretch = _trimmed(letters, first, last)
            if stretch is None:
                continue
            if not _is_at_home(starts, ends, tree.start[one.cue[0]], tree.start[stretch[0]]):
                continue
            if _is_told(quotes, starts, tree.start[one.cue[0]], tree.start[stretch[0]], tree.end[stretch[1]]):
                continue
            start, end = _whole_quotations(starts, ends, tree.start[stretch[0]], tree.end[stretch[1]])
            found.append(
                Attribution(start, end, "indirect", None, one.cue, one.source, one.entry, one.rule, rate, rate < SURE)
            )
    return _nested(found)


def _marked(page, wanted):
    """Start, end and doubt of every stretch between quotation marks, and of every quoted block, in reading order."""
    start, end, doubtful, paragraph = quotations(page)
    kept = wanted[paragraph]
    spans = list(zip(start[kept].tolist(), end[kept].tolist(), doubtful[kept].tolist(), strict=True))
    for text in np.unique(page.text[_may_set_off(page)]).tolist() if len(page.end) else ():
        own, origin = np.flatnonzero((page.text == text) & wanted), int(page.origin[text])
        places = list(zip((page.start[own] - origin).tolist(), (page.end[own] - origin).tolist(), strict=True))
        written = page.written(origin, page.stop[text])
        spans += [(low + origin, high + origin, False) for low, high in block_quotes(written, places)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    outer, reach = [], -1
    for span in spans:
        if span[0] >= reach:
            outer.append(span)
            reach = span[1]
    return outer


def _may_set_off(page):
    """Whether each paragraph ends in a colon, or stands after a >."""
    before = np.stack([page.start - 1, page.start - 2])
    quoting = (page.points[np.maximum(before, 0)] == ord(">")) & (before >= 0)
    return (page.points[page.end - 1] == ord(":")) | quoting.any(0)


def _after_colon(page):
    """A function that says whether a place opens a paragraph after one, of the same text, that ends in a colon."""

    def after_colon(place):
        own = int(np.searchsorted(page.start, place, "right")) - 1
        if own < 1 or page.start[own] != place or page.text[own - 1] != page.text[own]:
            return False
        return page.points[page.end[own - 1] - 1] == ord(":")

    return after_colon


def _trimmed(letters, first, last):
    """A stretch without marks at its ends, and up to a bracket that is not closed; or None."""
    opened = next((token for token in range(first, last + 1) if letters[token] == "("), None)
    if opened is not None and ")" not in letters[opened : last + 1]:
        last = opened - 1
    while first <= last and not any(map(str.isalnum, letters[first])):
        first += 1
    while first <= last and not any(map(str.isalnum, letters[last])):
        last -= 1
    return (first, last) if first <= last else None


def _is_at_home(starts, ends, cue, content):
    """Whether a cue that stands in a quotation has its content there too."""
    at = bisect_left(starts, cue + 1) - 1
    return at < 0 or cue >= ends[at] or starts[at] <= content < ends[at]


def _is_told(quotes, starts, cue, start, end):
    """Whether a stretch is inside a quotation that has a cue already, and its own cue is outside: of “It is lost. Nobody came,” she said,
    a parse gives *said* only the last sentence."""
    at = bisect_left(starts, start + 1) - 1
    return at >= 0 and end <= quotes[at].end and quotes[at].cue and not starts[at] <= cue < quotes[at].end


def _whole_quotations(starts, ends, start, end):
    """A stretch with the whole of the quotations in which it begins or ends, if it reaches beyond them."""
    at = bisect_left(ends, start + 1)
    if at < len(starts) and starts[at] < start < ends[at] < end:
        start = starts[at]
    at = bisect_left(starts, end) - 1
    if at >= 0 and start < starts[at] < end < ends[at]:
        end = ends[at]
    return start, end


def _nested(found):
    """Attributions in reading order with their parents; of those that cross, or cover the same, one is kept."""
    found = sorted(found, key=lambda one: (one.start, -one.end, one.kind != "direct", one.rule != "clause"))
    kept: list[Attribution] = []
    above: list[int] = []  # those around the next one, as places in `kept`
    for one in found:
        while above and kept[above[-1]].end <= one.start:
            above.pop()
        outer = kept[above[-1]] if above else None
        if outer is not None:
            if one.end > outer.end or _covers(outer, one):
                if outer.cue is None and one.end <= outer.end:  # “…,” according to her
                    kept[above[-1]] = outer._replace(cue=one.cue, source=one.source, entry=one.entry)
                continue
            one = one._replace(parent=above[-1])
            if one.kind == "direct" and outer.kind != "direct":
                if one.cue is None:
                    one = one._replace(cue=outer.cue, source=outer.source, entry=outer.entry)
                kept[above[-1]] = outer._replace(kind="mixed")
        above.append(len(kept))
        kept.append(one)
    return kept


def _covers(outer, inner):
    """Whether an attribution says what the one around it says: the same stretch, but for quotation marks."""
    return (
        inner.start - outer.start <= 1
        and outer.end - inner.end <= 3
        and (inner.kind != "direct" or outer.kind == "direct")
    )
