"""CSV tables: rows as the csv module finds them, and what is broken is named with its line."""

import csv
import io

import pytest
from corpus.reading import TEXT, told
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleWarning, read_articles
from analysis.corpus.csvtable import candidate_headers, csv_records, read_header


def test_broken_rows_of_csv_are_told_by_line_and_the_others_read(tmp_path):
    rows = [
        "text;id",
        f'"{TEXT}";a',
        '"two\nlines ""quoted""";b',
        '"never closed;c',
        "Fine.;d",
        "x;y;z",
        '"a"b;e',
        ";f",
        "Last.;g",
    ]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path / "a.csv")
    assert articles["article"].tolist() == ["a", "b", "d", "g"]
    assert articles["text"].tolist() == [TEXT, 'two\nlines "quoted"', "Fine.", "Last."]
    problems = told(articles)
    assert list(problems) == [f"a.csv, line {line}" for line in (5, 7, 8, 9)]
    assert ["mark" in problems["a.csv, line 5"], "more fields" in problems["a.csv, line 7"]] == [True, True]


@given(st.lists(st.lists(st.text('ab,"\n\r ü', max_size=6), min_size=2, max_size=2), max_size=8))
def test_csv_is_cut_into_the_rows_that_the_csv_module_finds(rows):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["x", "y"], *rows])
    file = io.BytesIO(text.getvalue().encode())
    names, delimiter, line = read_header(file)
    found = list(csv_records(file, names, delimiter, line))
    assert [list(fields.values()) for _, _, fields in found] == rows
    assert sum(size for _, size, _ in found) + len(b'"x","y"\n') == len(text.getvalue().encode())


@pytest.mark.parametrize(
    ("start", "names", "delimiter", "line"),
    [
        (b"id,text\n", ["id", "text"], ",", 2), (b"\xef\xbb\xbf id ;text\r\n", ["id", "text"], ";", 2), (b"id\ttext, a\turl\n", ["id", "text, a", "url"], "\t", 2),
        (b"sep=|\nid|text\n", ["id", "text"], "|", 3), (b'"two\nlines",text\n', ["two\nlines", "text"], ",", 3),
    ],
)  # fmt: skip
def test_the_header_tells_the_delimiter_and_records_begin_below_it(start, names, delimiter, line):
    file = io.BytesIO(start + b"x\n")
    assert read_header(file) == (names, delimiter, line)
    assert file.read() == b"x\n"


def test_rows_below_a_title_may_be_the_header():
    found = list(candidate_headers(io.BytesIO(b"My articles\n\nid;text\n")))
    assert [(row.names, row.delimiter, row.line) for row in found] == [
        (["My articles"], ",", 1), ([], ",", 2), (["id", "text"], ";", 3),
    ]  # fmt: skip


def test_a_table_in_utf_16_and_a_header_that_is_never_closed_are_errors():
    with pytest.raises(ValueError, match="a CSV table in UTF-16; save it as UTF-8"):
        read_header(io.BytesIO("id,text\n".encode("utf-16")))
    with pytest.raises(ValueError, match="line 1: not a readable CSV row"):
        read_header(io.BytesIO(b'"id,text\n'))


def test_each_row_is_read_in_its_own_encoding():
    data = "café\n".encode() + "café\n".encode("cp1252")
    assert list(csv_records(io.BytesIO(data), ["text"], ",", 7)) == [
        (7, 6, {"text": "café"}),
        (8, 5, {"text": "café"}),
    ]
