"""The first worksheet of a workbook with a wanted column, as text."""

from datetime import datetime

import pytest
from openpyxl import Workbook

from analysis.corpus import workbook
from analysis.corpus.workbook import sheet_header, sheet_records


def saved(path, *sheets):
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_the_first_worksheet_with_the_wanted_column_is_read_as_text(tmp_path):
    rows = [
        (None, None),
        ("File ", "Date", "Pages"),
        ("a", datetime(2025, 1, 17), 3.0),
        (None, None, None),
        ("b", datetime(2025, 1, 17, 8), 2.5),
    ]
    path = saved(tmp_path / "a.xlsx", [("notes",)], rows)
    assert sheet_header(path, ("file",)) == (2, ["File ", "Date", "Pages"], "")
    assert list(sheet_records(path, ("file",))) == [
        (3, ["a", "2025-01-17", "3"]),
        (5, ["b", "2025-01-17T08:00:00", "2.5"]),
    ]
    assert sheet_header(saved(tmp_path / "b.xlsx", []), ("file",)) == (1, [], "")
    assert sheet_header(saved(tmp_path / "c.xlsx", [("x",)], [("y",)]), ("file",)) == (1, ["x"], "")
    titled = saved(tmp_path / "d.xlsx", [("notes",)], [("My articles", None), (None,), ("Title", "File"), ("A", "a")])
    assert sheet_header(titled, ("file",)) == (3, ["Title", "File"], "My articles")
    assert list(sheet_records(titled, ("file",))) == [(4, ["A", "a"])]


def test_what_is_no_workbook_or_too_large_is_said(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"x")
    with pytest.raises(ValueError, match="not a readable .xlsx"):
        sheet_header(tmp_path / "a.xlsx", ())
    monkeypatch.setattr(workbook, "LARGEST", 10)
    with pytest.raises(ValueError, match="10 are read"):
        sheet_header(saved(tmp_path / "b.xlsx", [("x",)]), ())
