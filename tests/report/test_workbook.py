"""Every table of a page as a sheet: readable by other programs, safe in a spreadsheet, the same bytes for the same tables."""

import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.report import workbook
from analysis.report.figure_block import Table
from analysis.report.page_items import PageItems

ROWS = pd.DataFrame({"cue": ["=1+1", "-x", "war\x00", None], "rate": [0.5, -2.0, float("nan"), 1.0], "n": [1, 2, 3, 4]})


@pytest.fixture
def shown():
    long = Table(pd.DataFrame({"text": ["x" * 40_000]}))
    return PageItems(
        [], tables={"Cues": Table(ROWS, "Every cue"), "cues": Table(ROWS[:0]), "a/b [c] " + "d" * 40: long}
    )


def test_every_table_is_a_sheet_after_a_list_of_them(shown):
    found = pd.read_excel(io.BytesIO(workbook.report_xlsx(shown)), sheet_name=None)
    listed = found.pop("Contents")
    assert listed["sheet"].to_list() == [*found] == ["Cues", "cues 2", "a b  c  " + "d" * 23]
    assert listed["rows"].to_list() == [4, 0, 1]
    assert listed["what it holds"][0] == "Every cue." and listed["what it holds"][2].endswith(
        "1 texts are cut to 32,767 characters."
    )
    assert found["Cues"]["rate"].to_list()[:2] == [0.5, -2.0] and found["Cues"]["n"].to_list() == [1, 2, 3, 4]


def test_no_cell_is_a_formula_and_the_same_tables_are_the_same_bytes(shown):
    data = workbook.report_xlsx(shown)
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in book["Cues"]["A"]] == ["cue", "'=1+1", "'-x", "war", None]
    assert book["Contents"]["A2"].hyperlink.location == "'Cues'!A1"
    assert data == workbook.report_xlsx(shown)


def test_the_numbers_of_figures_are_sheets_too(study):
    shown = PageItems([])
    shown.figure("figure-story-x-1", study.rates("hedging"))
    found = pd.read_excel(io.BytesIO(workbook.report_xlsx(shown)), sheet_name="x-1")
    assert len(found) == len(study.rates("hedging").table)
