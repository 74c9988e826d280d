"""A DataFrame becomes the table of articles, or an error names what is missing."""

import pandas as pd
import pytest
from corpus.reading import TEXT

from analysis import measure
from analysis.corpus.dataframe import articles_of_frame


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        ({"key": ["a"], "text": [TEXT]}, "no column article; it has key, text"),
        ({"article": ["a", "a"], "text": [TEXT, TEXT]}, "article 'a' occurs twice"),
        ({"article": ["a", "b"], "text": [TEXT, None]}, "row 1: text is not text"),
    ],
)
def test_a_table_that_is_none_of_articles_is_refused(frame, message):
    with pytest.raises(ValueError, match=message):
        measure(pd.DataFrame(frame))


def test_a_table_keeps_its_own_columns_and_the_missing_ones_are_empty():
    frame = pd.DataFrame({"reading": ["calm"], "text": ["It rained."], "article": ["a"]}, index=[7])
    articles = articles_of_frame(frame)
    assert articles.to_dict("records") == [
        {"article": "a", "text": "It rained.", "title": "", "author": "", "outlet": "", "date": "", "event": "", "url": "", "reading": "calm"}
    ]  # fmt: skip
    assert articles.index.tolist() == [0] and articles.attrs["problems"] == []
