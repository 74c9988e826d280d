"""A layout in; direct quotations out: passages between quotation marks, and block quotes."""

import re

import numpy as np

from analysis.core.codepoints import ALNUM, DIGIT, IN_WORD, QUOTE, SPACE, ascii_key, ascii_keys, is_among
from analysis.core.jit import compiled, inner
from analysis.text.layouts import Layout

INDENT = re.compile(r"[ \t]*(?:>[ \t]*)+|[ \t]{2,}|\t")
NONE, STRAIGHT, APOSTROPHE, GRAVE, BLANK, SMALL_S = 0, *map(ord, "\"'` s")
LEFT, RIGHT, LOW, REVERSED, POINTED, POINTED_END, SINGLE_LEFT, SINGLE_RIGHT, SINGLE_LOW = map(ord, "“”„‟«»‘’‚")
CLOSING = tuple(map(ord, ".,!?;…’”)]"))  # a straight mark after these closes
ENDING = tuple(map(ord, ".,!?…)]"))  # and so does an apostrophe after these or a letter
PAUSES = tuple(map(ord, ",.!?…"))
CUT = ascii_keys(["tis", "twas", "em", "cause", "til"])  # words that begin with an apostrophe
REACH = 600  # characters after an apostrophe in which a better mark to close a quotation is looked for


def quotations(page: Layout) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The outermost passages between quotation marks.

    “curly”, "straight", „low“, «pointed» and ‘single’ marks; a quotation over several paragraphs, of which each
    is opened and only the last closed, counts once per paragraph. Apostrophes are not quotation marks.

    Start and end of each, in places, marks included; whether it is doubtful (it is not closed in its
    paragraph and the next one does not continue it; or it is opened twice before it is closed); and the number of its paragraph.
    """
    return _quotations(page.characters, page.text, page.start, page.end)


@compiled
def _quotations(text, numbers, starts, ends):
    size = (ends - starts).sum()
    found_starts, found_ends = np.empty(size, np.int64), np.empty(size, np.int64)
    doubtful, paragraphs = np.empty(size, np.bool_), np.empty(size, np.int64)
    count = np.int64(0)
    for paragraph in range(len(starts)):
        start, end = starts[paragraph], ends[paragraph]
        opener, opened, again, after, partner = np.int64(NONE), start, False, start, np.int64(-1)
        while after < end:
            at = after
            if not text.kind[at] & QUOTE:
                after += 1
                continue
            mark, after = _mark(text, at, end)
            if mark == NONE:
                continue
            if opener == NONE:
                if _opens(text, mark, (at, after), (start, end)):
                    if _single(mark) and partner < 0:
                        partner = _last_partner(text, start, end)
                    if not _single(mark) or at < partner:
                        opener, opened, again = mark, at, False
            elif _closes(text, mark, opener, (at, after), end):
                if not (_single(opener) and _is_plural(text, at, end)):
                    found_starts[count], found_ends[count] = opened, after
                    doubtful[count], paragraphs[count] = again, paragraph
                    count, opener = count + 1, NONE
            elif mark == opener and not _single(mark):
                again |= _opens(text, mark, (at, after), (start, end))
        if opener != NONE and not _single(opener):
            following = paragraph + 1
            goes_on = following < len(starts) and numbers[following] == numbers[paragraph]
            goes_on = goes_on and _mark(text, starts[following], len(text.points))[0] != NONE
            found_starts[count], found_ends[count] = opened, end
            doubtful[count], paragraphs[count] = again or not goes_on, paragraph
            count += 1
    return found_starts[:count].copy(), found_ends[:count].copy(), doubtful[:count].copy(), paragraphs[:count].copy()


@inner
def _mark(text, at, end):
    """The mark at a place, and the place after it. Two of ' or ` count as ", which some archives write so."""
    if not text.kind[at] & QUOTE:
        return NONE, at + 1
    mark = text.points[at]
    if mark in (APOSTROPHE, GRAVE) and at + 1 < end and text.points[at + 1] == mark:
        return STRAIGHT, at + 2
    return (NONE if mark == GRAVE else np.int64(mark)), at + 1


@inner
def _single(mark):
    return mark in (APOSTROPHE, SINGLE_LEFT, SINGLE_LOW)


