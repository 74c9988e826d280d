"""Noun phrases around a cue, found by function words and marks: where grammar expects who speaks."""

import numpy as np

from analysis.compiled import compiled, inner
from analysis.labelled import COMMA, NONE, PAUSE
from analysis.traits import (
    ACCORDING,
    ADVERB,
    ARTICLE,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    COORDINATING,
    DETERMINER,
    ED,
    GENITIVE,
    ING,
    MANNER,
    NUMERAL,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    THAT,
    TIME,
)

SOURCE, CONTENT = 1, 3
REACH = 12  # words a phrase may have at most
NO_NOUN = PREPOSITION | CONJUNCTION | QUESTION | AUXILIARY | TIME
LEADS = PREPOSITION | CONJUNCTION | QUESTION | ADVERB | TIME | ING  # what stands before a subject, with a comma behind
BEFORE, BEHIND, INSIDE, SUBJECT = range(4)
CARRIED = -2  # the source of the stretch before


@compiled
def phrases(words, first, last, cue_first, cue_last):
    """Noun phrases where grammar expects who speaks, of each stretch.

    Parameters
    ----------
    words : Places
    first, last : array of int64
        Stretches of content.
    cue_first, cue_last : array of int64
        The cue of each, or `NONE`.

    Returns
    -------
    array of int64, stretch × (before, behind, inside, subject) × (first, last)
        Before the cue; behind one that stands behind the stretch, or *according*; within the cue; the subject of the
        sentence. `NONE` where there is none.
    """
    found = np.full((len(first), 4, 2), NONE)
    for number in range(len(first)):
        low, high = words.low[first[number]], words.high[last[number]]
        cue, end = cue_first[number], first[number]
        if cue != NONE:
            at = cue - 1
            while at >= low and words.traits[at] & (AUXILIARY | ADVERB | MANNER):
                at -= 1
            found[number, BEFORE, 0], found[number, BEFORE, 1] = _before(words, at, low)
            if cue > last[number] or words.traits[cue] & ACCORDING:
                found[number, BEHIND, 0], found[number, BEHIND, 1] = _behind(words, cue_last[number] + 1, high)
            found[number, INSIDE, 0], found[number, INSIDE, 1] = _inside(words, cue, cue_last[number], low)
            end = min(end, cue)
        found[number, SUBJECT, 0], found[number, SUBJECT, 1] = _subject(words, low, end)
    return found


@inner
def _before(words, end, low):
    """The noun phrase that ends with a word."""
    if end < low or words.label[end] == CONTENT or words.traits[end] & (PREPOSITION | DETERMINER):
        return NONE, NONE
    start = end
    while start > low and end - start < REACH and not words.gap[start] & PAUSE:
        left = words.traits[start - 1]
        if words.traits[start] & (PRONOUN | QUESTION) or words.label[start - 1] == CONTENT:
            break
        if left & (AUXILIARY | CONJUNCTION | QUESTION | ADVERB | TIME) and not left & COORDINATING:
            break
        start -= 1
    return start, end


@inner
def _behind(words, start, high):
    """The noun phrase that begins with a word."""
    if start >= high or words.gap[start] & PAUSE or words.label[start] == CONTENT:
        return NONE, NONE
    if not words.traits[start] & (CAPITAL | ARTICLE | PRONOUN):
        return NONE, NONE
    return start, _end(words, start, high)


@inner
def _inside(words, first, last, low):
    """The noun phrase that ends within a cue, with a possessive (*his claim*, *Holm's view*) or as its subject (*I'm told*)."""
    for place in range(first, last + 1):
        if words.traits[place] & GENITIVE:
            start, end = _before(words, place, low)
            return (place, place) if start == NONE else (start, end)
        if words.traits[place] & PRONOUN:
            return place, place
    return NONE, NONE


@inner
def _end(words, start, high):
    """The last word of the noun phrase that begins with a word."""
    end = start
    while end + 1 < high and end - start < REACH and not words.gap[end + 1] & PAUSE:
        if words.label[end + 1] > SOURCE or words.traits[end + 1] & NO_NOUN:
            break
        end += 1
    return end


@inner
def _subject(words, low, high):
    """The subject of a sentence: its first noun phrase, behind what leads up to it and a comma."""
    start = low
    if words.traits[low] & LEADS:
        at = low + 1
        while at < high and not words.gap[at] & COMMA:
            at += 1
        start = at if at < high else low
    if start >= high or words.label[start] == CONTENT:
        return NONE, NONE
    end = start
    while end + 1 < high and end - start < REACH and not words.gap[end + 1] & PAUSE:
        if words.label[end + 1] > SOURCE or words.traits[end + 1] & (
            AUXILIARY | QUESTION | ADVERB | MANNER | PREPOSITION | ED
        ):
            break
        end += 1
    return start, end


@compiled
def speakers(words, first, last):
    """The speaker in each phrase.

    Parameters
    ----------
    words : Places
    first, last : array of int64
        Phrases, `NONE` for none, `CARRIED` for the speaker of the phrase before.

    Returns
    -------
    array of int64, phrase × (first, last)
        Without *and* or *that* in front; *a* or *two* only with the noun behind; else `NONE`.
    """
    found = np.full((len(first), 2), NONE)
    for number in range(len(first)):
        if first[number] == CARRIED:
            found[number, 0], found[number, 1] = found[number - 1, 0], found[number - 1, 1]
        elif first[number] != NONE:
            found[number, 0], found[number, 1] = _speaker(words, first[number], last[number])
    return found


@inner
def _speaker(words, first, last):
    while first < last and words.traits[first] & (CONJUNCTION | THAT):
        first += 1
    if first == last and words.traits[last] & (CONJUNCTION | PREPOSITION | ADVERB | AUXILIARY):
        return NONE, NONE
    for place in range(first, last + 1):
        if not words.traits[place] & (DETERMINER | NUMERAL):
            return first, last
    if words.traits[last] & PERSON:  # some, many, most
        return first, last
    whole = _end(words, last, words.high[last])
    return (first, whole) if whole > first else (NONE, NONE)
