"""Rules beside the model of reported speech: what op-eds do and news does not.

The phrases stand in lexicons/reporting.toml, [pattern]. A rule adds words (*I read in serious newspapers that …*,
*…, say the experts, …*), or cuts a stretch where the author takes over (*…, and indeed …*).
"""

import re
from functools import cache

import numpy as np

from analysis.characters import IN_WORD
from analysis.characters import SPACE as SPACES
from analysis.compiled import compiled, inner
from analysis.labelled import COMMA, DASH
from analysis.lexicons import lexicon, word_key
from analysis.stretches import BARE, CONTENT, CUE, OUT, RULE, SOURCE
from analysis.traits import (
    ALTHOUGH,
    AND_BUT,
    ASIDE,
    NAMING_NEXT,
    NAMING_OPENS,
    NOUN_NEXT,
    NOUN_OPENS,
    PASSIVES,
    TAKEOVER,
    THAT_ENDS,
    THAT_NEXT,
    THAT_OPENS,
    UNUSUAL,
)
from analysis.wordclasses import REPORTS, vocabulary

PASSIVE = re.compile(
    r"(?:\b(?:am|is|are|was|were|been|being|be)|[’'](?:m|re|s))\s+(?:\w+\s+){0,3}?" + rf"(?:{'|'.join(PASSIVES)})\b",
    re.IGNORECASE,
)
FURTHER = {"according", "view", "eyes", "continued", "continues", "clear", "point", "points", "pointed"}
TAKES_OVER = re.compile(
    r",\s+(?:and|but)\s+(?:indeed|yet|so|thus|in fact|in truth|still|rightly)\b"
    r"|(?:[—–]\s*|\s-{1,2}\s+)(?:though|although|but|which|albeit)\b"
)
BEYOND = 0x80  # ASCII
COMMA_POINT = ord(",")
PIECE = re.compile(r"\b\w")
OPENED_BY = {
    "that": (THAT_OPENS, THAT_NEXT, 1, THAT_ENDS, 4),
    "noun": (NOUN_OPENS, NOUN_NEXT, 2, NOUN_NEXT, 2),
    "naming": (NAMING_OPENS, NAMING_NEXT, 1, NAMING_NEXT, 1),
}
# of each pattern the traits of a word it begins with, and of two that follow (or one), within so many words


def _alternatives(cues):
    """One pattern for many cues: branching word by word, so that a text is searched for all of them at once."""
    branches = {}
    for first, *rest in cues:
        branches.setdefault(first, []).append(rest)
    parts = []
    for word in sorted(branches, key=lambda word: (-len(word), word)):
        longer = [rest for rest in branches[word] if rest]
        behind = rf"\s+(?:{_alternatives(longer)})" if longer else ""
        parts.append(re.escape(word) + (f"(?:{behind})?" if longer and [] in branches[word] else behind))
    return "|".join(parts)


@cache
def phrases():
    """The patterns of the lexicon, compiled, by category."""
    entries = lexicon("reporting").entries
    entries = entries[entries["measure"] == "pattern"]
    found = {}
    for category, rows in entries.groupby("category"):
        found[category] = _alternatives([cue.split() for cue in rows["cue"]])
    people = r"(?:the\s+|some\s+|many\s+|most\s+)?\w+(?:\s+\w+){0,2}"
    return {
        "that": re.compile(rf"\b({found['that']})\b[^.!?;:\n“”\"]{{0,40}}?\bthat\b", re.IGNORECASE),
        "aside": re.compile(
            rf",\s+(?:so\s+)?((?:{found['aside']})|(?:{found['verb']})\s+{people})\s*(?:,|(?=[.!?]))", re.IGNORECASE
        ),
        "noun": re.compile(
            rf"\b(?:{found['speakers']})[’']s?\s+(?:\w+\s+)?(?:{found['noun']})\s+(?:of|that|is|about)\b", re.IGNORECASE
        ),
        "naming": re.compile(rf"\b(?:{found['naming']})\s+(?:it|this|that|them)\s+(?:all\s+)?(?=\w)", re.IGNORECASE),
    }


def correct(words):
    """Apply the rules that add and cut to the labels of words, in place; what they change is of origin `RULE`.

    Parameters
    ----------
    words : Labelled
        In sentences where rules act, nothing is supposed behind a bare cue.
    """
    label, origin, sentence_end = words.places.label, words.places.origin, words.places.high
    label[origin == BARE] = OUT
    before = label.copy()
    for name in OPENED_BY:
        for found in _found(words, name):
            _add_behind(words, name, found)
    for found in _asides(words):
        _add_around(words, found)
    for place in _takeovers(words):
        if label[place - 1] == CONTENT:
            end = place
            while end < sentence_end[place] and label[end] == CONTENT:
                end += 1
            label[place:end] = OUT
    _mark_changes(words.places, before)


@compiled
def _mark_changes(words, before):
    """Give what rules have changed its origin, and back what was supposed to sentences where they have changed nothing."""
    low = 0
    while low < len(before):
        high, changed = words.high[low], False
        for place in range(low, high):
            if words.label[place] != before[place]:
                words.origin[place] = RULE
                changed = True
        for place in range(low, high):
            if words.origin[place] == BARE and not changed:
                words.label[place] = CONTENT
        low = high


