"""Distance: the author's own words in scare quotes.

Construct: a word or short phrase between quotation marks that nobody is said to have spoken; the author uses it and
stands back from it. Unit: marks per 1,000 words. Direction: none. A cue of another measure inside one keeps its mark
with weight 0. Limits: quoted terms and titles of works look the same.

Source: Predelli, S. (2003). Scare quotes and their relation to other semantic issues. Linguistics and Philosophy,
26(1), 1–28.
"""

import numpy as np

from analysis.core.schema import VOICES
from analysis.cues.matches import Found
from analysis.cues.token_index import Words
from analysis.lexicons.load import Lexicon
from analysis.text.quotes import quotations


def categories(codebook: Lexicon | None = None) -> dict[str, str]:
    return {"scare_quote": "Scare quotes"}


def find(words: Words, codebook: Lexicon | None = None, found: dict[str, Found] | None = None) -> Found:
    """Mark the quoted terms that are the author's own voice."""
    page = words.page
    begin, end, _, paragraph = quotations(page)
    first, after = np.searchsorted(words.begins, [begin, end])
    own = np.flatnonzero(first < after)  # some word stands in it
    own = own[words.voice[first[own]] == VOICES.index("author")]
    first, last, text = first[own], after[own] - 1, page.text[paragraph[own]]
    return Found.of(words, first, last, 1.0, "distance", "scare_quote", "scare quote",
                    start=page.starts(text, begin[own]), end=page.ends(text, end[own]))  # fmt: skip
