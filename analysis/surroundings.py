"""What the model of reported speech sees around each word: classes of words, marks, shape and place, never a topic."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.columns import COLUMNS, Q, look
from analysis.gaps import marks_before
from analysis.joined import join
from analysis.quotations import quotations
from analysis.wordclasses import word_codes

PART = 16_384  # words


@dataclass(frozen=True)
class Surroundings:
    """What is seen of each word: a row of codes for each of `COLUMNS`, and where its sentence and paragraph lie."""

    columns: np.ndarray
    first: np.ndarray  # the first word of its sentence,
    last: np.ndarray  # the last one
    paragraph: np.ndarray  # the number of its paragraph

    def column(self, name, offset=0):
        """The codes of a column of the word `offset` words behind each; 0 outside the sentence."""
        codes = self.columns[list(COLUMNS).index(name)]
        at = np.arange(len(codes)) + offset
        inside = (at >= self.first) & (at <= self.last)
        return np.where(inside, codes[np.clip(at, 0, len(codes) - 1)], 0)


def surroundings(words):
    """Look around every word.

    Parameters
    ----------
    words : Joined

    Returns
    -------
    Surroundings
        Columns: `W` word, `K` its class, `G` the marks before it, `Q` its place in a quotation; the same of the last
        cue (`L`), verb of speech (`M`) and noun of content (`O`) before it and the next cue (`R`) and verb of speech
        (`T`) behind it in its sentence; of the sentence, and of the sentences around.
    """
    return next(in_parts(words, len(words.start)))


def in_parts(words, size=PART):
    """Look around the words of some articles at a time, so that all that is seen of them stays in the processor's cache.

    Parameters
    ----------
    words : Joined
        Not empty.
    size : int
        A part ends with the article that brings it to so many words.

    Yields
    ------
    Surroundings
        Words and paragraphs are numbered from the first of the part.
    """
    page, bounds = words.page, words.bounds
    marks = marks_before(page.points, page.origin, bounds, words.start, words.end)
    section, codes = words.section.astype(np.uint16), word_codes(words.spellings)
    opens, closes, *_ = quotations(page)
    quoted, unquoted = np.searchsorted(words.start, opens), np.searchsorted(words.start, closes)
    edges = np.unique(np.searchsorted(bounds, [*range(0, bounds[-1], size), bounds[-1]]))
    for low, high in pairwise(edges.tolist()):
        here = slice(bounds[low], bounds[high])
        own = slice(*np.searchsorted(quoted, bounds[[low, high]]))
        columns = np.zeros((len(COLUMNS), here.stop - here.start), np.uint16)
        places = look(
            columns, bounds[low : high + 1] - here.start, words.sentence[here], marks[here], section[here],
            quoted[own] - here.start, unquoted[own] - here.start, words.code[here], *codes,
        )  # fmt: skip
        yield Surroundings(columns, *places)


def quoted_words(articles, tokens):
    """Whether each word stands between quotation marks, as array of bool."""
    return surroundings(join(articles, tokens)).columns[Q] > 1 if len(tokens) else np.zeros(0, bool)
