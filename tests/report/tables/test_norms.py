"""Rates are compared with texts of the same kind, and only where the metadata say which kind that is."""

from types import SimpleNamespace

import pandas as pd

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
