"""A parse in; every passage of somebody's words or thoughts out, in reading order, each before those inside it."""

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from analysis.text.layouts import Layout
from analysis.text.quotes import block_quotes, quotations
from analysis.voices.attribution_lexicon import AttributionCue, rule_precision
from analysis.voices.clauses import reported_by_verbs
from analysis.voices.phrases import reported_by_phrases
from analysis.voices.quotes import direct_quotations, nested_quotations
from analysis.voices.transcripts import transcript_turns
from analysis.voices.tree import Span, Tree

SURE = 0.5  # confidence below which an attribution is doubtful


class Attribution(NamedTuple):
    """A passage of somebody's words or thoughts: places in the `Layout` of all texts; its cue and source are spans of tokens."""

    start: int
    end: int
    kind: str  # direct, indirect, mixed
    parent: int | None  # position in the list
    cue: Span | None
    source: Span | None
    entry: AttributionCue | None
    rule: str
    confidence: float
    doubtful: bool
    alone: bool = False  # whether it quotes whole sentences, so that the sentences before it may name the speaker


def find_attributions(tree: Tree, letters: list[str], page: Layout, wanted: np.ndarray) -> list[Attribution]:
    """Find the attributions of all texts; `letters` are the tokens as written, `wanted` says which paragraphs are read."""
    quotes = direct_quotations(tree, letters, _marked(page, wanted), _after_colon(page))
    quotes = sorted(
        [*quotes, *transcript_turns(tree, letters, page, wanted), *nested_quotations(tree, letters, page, quotes)],
        key=lambda one: (one.start, -one.end),
    )  # fmt: skip
    starts, ends = [one.start for one in quotes], [one.end for one in quotes]
    found = [
        Attribution(one.start, one.end, "direct", None, one.cue, one.source, one.entry, one.rule, rule_precision(one.rule),
                    one.doubtful, one.alone)
        for one in quotes
    ]  # fmt: skip
    for one in [*reported_by_verbs(tree, letters), *reported_by_phrases(tree)]:
        rate = rule_precision(one.rule)
        for first, last in one.content:
            stretch = _trimmed(letters, first, last)
            if stretch is None:
                continue
            if not _is_at_home(starts, ends, tree.start[one.cue[0]], tree.start[stretch[0]]):
                continue
            if _is_part_of_quotation(
                quotes, starts, tree.start[one.cue[0]], tree.start[stretch[0]], tree.end[stretch[1]]
            ):
                continue
            start, end = _whole_quotations(starts, ends, tree.start[stretch[0]], tree.end[stretch[1]])
            found.append(
                Attribution(start, end, "indirect", None, one.cue, one.source, one.entry, one.rule, rate, rate < SURE)
            )
    return _nested(found)


def _marked(page, wanted):
    """Start, end and doubt of every outermost quotation, between marks or as a block, in reading order."""
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
    """Whether each paragraph ends in a colon, or begins after a >: only then may a block quotation follow."""
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
    """A span without punctuation at its ends, cut before a bracket that is not closed; or None."""
    opened = next((token for token in range(first, last + 1) if letters[token] == "("), None)
    if opened is not None and ")" not in letters[opened : last + 1]:
        last = opened - 1
    while first <= last and not any(map(str.isalnum, letters[first])):
        first += 1
    while first <= last and not any(map(str.isalnum, letters[last])):
        last -= 1
    return (first, last) if first <= last else None


def _is_at_home(starts, ends, cue, content):
    """Whether the content is in the same quotation as its cue; true of a cue outside quotations."""
    at = bisect_left(starts, cue + 1) - 1
    return at < 0 or cue >= ends[at] or starts[at] <= content < ends[at]


def _is_part_of_quotation(quotes, starts, cue, start, end):
    """Whether a passage is part of a quotation that has a cue, while its own cue is outside.

    In “It is lost. Nobody came,” she said, the parser gives *said* only the last sentence.
    """
    at = bisect_left(starts, start + 1) - 1
    return at >= 0 and end <= quotes[at].end and quotes[at].cue and not starts[at] <= cue < quotes[at].end


def _whole_quotations(starts, ends, start, end):
    """A passage, extended to the whole of the quotations in which it begins or ends, if it reaches beyond them."""
    at = bisect_left(ends, start + 1)
    if at < len(starts) and starts[at] < start < ends[at] < end:
        start = starts[at]
    at = bisect_left(starts, end) - 1
    if at >= 0 and start < starts[at] < end < ends[at]:
        end = ends[at]
    return start, end


def _nested(found):
    """Attributions in reading order with their parents. If two cross, or cover the same words, one is kept."""
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
    """Whether two attributions cover the same words, apart from quotation marks."""
    return (
        inner.start - outer.start <= 1
        and outer.end - inner.end <= 3
        and (inner.kind != "direct" or outer.kind == "direct")
    )
