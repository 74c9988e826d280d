"""Articles that are the same, nearly so, or one in the other, are paired; others are not."""

import pandas as pd
import pytest

from analysis import ArticleWarning, read_articles
from analysis.corpus.duplicates import duplicate_problems, duplicates

ONE = " ".join(
    f"The minister of country {name} said that the plan may well fail before the summer." for name in "ABCDEFGHIJ"
)
TWO = " ".join(f"Nobody in the town of {name} had heard of the pact when we asked there." for name in "KLMNOPQRST")


def pairs(**texts):
    found = duplicates(pd.DataFrame({"article": texts.keys(), "text": texts.values()}))
    return [(row.article_a, row.article_b, row.kind) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (ONE, ONE, "identical"), (ONE, ONE.replace(". ", ".\n\n").replace("said", "SAID", 1), "identical"), (ONE, ONE.replace("country B", "land B"), "near"),
        (f"{ONE} {TWO}", TWO, "contains"), (TWO, f"{ONE} {TWO}", "within"), (ONE, f"{TWO} {ONE[:260]}", "shared"),
    ],
)  # fmt: skip
def test_pairs_are_found_with_their_kind(a, b, kind):
    assert pairs(
        a=a,
        b=b,
        other="Something else was said, and by somebody else; it does not matter here at all, as far as we know it.",
    ) == [("a", "b", kind)]


def test_what_differs_or_is_short_is_no_pair():
    assert pairs(a=ONE, b=TWO, c="He said no.", d="He said no.") == []
    assert duplicates(pd.DataFrame({"article": [], "text": []})).empty


def test_every_copy_is_said_and_none_left_out(write_corpus):
    with pytest.warns(ArticleWarning) as warned:
        articles = read_articles(write_corpus({"a.txt": ONE, "b.txt": ONE, "c.txt": TWO, "d.txt": ONE}))
    assert articles["article"].tolist() == ["a", "b", "c", "d"]
    assert articles.attrs["problems"] == [
        (name, "read", "has the same words as ‘a’: a duplicate, which counts as a separate article") for name in "bd"
    ]
    assert len(warned) == 2


def test_of_too_many_articles_it_says_that_nobody_looked(monkeypatch):
    monkeypatch.setattr("analysis.corpus.duplicates.LOOKED_AT", 1)
    found = duplicate_problems(pd.DataFrame({"article": ["a", "b"], "text": [ONE, ONE]}), "press")
    assert found == [("press", "read", "copies were not looked for, as there are 2 articles, more than 1")]


def test_what_the_second_says_twice_counts_once_for_the_first():
    found = duplicates(pd.DataFrame({"article": ["a", "b"], "text": [ONE, f"{ONE} {TWO} {ONE}"]})).iloc[0]
    assert (found["kind"], found["share_a"]) == ("within", 100) and found["share_b"] < 100


def sentences(number, name):
    """So many words in sentences of ten."""
    words = [f"{name}{at:05}" for at in range(number)]
    return " ".join(" ".join(words[at : at + 10]) + "." for at in range(0, number, 10))


@pytest.mark.parametrize(
    ("shared", "a", "b", "kind"),
    [
        (80, 20, 20, "near"), (79, 21, 21, "shared"), (20, 80, 80, "shared"), (19, 81, 81, ""), (20, 80, 5, "contains"), (20, 5, 80, "within"), (20, 80, 6, "shared"), (19, 81, 60, "shared"),
        (20, 0, 0, "identical"), (19, 0, 0, ""), (20, 0, 1, "near"), (20, 80, 280, "shared"), (20, 280, 80, "shared"),
    ],
)  # fmt: skip
def test_four_fifths_make_a_copy_and_a_fifth_something_shared(shared, a, b, kind):
    """Two articles of so many words in common and others of their own."""
    both = sentences(shared, "shared")
    found = pairs(a=f"{both} {sentences(a, 'first')}", b=f"{both} {sentences(b, 'second')}")
    assert found == ([("a", "b", kind)] if kind else [])


def test_the_words_and_shares_of_a_pair_are_said():
    both = sentences(30, "shared")
    articles = pd.DataFrame(
        {"article": ["a", "b"], "text": [f"{both} {sentences(70, 'first')}", f"{both} {sentences(10, 'second')}"]}
    )
    (row,) = duplicates(articles).itertuples(index=False)
    assert tuple(row) == ("a", "b", "shared", 30, 30.0, 75.0)
    assert duplicate_problems(articles, "press") == [("b", "read", "30 words (75 %) are also in ‘a’")]


def test_a_sentence_of_thirty_characters_in_common_makes_no_pair_nor_do_twelve_words_in_all():
    text = "x" * 29 + "."
    long = " ".join(f"{'abcdefghijklmnopqrstuvwxyz'[at] * 29}." for at in range(12))
    assert pairs(a=f"{ONE}{text}", b=f"{TWO}{text}") == []
    assert pairs(a=long, b=long) == []
