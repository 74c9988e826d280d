"""The parts of a drafted codebook: subject, sides and judgements."""

import pandas as pd

from analysis.coding.draft_parts import judgement_words, sentences_about, split_articles
from analysis.core.schema import table
from analysis.text.tokens import words_of_articles


def test_judgements_are_in_the_order_of_their_frequency_and_then_of_their_strength():
    text = "The wall is ugly. The wall is ugly. The wall is horrible. The wall is sad. The wall is grey."
    tokens = words_of_articles(table("articles", {"article": ["a", "b"], "text": [text, "The wall is old."]}))
    about = tokens[["article", "sentence"]].drop_duplicates()
    found = judgement_words(tokens, ["a"], about)
    assert found["cue"].tolist() == ["ugly", "horrible", "sad", "grey"]
    assert found["strength"].iloc[1] > found["strength"].iloc[2]


def test_articles_are_parted_where_their_words_differ_most():
    words = {"a": ["wall", "wall", "sea"], "b": ["boat", "boat"], "c": ["wall", "sea"], "d": ["boat", "sea", "boat"]}
    places = pd.DataFrame(
        [(article, word) for article, own in words.items() for word in own], columns=["article", "phrase"]
    )
    assert split_articles(places) == [["a", "c"], ["b", "d"]]


def test_sentences_with_a_word_of_a_frame_are_about_the_subject():
    rows = [("a", 1, "wall"), ("a", 1, "sea"), ("a", 2, "rain"), ("b", 1, "boat")]
    places = pd.DataFrame(rows, columns=["article", "sentence", "phrase"])
    found = sentences_about(places, [{"wall": "wall(|s)", "sea": "sea"}, {"boat": "boat(|s)"}])
    assert found.to_numpy().tolist() == [["a", 1], ["b", 1]]
    assert sentences_about(places, []).empty
