"""Positions in another program's copy of a text in; places in the text of the article out.

Programs count code points, as this package does, or UTF-16 units, of which an emoji has two; and a line end of two characters (CR LF)
as two or as one. The words that they quote beside the positions show which.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

Span = tuple[int, int]


class Counting(NamedTuple):
    """How a program counts positions."""

    called: str
    utf16: bool
    one_line_end: bool  # CR LF counts as one


COUNTINGS = (
    Counting("code points", False, False),
    Counting("code points, CR LF as one", False, True),
    Counting("UTF-16 units", True, False),
    Counting("UTF-16 units, CR LF as one", True, True),
)


def code_point_positions(text: str, counting: Counting) -> np.ndarray:
    """The position before each code point, and after the last."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    size = np.ones(len(points), np.int64)
    if counting.utf16:
        size += points > 0xFFFF
    if counting.one_line_end:
        size[1:] -= (points[:-1] == 13) & (points[1:] == 10)
    return np.concatenate([[0], size.cumsum()])


def one_line(text: str) -> str:
    """A text on one line, without control characters: programs change these when they quote a text."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def locate_spans(
    copy: str, spans: Sequence[Span], repeated: Sequence[str], countings: Sequence[Counting] = COUNTINGS
) -> tuple[list[Span | None], Counting]:
    """The places of the spans in the copy of a text, in code points, and how they were counted.

    Parameters
    ----------
    copy : str
        The text as the program has it.
    spans : sequence of (start, end)
    repeated : sequence of str
        The words that the program quotes of each span, or how they begin; "" where it quotes none.
    countings : sequence of Counting
        How it may have counted, the most likely first. The one with which most of the quoted words fit is taken.

    Returns
    -------
    places : list of (start, end) or None
        None where a position is outside the text or within a character.
    counting : Counting
    """
    quoted = [one_line(words).rstrip("….") for words in repeated]
    best: tuple[int, list[Span | None], Counting] | None = None
    for counting in countings:
        before = code_point_positions(copy, counting)
        found = [code_points_between(before, span) for span in spans]
        right = sum(
            bool(words) and place is not None and one_line(copy[slice(*place)]).startswith(words)
            for words, place in zip(quoted, found, strict=True)
        )
        if best is None or right > best[0]:
            best = right, found, counting
    assert best is not None
    return best[1], best[2]


def code_points_between(before: np.ndarray, span: Span) -> Span | None:
    """The place, in code points, between two positions (`before` from `code_point_positions`); None if there is none."""
    at = np.searchsorted(before, span, side="right") - 1
    return (int(at[0]), int(at[1])) if (at >= 0).all() and (before[at] == span).all() and at[0] < at[1] else None


def align_line_ends(copy: str, text: str) -> np.ndarray | None:
    """The position in the text of each code point of a copy, and of its end; None if they differ in more than line ends."""
    if copy == text:
        return np.arange(len(text) + 1)
    if normalize_line_ends(copy) != normalize_line_ends(text):
        return None
    of_copy, of_text = (code_point_positions(one, COUNTINGS[1]) for one in (copy, text))
    return np.searchsorted(of_text, of_copy, side="right") - 1


def normalize_line_ends(text: str) -> str:
    """A text with LF at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
