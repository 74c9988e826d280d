"""Articles as they are read from a folder, and what is said of its files."""

import pytest

from analysis import ArticleWarning, read_articles

TEXT = "The minister said that the plan may well fail; it might not. "


def matter(fields):
    return f"---\n{fields}\n---\n{TEXT}"


def read(folder):
    """The articles of a folder, and the rows of its table of problems by file."""
    with pytest.warns(ArticleWarning):
        found = read_articles(folder)
    return found, {file: (status, why) for file, status, why in found.attrs["problems"]}


def problems_of(path, layout=None):
    with pytest.warns(ArticleWarning):
        return told(read_articles(path, layout))


def told(articles):
    """What a table of problems says of each file."""
    return {file: why for file, _, why in articles.attrs["problems"]}