@inner
def _last_partner(text, start, end):
    """The last mark that may close a ‘single’ quotation. One that opens it counts only before such a partner."""
    for at in range(end - 1, max(start, 1) - 1, -1):
        if text.points[at] in (APOSTROPHE, SINGLE_RIGHT):
            inside = at + 1 < end and text.kind[at + 1] & IN_WORD
            if not inside and (text.kind[at - 1] & IN_WORD or text.points[at - 1] in ENDING):
                return at
    return start


@inner
def _opens(text, mark, place, paragraph):
    """Whether a mark at a place (its start and end) opens a quotation."""
    (at, after), (start, end) = place, paragraph
    if after >= end or text.kind[after] & SPACE or mark in (RIGHT, SINGLE_RIGHT, POINTED_END):
        return False
    if mark in (APOSTROPHE, SINGLE_LEFT) and _is_cut(text, at + 1):
        return False
    glued = at > start and text.kind[at - 1] & ALNUM > 0
    if mark == LEFT:
        return not glued or text.kind[after] & ALNUM > 0
    if mark in (LOW, POINTED, REVERSED):
        return True
    return not glued and not (at > start and text.points[at - 1] in CLOSING)


@inner
def _is_cut(text, at):
    """Whether the word after an apostrophe lacks its beginning: '90s, 'twas."""
    after, digits = at, 0
    while after < len(text.kind) and text.kind[after] & IN_WORD:
        digits += text.kind[after] & DIGIT > 0
        after += 1
    length = after - at
    if digits == 2 and text.kind[at] & DIGIT and text.kind[at + 1] & DIGIT:
        return length == 2 or (length == 3 and text.plain[at + 2] == SMALL_S)
    return is_among(CUT, ascii_key(text.plain, at, after))


@inner
def _closes(text, mark, opener, place, end):
    """Whether a mark at a place closes the quotation that another mark opened."""
    at, after = place
    before_word = after < end and text.kind[after] & ALNUM > 0
    if opener in (STRAIGHT, LEFT, REVERSED):
        loose = text.kind[at - 1] & SPACE > 0 and after < end and not text.kind[after] & SPACE
        return mark == RIGHT or (mark == STRAIGHT and not before_word and not loose)
    if opener == LOW:
        return mark in (LEFT, RIGHT, STRAIGHT)
    if opener == POINTED:
        return mark == POINTED_END
    single = mark in (APOSTROPHE, SINGLE_RIGHT, SINGLE_LEFT)
    return single and not before_word and not text.kind[at - 1] & SPACE


@inner
def _is_plural(text, at, end):
    """Whether a mark that could close ‘the dogs’ day,’ is the apostrophe of a plural: a better one follows soon."""
    plural = text.points[at - 1] == SMALL_S and (text.points[at] in (APOSTROPHE, SINGLE_RIGHT))
    if not plural or at + 1 >= end or text.points[at + 1] != BLANK:
        return False
    for place in range(at + 2, min(at + 3 + REACH, end - 2)):
        closing = text.points[place + 2] in (APOSTROPHE, SINGLE_RIGHT)
        closing &= place + 3 == end or not text.kind[place + 3] & IN_WORD
        if closing and text.points[place + 1] in PAUSES and (text.kind[place] & IN_WORD or text.points[place] == BLANK):
            return True
        opening = text.points[place + 1] in (APOSTROPHE, SINGLE_LEFT)
        if text.points[place] == SINGLE_LEFT or (text.kind[place] & SPACE and opening):
            return False
    return False


def block_quotes(text: str, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs that are quoted by their layout, as (start, end): after `>`, or indented after a line that ends in a colon."""
    spans, after = [], 0
    for first, (start, end) in enumerate(paragraphs):
        if first < after:
            continue
        last = first
        if ">" in _margin(text, start):
            while last + 1 < len(paragraphs) and ">" in _margin(text, paragraphs[last + 1][0]):
                last += 1
            spans.append((start, paragraphs[last][1]))
            after = last + 1
        elif text[end - 1] == ":":
            margin = len(_margin(text, start))
            while last + 1 < len(paragraphs) and len(_margin(text, paragraphs[last + 1][0])) > margin:
                last += 1
            if last > first:
                spans.append((paragraphs[first + 1][0], paragraphs[last][1]))
                after = last + 1
    return spans


def _margin(text, start):
    """The indent or the > before a paragraph in its first line, or ""."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return text[line:start] if INDENT.fullmatch(text, line, start) else ""
