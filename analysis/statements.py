"""Statements of the author's own that look like somebody's words: *I think*, *it must be admitted*, *this shows*, *appears to*."""

import re

import numpy as np

from analysis.characters import IN_WORD
from analysis.characters import SPACE as SPACES
from analysis.compiled import compiled, inner
from analysis.labelled import NONE, SPACE
from analysis.lexicons import key_of
from analysis.patterns import BEYOND, PASSIVE, is_cue
from analysis.stretches import RULE
from analysis.traits import (
    GRANT,
    GRANTING,
    IMPERSONAL,
    IT,
    LEAD,
    LEADS,
    MODAL,
    OWN,
    READING,
    SEEM,
    SELF,
    SHOW,
    SHOWING,
    TAKEN,
    THING,
    THOUGHT,
    UNUSUAL,
)

MODAL_CLAUSE = re.compile(
    r"\b(?:it\s+is|it[’']s)\s+(?:well\s+known|fair|true|easy|hard|worth|clear)\b|\bit\s+(?:must|should|would|can|could|may|might|does)\b",
    re.IGNORECASE,
)
PAST_THOUGHT = re.compile(rf"\b(?:{'|'.join(sorted(THOUGHT))}|used to \w+)\b", re.IGNORECASE)
BORROWED = re.compile(rf"\b(?:{'|'.join(sorted(READING))})\b", re.IGNORECASE)
NO, YES, ASK = range(3)
APOSTROPHES, GLUE = tuple(map(ord, "'’")), tuple(map(ord, "'’-"))
LONGEST = max(map(len, LEADS))
IS = len("is")  # which goes on with another: it is fair


def are_authors(words, stretches, sources, asked):
    """Whether what looks like somebody's words is the author's own statement, for each stretch asked for.

    Parameters
    ----------
    words : Labelled
    stretches : Stretches
    sources : array of int, stretch × (first, last)
    asked : array of bool

    Returns
    -------
    array of bool
        A stretch that a rule has found, not the model, must have a known reporting expression for its cue.
    """
    page, ruled = words.page, words.places.origin[stretches.first] == RULE
    verdicts = _verdicts(words.places, page.points, page.kind, words.start, words.end, stretches, sources, ruled)
    found = verdicts == YES
    for number in np.flatnonzero(asked & (verdicts == ASK)).tolist():
        cue = int(stretches.cue_first[number]), int(stretches.cue_last[number])
        source = None if sources[number, 0] == NONE else tuple(sources[number].tolist())
        found[number] = _is_authors(words, cue, source, ruled[number])
    return found


@compiled
def _verdicts(words, points, kind, start, end, stretches, sources, ruled):
    """What `_is_authors` says of each stretch, or that it has to be asked."""
    found = np.zeros(len(stretches.first), np.int8)
    for number in range(len(found)):
        first, last = stretches.cue_first[number], stretches.cue_last[number]
        if first == NONE:
            found[number] = YES if words.traits[stretches.first[number]] & OWN else NO
        elif ruled[number]:
            found[number] = ASK
        else:
            who = sources[number, 0], sources[number, 1]
            cue = words.low[first], first, last
            found[number] = _verdict(words.traits, words.gap, points, kind, start, end, cue, who)
    return found


@inner
def _verdict(traits, gap, points, kind, start, end, cue, source):
    low, first, last = cue
    for place in range(low + 1, last + 1):  # it must, it is fair, it's true
        begun = _follows(traits, gap, place, last) and _may_be_it(traits, points, start, end, place - 1)
        if begun and (end[place] - start[place] > IS or _follows(traits, gap, place + 1, last)):
            return ASK
    seen = np.int64(0)
    for place in range(first, last + 1):
        seen |= traits[place]
        telling = traits[place] & (OWN | SEEM | SHOW | GRANT | UNUSUAL)
        if telling and not _is_one(points, kind, start[place], end[place]):
            return ASK
    who, alone = traits[first], True
    if source[0] != NONE:
        who = traits[source[1]]
        alone = source[0] == source[1] or kind[start[source[1]] - 1] & SPACES > 0
    own = who & OWN > 0 and alone
    if not own and source[0] < source[1] and traits[source[0]] & OWN:
        behind = end[source[0]]
        if behind - start[source[0]] > LONGEST:
            return ASK
        own = kind[behind] & SPACES > 0 and traits[source[0]] & LEAD > 0
    if own:
        return ASK if seen & (TAKEN | UNUSUAL) else YES
    shows = source[0] != NONE and who & THING and alone and seen & SHOW
    grants = first == low and traits[first] & GRANT
    return YES if shows or grants or seen & SEEM else NO


@inner
def _follows(traits, gap, place, last):
    """Whether a word may go on with what *it* begins."""
    return place <= last and traits[place] & (MODAL | UNUSUAL) > 0 and gap[place] == SPACE


@inner
def _may_be_it(traits, points, start, end, place):
    """Whether a word may end in *it* or *it's* for a pattern, which takes ı for i."""
    if traits[place] & UNUSUAL and not traits[place] & IT:
        for at in range(start[place], end[place]):
            if points[at] >= BEYOND and points[at] not in APOSTROPHES:
                return True
    return traits[place] & IT > 0


@inner
def _is_one(points, kind, start, end):
    """Whether a word is one and whole to a pattern that knows letters, apostrophes and hyphens alone."""
    for at in range(start, end):
        if not kind[at] & IN_WORD and points[at] not in GLUE:
            return False
    return not (start > 0 and points[start - 1] in GLUE) and not (end < len(points) and points[end] in GLUE)


def _is_authors(words, cue, source, ruled):
    said = words.written(*cue)
    keys = [key_of(word) for word in re.findall(r"[\w’'-]+", said)]
    if ruled and not any(is_cue(key) for key in keys):
        return True
    low = words.places.low[cue[0]]
    if MODAL_CLAUSE.search(words.written(low, cue[1])[-80:]):
        return True
    named = [key_of(word) for word in words.written(*source).split()] if source else []
    own = bool(named) and (named[-1] in SELF or named[0] in LEADS)
    if own or (not source and keys[0] in SELF):
        return not (
            BORROWED.search(said) or (PASSIVE.search(said)) or (PAST_THOUGHT.search(said) and named[-1:] == ["we"])
        )
    lemmas = {key.removesuffix("s").removesuffix("ed") for key in keys}
    if named and named[-1] in IMPERSONAL and lemmas & SHOWING:
        return True
    return bool(lemmas & {"seem", "appear"}) or (cue[0] == low and keys[0] in GRANTING)
