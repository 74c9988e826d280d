"""Transcripts and interviews: paragraphs that open with the name of who speaks, as in PUTIN: …"""

import re
from bisect import bisect_left

import numpy as np

from analysis.text.buffer import Layout
from analysis.voices.quotes import Quotation
from analysis.voices.tree import Tree

# a name in capitals, or one letter, and a colon
OPENING = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|Q|A):\s+(?=\S)")
LEAST = 2  # such paragraphs in a text: one alone is a heading of another kind


def transcribed(tree: Tree, letters: list[str], page: Layout, wanted: np.ndarray) -> list[Quotation]:
    """What is said in transcripts, as list of `Quotation`."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for number in np.flatnonzero(wanted).tolist():
        start, end = int(page.start[number]), int(page.end[number])
        opening = OPENING.match(page.written(start, end))
        if opening:
            found.setdefault(int(page.text[number]), []).append((start, start + opening.end(), end))
    quotes = []
    for rows in found.values():
        for start, said, end in rows if len(rows) >= LEAST else ():
            first, after = (bisect_left(tree.start, place) for place in (start, said))
            name = [token for token in range(first, after) if letters[token] != ":"]
            source = (name[0], name[-1]) if name and letters[name[0]] not in ("Q", "A") else None
            quotes.append(Quotation(said, end, None, source, None, False, "quotation"))
    return quotes
