"""The tables of articles, with and without those that cannot be measured."""

import pandas as pd
import pytest

from analysis.comparison import article_tables
from analysis.comparison.article_tables import measure_articles, measure_each_article


@pytest.fixture
def failing(monkeypatch):
    """A function that lets the measuring of some articles fail, or of so many together."""

    def fails(names, together=4):
        def stub(articles, book=None, voices="parsed", measures=None):
            if set(names) & set(articles["article"]) or len(articles) >= together:
                raise ZeroDivisionError("by " + ", ".join(articles["article"]))
            return measure_articles(articles, book, voices, measures)

        monkeypatch.setattr(article_tables, "measure_articles", stub)

    return fails


def test_an_article_that_fails_is_named_by_its_place_and_the_others_are_measured(articles, failing):
    failing({"b"})
    left, tables, failures = measure_each_article(articles, voices="quotes")
    assert failures == {1: "could not be measured: ZeroDivisionError: by b"}
    assert left["article"].tolist() == ["a", "c"] and left.index.tolist() == [0, 1]
    expected = measure_articles(left, voices="quotes")
    assert tables.keys() == expected.keys()
    pd.testing.assert_frame_equal(tables["marks"], expected["marks"])


def test_where_all_fail_or_there_is_none_there_are_no_tables(articles, failing):
    assert measure_each_article(articles[:0])[1:] == ({}, {})
    failing({"a", "b", "c"})
    left, tables, failures = measure_each_article(articles, voices="quotes")
    assert left.empty and tables == {} and list(failures) == [0, 1, 2]


def test_articles_that_fail_only_together_are_an_error(articles, failing):
    failing(set(), together=2)
    with pytest.raises(RuntimeError, match="every article can be measured alone, but not all together") as told:
        measure_each_article(articles, voices="quotes")
    assert isinstance(told.value.__cause__, ZeroDivisionError)


def test_nothing_fails_without_a_reason(articles):
    left, tables, failures = measure_each_article(articles, voices="quotes")
    assert left is articles and failures == {}
    assert tables["marks"].groupby("article").size().index.tolist() == ["a", "b", "c"]
    scores = tables["scores"].query("measure == 'hedging' and category == 'hedge.modal'")
    assert scores.set_index(["article", "voice"])["count"].loc[
        [("a", "all"), ("c", "all"), ("c", "author")]
    ].tolist() == [1, 1, 0]
