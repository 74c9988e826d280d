"""Marks and cues counted in the sentences they stand in."""

import pandas as pd

from analysis.core.schema import table
from analysis.cues.token_index import Words
from analysis.lexicons.load import lexicon
from analysis.validation import sentence_counts
from analysis.voices import tokenize


def test_marks_are_summed_in_their_sentences():
    sentences = pd.DataFrame({"article": ["a", "b", "a"], "start": [0, 0, 10], "end": [9, 9, 20]})
    places = pd.DataFrame({"article": ["a", "a", "b", "c"], "start": [8, 9, 0, 0]})
    assert sentence_counts.sum_by_sentence(sentences, places["article"], places["start"], [1, 2, 4, 8]).tolist() == [
        1,
        4,
        0,
    ]


SENTENCES = pd.DataFrame({"article": ["a", "a"], "start": [0, 13], "end": [12, 38]})
TEXT = "It may rain. It may well not, perhaps."


def test_cues_are_counted_by_their_sign_whatever_stands_around_them():
    articles = table("articles", {"article": ["a"], "text": [TEXT]})
    words = Words.of(articles, tokenize(articles, voices="quotes"))
    entries = lexicon("hedging").entries
    wanted = entries[entries["entry"].isin(["may", "perhaps"])]
    assert sentence_counts.count_cues(SENTENCES, words, wanted).tolist() == [-1, -2]
    assert sentence_counts.count_cues(SENTENCES, words, wanted.assign(weight=2.5)).tolist() == [1, 2]
    assert sentence_counts.count_cues(SENTENCES, words, wanted.assign(weight=float("nan"))).tolist() == [0, 0]


def test_sentences_have_the_text_at_their_place():
    articles = table("articles", {"article": ["a"], "text": [TEXT]})
    assert sentence_counts.with_text(SENTENCES, articles)["text"].to_list() == [
        "It may rain.",
        "It may well not, perhaps.",
    ]


def test_marks_of_a_measure_or_a_category_are_counted_or_weighed_without_those_of_weight_0():
    sentences = pd.DataFrame({"article": ["a", "a"], "start": [0, 10], "end": [9, 20]})
    rows = [
        (0, "hedge.modal", -1.0),
        (3, "hedge.verb", -1.0),
        (5, "booster.verb", 1.0),
        (11, "hedge.modal", 0.0),
        (12, "hedge.modal", -2.0),
    ]
    marks = pd.DataFrame(rows, columns=["start", "category", "weight"]).assign(article="a", measure="hedging")
    marks = pd.concat([marks, marks.assign(measure="tone")], ignore_index=True)
    for part, counts, weights in (
        ("hedge", [2, 1], [-2, -2]), ("hedge.modal", [1, 1], [-1, -2]), ("all", [3, 1], [-1, -2]), ("booster", [1, 0], [1, 0]), ("verb", [0, 0], [0, 0]),
    ):  # fmt: skip
        assert sentence_counts.sum_marks(sentences, marks, "hedging", part).tolist() == counts
        assert sentence_counts.sum_marks(sentences, marks, "hedging", part, weigh=True).tolist() == weights
