"""Writes tables as files for spreadsheets (csv, xlsx), and reads them back: coding sheets, downloads, numbers of figures."""

import csv
import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path
from xml.etree.ElementTree import ParseError

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from analysis.core.zipping import without_dates
from analysis.corpus.encodings import decode_bytes

FORMATS = (".xlsx", ".csv")
WIDTHS = {"id": 15, "before": 40, "sentence": 70, "after": 40, "frames": 30, "note": 40, "words": 70}
FORMULA = re.compile(r"[=+\-@]")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")  # control characters, and what XML forbids


def escape_cell(text: str) -> str:
    """A text for one cell: one line, printable, and never a formula (= + - @ get an apostrophe before them)."""
    text = " ".join(UNPRINTABLE.sub(" ", str(text)).split())
    return f"'{text}" if FORMULA.match(text) else text


def unescape_cell(text: str) -> str:
    """A text of a cell without the apostrophe that `escape_cell` put before it."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def escape_table(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with texts and column names escaped, so that a spreadsheet takes none for a formula."""
    found = frame.copy()
    for at, dtype in enumerate(frame.dtypes):
        if not pd.api.types.is_numeric_dtype(dtype):
            found.isetitem(at, frame.iloc[:, at].astype("object").map(_plain_if_text))
    return found.set_axis([_plain_if_text(name) for name in frame.columns], axis=1)


def _plain_if_text(value):
    return escape_cell(value) if isinstance(value, str) else value


def spreadsheet_csv(frame: pd.DataFrame) -> str:
    """A table as CSV for a spreadsheet: text with a byte-order mark, escaped, numbers exact."""
    return "\ufeff" + escape_table(frame).to_csv(index=False, lineterminator="\r\n")


def write_sheet(
    path: str | Path,
    rows: list[dict],
    instructions: Sequence[str] = (),
    choices: Mapping[str, Sequence[int]] | None = None,
) -> None:
    """Write a table for coders: all rows have the same keys, which become the columns.

    In *.xlsx, the instructions are the first worksheet, and `choices` are the values that a coder can choose in a column. A
    *.csv is UTF-8 with a byte-order mark, which spreadsheets need; its instructions go into a text file beside it.
    """
    path = Path(path)
    rows = [
        {key: value if isinstance(value, (int, float)) else escape_cell(value) for key, value in row.items()}
        for row in rows
    ]
    if path.suffix == ".xlsx":
        path.write_bytes(_workbook(rows, [escape_cell(line) for line in instructions], choices or {}))
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, fieldnames=list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    if instructions:
        path.with_suffix(".instructions.txt").write_text("\n\n".join(instructions) + "\n", "utf-8")


def _workbook(rows, instructions, choices):
    book = Workbook()
    sheet = book.active
    if instructions:
        sheet.title = "instructions"
        sheet.column_dimensions["A"].width = 110
        for line in instructions:
            sheet.append([line])
            sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet = book.create_sheet()
    sheet.title = "coding"
    sheet.freeze_panes = "B2"
    columns = list(rows[0])
    sheet.append(columns)
    for row in rows:
        sheet.append([None if value == "" else value for value in row.values()])
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = WIDTHS.get(column, 12)
        sheet[f"{letter}1"].font = Font(bold=True)
        for cell in sheet[letter][1:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, codes in choices.items():
        letter = get_column_letter(columns.index(column) + 1)
        choice = DataValidation(
            "list", formula1=f'"{",".join(map(str, codes))}"', allow_blank=True, showErrorMessage=True
        )
        choice.add(f"{letter}2:{letter}{len(rows) + 1}")
        sheet.add_data_validation(choice)
    file = io.BytesIO()
    book.save(file)
    return without_dates(file.getvalue())


def read_sheet(path: str | Path, needed: Collection[str] = ("id", "code")) -> list[tuple[int, dict[str, str]]]:
    """Read a table that came back from a coder: the number of each row, and its cells by column (lower case), as text.

    The separator may have become a semicolon or a tab, and the encoding UTF-16 or cp1252, as spreadsheets save it. Empty
    rows are left out. A ValueError if it cannot be read, or lacks one of the columns `needed`.
    """
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: not a coding sheet; save it as {' or '.join(FORMATS)}")
    nearest = set[str]()
    for table in _worksheets(path) if path.suffix.lower() == ".xlsx" else _separated(path):
        columns = [cell.strip().lower() for cell in table[0]] if table else []
        nearest = max(nearest, {*needed} & {*columns}, key=len)
        if set(needed) <= set(columns):
            rows = enumerate((dict(zip_longest(columns, row[: len(columns)], fillvalue="")) for row in table[1:]), 2)
            return [(place, row) for place, row in rows if any(cell.strip() for cell in row.values())]
    lacking = [name for name in needed if name not in nearest] if nearest else [*needed]
    raise ValueError(
        f"{path}: no table with the columns {_listed(needed)} in its first row; missing: {_listed(lacking)}"
    )


def _listed(names):
    *first, last = [f"'{name}'" for name in names]
    return f"{', '.join(first)} and {last}" if first else last


def _worksheets(path):
    """Every worksheet as rows of text."""
    try:
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some programs write wrong ones
                yield [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ParseError) as error:
        raise ValueError(f"{path}: not a readable xlsx file (locked with a password?): {error}") from None


def _separated(path):
    """The rows of the file, split at each possible separator; with the wrong one they may be malformed."""
    try:
        text = decode_bytes(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    for separator in ",;\t":
        with suppress(csv.Error):
            yield list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
