"""A paragraph as code points in; the tokens that Punkt divides it into, and their kinds, out."""

from analysis.core.codepoints import DIGIT, GAP, LETTER, NO_START, NON_WORD, ascii_key, is_among
from analysis.core.jit import inner

STOP, COMMA, HYPHEN, LINE_FEED = map(ord, ".,-\n")


@inner
def is_abbreviation(text, start, end, abbreviations):
    """Whether a token that ends in a full stop is an abbreviation, or its part after the last hyphen is."""
    part = start
    for at in range(start, end - 1):
        if text.plain[at] == HYPHEN:
            part = at + 1
    return is_among(abbreviations, ascii_key(text.plain, start, end - 1)) or (
        part > start and is_among(abbreviations, ascii_key(text.plain, part, end - 1))
    )


@inner
def is_number(text, start, end):
    """Whether a token is a number: [##number##]."""
    start += text.plain[start] == HYPHEN
    start += start < end and (text.plain[start] == STOP or text.plain[start] == COMMA)
    if start == end or not text.kind[start] & DIGIT:
        return False
    for at in range(start, end):
        if not (text.kind[at] & DIGIT or text.plain[at] == COMMA or text.plain[at] == STOP or text.plain[at] == HYPHEN):
            return False
    return True


@inner
def token_end(text, at, end):
    """The end of the token that begins at a place."""
    run = _run_end(text, at, end)
    if run > at:
        return run
    after = at + 1
    if not text.kind[at] & NO_START:
        while after < end and (text.kind[after] & LETTER or not _bounds_word(text, after, end)):
            after += 1
    return after


@inner
def _bounds_word(text, at, end):
    """Whether a word ends before a place."""
    if text.plain[at] == COMMA:
        at += 1
        if at == end:
            return True
    return text.kind[at] & (GAP | NON_WORD) > 0 or _run_end(text, at, end) > at


@inner
def _run_end(text, at, end):
    """The end of a run of hyphens or full stops (these also with spaces between) at a place, or the place itself."""
    mark, after = text.plain[at], at + 1
    if mark != STOP and mark != HYPHEN:
        return at
    while after < end and text.plain[after] == mark:
        after += 1
    if after - at > 1:
        return after
    while mark == STOP and after + 1 < end and text.kind[after] & GAP and text.plain[after + 1] == STOP:
        if text.plain[after] == LINE_FEED:
            break
        after += 2
    return after if after - at > 4 else at
