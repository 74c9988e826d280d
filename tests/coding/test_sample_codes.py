"""What comes back from coders: sheets as spreadsheets save them, and the majority."""

import csv

import numpy as np
import pandas as pd
import pytest
from coded import code, coders, small_key
from openpyxl import Workbook

from analysis.coding.sample_codes import coder_votes, majority, read_key, read_sheets


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), ("xlsx", "")]
)
def test_a_sheet_comes_back_as_a_spreadsheet_saved_it(separator, encoding, tmp_path):
    key = small_key([-1, 0, 1, 1, 1], {-1: 1, 0: 1, 1: 3}, (-1, 0, 1))
    rows = [
        ["Sentence", " ID ", "Code", "note"],
        ["“é, ü; y”", "s1-003", "1,0", "a, b; c"],
        ["x", "s1-001", "-1" if encoding == "cp1252" else "−1"],  # the last cell cut off
        ["", "", "", ""],
        ["x", "s1-002", " 0.0 ", "=1+1"],
        ["x", "s1-005"],  # not coded; s1-004 deleted
    ]
    path = tmp_path / "anna.csv"
    if separator == "xlsx":
        path, book = tmp_path / "anna.xlsx", Workbook()
        book.active.append(["something", "else"])
        sheet = book.create_sheet("mine")
        for row in rows:
            sheet.append(row)
        sheet["C5"] = 0  # a number, not a text
        book.save(path)
    else:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
    codes = read_sheets([path], key)
    assert list(codes) == ["anna"]
    np.testing.assert_array_equal(codes["anna"], [-1, 0, 1, np.nan, np.nan])


WRONG = {
    "an unknown code": ({"s1-002": "yes", "s1-004": 2}, r"anna.csv: not a code: 'yes' in row 3, '2' in row 5; valid: 0, 1"),
    "another sample": ({"s9-002": 1}, r"anna.csv, row 6: 's9-002' is of another sample; the key is that of s1 \(hedging\)"),
    "a changed id": ({"s1-0x2": 1}, r"anna.csv, row 6: no sentence has the id 's1-0x2'"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_a_sheet_is_told_by_row(changes, message, tmp_path):
    key = small_key([0, 0, 1, 1], {0: 2, 1: 2})
    path = code(tmp_path / "anna.csv", dict.fromkeys(["s1-001", "s1-002", "s1-003", "s1-004"], 0) | changes)
    with pytest.raises(ValueError, match=message):
        read_sheets([path], key)


def test_what_cannot_be_a_sheet_is_told(tmp_path):
    key = small_key([0, 1], {0: 1, 1: 1})
    texts = {
        "twice.csv": ("id,code\ns1-001,1\ns1-001,0\n", "twice.csv, row 3: 's1-001' stands in row 2 already"),
        "empty.csv": ("id,code\ns1-001,\n", "empty.csv: the column 'code' is empty"),
        "other.csv": ("id,score\ns1-001,1\n", "other.csv: no table with the columns 'id' and 'code'"),
        "blank.csv": ("", "blank.csv: no table with the columns"),
        "broken.xlsx": ("id,code\n", "broken.xlsx: not a readable xlsx file"),
        "sheet.ods": ("", "sheet.ods: not a coding sheet; save it as .xlsx or .csv"),
    }
    for name, (text, message) in texts.items():
        (tmp_path / name).write_text(text)
        with pytest.raises(ValueError, match=message):
            read_sheets([tmp_path / name], key)
        with pytest.raises(ValueError, match="not the key of a sample"):
            read_key(tmp_path / name)
    path = code(tmp_path / "anna.csv", {"s1-001": 1})
    with pytest.raises(ValueError, match="anna.csv: named twice"):
        read_sheets([path, path], key)
    (tmp_path / "b").mkdir()
    other = code(tmp_path / "b" / "anna.csv", {"s1-001": 1})
    assert list(read_sheets([path, other], key)) == [str(path), str(other)]


def test_the_majority_and_what_is_settled():
    key = small_key([1] * 4, {0: 0, 1: 4})
    codes = coders(key, [1, 1, 0, np.nan], [1, 0, 0, np.nan], [0, np.nan, 0, np.nan])
    found = coder_votes(codes, [0, 1])
    np.testing.assert_array_equal(found[1], [1, 0.5, 0, np.nan])
    np.testing.assert_array_equal(majority(found), [1, np.nan, 0, np.nan])
    settled = coder_votes(codes, [0, 1], pd.Series({"s1-002": 1.0, "s1-003": np.nan}))
    np.testing.assert_array_equal(majority(settled), [1, 1, 0, np.nan])
