"""Tables keep their columns and kinds of values, whatever they are made from."""

import numpy as np
import pandas as pd
import pytest

from analysis.core.schema import (
    COLUMNS,
    article_bounds,
    category_codes,
    table,
    text_array,
    text_column,
    text_digest,
)


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_table_has_its_columns_in_their_kinds(name):
    found = table(name)
    assert found.empty and list(found) == list(COLUMNS[name])
    assert all(found[column].dtype == dtype for column, dtype in COLUMNS[name].items())


def test_own_columns_come_first_and_texts_that_are_missing_are_empty():
    found = table("articles", {"page": [7, 8], "text": ["One.", None], "article": ["a", "b"]})
    assert list(found) == [*COLUMNS["articles"], "page"]
    assert found[["article", "text", "title", "page"]].values.tolist() == [["a", "One.", "", 7], ["b", "", "", 8]]


def test_rows_have_the_columns_in_their_order():
    rows = [("a.txt", "failed", "the file is empty"), ("b.odt", "left out", None)]
    assert table("problems", rows).to_dict("list") == {
        "file": ["a.txt", "b.odt"], "status": ["failed", "left out"], "problem": ["the file is empty", ""],
    }  # fmt: skip


def test_a_table_of_a_table_keeps_its_index_and_takes_the_right_kinds():
    frame = pd.DataFrame({"article": ["a"], "sentence": ["3"], "section": ["body"]}, index=[5])
    found = table("tokens", frame.assign(start=0, end=2))
    assert found.index.tolist() == [5] and found["sentence"].tolist() == [3]
    assert found["voice"].isna().all() and found["attribution"].isna().all()


def test_the_digest_is_of_the_text_alone():
    assert text_digest("") == "e3b0c44298fc1c14"  # of SHA-256
    assert text_digest("abc") == "ba7816bf8f01cfea"
    assert text_digest("\ud800") != text_digest("")  # half a character too


def test_sections_are_numbered_in_their_order():
    tokens = pd.DataFrame({"section": ["boilerplate", "title", None]})
    assert category_codes(tokens, "section").tolist() == [3, 0, -1]


def test_articles_begin_where_their_rows_do():
    names, bounds = article_bounds(pd.Series(["b", "b", "a", "c", "c"], dtype="str"))
    assert (names, bounds.tolist()) == (["b", "a", "c"], [0, 2, 3, 5])
    names, bounds = article_bounds(table("tokens")["article"])
    assert names == []


def test_a_column_of_texts_goes_to_arrow_and_back():
    column = pd.Series(["a", "", "é"], dtype="str")
    array = text_array(column)
    assert array.to_pylist() == ["a", "", "é"] and text_column(array).tolist() == column.tolist()
    assert text_array(pd.Series(["a", "b"], dtype=object)).type == array.type
    assert np.array_equal(pd.Series(text_column(array)).str.len(), [1, 0, 1])
