"""A text as the one article of a corpus; its attributions, and its words by voice."""

import pandas as pd

from analysis.text.tokens import words_of_articles
from analysis.voices import attributions, tokenize


def corpus(text):
    """The table of articles that holds this text alone."""
    return pd.DataFrame({"article": ["a"], "text": [text], "title": [""], "author": [""]})


def found(text, codebook=None):
    """The table of the attributions in a text."""
    articles = corpus(text)
    return attributions(articles, words_of_articles(articles), codebook)


def sources_and_words(text):
    """The source and the words of each attribution in a text, without its marks."""
    return [(row.source, text[row.start : row.end].strip('“”".,')) for row in found(text).itertuples()]


def words(text, voice):
    """The words of a text in one voice."""
    tokens = tokenize(corpus(text))
    return " ".join(tokens["word"][tokens["voice"] == voice])


def spoken(text):
    """The words that are not the author's."""
    tokens = tokenize(corpus(text))
    return " ".join(tokens["word"][tokens["voice"] != "author"])
