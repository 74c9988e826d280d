"""Scare quotes: words the author uses and does not vouch for, beside titles, names and words that are spoken of."""

import pytest

from analysis import mark, tokenize
from analysis.core.schema import table


def scare_quotes(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles, voices="quotes"), measures=["distance"], voices="quotes")
    return marks.loc[marks["measure"] == "distance", "cue"].tolist()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They call it a “fair” price.", ["“fair”"]),
        ("It was a “fair” price and a “free” choice.", ["“fair”", "“free”"]),
        ("“Experts” came to the valley.", ["“Experts”"]),  # the capital is that of the sentence
        ("The so-called “New Dawn” has failed.", ["“New Dawn”"]),
        ("They dislike the word “fair” in a contract.", []),
        ("She saw the film “gravity” in May.", []),
        ("She saw the film “not quite here” in May.", ["“not quite here”"]),
        ("She was reading “The Old Man and the Sea” at home.", []),
        ("She was reading “The house Of cards” at home.", ["“The house Of cards”"]),
        ("She was reading “and The Sea” at home.", ["“and The Sea”"]),
        ("She was counting “The 5th Wave” among her books.", []),
        ("He left. Hashtag “fair” was everywhere.", []),
        ("She was counting “Three Days in 1913” among her books.", []),
        ("He defined terms.\n\n“Experts” came to the valley.", ["“Experts”"]),  # another sentence
        ("It was a “…” of a day.", []),
        ("“The price is fair to everybody in the valley,” she said.", []),
    ],
)
def test_what_the_author_does_not_vouch_for(text, found):
    assert scare_quotes(text) == found
