"""The paragraphs that the metadata of an article name, to keep or leave out against the rules, in; their places out."""

import re
from collections.abc import Mapping

KEEP, LEAVE_OUT = "keep_paragraphs", "leave_out_paragraphs"  # columns of articles
BETWEEN = re.compile(r"\s*[\n|]\s*")  # openings of several paragraphs in one cell
APOSTROPHES = "['’‘]"


def split_openings(cell: str) -> list[str]:
    """The openings of paragraphs in a cell: their first words, one paragraph a line or between upright strokes."""
    return [opening for opening in BETWEEN.split(cell.strip()) if re.search(r"\w", opening)]


def opening_places(text: str, opening: str) -> list[int]:
    """Where lines begin with these words, whatever the capitals, spaces and marks: the offsets of the first word."""
    words = [re.sub(APOSTROPHES, APOSTROPHES, re.escape(word)) for word in re.sub(r"^[\W_]+", "", opening).split()]
    line = re.compile(r"^[^\w\n]*(" + r"\s+".join(words) + r")(?!\w)", re.IGNORECASE | re.MULTILINE)
    return [found.start(1) for found in line.finditer(text)]


def unmatched_openings(text: str, fields: Mapping[str, str]) -> list[str]:
    """A note for each opening with which no line of the text begins."""
    return [
        f"no paragraph begins with ‘{opening}’, as column {column} says"
        for column in (KEEP, LEAVE_OUT)
        for opening in split_openings(fields.get(column, ""))
        if not opening_places(text, opening)
    ]
