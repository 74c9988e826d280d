"""Texts as articles; the table of their attributions, and their words by voice."""

import pandas as pd

from analysis.text.tokens import words_of_articles
from analysis.voices import attributions, tokenize


def corpus(text):
    return pd.DataFrame({"article": ["a"], "text": [text], "title": [""], "author": [""]})


def found(text, codebook=None):
    articles = corpus(text)
    return attributions(articles, words_of_articles(articles), codebook)


def words(text, voice):
    tokens = tokenize(corpus(text))
    return " ".join(tokens["word"][tokens["voice"] == voice])


def spoken(text):
    """The words that are not the author's."""
    tokens = tokenize(corpus(text))
    return " ".join(tokens["word"][tokens["voice"] != "author"])
