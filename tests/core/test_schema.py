"""Tables with fixed columns, and what is read from them."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from analysis.core.schema import COLUMNS, article_bounds, category_codes, table, text_array, text_column, text_digest


@pytest.mark.parametrize("name", COLUMNS)
def test_an_empty_table_has_its_columns_and_types(name):
    assert table(name).dtypes.astype(str).to_dict() == {column: str(dtype) for column, dtype in COLUMNS[name].items()}
    assert len(table(name)) == 0


def test_texts_that_are_missing_are_empty_and_further_columns_follow():
    given = pd.DataFrame({"more": [1, 2], "title": ["T", None], "article": ["a", "b"]}, index=[5, 7])
    found = table("articles", given)
    assert [*found] == [*COLUMNS["articles"], "more"] and found.index.tolist() == [5, 7]
    assert found["title"].to_list() == ["T", ""] and found["author"].to_list() == ["", ""]
    rows = table("problems", [("f", "read", "why"), ("g", "failed", "how")])
    assert rows["problem"].to_list() == ["why", "how"]


def test_the_digest_of_a_text_is_the_beginning_of_its_sha_256():
    assert text_digest("abc") == "ba7816bf8f01cfea" and len(text_digest("\ud800")) == 16


def test_articles_begin_where_another_name_begins():
    for chunks in (["a", "a", "b", "c", "c", "a"], ["a"], []):
        names, bounds = article_bounds(pd.Series(chunks, dtype="str"))
        assert names == [name for at, name in enumerate(chunks) if at == 0 or chunks[at - 1] != name]
        assert bounds.tolist() == [at for at in range(len(chunks)) if at == 0 or chunks[at - 1] != chunks[at]] + [
            len(chunks)
        ]


def test_texts_go_into_an_array_and_back_however_they_are_kept():
    whole = text_array(pd.Series(["a", "é"], dtype="str"))
    pieces = text_array(pd.concat([pd.Series(["a"], dtype="str"), pd.Series(["é"], dtype="str")]))
    small = text_array(pd.Series(["a", "é"], dtype=pd.ArrowDtype(pa.string())))
    for one in (whole, pieces, small):
        assert one.type == pa.large_string() and one.to_pylist() == ["a", "é"]
    assert pd.Series(text_column(whole)).dtype == "str"


def test_sections_and_voices_are_numbered_as_they_are_listed():
    tokens = pd.DataFrame({"section": ["body", "title", None], "voice": ["reported", "author", "quoted"]})
    assert category_codes(tokens, "section").tolist() == [2, 0, -1]
    assert np.array_equal(category_codes(tokens, "voice"), [2, 0, 1])
