"""A text in; the edits that normalise it out: no markup, no addresses, plain letters.

The text itself is never changed. Each normalised character knows the part of the text that it stands for, so that all offsets are
in the original text. Most texts need no edits.
"""

import re
from functools import cache

import numpy as np

from analysis.core.codepoints import INVISIBLE
from analysis.text import letters, markup
from analysis.text.edits import Edit

TRIGGERS = "<&_*@#" + letters.APOSTROPHES + letters.QUOTES + "â"
PHRASES = ("](", "http", "www.", "ftp://", "~~", "--", *markup.PATHS)
# If two rules would change the same place, the first one counts
RULES = (
    markup.hidden_html, markup.tags, markup.links, markup.addresses, markup.handles, markup.entities, letters.mojibake, letters.foreign_quotes,
    markup.emphasis, letters.plain_letters, letters.zero_width_spaces, letters.invisible_characters,
)  # fmt: skip


@cache
def odd_points() -> np.ndarray:
    """For each code point, whether a text that contains it may need edits."""
    odd = np.zeros(0x110000, bool)
    hidden = [point for point in range(0xFFFF) if re.match(f"[{INVISIBLE}]", chr(point))]
    odd[[*map(ord, TRIGGERS), *range(0x300, 0x370), *hidden, *map(ord, letters.plain_forms())]] = True
    return odd


def may_need_edits(text: str) -> bool:
    """Whether a text without odd code points may still need edits."""
    return any(phrase in text for phrase in PHRASES)


def normalising_edits(text: str) -> list[Edit]:
    """The edits of a text, in order; if two overlap, only that of the earlier rule."""
    taken = np.zeros(len(text) + 1, bool)
    found = []
    for rule in RULES:
        for edit in rule(text):
            if not taken[edit.start : edit.end].any():
                taken[edit.start : edit.end] = True
                found.append(edit)
    return sorted(found)
