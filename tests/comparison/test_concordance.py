"""Words in their place: every line is cut from the untouched text."""

import numpy as np
import pandas as pd
import pytest
from nltk.metrics import BigramAssocMeasures

from analysis import tokenize
from analysis.comparison import concordance
from analysis.core.schema import table

TEXT = (
    "The “strategic partnership” holds. A strategic partnership’s price is high.\n\nCritics doubt the strategic depth. "
    "Partnership is a word."
)
LONG = " ".join(f"The axis needs steel in year {word}." for word in ("one", "two", "three")) + (
    " The price of bread fell." * 6 + " Steel was dear."
)


@pytest.fixture(scope="module")
def corpus():
    articles = table("articles", {"article": ["a", "b"], "text": [TEXT, LONG]})
    return articles, tokenize(articles)


def test_a_phrase_is_found_over_marks_and_line_breaks_but_not_over_sentences(corpus):
    articles, tokens = corpus
    lines = concordance.concordance(articles, concordance.find_words(tokens, "strategic partnership"))
    assert lines["node"].tolist() == ["strategic partnership", "strategic partnership’s"]
    assert lines["right"].iloc[0].startswith("” holds.")


def test_every_line_is_cut_from_the_text(corpus):
    articles, tokens = corpus
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    lines = concordance.concordance(articles, concordance.find_words(tokens, "(strategic|axis|price)"), window=25)
    assert len(lines) == 13
    for row in lines.itertuples():
        around = texts[row.article][max(row.start - 25, 0) : row.end + 25].replace("\n", " ")
        assert row.left + row.node + row.right == around


def test_marks_are_places_too(study):
    marks = study.marks[study.marks["measure"] == "stance"]
    lines = concordance.concordance(study.articles, marks)
    assert lines["node"].tolist() == [cue.replace("\n", " ") for cue in marks["cue"]]


def test_collocates_are_counted_by_sentence(corpus):
    found = concordance.collocates(corpus[1], "axis").set_index("collocate")
    assert found.index.tolist()[0] in ("needs", "year") and "the" not in found.index
    steel = found.loc["steel"]
    assert (steel["together"], steel["expected"]) == (3, pytest.approx(3 * 4 / 14))
    assert steel["log_likelihood"] == pytest.approx(BigramAssocMeasures.likelihood_ratio(3, (3, 4), 14))
    assert "bread" not in found.index


def test_a_word_is_found_wherever_it_stands_in_its_sentence():
    text = "Steel is dear. Bread and steel. Dear steel fell."
    articles = table("articles", {"article": ["a"], "text": [text]})
    found = concordance.find_words(tokenize(articles), "steel")
    assert found["start"].tolist() == [0, text.index("steel."), text.index("steel fell")]
    assert found["sentence"].tolist() == [1, 2, 3]
    found = concordance.find_words(tokenize(articles), "dear steel")  # over the border of sentences it is no phrase
    assert found[["start", "end"]].to_numpy().tolist() == [[text.index("Dear"), text.index(" fell")]]


def test_a_query_that_cannot_be_read_is_an_error(corpus):
    with pytest.raises(ValueError, match="brackets must be paired"):
        concordance.find_words(corpus[1], "strategic (partnership")


def test_nothing_found_is_an_empty_table(corpus):
    found = concordance.find_words(corpus[1], "zeppelin")
    assert concordance.concordance(corpus[0], found).empty and concordance.collocates(corpus[1], "zeppelin").empty
    assert isinstance(found, pd.DataFrame) and list(found) == ["article", "sentence", "start", "end", "voice"]


def test_a_collocate_stands_often_enough_beside_a_word_and_more_often_than_by_chance():
    text = (
        "Steel and coal 2025. Steel and coal. Steel and salt. Steel needs cork. Cork is in demand. Coal and wine. "
        "Tea is here. Bread is here."
    )
    tokens = tokenize(table("articles", {"article": ["a"], "text": [text]}))
    twice = concordance.collocates(tokens, "steel")
    assert twice["collocate"].tolist() == ["coal"]
    assert twice.loc[0, ["together", "expected"]].tolist() == [2, pytest.approx(4 * 3 / 8)]
    assert twice.loc[0, "pmi"] == pytest.approx(np.log2(2 * 8 / (4 * 3)))
    once = concordance.collocates(tokens, "steel", fewest=1)
    assert set(once["collocate"]) == {"coal", "salt", "needs"}, "cork is as often without steel"
    assert once["log_likelihood"].is_monotonic_decreasing
    assert concordance.collocates(tokens, "coal", fewest=3).empty


def test_a_line_begins_where_the_text_does():
    articles = table("articles", {"article": ["a"], "text": ["Dear steel fell."]})
    places = concordance.find_words(tokenize(articles), "(steel|steel fell)")
    (short, long) = concordance.concordance(articles, places, window=3).sort_values("end").itertuples()
    assert (short.left, short.node, short.right) == ("ar ", "steel", " fe")
    assert (long.left, long.node, long.right) == ("ar ", "steel fell", ".")
    assert concordance.concordance(articles, places)["left"].tolist() == ["Dear ", "Dear "]
