"""The words of all articles as places in their texts, laid out one behind the other: what whatever reads them starts from."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.encoded import encode
from analysis.layout import Layout, layout
from analysis.quotations import quotations
from analysis.spellings import Spellings
from analysis.tables import text_array


@dataclass(frozen=True)
class Joined:
    """The words of articles and their places in the joined text, as arrays of one length."""

    names: list  # of the articles that have words
    text: str  # their texts, a line feed between
    page: Layout  # the same, with its paragraphs
    quotations: tuple  # as `quotations` finds them in it
    bounds: np.ndarray  # the first word of each article, then the number of words
    article: np.ndarray  # the number of each word's article
    sentence: np.ndarray  # the number of its sentence there
    section: np.ndarray  # position in SECTIONS
    start: np.ndarray
    end: np.ndarray
    spellings: Spellings  # of the distinct words
    code: np.ndarray  # the place of each word among them

    def words(self, start, end):
        """The first word that begins at or behind each of two places of the text."""
        return int(np.searchsorted(self.start, start)), int(np.searchsorted(self.start, end))

    def written(self, first, last):
        """The text from one word to another."""
        return self.text[self.start[first] : self.end[last]]


def join(articles, tokens, page=None):
    """Join articles and find the places of their words.

    Parameters
    ----------
    articles, tokens : DataFrame
    page : Layout, optional
        Of all articles in their order, where it is at hand; it serves if all of them have words.

    Returns
    -------
    Joined
    """
    texts = dict(zip(articles["article"].tolist(), articles["text"].tolist(), strict=True))
    names, bounds = article_bounds(tokens["article"])
    parts = [texts[name] for name in names]
    if page is None or len(page.origin) > len(names):
        page = layout(parts)
    article = np.repeat(np.arange(len(names)), np.diff(bounds))
    start, end = (tokens[column].to_numpy() + page.origin[article] for column in ("start", "end"))
    code, words = encode(text_array(tokens["word"]))
    return Joined(
        names, "\n".join(parts), page, quotations(page), bounds, article, tokens["sentence"].to_numpy(np.int64),
        tokens["section"].cat.codes.to_numpy(), start, end, Spellings.of(words), code.astype(np.int64),
    )  # fmt: skip


def article_bounds(column):
    """The articles in a column of tokens, and the first row of each, then the number of rows."""
    names = text_array(column)
    opens = np.ones(len(names), bool)
    opens[1:] = pc.not_equal(names[1:], names[:-1])
    bounds = np.r_[np.flatnonzero(opens), len(names)]
    return names.take(pa.array(bounds[:-1])).to_pylist(), bounds
