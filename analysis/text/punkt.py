"""Paragraphs in; sentences out, by the rules of NLTK's Punkt, for given abbreviations and sentence starters.

Kiss & Strunk (2006), Computational Linguistics 32(4), as in `nltk.tokenize.punkt`, without collocations and
orthographic context. Loops over code points that look only at candidates are a hundred times faster; a test compares
them with NLTK itself.
"""

from typing import NamedTuple

import numpy as np

from analysis.core.codepoints import (
    BLANK,
    CLOSER,
    ENDER,
    GAP,
    LETTER,
    LOWER,
    NON_WORD,
    SPACE,
    UPPER,
    ascii_key,
    is_among,
    skip,
)
from analysis.core.jit import compiled, inner
from analysis.text.punkt_tokens import HYPHEN, STOP, is_abbreviation, is_number, token_end

ALONE = tuple(map(ord, ";:,.!?"))  # marks that no sentence begins with


class KnownWords(NamedTuple):
    """Words that Punkt knows, as `codepoints.ascii_keys`: abbreviations, and what often opens a sentence."""

    abbreviations: np.ndarray
    starters: np.ndarray


@compiled
def punkt_sentences(text, paragraph_starts, paragraph_ends, known):
    """Split paragraphs into sentences.

    Parameters
    ----------
    text : Characters
    paragraph_starts, paragraph_ends : array of int64
        Places in them.
    known : Known

    Returns
    -------
    (array, array, array)
        Start and end of each sentence, in places, and the number of its paragraph.
    """
    size = len(paragraph_starts) + np.count_nonzero(text.kind & ENDER)
    starts, ends, paragraphs = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    count = np.int64(0)
    for paragraph in range(len(paragraph_starts)):
        start, end, first = paragraph_starts[paragraph], paragraph_ends[paragraph], count
        count = _split(text, (start, end), known, (starts, ends), first)
        paragraphs[first:count] = paragraph
    return starts[:count].copy(), ends[:count].copy(), paragraphs[:count].copy()


@inner
def _split(text, paragraph, known, found, count):
    """Append the sentences of a paragraph to those `found`, which are `count` already; the new count."""
    (start, end), (starts, ends), first = paragraph, found, count
    at, begin, candidate, context = start, start, np.int64(-1), start
    while at <= end:
        while at < end and not text.kind[at] & ENDER:
            at += 1
        if at == end or _context_end(text, at, end) != at:
            word = end if at == end else _word_start(text, max(candidate, start), at, context)
            # of candidates without a blank between them, the last one stands for all
            judged = candidate >= 0 and candidate <= word
            if judged and _ends(text, context, candidate, end, known):
                starts[count], ends[count] = begin, candidate + 1
                count += 1
                begin = skip(text.kind, candidate + 1, end, GAP)
            candidate, context = at, word
        at += 1
    while end > start and text.kind[end - 1] & (GAP | SPACE):
        end -= 1
    starts[count], ends[count] = begin, end
    return _realign(text, found, first, count + 1)


@inner
def _word_start(text, after, at, otherwise):
    """The place after the last blank between two places, or `otherwise` if there is none."""
    blank = at - 1
    while blank > after and not text.kind[blank] & BLANK:
        blank -= 1
    return blank + 1 if blank > after else otherwise


@inner
def _context_end(text, at, end):
    """The end of what Punkt looks at after a mark: a mark or the next token; the mark itself if it is no candidate."""
    if at + 1 < end and text.kind[at + 1] & NON_WORD:
        return at + 2
    token = skip(text.kind, at + 1, end, GAP)
    if token == at + 1:
        return at
    after = token
    while after < end and not text.kind[after] & GAP:
        after += 1
    return after if after > token else at


@inner
def _ends(text, word, at, end, known):
    """Whether any token from a word to just after a candidate, except the last, ends a sentence."""
    end = _context_end(text, at, end)
    start = skip(text.kind, word, end, GAP)
    stop = token_end(text, start, end)
    while True:
        following = skip(text.kind, stop, end, GAP)
        if following == end:
            return False
        after = token_end(text, following, end)
        if _ends_sentence(text, (start, stop), (following, after), known):
            return True
        start, stop = following, after


@inner
def _ends_sentence(text, token, next_token, known):
    """Whether a sentence ends with a token, as seen from the one that follows."""
    (start, end), (following, after) = token, next_token
    if end - start == 1 and text.kind[start] & ENDER:
        return True
    if text.plain[end - 1] != STOP:
        return False
    initial = end - start == 2 and text.kind[start] & LETTER > 0
    ellipsis = text.plain[start] == STOP and text.plain[start + 1] == STOP
    if ellipsis or is_abbreviation(text, start, end, known.abbreviations):
        if initial or not text.kind[following] & UPPER:
            return False
        full_stop = text.plain[after - 1] == STOP and not is_abbreviation(text, following, after, known.abbreviations)
        return is_among(
            known.starters, ascii_key(text.plain, following, after - full_stop)
        )  # [frequent sentence starter]
    if initial or is_number(text, start, end):  # [orthographic heuristic]
        alone = after - following == 1 and text.plain[following] in ALONE
        return not (alone or text.kind[following] & LOWER or (initial and text.kind[following] & UPPER))
    return True


@inner
def _realign(text, found, first, count):
    """Move closing marks at the beginning of a sentence to the one before it, and drop empty sentences; the new count."""
    starts, ends = found
    kept, after = first, starts[first]  # `after` the marks that were given away
    for number in range(first, count):
        start, end = max(starts[number], after), ends[number]
        if number + 1 < count:
            following, limit = starts[number + 1], ends[number + 1]
            closed = following
            while closed < limit and text.kind[closed] & CLOSER:
                closed += 1
            after = skip(text.kind, closed, limit, GAP)
            dashes = closed + 1 < limit and text.plain[closed] == HYPHEN and text.plain[closed + 1] == HYPHEN
            if closed > following and (after > closed or closed == limit or dashes):
                end = closed
            else:
                after = following
        if start < end:
            starts[kept], ends[kept] = start, end
            kept += 1
    return kept
