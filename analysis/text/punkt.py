"""Paragraphs to sentences, by the rules of NLTK's Punkt, for given abbreviations and sentence starters.

Kiss & Strunk (2006), Computational Linguistics 32(4), as in `nltk.tokenize.punkt`, with no collocations and nothing known
of how words are written elsewhere (orthographic context). Loops over code points that look at candidates alone, a
hundred times faster; a test holds them against NLTK itself. All of them read `plain` and `kind` of a `Layout`.
"""

import numpy as np

from analysis.core.codepoints import BLANK, CLOSER, ENDER, GAP, LETTER, LOWER, NON_WORD, SPACE, UPPER, among, key, skip
from analysis.core.jit import compiled, inner
from analysis.text.punkt_tokens import HYPHEN, STOP, is_abbreviation, is_number, token_end

ALONE = tuple(map(ord, ";:,.!?"))  # marks that no sentence begins with


@compiled
def split(plain, kind, paragraph_starts, paragraph_ends, abbreviations, starters):
    """Split paragraphs into sentences.

    Parameters
    ----------
    plain, kind : array
        As in a `Layout`.
    paragraph_starts, paragraph_ends : array of int64
        Places in them.
    abbreviations, starters : array of int64
        From `codepoints.keys`.

    Returns
    -------
    (array, array, array)
        Start and end of each sentence, in places, and the number of its paragraph.
    """
    size = len(paragraph_starts) + np.count_nonzero(kind & ENDER)
    starts, ends, paragraphs = np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.int64)
    count = np.int64(0)
    for paragraph in range(len(paragraph_starts)):
        start, end, first = paragraph_starts[paragraph], paragraph_ends[paragraph], count
        count = _split(plain, kind, start, end, abbreviations, starters, starts, ends, first)
        paragraphs[first:count] = paragraph
    return starts[:count].copy(), ends[:count].copy(), paragraphs[:count].copy()


@inner
def _split(plain, kind, start, end, abbreviations, starters, starts, ends, count):
    """Append the sentences of a paragraph to `starts` and `ends`, which hold `count` already; the new count."""
    first = count
    at, begin, candidate, context = start, start, np.int64(-1), start
    while at <= end:
        while at < end and not kind[at] & ENDER:
            at += 1
        if at == end or _context_end(plain, kind, at, end) != at:
            word = end if at == end else _word_start(kind, max(candidate, start), at, context)
            # of candidates without a blank between them, the last one stands for all
            judged = candidate >= 0 and candidate <= word
            if judged and _ends(plain, kind, context, candidate, end, abbreviations, starters):
                starts[count], ends[count] = begin, candidate + 1
                count += 1
                begin = skip(kind, candidate + 1, end, GAP)
            candidate, context = at, word
        at += 1
    while end > start and kind[end - 1] & (GAP | SPACE):
        end -= 1
    starts[count], ends[count] = begin, end
    return _realign(plain, kind, starts, ends, first, count + 1)


@inner
def _word_start(kind, after, at, otherwise):
    """What stands after the last blank between two places, or another place where there is none."""
    blank = at - 1
    while blank > after and not kind[blank] & BLANK:
        blank -= 1
    return blank + 1 if blank > after else otherwise


@inner
def _context_end(plain, kind, at, end):
    """The end of what Punkt looks at after a mark: a mark or the next token; the mark itself if it is no candidate."""
    if at + 1 < end and kind[at + 1] & NON_WORD:
        return at + 2
    token = skip(kind, at + 1, end, GAP)
    if token == at + 1:
        return at
    after = token
    while after < end and not kind[after] & GAP:
        after += 1
    return after if after > token else at


@inner
def _ends(plain, kind, word, at, end, abbreviations, starters):
    """Whether any token from a word up to after a candidate, but the last one, ends a sentence."""
    end = _context_end(plain, kind, at, end)
    start = skip(kind, word, end, GAP)
    stop = token_end(plain, kind, start, end)
    while True:
        following = skip(kind, stop, end, GAP)
        if following == end:
            return False
        after = token_end(plain, kind, following, end)
        if _ends_sentence(plain, kind, start, stop, following, after, abbreviations, starters):
            return True
        start, stop = following, after


@inner
def _ends_sentence(plain, kind, start, end, following, after, abbreviations, starters):
    """Whether a sentence ends with a token, as seen from the one that follows."""
    if end - start == 1 and kind[start] & ENDER:
        return True
    if plain[end - 1] != STOP:
        return False
    initial = end - start == 2 and kind[start] & LETTER > 0
    ellipsis = plain[start] == STOP and plain[start + 1] == STOP
    if ellipsis or is_abbreviation(plain, start, end, abbreviations):
        if initial or not kind[following] & UPPER:
            return False
        full_stop = plain[after - 1] == STOP and not is_abbreviation(plain, following, after, abbreviations)
        return among(starters, key(plain, following, after - full_stop))  # [frequent sentence starter]
    if initial or is_number(plain, kind, start, end):  # [orthographic heuristic]
        alone = after - following == 1 and plain[following] in ALONE
        return not (alone or kind[following] & LOWER or (initial and kind[following] & UPPER))
    return True


@inner
def _realign(plain, kind, starts, ends, first, count):
    """Give closing marks at the head of a sentence to the one before it, drop empty ones; the new count."""
    kept, after = first, starts[first]  # `after` the marks that were given away
    for number in range(first, count):
        start, end = max(starts[number], after), ends[number]
        if number + 1 < count:
            following, limit = starts[number + 1], ends[number + 1]
            closed = following
            while closed < limit and kind[closed] & CLOSER:
                closed += 1
            after = skip(kind, closed, limit, GAP)
            dashes = closed + 1 < limit and plain[closed] == HYPHEN and plain[closed + 1] == HYPHEN
            if closed > following and (after > closed or closed == limit or dashes):
                end = closed
            else:
                after = following
        if start < end:
            starts[kept], ends[kept] = start, end
            kept += 1
    return kept
