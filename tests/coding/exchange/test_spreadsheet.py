"""The table of codes for a spreadsheet: the words beside the codes show whether a place has been changed."""

import csv

import pytest
from exchanged import AXIS, LABELS

from analysis.coding.exchange.imported_codes import StudyContext
from analysis.coding.exchange.spreadsheet import read_table, write_table
from analysis.core.schema import table

TEXT = "=1 ferry left.\r\nIt  came back."
LONG = "It came again! 1" * 20
ARTICLES = table("articles", {"article": ["a", "long"], "text": [TEXT, LONG]})
CODES = table("codes", [
    ("a", 0, len(TEXT), "stance", "all", -1, "anna", "person", "", "", "=so?", ""),
    ("a", 16, 24, "tone", "positive", 0.5, "anna", "person", "", "", "", ""),
    ("long", 0, len(LONG), "stance", "all", 1, "anna", "person", "", "", "", ""),
])  # fmt: skip


@pytest.fixture
def path(tmp_path):
    write_table(tmp_path / "codes.csv", ARTICLES, CODES)
    return tmp_path / "codes.csv"


def read(path):
    texts = dict(zip(ARTICLES["article"], ARTICLES["text"], strict=True))
    return read_table(path, StudyContext(texts, LABELS, AXIS, {}))


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_words_are_on_one_line_and_no_formula(path):
    rows = rows_of(path)
    assert [row["words"] for row in rows[:2]] == ["'=1 ferry left. It came back.", "It came"]
    assert len(rows[2]["words"]) == 300
    assert [row["value"] for row in rows] == ["-1", "0.5", "1"] and rows[0]["note"] == "'=so?"


def test_what_is_written_is_read_with_its_rows(path):
    found = read(path)
    assert [(row["article"], row["start"], row["value"], row["note"], row["where"]) for row in found.rows] == [
        ("a", 0, -1, "=so?", "row 2"), ("a", 16, 0.5, "", "row 3"), ("long", 0, 1, "", "row 4"),
    ]  # fmt: skip
    assert not found.refused and found.remarks() == []


def test_an_article_whose_words_differ_is_refused_with_the_first_such_row(path):
    path.write_text(path.read_text("utf-8-sig").replace("16,24", "17,24"), "utf-8")
    found = read(path)
    assert [*found.refused] == ["a"] and "differs from the column 'words' (first in row 3)" in found.refused["a"]


def test_articles_that_are_not_in_the_study_are_left_out(path):
    path.write_text(path.read_text("utf-8-sig").replace("long,", "gone,"), "utf-8")
    found = read(path)
    assert len(found.rows) == 2 and found.remarks() == ["left out (1): no article 'gone'; there are a, long"]


def test_a_workbook_that_is_too_large_when_unpacked_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.coding.exchange.spreadsheet.LARGEST", 1_000)
    write_table(tmp_path / "codes.xlsx", ARTICLES, CODES)
    with pytest.raises(ValueError, match=r"codes\.xlsx: [\d,]+ bytes when unpacked, 1,000 are read"):
        read(tmp_path / "codes.xlsx")
