"""Codes as marks: the words at their places, totals beside their parts, and the pole that a value stands for."""

import numpy as np
import pandas as pd
import pytest

from analysis import tokenize
from analysis.coding.codes_as_marks import codes_to_marks, poles, specific_codes, token_ranges
from analysis.core.schema import table

TEXT = "It may rain. “It poured for three long days,” she said."
ARTICLES = table("articles", {"article": ["a"], "text": [TEXT]})
RAIN, POURED = (0, 12), (14, 43)


@pytest.fixture(scope="module")
def tokens():
    return tokenize(ARTICLES, voices="quotes")


def coded(*rows, article="a"):
    """Codes of one coder from (place, measure, category, value)."""
    return table("codes", [(article, *place, *rest, "anna", "person", "", "", "", "") for place, *rest in rows])


def test_a_code_holds_the_words_that_begin_in_its_place(tokens):
    places = [RAIN, (3, 6), (5, 12), (6, 7), (0, 1), (0, 999), (998, 999)]
    # all, may, from within may, a space, the first letter, beyond the end, behind it
    first, after = token_ranges(coded(*((place, "tone", "all", 1) for place in places)), tokens)
    number = len(tokens)
    assert first.tolist() == [0, 1, 2, -1, 0, 0, -1] and after.tolist() == [3, 2, 3, -1, 1, number, -1]
    first, after = token_ranges(coded((RAIN, "tone", "all", 1), article="b"), tokens)
    assert (first.tolist(), after.tolist()) == ([-1], [-1])


def test_a_total_counts_where_none_of_its_parts_is_coded_within():
    codes = coded(
        (RAIN, "framing", "issue", 2), (RAIN, "framing", "issue.war", 1), (POURED, "framing", "issue", 1), (POURED, "framing", "issue.war", 0),
        (RAIN, "hedging", "all", -1), ((3, 6), "hedging", "hedge.modal", -1), (RAIN, "tone", "all", 0),
    )  # fmt: skip
    assert specific_codes(codes).tolist() == [False, True, True, False, False, True, False]
    other = codes.assign(coder=np.where(codes["category"] == "issue.war", "ben", "anna"))
    assert specific_codes(other)[0], "the part is another coder's"


def test_a_value_of_a_whole_measure_is_a_mark_of_its_pole(tokens):
    codes = coded(
        (RAIN, "tone", "all", -2),
        (POURED, "stance", "all", 1),
        (POURED, "vagueness", "all", 1),
        ((3, 6), "hedging", "hedge.modal", -1),
    )
    marks = codes_to_marks(codes, ARTICLES, tokens, ("up", "down"))
    assert marks[["sentence", "cue", "measure", "category", "weight", "entry"]].to_numpy().tolist() == [
        [1, "It may rain.", "tone", "negative", -2, "anna"],
        [2, "It poured for three long days", "stance", "up", 1, "anna"],
        [2, "It poured for three long days", "vagueness", "all", 1, "anna"],
        [1, "may", "hedging", "hedge.modal", -1, "anna"],
    ]


def test_the_authors_stance_is_in_the_authors_voice_also_in_a_quotation(tokens):
    codes = coded((POURED, "stance", "all", 1), (POURED, "author_stance", "all", -1))
    marks = codes_to_marks(codes, ARTICLES, tokens, ("up", "down"))
    assert marks["voice"].to_list() == ["quoted", "author"] and marks["category"].to_list() == ["up", "down"]
    assert marks["attribution"].iloc[0] == 1 and pd.isna(marks["attribution"].iloc[1])


def test_a_code_without_a_word_is_no_mark(tokens):
    assert codes_to_marks(coded(((6, 7), "tone", "all", 1)), ARTICLES, tokens).empty


def test_measures_with_two_poles():
    assert poles("stance", ["up", "down"]) == poles("author_stance", ["up", "down"]) == ("up", "down")
    assert poles("hedging", ["up", "down"]) == ("booster", "hedge")
    assert poles("framing", ["up", "down"]) == poles("stance", []) == ()


def test_a_total_is_left_out_where_its_parts_are_coded_within_it_and_only_there():
    def kept(*codes, coder="anna"):
        rows = [
            (article, *place, "framing", category, value, coder, "person", "", "", "", "")
            for article, place, category, value in codes
        ]
        return specific_codes(table("codes", rows)).tolist()

    assert kept(("a", (0, 9), "issue", 1), ("a", (2, 5), "issue.war", 1)) == [False, True]
    assert kept(("a", (0, 9), "issue", 1), ("a", (0, 9), "issue.war", 1)) == [False, True]
    assert kept(("a", (0, 9), "issue", 1), ("a", (2, 10), "issue.war", 1)) == [True, True]
    assert kept(("a", (1, 9), "issue", 1), ("a", (0, 9), "issue.war", 1)) == [True, True]
    assert kept(("a", (0, 9), "issue", 1), ("b", (2, 5), "issue.war", 1)) == [True, True]
    assert kept(("a", (0, 9), "issue", 1), ("a", (2, 5), "issue.war", 0)) == [True, False]
    assert kept(("a", (0, 9), "all", 1), ("a", (0, 9), "issue", 1), ("a", (0, 9), "issue.war", 1)) == [
        False,
        False,
        True,
    ]
