"""Marks of a text, by the words that they mark."""

from analysis import mark, tokenize
from analysis.core.schema import table


def marked(text, measure, codebook=None, voices="parsed"):
    """The marks of one measure in a text, with their cues as index."""
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles, voices=voices), codebook, measures=[measure], voices=voices)
    return marks[marks["measure"] == measure].set_index("cue")


def tone_marks(text):
    """The marks of tone in a text."""
    return marked(text, "tone")


def tone(text):
    """The sum of the marks of tone in a text."""
    return tone_marks(text)["weight"].sum()
