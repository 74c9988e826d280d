"""Passages that articles share: where they stand in both, each counted once, in any form of case and punctuation."""

import random

import pandas as pd
import pytest

from analysis.corpus.overlap import CANDIDATES, overlaps

QUOTATION = "We will not be told by anybody how to run our own harbour, today or ever."


def articles(texts):
    return pd.DataFrame({"article": list(texts), "text": list(texts.values())})


def passages(found, texts):
    return [
        (row.article_a, texts[row.article_a][row.start_a : row.end_a],
         row.article_b, texts[row.article_b][row.start_b : row.end_b])
        for row in found.itertuples()
    ]  # fmt: skip


def words(number, seed):
    return " ".join(random.Random(seed).choices([f"w{n}" for n in range(500)], k=number))


def test_a_quotation_in_two_articles_is_found_in_both():
    texts = {"a": f"The minister said: “{QUOTATION}” He left.", "b": f"Nothing else. “{QUOTATION.upper()}”"}
    found = overlaps(articles(texts))
    assert passages(found, texts) == [("a", QUOTATION[:-1], "b", QUOTATION[:-1].upper())]
    assert found["words"].to_list() == [16]


def test_quotation_marks_dashes_and_line_breaks_do_not_matter():
    texts = {"a": "It's a well-known fact that nobody here ever asked for it.",
             "b": "It’s a well–known fact\nthat nobody 'here' ever asked for it!"}  # fmt: skip
    assert overlaps(articles(texts))["words"].to_list() == [13]


def test_nine_words_are_no_passage():
    texts = articles({"a": f"x {words(9, 1)} y", "b": f"u {words(9, 1)} v"})
    assert overlaps(texts).empty


def test_what_three_share_has_two_rows():
    shared = words(40, 2)
    texts = {name: f"{words(30, seed)} {shared} {words(30, seed + 9)}" for seed, name in enumerate("abc", 10)}
    found = overlaps(articles(texts))
    assert passages(found, texts) == [("a", shared, "b", shared), ("a", shared, "c", shared)]


def test_the_longest_passage_is_taken():
    whole = words(60, 3)
    texts = {"a": f"{' '.join(whole.split()[:12])} {words(20, 4)}", "b": f"{words(20, 5)} {whole}", "c": f"z {whole}"}
    assert overlaps(articles(texts)).iloc[-1][["article_a", "article_b", "words"]].to_list() == ["b", "c", 60]


def test_passages_do_not_run_over_the_end_of_an_article():
    one, two = words(8, 6), words(8, 7)
    assert overlaps(articles({"a": one, "b": two, "c": f"{one} {two}"})).empty


def test_a_text_that_repeats_itself_shares_nothing():
    assert overlaps(articles({"a": f"{words(20, 8)} {words(20, 8)}", "b": words(50, 9)})).empty


def test_a_copy_is_one_row_and_what_was_added_to_it_cuts_it():
    lines = words(200, 10).split()
    changed = " ".join([*lines[:80], "indeed", *lines[81:]])
    found = overlaps(articles({"a": " ".join(lines), "b": " ".join(lines), "c": changed}))
    assert found.loc[found["article_b"] == "b", "words"].to_list() == [200]
    assert found.loc[found["article_b"] == "c", "words"].to_list() == [80, 119]


def test_text_that_all_share_costs_no_pairs():
    """A row for each article but the first, however many have it."""
    number = 20 * CANDIDATES
    texts = articles({f"{n:03}": f"{n} {words(12, 1)} {-n - number}" for n in range(number)})
    assert overlaps(texts)["words"].to_list() == [12] * (number - 1)


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "", "b": "one"}])
def test_nothing_in_gives_an_empty_table_with_its_columns(texts):
    found = overlaps(articles(texts))
    assert found.empty and found.dtypes.astype(str).to_dict() == {
        "article_a": "str", "start_a": "int64", "end_a": "int64",
        "article_b": "str", "start_b": "int64", "end_b": "int64", "words": "int64",
    }  # fmt: skip
