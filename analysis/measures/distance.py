"""Distance: the author's own words in scare quotes.

Construct: a word or short phrase between quotation marks that nobody is said to have spoken; the author uses it and
stands back from it. Unit: marks per 1,000 words. Direction: none. A cue of another measure inside one keeps its mark
with weight 0. Limits: quoted terms and titles of works look the same.

Source: Predelli, S. (2003). Scare quotes and their relation to other semantic issues. Linguistics and Philosophy,
26(1), 1–28.
"""

import numpy as np

from analysis.quotations import quotation_spans
from analysis.sections import paragraphs
from analysis.tables import table


def categories(codebook=None):
    return {"scare_quote": "Scare quotes"}


def find(words, codebook=None, found=None):
    """Mark the quoted terms that are the author's own voice."""
    rows = []
    places = {name: (rows.min(), rows.max() + 1) for name, rows in words.tokens.groupby("article").indices.items()}
    sentence, voice = words.tokens["sentence"].to_numpy(), words.tokens["voice"].to_numpy(object)
    for article, (low, high) in sorted(places.items(), key=lambda place: place[1]):
        text = words.texts[article]
        for start, end, _ in quotation_spans(text, paragraphs(text)):
            first, last = low + np.searchsorted(words.start[low:high], [start, end])
            if first < last and voice[first] == "author":
                rows.append((article, sentence[first], start, end, text[start:end], "distance", "scare_quote", 1.0,
                             "scare quote", "", "author", ""))  # fmt: skip
    return table("marks", rows)
