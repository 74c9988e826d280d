"""Distance: the author's own words in scare quotes.

Construct: a word or short phrase between quotation marks that nobody is said to have spoken; the author uses it and
stands back from it. Unit: marks per 1,000 words. Direction: none. A cue of another measure inside one keeps its mark
with weight 0. Limits: quoted terms and titles of works look the same.

Source: Predelli, S. (2003). Scare quotes and their relation to other semantic issues. Linguistics and Philosophy,
26(1), 1–28.
"""

import numpy as np

from analysis.found import Found
from analysis.quotations import quotation_spans
from analysis.sections import paragraphs
from analysis.tables import VOICES


def categories(codebook=None):
    return {"scare_quote": "Scare quotes"}


def find(words, codebook=None, found=None):
    """Mark the quoted terms that are the author's own voice."""
    spans = []
    for place, name in enumerate(words.articles):
        text = words.texts[name]
        spans += [(place, start, end) for start, end, _ in quotation_spans(text, paragraphs(text))]
    place, start, end = np.array(spans, np.int64).reshape(-1, 3).T
    first, after = np.searchsorted(words.begins, words.offset[place] + [start, end])
    own = np.flatnonzero(first < after)
    own = own[words.voice[first[own]] == VOICES.index("author")]
    first, start, end = first[own], start[own], end[own]
    return Found.of(words, first, after[own] - 1, 1.0, "distance", "scare_quote", "scare quote", start=start, end=end)
