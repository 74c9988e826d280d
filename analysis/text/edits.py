"""A text and its edits in; the edited text out, with the part of the original that each of its characters stands for."""

from typing import NamedTuple

import numpy as np


class Edit(NamedTuple):
    """A part of a text, and what replaces it."""

    start: int
    end: int
    new: str


class EditedText(NamedTuple):
    """An edited text, and for each of its characters the part of the original, from `begin` to `end`, that it stands for."""

    text: str
    begin: np.ndarray
    end: np.ndarray


def apply_edits(text: str, changes: list[Edit]) -> EditedText:
    """Apply edits, which are in order and do not overlap, to a text."""
    pieces, kept, at = [], [], 0
    for change in [*changes, Edit(len(text), len(text), "")]:
        pieces += [text[at : change.start], change.new]
        kept.append((at, change.start, change.end, len(change.new)))
        at = change.end
    after, start, end, size = np.array(kept, np.int32).T
    length = np.stack([start - after, size], 1).ravel()  # of parts that stay and of new parts, in turn
    stays = np.repeat(np.arange(len(length)) % 2 == 0, length)
    begin = np.repeat(np.stack([after, start], 1).ravel(), length)
    begin += np.where(stays, np.arange(len(begin)) - np.repeat(np.cumsum(length) - length, length), 0).astype(np.int32)
    stop = np.where(stays, begin + 1, np.repeat(np.stack([end, end], 1).ravel(), length))
    return EditedText("".join(pieces), begin, stop)
