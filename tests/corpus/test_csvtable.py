"""CSV tables: rows as the csv module finds them, and what is broken is named with its line."""

import contextlib
import csv
import io

import pytest
from corpus.reading import TEXT, problems_of, told
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleWarning, read_articles
from analysis.corpus.csvtable import UNREADABLE_ROW, candidate_headers, csv_records, read_header


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
    (tmp_path / "a.csv").write_bytes("\n".join(rows).encode())
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


def test_the_first_row_has_to_be_readable(tmp_path):
    (tmp_path / "a.csv").write_text('id,"text\nk,It rained.\n')
    (tmp_path / "good.txt").write_text(TEXT)
    assert problems_of(tmp_path)["a.csv"].startswith("line 1: not a readable CSV row")
    with pytest.raises(ValueError, match=r"a\.csv: line 1: not a readable CSV row"):
        read_articles(tmp_path / "a.csv")


@pytest.mark.parametrize(("length", "fits"), [(60, True), (61, False)])
def test_a_row_of_csv_that_is_too_long_spoils_no_other(tmp_path, monkeypatch, length, fits):
    """A row has its key, a comma and a line end besides its text."""
    monkeypatch.setattr("analysis.corpus.jsonl.LARGEST", 63)
    (tmp_path / "a.csv").write_bytes(f"id,text\na,It rained.\nb,{'x' * length}\nc,It snowed.\n".encode())
    with pytest.warns(ArticleWarning) if not fits else contextlib.nullcontext():
        articles = read_articles(tmp_path / "a.csv")
    assert articles["article"].tolist() == (["a", "b", "c"] if fits else ["a", "c"])
    assert fits or told(articles) == {"a.csv, line 3": UNREADABLE_ROW}


@pytest.mark.parametrize(
    ("content", "names", "rows"),
    [
        ("id;text\na;x, y\n", ["id", "text"], [(2, {"id": "a", "text": "x, y"})]), ("id\ttext\na\tx\n\nb\ty\n", ["id", "text"], [(2, {"id": "a", "text": "x"}), (3, None), (4, {"id": "b", "text": "y"})]),
        ("sep=|\nid|text\na|x\n", ["id", "text"], [(3, {"id": "a", "text": "x"})]), ('"sep=;"\n id ; text\na;x', ["id", "text"], [(3, {"id": "a", "text": "x"})]),
        ("\ufeffid,text\na,x", ["id", "text"], [(2, {"id": "a", "text": "x"})]), ('"two\nlines",text\na,x', ["two\nlines", "text"], [(3, {"two\nlines": "a", "text": "x"})]),
        ("id,text\na,x,\nb\n", ["id", "text"], [(2, {"id": "a", "text": "x"}), (3, {"id": "b"})]), ("", [], []),
    ],
)  # fmt: skip
def test_the_header_tells_the_delimiter_and_where_the_rows_begin(content, names, rows):
    file = io.BytesIO(content.encode())
    found, delimiter, line = read_header(file)
    assert found == names
    assert [(number, fields) for number, _, fields in csv_records(file, found, delimiter, line)] == rows


def test_each_row_above_the_header_may_be_the_header():
    file = io.BytesIO(b"A title,,\n\n\nid;text\na;x, y\n" + b"b;y\n" * 9)
    found = list(candidate_headers(file))
    assert [(one.line, one.next_line, one.names) for one in found[:5]] == [
        (1, 2, ["A title", "", ""]), (2, 3, []), (3, 4, []), (4, 5, ["id", "text"]), (5, 6, ["a;x", "y"]),
    ]  # fmt: skip
    assert len(found) == 10 and found[3].after == len("A title,,\n\n\nid;text\n")
    assert len(list(candidate_headers(io.BytesIO(b"a,b\n1,2\n")))) == 2
    assert len(list(candidate_headers(io.BytesIO(b'a,b\n1,2\n"x\n3,4\n')))) == 2
