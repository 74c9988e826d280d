"""Articles in; the passages that two of them share word for word, with their places in both, out."""

import re
from itertools import chain

import numpy as np
import pandas as pd

WORD = re.compile(r"\w+")
FEWEST = 10  # words in a row: shorter runs are mostly names, titles and set phrases
CANDIDATES = (
    16  # earlier places of one run that are tried for the longest passage; bounds the time on text that all share
)
COLUMNS = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words"]
STEP = 64  # words compared at a time
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # of the hash of a run; what it finds is compared word by word


def overlaps(articles: pd.DataFrame) -> pd.DataFrame:
    """Passages of at least ten words that an earlier article in the table has too, word for word: quotations, agency copy, copies.

    Greedy tiling, as in measuring how much of a newspaper's story comes from an agency (Clough, P., Gaizauskas, R., Piao,
    S. S. L., & Wilks, Y. (2002). METER: MEasuring TExt Reuse. Proceedings of ACL 2002): each article is read from its
    start; the longest run of words that an earlier article has is taken, and reading continues after it. The time
    grows with the number of words, not with the number of pairs.

    Parameters
    ----------
    articles : DataFrame
        With columns `article` and `text`. Words (letters, digits and underscores) are compared in lower case; punctuation and
        spaces do not matter.

    Returns
    -------
    DataFrame
        One row per passage, in the order of the table: `article_a`, the earlier of the two in the table, `start_a`, `end_a`,
        `article_b`, `start_b`, `end_b` (code points of the untouched texts) and `words`. The passages of one `article_b`
        do not overlap, so that leaving out every [start_b, end_b) counts what is shared once. A passage in
        three articles has two rows: the second and the third article, each with an earlier one. The order says nothing about
        who copied from whom.
    """
    words, places, bounds = _words(articles["text"])
    article = np.repeat(np.arange(len(articles)), np.diff(bounds))
    rows = []
    read_to = 0
    for at, earlier in _runs_seen_before(words, article):
        if at < read_to:
            continue
        lengths = [_alike(words, other, at, bounds[article[other] + 1], bounds[article[at] + 1]) for other in earlier]
        length = max(lengths)
        if length < FEWEST:  # two runs with one hash
            continue
        other = earlier[lengths.index(length)]
        names = articles["article"].iloc[[article[other], article[at]]]
        spans = [(places[first, 0], places[first + length - 1, 1]) for first in (other, at)]
        rows.append((names.iloc[0], *spans[0], names.iloc[1], *spans[1], length))
        read_to = at + length
    kinds = {"article_a": "str", "article_b": "str"}
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS, "int64") | kinds)


def _words(texts):
    """The words of all texts as numbers, the [start, end) of each in its text, and where each text's words begin."""
    found = [[match.span() for match in WORD.finditer(text)] for text in texts]
    bounds = np.r_[0, np.cumsum([len(spans) for spans in found])].astype(int)
    words = chain.from_iterable(
        (text[start:end].casefold() for start, end in spans) for text, spans in zip(texts, found, strict=True)
    )
    codes, _ = pd.factorize(np.fromiter(words, object, bounds[-1]))
    return codes, np.array([span for spans in found for span in spans], int).reshape(-1, 2), bounds


def _runs_seen_before(words, article):
    """Each place whose next ten words occur in an earlier article, with some of their places there."""
    ends = len(words) - FEWEST + 1
    if ends < 1:
        return
    hashes = np.zeros(ends, np.uint64)
    for shift in range(FEWEST):
        hashes = hashes * FACTOR + (words[shift : shift + ends].astype(np.uint64) + np.uint64(1))
        hashes ^= hashes >> np.uint64(29)
    inside = np.flatnonzero(article[:ends] == article[FEWEST - 1 :])
    run, _ = pd.factorize(hashes[inside])
    order = np.argsort(run, kind="stable")
    opens = np.searchsorted(run[order], np.arange(run.max(initial=-1) + 1))
    first = article[inside[order[opens]]] if len(opens) else opens
    for position in np.flatnonzero(article[inside] > first[run]):
        opening = opens[run[position]]
        places = inside[order[opening : opening + CANDIDATES]]
        yield inside[position], places[article[places] < article[inside[position]]]


def _alike(words, a, b, end_a, end_b):
    """How many words are the same from `a` on as from `b` on."""
    most = min(end_a - a, end_b - b)
    length = 0
    while length < most:
        step = min(STEP, most - length)
        differ = words[a + length : a + length + step] != words[b + length : b + length + step]
        if differ.any():
            return length + int(differ.argmax())
        length += step
    return length
