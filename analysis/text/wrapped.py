"""A layout by lines in; one by paragraphs out: lines of hard-wrapped texts joined, words cut at line ends made whole."""

import re
from dataclasses import replace
from itertools import compress, pairwise

import numpy as np

from analysis.core.codepoints import LOWER
from analysis.text.edits import Edit
from analysis.text.layouts import Layout, OriginalTexts, spans

NARROW, WIDE = 40, 120  # characters: the longest line of a hard-wrapped text
SEVERAL = 2  # words cut at ends of lines make a text hard-wrapped
HYPHENS = [ord(mark) for mark in "-‐\xad"]
LINE_BREAK = re.compile(r"\r\n?|\n")
CUTS = ("-\n", "-\r", "- \n", "‐\n", "\xad")  # where words may be cut at the ends of lines
FINISHED = re.compile(r"""[.!?:]['"’”)\]]*\Z""")  # like a sentence or its part
LONGEST = 40  # letters of a word
# a word cut at the end of a line; what comes before keeps its hyphen after these, and where the text writes it so elsewhere
CUT = re.compile(r"[-‐\xad](?<=[^\W\d_].)[ \t]*(?:\r\n?|\n)[ \t]*(?=[a-zà-öø-ÿ]{2})")
BEFORE = re.compile(r"[^\W\d_]+\Z")
WORD, COMPOUND = re.compile(r"\w+"), re.compile(r"\w+(?:-\w+)*")
KEEPS = frozenset(
    """self anti non ex pro well long short high low half mid semi all ill so old new one two three four five six seven eight nine ten
    first second third hard soft right left far near cross post pre counter multi inter vice full part free open co cease year""".split()
)


def join_wrapped_lines(page: Layout, texts: list[str]) -> Layout:
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
    """Mark lines that begin no paragraph: those in lower case after a letter and a hyphen; and, in texts with several words cut so, all
    in lower case right below another line."""
    cut = np.isin(page.points[page.end[:-1] - 1], HYPHENS) & (page.text[1:] == page.text[:-1])
    cuts = [
        line
        for line in np.flatnonzero(cut).tolist()
        if CUT.search(page.written(max(page.end[line] - 2, 0), page.start[line + 1] + 2))
    ]
    opens[[line + 1 for line in cuts]] = False
    often, count = np.unique(page.text[cuts], return_counts=True)
    lower = np.isin(page.text[1:], often[count >= SEVERAL]) & (page.text[1:] == page.text[:-1])
    lower &= page.kind[page.start[1:]] & LOWER > 0
    for line in np.flatnonzero(lower).tolist():
        if len(LINE_BREAK.findall(page.written(page.end[line], page.start[line + 1]))) == 1:
            opens[line + 1] = False


def _runs_on(text, places, width):
    """Whether each line of a text, except the last, goes on in the next one; none does if the text is not hard-wrapped."""
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


def rejoin_cut_words(page: Layout, texts: list[str]) -> Layout:
    """A layout without the hyphens at which words are cut at the ends of lines within its paragraphs."""
    cuts = [
        (edit.start + place, edit.end + place)
        for text, place in zip(texts, page.origin.tolist(), strict=True)
        if any(mark in text for mark in CUTS)
        for edit in _whole(text)
    ]
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
    source = page.source or OriginalTexts(page.points, page.origin, every, every + 1)
    return Layout(
        page.points[kept], page.kind[kept], page.plain[kept], place[page.origin], page.text, place[page.start], place[page.end],
        source._replace(begin=source.begin[kept], end=source.end[kept]),
    )  # fmt: skip


def _whole(text: str) -> list[Edit]:
    """Words cut at the ends of lines, put together again: *gov-|ernment*; *long-|term* keeps its hyphen."""
    cuts = list(CUT.finditer(text))
    written = set(COMPOUND.findall(text.replace("‐", "-").lower())) if cuts else set()
    found = []
    for cut in cuts:
        [before] = BEFORE.findall(text[max(cut.start() - LONGEST, 0) : cut.start()].lower())
        [after] = WORD.findall(text[cut.end() : cut.end() + LONGEST].lower())[:1]
        keeps = f"{before}-{after}" in written or (before in KEEPS and before + after not in written)
        found.append(Edit(cut.start() + (keeps and cut[0][0] != "\xad"), cut.end(), ""))
    return found
