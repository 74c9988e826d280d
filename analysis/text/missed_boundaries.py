"""Sentences in; the boundaries inside them that Punkt missed out."""

import re

import numpy as np

from analysis.core.codepoints import DIGIT, ENDER, LOWER, SPACE
from analysis.text.layouts import Layout

CAPITAL = "A-ZÀ-ÖØ-Þ"
AHEAD = 80  # characters after a mark that say whether it ends a sentence
TOKEN = re.compile(r"[^\s(\[“‘\"'—–/]*\Z")
REACH = 40  # characters before a mark in which its word begins
NOTE = r"(?:\s?\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\])+|[¹²³⁰⁴-⁹]+"
AFTER = re.compile(
    rf"""['"”’)\]]*(?P<note>{NOTE})?(?P<gap>\s*)(?P<next>["“‘'(\[]?[{CAPITAL}][\w.'’-]*)(?P<rest>.*)""", re.DOTALL
)
LISTED = re.compile(r"\s+(?:\d{1,2}|[a-z])[.)]\s+[“\"']?" + f"[{CAPITAL}]")
# Words of everyday language when in lower case, abbreviations when capitalised
WORDS = frozenset(
    "no mass sun sat wed mar fig co tex miss pa fri mon jan dec gen rep sen rev gov ave dist art op sec ed min max ill inc est dr st mt".split()
)
DOMAINS = frozenset("com org net gov edu".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
PLACES = frozenset(
    "u.s u.k u.n e.u d.c u.a.e u.s.s.r mass calif conn fla ga va pa tex inc corp co ltd ph.d b.c a.d".split()
)
CLOSERS = PLACES | MONTHS | frozenset("a.m p.m etc jr sr sun mon tue tues wed thu thurs fri sat".split())
TIMES = re.compile(r"(?:GMT|UTC|[ECMP]\.?[SD]?\.?T|BST|CET|Eastern|Pacific|Central|Mountain|Greenwich|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
                   r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?(?=\W|\Z)|\w+(?:\s\w+)? (?:time|Time)\b")  # fmt: skip
HONOURS = re.compile(
    r"(?:Day|Memorial|Boulevard|Blvd|Drive|Library|Center|Centre|High|School|Avenue|Street|Hall|Park|Bridge|National)\b"
)
# letters that end a name or a kind rather than stand for a first name
LETTERED = re.compile(
    r"\b(?:[Pp]lan|[Vv]itamins?|[Hh]epatitis|[Gg]rade|[Gg]roup|[Cc]lass|[Cc]ategory|[Tt]ype|[Ss]ection|[Pp]art|[Pp]oint|[Oo]ption|[Aa]ppendix|"
    r"[Ss]chedule|[Ee]xhibit|[Aa]nnex|[Ss]ide|[Ss]eries|[Tt]riple|[Dd]ouble|[Ss]traight|[Pp]hase|[Zz]one|[Bb]lock|[Tt]erminal|[Bb]uilding|[Rr]oom|"
    r"[Tt]eam|[Mm]odel|[Ff]actor|[Ii]nfluenza|[Pp]rotein|[Ll]evel|[Tt]ier|[Vv]ersion|[Ff]igure|[Tt]able|[Pp]ool|[Vv]ariant|an?)\s+[A-Z]\.\Z"
    r"|\b(?:War|Charles|Elizabeth|James|Francis|Nicholas|Leopold|Napoleon|Peter|Alexander|Abdullah|Wilhelm|William|Mary|Philip|Otto|Paul|Albert|"
    r"Carlos|Catherine|Selassie|Henry|Edward|Frederick|Pius)\s+I\.\Z|\bMalcolm X\.\Z"
)
PRONOUN = re.compile(r"\b(?:is|am|was|were|than|as|nor|but|you and|he and|she and) I\.\Z")
VERB = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|could|should|may|might|must|can|do|does|did|went|came|took|gave|left|met|saw|knew|"
    r"thought|made|paid|fell|rose|began|lost|won|held|kept|stood|spoke|wrote|ran|sat|fled|fought|bought|brought|built|sent|spent|sold|felt|heard|"
    r"got|found|moved|burned|\w{3,}ed)\b"
)
PREPOSITION = re.compile(
    r"\b(?:in|to|from|at|into|across|near|outside|inside|through|toward|towards|with|within|against|for|left|,)\s+(?:the\s+)?\Z",
    re.I,
)
FINITE = re.compile(
    r"\b(?:I|he|she|we|they|it|who)\s+\w+|\b(?:is|are|was|were|has|have|had|will|would|could|did|does)\b|\b\w{3,}ed\b",
    re.I,
)


def missed_boundaries(
    page: Layout, text: str, starts: np.ndarray, ends: np.ndarray, openers: frozenset[str]
) -> dict[int, list[tuple[int, int]]]:
    """The boundaries inside sentences, by number of the sentence: where one ends and the next begins, in order."""
    kind = page.kind
    at = np.flatnonzero(kind[:-1] & ENDER)
    number = np.searchsorted(starts, at, "right") - 1
    inside = (number >= 0) & (at + 2 < ends[number])
    at, number = at[inside], number[inside]
    after = kind[at + 1]
    digits = (after & DIGIT > 0) & (kind[np.maximum(at - 1, 0)] & DIGIT > 0)
    lower = (after & SPACE > 0) & (kind[at + 2] & LOWER > 0)  # no sentence begins in lower case
    may = ~digits & ~lower & (after & (LOWER | ENDER) == 0)
    found: dict[int, list[tuple[int, int]]] = {}
    for place, own in zip(at[may].tolist(), number[may].tolist(), strict=True):
        cut = _cut(text, place, int(starts[own]), int(ends[own]), openers)
        if cut and (own not in found or cut[0] > found[own][-1][1]):
            found.setdefault(own, []).append(cut)
    return found


def _cut(text, place, start, end, openers):
    """Where a sentence ends at a mark and where the next one begins, or None if it does not end there."""
    after = AFTER.match(text, place + 1, min(end, place + 1 + AHEAD))
    token = TOKEN.findall(text[max(start, place - REACH) : place])[0]
    if after is None:
        if LISTED.match(text, place + 1, end) and len(token) > 1:  # … trade. 2. The second …
            return place + 1, place + 1 + len(text[place + 1 : place + 3]) - len(text[place + 1 : place + 3].lstrip())
        return _numbered(text, place, end, token)
    cut = after.end("note") if after["note"] else after.start("gap"), after.start("next")
    word = after["next"].lstrip("\"“‘'([")
    bare = token.rstrip(".").lower()
    if after["note"]:
        return cut if token[-1:].isalpha() or token[-1:] in "”’)" else None
    if not after["gap"]:  # collapsed.Then
        whole = (
            len(token) > 1
            and token[-1].islower()
            and token.isalpha()
            and not (token[0].isupper() and len(token) <= 4)
            and word.lower() not in DOMAINS
        )
        return cut if whole and re.match(r"[A-Z][a-z]|[AI]\s", text[place + 1 : place + 3]) else None
    if text[place] != "." or text[place - 1] in ".…":
        ellipsis = text[place] == "…" or text[max(place - 2, 0) : place + 1] == "..."
        closed = place + 1 < after.start("gap")
        return cut if ellipsis and not closed and place - 3 > start else None
    if len(token) == 1 and token.isupper():
        before = text[max(start, place - REACH) : place + 1]
        return cut if LETTERED.search(before) or PRONOUN.search(before) else None
    if word.lower().rstrip("’'s").rstrip(".") in openers and bare in CLOSERS:
        return cut
    if token.islower() and bare in WORDS:
        return cut
    if bare == "no" and place - len(token) == start:
        return cut
    if bare in MONTHS and place - len(token) > start and not word[0].isdigit():
        return cut
    if bare in ("a.m", "p.m", "etc"):
        return None if TIMES.match(word + after["rest"]) else cut
    if bare in ("jr", "sr"):
        goes = re.match(r"[\w’'-]+\s+[a-z]", word + after["rest"])
        return cut if goes and not HONOURS.match(word) else None
    if bare in PLACES and _two_clauses(text, start, place, token, word + after["rest"]):
        return cut
    return None


def _numbered(text, place, end, token):
    """The end of a sentence with the number of a footnote glued to it: It failed.1 Then …"""
    note = re.compile(rf"\d{{1,2}}(\s+)(?=[“\"']?[{CAPITAL}])").match(text, place + 1, end)
    return (note.start(1), note.end()) if note and len(token) > 1 and token.isalpha() and token[-1].islower() else None


def _two_clauses(text, start, place, token, following):
    """Whether an abbreviation has a clause of its own before it and another after it."""
    before = text[start : place - len(token)]
    verb = re.match(rf"[{CAPITAL}][\w’'-]*\s+(?P<verb>\w+)", following)
    return bool(verb and VERB.fullmatch(verb["verb"]) and PREPOSITION.search(before[-REACH:]) and FINITE.search(before))
