"""Articles in; their words, each with its voice and the innermost attribution that it is in, out."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.core.jit import compiled
from analysis.core.schema import COLUMNS, VOICES, article_bounds, text_array
from analysis.text.buffer import layout
from analysis.text.tokens import words_of_articles
from analysis.voices.attributions import attributions


def tokenize(articles: pd.DataFrame, voices: str = "parsed") -> pd.DataFrame:
    """Split articles into words.

    Parameters
    ----------
    articles : DataFrame
        Columns `article` and `text` are required; `title` and `author` help to recognise sections.
    voices : {'parsed', 'quotes'}
        How voices are read (see `attributions`).

    Returns
    -------
    DataFrame
        One row per word, in reading order: `article`, `sentence` (numbered from 1 within its article, boilerplate
        included), `start`, `end` (code points of the untouched text), `word` (as it is read, which is `text[start:end]` unless that
        holds invisible characters, markup, letters in special forms or the end of a line: `analysis.text.normalisation`), `section` (title, heading, body, boilerplate), `voice` (author, quoted, reported) and `attribution` (a row of `attributions`, or
        missing). A hyphenated word is one word; so is a contraction.
    """
    page = layout(articles["text"])
    words = words_of_articles(articles, page)
    return with_voices(words, attributions(articles, words, voices=voices, page=page))


def with_voices(tokens: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """`tokens` with the voice of each word, and the innermost attribution that it is in.

    Words in no attribution, or only in doubtful ones, are the author's and have no attribution.
    """
    sure = attributions[~attributions["doubtful"]]
    inside, voice = np.zeros(len(tokens), np.int64), np.full(len(tokens), VOICES.index("author"), np.int8)
    if len(sure):
        names, bounds = article_bounds(tokens["article"])
        own = pc.index_in(text_array(sure["article"]), pa.array(names, pa.large_string())).to_numpy()
        start, end, number = (sure[column].to_numpy() for column in ("start", "end", "attribution"))
        voices = np.where(sure["kind"] == "direct", VOICES.index("quoted"), VOICES.index("reported"))
        order = np.lexsort((-end, start, own))  # what is further inside comes later
        _give_voices((inside, voice), (bounds, tokens["start"].to_numpy()), (own, start, end, number, voices), order)
    return tokens.assign(
        voice=pd.Categorical.from_codes(voice, dtype=COLUMNS["tokens"]["voice"]),
        attribution=pd.arrays.IntegerArray(inside, inside == 0),
    )


@compiled
def _give_voices(columns, words, attributions, order):
    """Give each word the number and the voice of the last attribution, in this order, that it begins in."""
    (inside, voice), (bounds, begin), (own, start, end, numbers, voices) = columns, words, attributions
    for row in order:
        first, stop = bounds[own[row]], bounds[own[row] + 1]
        word = first + np.searchsorted(begin[first:stop], start[row])
        while word < stop and begin[word] < end[row]:
            inside[word], voice[word] = numbers[row], voices[row]
            word += 1
