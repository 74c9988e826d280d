"""A parse in; the turns of transcripts and interviews, which open with the speaker's name, out: PUTIN: …, Anna Reed: …, [Azizi] …"""

import re
from bisect import bisect_left
from itertools import takewhile

import numpy as np

from analysis.text.layouts import Layout
from analysis.voices.quotes import Quotation
from analysis.voices.tree import Tree

CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z ]{3,20})?"
WORD = r"[A-Z][a-z’'-]+"
# a name in capitals, or in brackets, or of one to four words, or one letter, and a colon
OPENING = re.compile(
    rf"(?:(?P<loud>{CAPITALS})|(?P<letter>Q|A)|(?P<name>(?:{WORD}\.? )?{WORD}(?: {WORD}){{0,2}})):\s+(?=\S)"
    rf"|\[(?P<held>{WORD}(?: {WORD}){{0,2}})\]:?\s+(?=[\"“A-Z])"
)
WITHIN = re.compile(rf"(?<=[.!?”\"]) (?=(?:{CAPITALS}|{WORD}(?: {WORD}){{0,2}}): [\"“A-Z])")
SPOKEN = re.compile(r"\b(?:I|we|you|us|our|my|me|your|I[’']\w+|we[’']\w+|you[’']\w+)\b", re.IGNORECASE)
LABELS = frozenset(  # words before a colon that are no names
    """first second third fourth fifth next then last finally lastly also note update result question answer example lesson myth fact verdict
    conclusion why how what who where when source translation remember warning correction""".split()
)
AT_HEAD = 150  # characters at the beginning, for a title
LEAST = 2  # turns in a text; a single one must contain *I*, *we* or *you*


def transcript_turns(tree: Tree, letters: list[str], page: Layout, wanted: np.ndarray) -> list[Quotation]:
    """The turns of transcripts as quotations."""
    found: dict[int, list[tuple[int, int, int, re.Match]]] = {}
    for number in np.flatnonzero(wanted).tolist():
        start, end = int(page.start[number]), int(page.end[number])
        written = page.written(start, end)
        first = OPENING.match(written)
        if not first:
            continue
        places = [0, *(one.end() for one in WITHIN.finditer(written)), len(written)]
        for at, after in zip(places, places[1:], strict=False):
            turn = OPENING.match(written, at)
            if turn and (turn["name"] or "").lower() not in LABELS:
                said = written[turn.end() : after].rstrip()
                if said:
                    found.setdefault(int(page.text[number]), []).append(
                        (start + at, start + turn.end(), start + turn.end() + len(said), turn)
                    )
    quotes = []
    for text, rows in found.items():
        opens = page.origin[text] + AT_HEAD > rows[0][0] and rows[0][3]["name"] and " " not in rows[0][3]["name"]
        if opens or not _is_talk(page, rows):
            continue  # under first names from the beginning, the authors talk to each other
        for begin, begun, stop, turn in rows:
            tokens = range(bisect_left(tree.start, begin), bisect_left(tree.start, begun))
            name = [] if turn["letter"] else [token for token in tokens if letters[token] not in (":", "[", "]")]
            name = list(takewhile(lambda token: letters[token] != ",", name))
            quotes.append(Quotation(begun, stop, None, (name[0], name[-1]) if name else None, None, False, "quotation"))
    return quotes


def _is_talk(page, rows):
    """Whether turns are somebody's words, which contain *I*, *we* or *you*, and not items under labels."""
    spoken = sum(bool(SPOKEN.search(page.written(said, end))) for _, said, end, _ in rows)
    if len(rows) < LEAST:
        [(_, said, end, turn)] = rows
        quoted = page.written(said, end)[0] in '"“' and page.written(said, end)[-1] in '"”'
        return spoken > 0 and not turn["letter"] and (not turn["name"] or quoted)
    if all(turn["loud"] or turn["letter"] for *_, turn in rows):
        return True
    names = [turn["name"] for *_, turn in rows if turn["name"]]
    # somebody speaks twice, or all have two names
    sure = len(set(names)) < len(names) or all(" " in name for name in names)
    return 2 * spoken >= len(rows) if sure else spoken == len(rows)
