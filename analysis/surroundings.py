"""What the model of reported speech sees around each word: classes of words, marks, shape and place, never a topic."""

from dataclasses import dataclass

import numpy as np

from analysis.columns import COLUMNS, Q, look
from analysis.gaps import marks_before
from analysis.joined import join
from analysis.quotations import quotations
from analysis.wordclasses import word_codes


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
    page = words.page
    opens, closes, *_ = quotations(page)
    columns = np.zeros((len(COLUMNS), len(words.start)), np.uint16)  # numpy's zeros: no memory is touched in vain
    places = look(
        columns,
        words.bounds,
        words.sentence,
        marks_before(page.points, page.origin, words.bounds, words.start, words.end),
        words.section.astype(np.uint16),
        np.searchsorted(words.start, opens),
        np.searchsorted(words.start, closes),
        words.code,
        *word_codes(words.spellings),
    )
    return Surroundings(columns, *places)


def quoted_words(articles, tokens):
    """Whether each word stands between quotation marks, as array of bool."""
    return surroundings(join(articles, tokens)).columns[Q] > 1 if len(tokens) else np.zeros(0, bool)
