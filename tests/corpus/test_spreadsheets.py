"""What a spreadsheet opens is never a formula; numbers stay numbers."""

import csv
import io

import openpyxl
import pandas as pd
import pytest

from analysis.corpus import spreadsheets
from analysis.corpus.spreadsheets import (
    escape_cell,
    escape_table,
    read_sheet,
    spreadsheet_csv,
    unescape_cell,
    write_sheet,
)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])
def test_a_text_that_could_be_a_formula_is_escaped(text):
    shown = spreadsheet_csv(pd.DataFrame({text: [text, "a = b", None], "rate": [-1.5, 2.0, 0.0]}))
    rows = list(csv.reader(io.StringIO(shown.removeprefix("\ufeff"), newline="")))
    safe = "'" + text.strip()
    assert rows == [[safe, "rate"], [safe, "-1.5"], ["a = b", "2.0"], ["", "0.0"]]


def test_it_is_marked_as_utf_8():
    assert spreadsheet_csv(pd.DataFrame({"cue": ["“Sijamić”"]})).encode().startswith(b"\xef\xbb\xbf")


def test_numbers_stay_numbers_beside_texts_and_under_one_name():
    frame = pd.DataFrame([[-1.5, "-x", -2], ["=y", None, -3]], columns=["=a", "=a", "b"])
    found = escape_table(frame)
    assert list(found.columns) == ["'=a", "'=a", "b"]
    assert found.iloc[0].to_list() == [-1.5, "'-x", -2] and found.iloc[1].to_list()[0] == "'=y"
    assert frame.columns[0] == "=a" and frame.iloc[1, 0] == "=y"  # a copy


def test_categories_too():
    frame = pd.DataFrame({"article": pd.Categorical(["=a", "'=a", "=a"])})
    assert escape_table(frame)["article"].to_list() == ["'=a", "'=a", "'=a"]


def test_the_worksheet_with_the_columns_is_read_and_the_file_is_closed(tmp_path, monkeypatch):
    path, closed = tmp_path / "Sheet.XLSX", []

    def opened(*given, **named):
        book = openpyxl.load_workbook(*given, **named)
        close = book.close
        book.close = lambda: closed.append(close())
        return book

    monkeypatch.setattr(spreadsheets, "load_workbook", opened)
    book = openpyxl.Workbook()
    book.active.append(["note", "ID"])
    sheet = book.create_sheet()
    for row in ([" Id ", "CODE", "note"], ["s1", 1, None], [None, " ", None], ["s2", -1, "x", "beyond"]):
        sheet.append(row)
    book.save(path)
    rows = [(2, {"id": "s1", "code": "1", "note": ""}), (4, {"id": "s2", "code": "-1", "note": "x"})]
    assert read_sheet(path) == rows and len(closed) == 1
    with pytest.raises(
        ValueError, match="with the columns 'id', 'code' and 'place' in its first row; missing: 'place'$"
    ):
        read_sheet(path, ("id", "code", "place"))
    with pytest.raises(ValueError, match="with the columns 'x' and 'y' in its first row; missing: 'x' and 'y'$"):
        read_sheet(path, ("x", "y"))
    assert len(closed) == 3


@pytest.mark.parametrize("separator", ",;\t")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_come_back_in_another_form(tmp_path, separator, encoding):
    path = tmp_path / "sheet.csv"
    rows = [["ID", "code", "note"], ["s1", "1", "“é”"], ["", " ", ""], ["s2", "0"]]
    path.write_bytes("\r\n".join(map(separator.join, rows)).encode(encoding))
    assert read_sheet(path) == [
        (2, {"id": "s1", "code": "1", "note": "“é”"}),
        (4, {"id": "s2", "code": "0", "note": ""}),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"\x00\x01\x02\x03" * 9, "not text"), ("a.csv", b"", "missing: 'id' and 'code'"), ("a.csv", b"id,x\n1,2\n", "missing: 'code'"),
        ("a.xlsx", b"PK", "not a readable xlsx file"), ("a.ods", b"id,code\n", "not a coding sheet; save it as .xlsx or .csv"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_named_with_the_reason(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ValueError, match=rf"{name}: .*{said}"):
        read_sheet(tmp_path / name)


def test_a_sheet_for_coders_has_instructions_choices_and_cells_that_are_text(tmp_path):
    rows = [
        {"id": "a:1", "sentence": "=1+1\nx", "code": "", "place": 3, "share": 0.5},
        {"id": "a:2", "sentence": "-x", "code": "", "place": -4, "share": 1.0},
    ]
    write_sheet(tmp_path / "a.xlsx", rows, ["=Read", "all of it"], {"code": [-1, 0, 1]})
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["instructions", "coding"]
    assert [cell.value for cell in book["instructions"]["A"]] == ["'=Read", "all of it"]
    sheet = book["coding"]
    assert [list(row) for row in sheet.values] == [
        list(rows[0]), ["a:1", "'=1+1 x", None, 3, 0.5], ["a:2", "'-x", None, -4, 1],
    ]  # fmt: skip
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1, choice.allow_blank, choice.showErrorMessage) == (
        "C2:C3",
        '"-1,0,1"',
        True,
        True,
    )
    assert sheet.freeze_panes == "B2"
    wide = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert wide[1] > wide[0] > wide[2]
    assert [[cell.font.bold, bool(cell.alignment.wrap_text)] for cell in sheet["B"]] == [
        [True, False],
        [False, True],
        [False, True],
    ]
    assert all(cell.alignment.wrap_text for cell in book["instructions"]["A"])
    write_sheet(tmp_path / "b.xlsx", rows)
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames == ["coding"]


def test_a_sheet_as_csv_has_its_instructions_beside_it(tmp_path):
    rows = [{"id": "a:1", "code": ""}, {"id": "é", "code": 1}]
    write_sheet(tmp_path / "a.csv", rows, ["Read", "all of it"])
    assert (tmp_path / "a.csv").read_bytes() == "\ufeffid,code\r\na:1,\r\né,1\r\n".encode()
    assert (tmp_path / "a.instructions.txt").read_text("utf-8") == "Read\n\nall of it\n"
    write_sheet(tmp_path / "b.csv", rows)
    assert not (tmp_path / "b.instructions.txt").exists()


@pytest.mark.parametrize("text", ["=x", "'=x", "''=x", "'x", "it's", "@", "-", ""])
def test_what_was_escaped_is_read_as_it_was(text):
    assert unescape_cell(escape_cell(text)) == (text[1:] if text.startswith("'=") else text)