def _found(words, name):
    """The matches of a pattern, tried only at words that may open one with a word near behind that may go on."""
    page = words.page
    tried = _openings(words.places, page.points, page.kind, words.start, words.end, *OPENED_BY[name])
    columns = words.start[tried], words.end[tried], page.stop[words.article[tried]]
    pattern, last = phrases()[name], 0
    for start, end, stop in zip(*(column.tolist() for column in columns), strict=True):
        for piece in PIECE.finditer(words.text, start, end):
            found = pattern.match(words.text, piece.start(), stop)
            if found and found.start() >= last:
                last = found.end()
                yield found


@compiled
def _openings(words, points, kind, start, end, opens, follows, reach, ends, far):
    """The words that may begin a pattern."""
    found, count = np.empty(len(start), np.int64), 0
    for place in range(len(start)):
        if not words.traits[place] & (opens | UNUSUAL):
            continue
        begun = _has(words, points, kind, start, end, place, place, opens)
        if (
            begun
            and _has(words, points, kind, start, end, place + 1, place + reach, follows)
            and (follows == ends or _has(words, points, kind, start, end, place + 1, place + far, ends))
        ):
            found[count] = place
            count += 1
    return found[:count]


@inner
def _has(words, points, kind, start, end, first, last, traits):
    """Whether one of the words from one to another may be one of some traits."""
    for place in range(first, min(last + 1, len(start))):
        if words.traits[place] & traits:
            return True
        if words.traits[place] & UNUSUAL and _is_glued(points, kind, start[place], end[place]):
            return True
    return False


@inner
def _is_glued(points, kind, start, end):
    """Whether a word holds more than ASCII letters and digits: another word, or letters that a pattern takes for others."""
    while start < end and points[start] < BEYOND and kind[start] & IN_WORD:
        start += 1
    return start < end


def _asides(words):
    """The matches of asides, tried only at commas with a word behind that may begin one."""
    page, last = words.page, 0
    tried, comma = _commas(words.places, page.points, page.kind, words.start, words.end)
    pattern = phrases()["aside"]
    for start, stop in zip(comma.tolist(), page.stop[words.article[tried]].tolist(), strict=True):
        found = pattern.match(words.text, start, stop)
        if found and start >= last:
            last = found.end()
            yield found


@compiled
def _commas(words, points, kind, start, end):
    """The words right behind a comma that may begin an aside, and where that comma stands."""
    found, commas, count = np.empty(len(start), np.int64), np.empty(len(start), np.int64), 0
    for place in range(len(start)):
        if not words.gap[place] & COMMA or not _has(words, points, kind, start, end, place, place, ASIDE):
            continue
        at = start[place] - 1
        while kind[at] & SPACES:
            at -= 1
        if points[at] == COMMA_POINT and at + 1 < start[place]:
            found[count], commas[count] = place, at
            count += 1
    return found[:count], commas[:count]


def _takeovers(words):
    """The words where the author may take over: behind a comma or a dash in a sentence."""
    for place in _maybe_takeovers(words.places).tolist():
        end = words.end[min(place + 2, words.places.stop[place] - 1)]
        found = TAKES_OVER.search(words.text, int(words.end[place - 1]), int(end))
        if found and found.start() < words.start[place]:
            yield place


@compiled
def _maybe_takeovers(words):
    """The words behind a comma or a dash that such words begin with."""
    found, count = np.empty(len(words.gap), np.int64), 0
    for place in range(len(words.gap)):
        if words.gap[place] & (COMMA | DASH) and words.low[place] < place:
            taking = place + 1 == len(words.gap) or words.traits[place + 1] & (TAKEOVER | UNUSUAL)
            comma = words.gap[place] & COMMA and words.traits[place] & AND_BUT and taking
            if comma or (words.gap[place] & DASH and words.traits[place] & (ALTHOUGH | UNUSUAL)):
                found[count] = place
                count += 1
    return found[:count]


def _clause_end(words, first):
    """The word behind the clause that begins at a word: its sentence, up to where the author takes over."""
    last = words.places.high[first]
    stop = TAKES_OVER.search(words.text, int(words.end[first]), int(words.end[last - 1]))
    return words.words(0, stop.start())[1] if stop else last


def _add_behind(words, name, found):
    """Give the clause behind a phrase to somebody."""
    places = words.places
    first, behind = words.words(*found.span())
    if behind >= places.stop[first] or places.low[first] != places.low[behind] or CONTENT in places.label[first:behind]:
        return
    start = behind - 1 if name == "that" else first if name == "noun" else behind
    end = _clause_end(words, start)
    if name != "that":
        comma = words.text.find(",", words.end[behind], words.end[end - 1])
        end = words.words(0, comma)[1] if comma > 0 else end
    places.label[start:end] = CONTENT
    if name == "that":
        places.label[words.words(0, found.end(1))[1] - 1] = CUE
    elif name == "naming":
        places.label[first] = CUE


def _add_around(words, found):
    """Give the sentence around an aside to somebody."""
    label = words.places.label
    first, behind = words.words(*found.span(1))
    low, high = words.places.low[first], words.places.high[first]
    if low == first or any(mark in words.text[words.start[low] : words.start[first]] for mark in '“”"'):
        return
    label[low:first] = CONTENT
    label[behind:high] = CONTENT
    if PASSIVE.search(found[1]):
        label[first:behind] = CUE
        return
    label[first:behind] = SOURCE
    written = [words.written(place, place) for place in range(first, behind)]
    verbs = (place for place, word in enumerate(written, first) if word_key(word) in vocabulary() and is_cue(word))
    label[next(verbs, first)] = CUE


@cache
def is_cue(word):
    """Whether a word is a reporting expression of some kind."""
    parts = set(vocabulary().get(word_key(word), "").split("+"))
    return bool(parts & REPORTS) or word.lower() in FURTHER
