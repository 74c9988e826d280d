"""What the model of reported speech sees around each word: classes of words, marks, shape and place, never a topic."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.columns import COLUMNS, Q, look
from analysis.gaps import GAPS as GAPS
from analysis.gaps import marks_before
from analysis.quotations import quotation_spans
from analysis.sections import paragraphs
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


def surroundings(articles, tokens):
    """Look around every word.

    Parameters
    ----------
    articles, tokens : DataFrame

    Returns
    -------
    Surroundings
        Columns: `W` word, `K` its class, `G` the marks before it, `Q` its place in a quotation; the same of the last
        cue (`L`), verb of speech (`M`) and noun of content (`O`) before it and the next cue (`R`) and verb of speech
        (`T`) behind it in its sentence; of the sentence, and of the sentences around.
    """
    runs = pc.run_end_encode(pa.array(tokens["article"]))
    bounds = np.r_[0, runs.run_ends.to_numpy()].astype(np.int64)
    text_of = dict(zip(articles["article"].to_list(), articles["text"].to_list(), strict=True))
    texts = [text_of[name] for name in runs.values.to_pylist()]
    offsets = np.cumsum([0, *map(len, texts)])
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    start, end, sentence = (np.array(tokens[name], np.int64) for name in ("start", "end", "sentence"))
    encoded = pc.dictionary_encode(pa.array(tokens["word"]))
    columns = np.zeros((len(COLUMNS), len(tokens)), np.uint16)  # numpy's zeros: no memory is touched in vain
    places = look(
        columns,
        bounds,
        sentence,
        marks_before(points, offsets, bounds, start, end),
        tokens["section"].cat.codes.to_numpy().astype(np.uint16),
        _quotations(texts, offsets, start + np.repeat(offsets[:-1], np.diff(bounds))),
        encoded.indices.to_numpy(),
        *word_codes(encoded.dictionary.to_pylist()),
    )
    return Surroundings(columns, *places)


def _quotations(texts, offsets, start):
    """The first word of each quotation, and the first one behind it, as rows; `start` counts from the first text."""
    spans = [
        (low + span[0], low + span[1])
        for text, low in zip(texts, offsets.tolist(), strict=False)
        for span in quotation_spans(text, paragraphs(text))
    ]
    return np.searchsorted(start, np.array(spans, np.int64).reshape(-1, 2))


def quoted_words(articles, tokens):
    """Whether each word stands between quotation marks, as array of bool."""
    return surroundings(articles, tokens).columns[Q] > 1 if len(tokens) else np.zeros(0, bool)
