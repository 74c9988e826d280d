"""Parses made by hand."""

import numpy as np

from analysis.text.parse import Parse
from analysis.voices.tree import build_tree


def grown(*rows):
    """The tree of tokens (head, label, tag), each its own lemma where a fourth is given."""
    heads, labels, tags, lemmas = zip(*(row if len(row) == 4 else (*row, "x") for row in rows), strict=True)
    names = sorted({*labels, *tags, *lemmas})
    places = np.arange(len(rows))
    codes = ([names.index(name) for name in column] for column in (labels, tags, lemmas))
    return build_tree(
        Parse(np.zeros(len(rows), np.int64), places, places + 1, np.array(heads), *map(np.array, codes), names)
    )


def read_tree(written):
    """The tree of tokens written as lemma/TAG/label/head, with spaces between, and the tokens as written."""
    rows = [token.rsplit("/", 3) for token in written.split()]
    return grown(*((int(head), label, tag, lemma) for lemma, tag, label, head in rows)), [row[0] for row in rows]
