"""Punkt's sentences in; corrected sentences out, where an abbreviation, a letter, a footnote or a name misled it.

Two things are checked: marks inside a sentence that may end it after all (`missed_boundaries`), and sentences that may go on
in the next one (`false_boundaries`). Both are rare, so plain regular expressions are fast enough.
"""

import numpy as np

from analysis.text.false_boundaries import false_boundaries
from analysis.text.layouts import Layout
from analysis.text.missed_boundaries import missed_boundaries


def correct_boundaries(
    page: Layout, starts: np.ndarray, ends: np.ndarray, paragraphs: np.ndarray, openers: frozenset[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Correct the sentences that `punkt_sentences` found: divide those that it joined, and join those that it divided.

    `openers` are words, in lower case, that begin a sentence after an abbreviation.
    """
    if not len(starts):
        return starts, ends, paragraphs
    text = page.written(0, len(page.points))
    joined = false_boundaries(page, text, starts, ends, paragraphs)
    parted = missed_boundaries(page, text, starts, ends, openers)
    if not joined and not parted:
        return starts, ends, paragraphs
    first, stop, own = [], [], []
    for number, (start, end, paragraph) in enumerate(
        zip(starts.tolist(), ends.tolist(), paragraphs.tolist(), strict=True)
    ):
        for last, following in parted.get(number, ()):
            first.append(start)
            stop.append(last)
            own.append(paragraph)
            start = following
        if number in joined and first and own[-1] == paragraph:
            moved = joined[number]
            # all of the sentence is joined, or only a footnote mark at its beginning
            if moved is None and number not in parted:
                stop[-1] = end
                continue
            if moved is not None:
                stop[-1], start = moved, moved + len(text[moved:end]) - len(text[moved:end].lstrip())
        first.append(start)
        stop.append(end)
        own.append(paragraph)
    return np.array(first, np.int64), np.array(stop, np.int64), np.array(own, np.int64)
