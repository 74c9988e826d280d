"""Rates are compared with texts of the same kind, and only where the metadata say which kind that is."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.comparison import norms as norms_of
from analysis.report.tables import article_names, norms


def test_the_kind_of_a_text_is_what_the_metadata_say():
    articles = pd.DataFrame(
        {
            "article": list("abcde"),
            "Section": ["Opinion", "News", "Sport", "", "op-eds"],
            "genre": ["", "", "", "hard news", "News"],
        }
    )
    assert norms.article_genres(articles) == {"a": "opinion", "b": "news", "c": "", "d": "news", "e": "news"}
    assert set(norms.article_genres(articles[["article"]]).values()) == {""}


def test_a_text_stands_among_its_kind_and_one_of_unknown_kind_among_none(monkeypatch):
    found = pd.DataFrame([(article, "hedging", "hedge", 9.0, 800, 80.0, 20.0) for article in "abc"],
                         columns=["article", "measure", "category", "rate", "words", "news", "opinion"])  # fmt: skip
    monkeypatch.setattr(norms_of, "percentiles_of_articles", lambda study: found)
    monkeypatch.setattr(norms, "cells_reported", lambda rows: [("hedging", "hedge")])
    monkeypatch.setattr(article_names, "short_names", lambda study: {article: article.upper() for article in "abc"})
    study = SimpleNamespace(articles=pd.DataFrame({"article": list("abc"), "genre": ["news", "opinion", ""]}), codebook=None,
                            labels={"hedging": {"hedge": "hedges"}})  # fmt: skip
    assert norms.norm_sentences(study, [("hedging", "hedge")]) == (
        "Per 1,000 words, A has more hedges than about 8 in 10 US news articles of similar length. "
        "B has fewer hedges than about 8 in 10 US opinion pieces of similar length."
    )


@pytest.mark.parametrize(
    ("measure", "rate", "place", "said"),
    [
        ("hedging", 9.0, 97.0, "A has more hedges than nearly all"),
        ("hedging", 9.0, 4.0, "A has fewer hedges than nearly all"),
        ("hedging", 9.0, 94.0, "A has more hedges than about 9 in 10"),
        ("hedging", 9.0, 46.0, "A has more hedges than about 5 in 10"),
        ("hedging", 9.0, 44.0, "A has fewer hedges than about 6 in 10"),
        ("hedging", 0.0, 10.0, "A has no hedges, as about 2 in 10"),
        ("hedging", 0.0, 5.0, "A has no hedges, as about 1 in 10"),
        ("hedging", 0.0, 4.9, "A has no hedges, as few"),
        ("tone", 0.0, 30.0, "A is less positive than about 7 in 10"),
        ("tone", 2.0, 80.0, "A is more positive than about 8 in 10"),
    ],
)
def test_a_place_is_told_in_tenths(monkeypatch, measure, rate, place, said):
    category = "hedge" if measure == "hedging" else "all"
    found = pd.DataFrame(
        [("a", measure, category, rate, 800, place, 50.0)],
        columns=["article", "measure", "category", "rate", "words", "news", "opinion"],
    )
    monkeypatch.setattr(norms_of, "percentiles_of_articles", lambda study: found)
    monkeypatch.setattr(norms, "cells_reported", lambda rows: [(measure, category)])
    monkeypatch.setattr(article_names, "short_names", lambda study: {"a": "A"})
    study = SimpleNamespace(articles=pd.DataFrame({"article": ["a"], "genre": ["news"]}), codebook=None, labels={})
    assert (
        norms.norm_sentences(study, [(measure, category)])
        == f"Per 1,000 words, {said} US news articles of similar length."
    )
    assert norms.norm_sentences(study, [("hedging", "booster")]) == ""
    study.codebook = "a codebook takes topic words out of tone"
    assert (norms.norm_sentences(study, [(measure, category)]) == "") == (measure == "tone")
    assert (
        norms.norm_sentences(
            SimpleNamespace(**vars(study) | {"codebook": None, "articles": study.articles[["article"]]}),
            [(measure, category)],
        )
        == ""
    )


def test_two_rates_of_a_text_are_one_sentence(monkeypatch):
    found = pd.DataFrame(
        [
            ("a", "hedging", name, rate, 800, place, 50.0)
            for name, rate, place in (("hedge", 9.0, 80.0), ("booster", 0.0, 30.0))
        ],
        columns=["article", "measure", "category", "rate", "words", "news", "opinion"],
    )
    monkeypatch.setattr(norms_of, "percentiles_of_articles", lambda study: found)
    monkeypatch.setattr(norms, "cells_reported", lambda rows: [("hedging", "hedge"), ("hedging", "booster")])
    study = SimpleNamespace(articles=pd.DataFrame({"article": ["a"], "genre": ["news"]}), codebook=None, labels={})
    monkeypatch.setattr(article_names, "short_names", lambda study: {"a": "A"})
    assert norms.norm_sentences(study, [("hedging", "hedge"), ("hedging", "booster")]) == (
        "Per 1,000 words, A has more hedges than about 8 in 10 US news articles of similar length and no boosters, as about 6 in 10."
    )
