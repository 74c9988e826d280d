"""Rows of gold data, and the marks of a measure in each of their texts."""

from analysis.core.schema import table
from analysis.core.weights import read_rows
from analysis.measures.marks import mark
from analysis.voices import tokenize

__all__ = ["marked", "read_rows"]


def marked(texts, measures, codebook=None, section="body"):
    """Tokens and marks of many short texts, each taken as an article of its own, all of it body text.

    Parameters
    ----------
    texts : sequence of str
    measures : list of str
        The measures wanted; what they need is found too.
    codebook : Lexicon, optional
    section : str or None
        The section all words are given; None leaves what was found, for whole articles.

    Returns
    -------
    tokens, marks : DataFrame
        The key `article` is the number of the text, as a string: "0", "1", …
    """
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
    tokens = tokenize(articles)
    if section:
        tokens["section"] = table("tokens", tokens.assign(section=section))["section"]
    return tokens, mark(articles, tokens, codebook, measures)
