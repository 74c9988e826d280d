"""Finds the paragraphs that the metadata of an article say to keep or to leave out, whatever the rules say."""

import re
from collections.abc import Mapping

KEEP, LEAVE_OUT = "keep_paragraphs", "leave_out_paragraphs"  # columns of articles
BETWEEN = re.compile(r"\s*[\n|]\s*")  # openings of several paragraphs in one cell
APOSTROPHES = "['’‘]"


def split_openings(cell: str) -> list[str]:
    """The openings (first words) of paragraphs in a cell, separated by line breaks or |."""
    return [opening for opening in BETWEEN.split(cell.strip()) if re.search(r"\w", opening)]


def opening_places(text: str, opening: str) -> list[int]:
    """The offsets of lines that begin with these words, whatever the capitals, spaces and marks."""
    words = [re.sub(APOSTROPHES, APOSTROPHES, re.escape(word)) for word in re.sub(r"^[\W_]+", "", opening).split()]
    line = re.compile(r"^[^\w\n]*(" + r"\s+".join(words) + r")(?!\w)", re.IGNORECASE | re.MULTILINE)
    return [found.start(1) for found in line.finditer(text)]


def unmatched_openings(text: str, fields: Mapping[str, str]) -> list[str]:
    """A note on each opening that begins no line of the text."""
    return [
        f"no paragraph begins with ‘{opening}’, as column {column} says"
        for column in (KEEP, LEAVE_OUT)
        for opening in split_openings(fields.get(column, ""))
        if not opening_places(text, opening)
    ]
