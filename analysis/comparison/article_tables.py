"""Articles in; their tokens, attributions, sentences, marks and scores out: tables in which no article depends on another."""

from collections.abc import Iterable

import pandas as pd

from analysis.comparison.scores import score
from analysis.core import interrupts
from analysis.lexicons.load import Lexicon
from analysis.measures.marks import mark
from analysis.text.buffer import layout
from analysis.text.tokens import sentences, words_of_articles
from analysis.voices import attributions, with_voices


def measure_articles(
    articles: pd.DataFrame, codebook: Lexicon | None = None, voices: str = "parsed",
    measures: Iterable[str] | None = None,
) -> dict[str, pd.DataFrame]:  # fmt: skip
    """Make tokens, attributions, sentences, marks and scores of articles.

    The tables of several articles are those of each, one after the other. `measures` names the measures wanted, by default
    all; the tables may hold others that these need.
    """
    page = layout(articles["text"])
    words = words_of_articles(articles, page)
    quotations = attributions(articles, words, codebook, voices=voices, page=page)
    tokens = with_voices(words, quotations)
    marks = mark(articles, tokens, codebook, measures, page, quotations, voices=voices)
    return {
        "tokens": tokens,
        "attributions": quotations,
        "sentences": sentences(articles, tokens, quotations, page),
        "marks": marks,
        "scores": score(marks, tokens, ["article", "voice"], all_voices=True),
    }


def measure_each_article(
    articles: pd.DataFrame,
    codebook: Lexicon | None = None,
    voices: str = "parsed",
    measures: Iterable[str] | None = None,
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame], dict[int, str]]:
    """The tables of `measure_articles`, without the articles on which it fails.

    Returns the articles that can be measured, their tables ({} where there is no article), and {position in the articles
    given: why it could not be measured}.
    """
    if articles.empty:
        return articles, {}, {}
    try:
        return articles, measure_articles(articles, codebook, voices, measures), {}
    except Exception as error:  # of any kind: one bad article must not stop the others
        interrupts.raise_if_interrupted()
        failures = {
            at: why for at in range(len(articles)) if (why := _failure(articles, at, codebook, voices, measures))
        }
        if not failures:
            raise RuntimeError("every article can be measured alone, but not all together") from error
    articles = articles.drop(index=articles.index[list(failures)]).reset_index(drop=True)
    return articles, measure_articles(articles, codebook, voices, measures) if len(articles) else {}, failures


def _failure(articles, at, codebook, voices, measures):
    """Why one article cannot be measured, or ""."""
    try:
        measure_articles(articles.iloc[[at]].reset_index(drop=True), codebook, voices, measures)
    except Exception as error:
        interrupts.raise_if_interrupted()
        return f"could not be measured: {type(error).__name__}: {error}"
    return ""
