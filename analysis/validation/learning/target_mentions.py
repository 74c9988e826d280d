"""Rows with a text and the place of a target in, the words of the texts and the mentions of the targets out."""

from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.cues.targets import HE_OR_SHE
from analysis.cues.token_index import Words
from analysis.validation.gold import as_articles


@lru_cache(maxsize=8)
def body_words(texts: tuple[str, ...]) -> Words:
    """The words of short texts (a tuple), each text a body of its own."""
    return Words.of(*as_articles(texts))


def targets_in(rows: pd.DataFrame) -> tuple[Words, pd.DataFrame]:
    """The words of the rows' texts, and the words that name the target of each row.

    Rows have `text`, and `start` and `end` of the target in it. Mentions have `first` and `last` word, and `target`, the number of
    the row. Targets are persons: a clear *he* or *she* after the name is a mention.
    """
    texts = tuple(dict.fromkeys(rows["text"]))
    words = body_words(texts)
    number = {text: str(i) for i, text in enumerate(texts)}
    places = pd.Series(range(len(words))).groupby(words.article).agg(["min", "max"])
    found = []
    for i, (text, start, end) in enumerate(zip(rows["text"], rows["start"], rows["end"], strict=True)):
        low, high = places.loc[number[text]]
        first = low + np.searchsorted(words.end[low : high + 1], start, "right")
        last = low + np.searchsorted(words.start[low : high + 1], end, "left") - 1
        first, last = min(first, high), min(max(first, last), high)
        found += [(first, last, i), *((at, at, i) for at in _pronouns(words, last, high))]
    return words, pd.DataFrame(found, columns=["first", "last", "target"])


def _pronouns(words, name, last):
    """The pronouns after a name, up to the next name of somebody else."""
    found = []
    for at in range(name + 1, last + 1):
        if words.named[at] and words.key[at] != words.key[name]:
            break
        if words.key[at] in HE_OR_SHE:
            found.append(at)
    return found
