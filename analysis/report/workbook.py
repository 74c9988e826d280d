"""The figures and tables of a page in; a spreadsheet (xlsx) with a list of them and one sheet each out."""

import io
import re

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from analysis.core.zipping import without_dates
from analysis.corpus.spreadsheets import escape_cell, escape_table
from analysis.report.figure_block import Table
from analysis.report.page_items import PageItems

CONTENTS = "Contents"
LONGEST = 31  # characters of the name of a sheet
FORBIDDEN = re.compile(r"[][*?:/\\']")
MOST_ROWS = 1_048_575  # of a sheet, under its header
MOST_CHARACTERS = 32_767  # of a cell
WIDTHS = (8, 60)  # characters of a column
LOOKED_AT = 200  # rows by which the width of a column is chosen
FORMATS = {"p": "0.000", "p_adjusted": "0.000"}
LINK = Font(color="0563C1", underline="single")


def sheets(shown: PageItems) -> dict[str, Table]:
    """Every table of a page, then the numbers of every figure, by the names of their sheets."""
    numbers = {name: Table((one.numbers or Table(one.table)).table, one.caption) for name, one in shown.figures.items()}
    found: dict[str, Table] = {}
    for name, one in {**shown.tables, **numbers}.items():
        found[_unique(name, found)] = one
    return found


def report_xlsx(shown: PageItems) -> bytes:
    """The bytes of the file: no text is taken for a formula, numbers are exact, and the same tables give the same bytes.

    If a table or a text is longer than a spreadsheet can hold, the list on the first sheet says so.
    """
    every, book = sheets(shown), Workbook()
    contents = book.active
    assert contents is not None
    contents.title = CONTENTS
    contents.append(["sheet", "rows", "what it holds"])
    for at, (name, one) in enumerate(every.items(), 2):
        cut = _fill(book.create_sheet(name), one.table)
        contents.append([name, len(one.table), escape_cell(f"{one.caption or name}.".replace("..", ".") + cut)])
        contents.cell(at, 1).hyperlink = Hyperlink(ref=f"A{at}", location=f"'{name}'!A1")
        contents.cell(at, 1).font = LINK
        contents.cell(at, 3).alignment = Alignment(wrap_text=True, vertical="top")
    _head(contents, [LONGEST, 8, 100])
    file = io.BytesIO()
    book.save(file)
    return without_dates(file.getvalue())


def _unique(name: str, taken: dict[str, Table]) -> str:
    """A valid name for a sheet: short, without forbidden characters, and unlike other names even when case is ignored."""
    name = FORBIDDEN.sub(" ", name).strip()[:LONGEST].strip() or "table"
    used, found, number = {CONTENTS.lower(), *map(str.lower, taken)}, name, 1
    while found.lower() in used:
        number += 1
        found = f"{name[: LONGEST - 1 - len(str(number))]} {number}"
    return found


def _fill(sheet: Worksheet, frame: pd.DataFrame) -> str:
    """Write a table into a sheet; returns a sentence on what was cut, or ""."""
    shown = escape_table(frame.head(MOST_ROWS))
    sheet.append([str(name) for name in shown.columns])
    long = 0
    columns = [shown.iloc[:, at].tolist() for at in range(shown.shape[1])]
    for row in zip(*columns, strict=True):
        values = [_cell(value) for value in row]
        long += sum(isinstance(value, str) and len(value) > MOST_CHARACTERS for value in values)
        sheet.append([value[:MOST_CHARACTERS] if isinstance(value, str) else value for value in values])
    for at, name in enumerate(frame.columns, 1):
        if pd.api.types.is_float_dtype(frame.dtypes.iloc[at - 1]):
            for (cell,) in sheet.iter_rows(min_row=2, min_col=at, max_col=at):
                cell.number_format = FORMATS.get(str(name), "0.00")
    low, high = WIDTHS
    _head(sheet, [
        min(max(low, len(str(name)) + 2, *(len(str(one)) + 2 for one in frame.iloc[:LOOKED_AT, at].tolist())), high) if len(frame) else len(str(name)) + 2
        for at, name in enumerate(frame.columns)
    ])  # fmt: skip
    rows = f" Only the first {MOST_ROWS:,} rows fit." if len(frame) > MOST_ROWS else ""
    return rows + (f" {long:,} texts are cut to {MOST_CHARACTERS:,} characters." if long else "")


def _cell(value: object) -> object:
    """A value as a spreadsheet holds it; a missing value is empty."""
    if isinstance(value, (list, tuple, set)):
        return escape_cell(", ".join(map(str, value)))
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _head(sheet: Worksheet, widths: list[int]) -> None:
    """Make the first row bold and always visible, and set the widths of the columns."""
    sheet.freeze_panes = "A2"
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.cell(1, at).font = Font(bold=True)
