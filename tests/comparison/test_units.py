"""Units of words: in order of appearance, split by voice with zeros, and the unit of each mark."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison.units import ScoredWords, Units, article_positions, split_by_voice
from analysis.core.schema import VOICES, table

TOKENS = table("tokens", {
    "article": ["x"] * 5 + ["y"], "sentence": [1, 1, 2, 3, 3, 1], "start": range(6), "end": range(1, 7), "word": "w",
    "section": ["body", "body", "heading", "title", "title", "body"], "voice": ["author", "quoted", *["author"] * 4],
})  # fmt: skip
ARTICLES = pd.DataFrame({"article": ["x", "y"], "outlet": ["Post", None]})


@pytest.fixture
def words():
    """The words of headings and body: three of x and one of y."""
    return ScoredWords.of(TOKENS, ("heading", "body"), ARTICLES, None)


def test_only_words_of_the_sections_count(words):
    assert words.rows.tolist() == [0, 1, 2, 5] and words.article.texts().to_pylist() == ["x", "x", "x", "y"]
    assert ScoredWords.of(TOKENS, ("title",), None, None).rows.tolist() == [3, 4]


def test_columns_of_tokens_and_of_articles_make_units(words):
    assert words.columns() == ["article", "sentence", "section", "voice", "attribution", "outlet"]
    assert words.of_speakers == ()  # without the table of attributions


@pytest.mark.parametrize(
    ("by", "voices", "sizes"),
    [
        (["article"], VOICES, [3, 1]),
        (["article", "sentence"], VOICES, [2, 1, 1]),
        (["article", "voice"], VOICES, [2, 1, 0, 1, 0, 0]),  # author, quoted, reported
        (["article", "voice"], ("all", *VOICES), [3, 2, 1, 0, 1, 1, 0, 0]),
        (["outlet"], VOICES, [3]),  # of y nothing is said
    ],
)
def test_units_stand_as_they_appear_with_their_words(words, by, voices, sizes):
    units = Units.of(words, by, voices)
    assert units.words.tolist() == sizes
    assert list(units.columns) == by and all(len(column) == len(sizes) for column in units.columns.values())


def test_words_of_which_a_column_says_nothing_are_of_no_unit(words):
    assert Units.of(words, ["outlet"], VOICES).of_word.tolist() == [0, 0, 0, -1]


def test_a_mark_has_the_unit_of_its_sentence_or_none(words):
    places = [("x", 1), ("x", 2), ("x", 3), ("x", 9), ("y", 1), ("z", 1)]  # sentence 3 is a title
    article, sentence = zip(*places, strict=True)
    marks = table("marks", {"article": article, "sentence": sentence, "start": 0, "end": 1})
    position = article_positions(marks, words.article)
    assert position.tolist() == [0, 0, 0, 0, 1, -1]
    by_article, by_sentence = (Units.of(words, by, VOICES) for by in (["article"], ["article", "sentence"]))
    assert by_article.of_marks(marks, position, words).tolist() == [0, 0, -1, -1, 1, -1]
    assert by_sentence.of_marks(marks, position, words).tolist() == [0, 1, -1, -1, 2, -1]


def test_voices_split_a_unit_after_the_whole():
    unit, voice = np.array([0, 1, -1]), np.array([0, 2, 1])
    assert split_by_voice(unit, voice, VOICES).tolist() == [[0, 5, -1]]
    assert split_by_voice(unit, voice, ("all", *VOICES)).tolist() == [[0, 4, -1], [1, 7, -1]]
