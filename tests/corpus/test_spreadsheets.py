"""What a spreadsheet opens is never a formula; numbers stay numbers."""

import csv
import io

import pandas as pd
import pytest

from analysis.corpus.spreadsheets import escape_table, spreadsheet_csv


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
