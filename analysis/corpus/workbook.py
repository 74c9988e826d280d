"""A workbook (.xlsx) in; the columns and rows, as text, of the first worksheet with a wanted column out."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import islice
from pathlib import Path

from analysis.corpus.csvtable import TITLES
from analysis.corpus.problems import reason
from analysis.corpus.records import field_text

LARGEST = 200_000_000  # bytes when unpacked; they are read row by row


def sheet_header(path: Path, wanted: Sequence[str]) -> tuple[int, list[str], str]:
    """The number of the header's row, the columns, and the title above them (or ""), of the first worksheet with a column `wanted`.

    The header is looked for in the first rows, whatever its capitals. If no worksheet has it, the first one is read. A
    ValueError if the workbook cannot be read.
    """
    title, (number, names), *_ = islice(_sheet(path, wanted), 2)
    return number, names, title[1][0]


def sheet_records(path: Path, wanted: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header: the number of each, and its cells as text; dates are ISO 8601."""
    yield from islice(_sheet(path, wanted), 2, None)


def _sheet(path, wanted):
    """The title, then the header and the rows below it that are not empty."""
    from openpyxl import load_workbook  # a third of a second

    try:
        with zipfile.ZipFile(path) as archive:
            if (size := sum(part.file_size for part in archive.infolist())) > LARGEST:
                raise ValueError(f"{size:,} bytes when unpacked, {LARGEST:,} are read; save it as .csv")
        book = load_workbook(path, read_only=True, data_only=True)
    except (ValueError, OSError):
        raise
    except Exception as error:  # of zipfile and openpyxl, of many kinds
        raise ValueError(
            f"not a readable .xlsx file (damaged, or locked with a password?): {reason(str(error))}"
        ) from None
    try:
        heads = [list(islice(_rows(sheet), TITLES)) for sheet in book.worksheets]
        named = (
            (at, number)
            for at, rows in enumerate(heads)
            for number, names in rows
            if {name.strip().casefold() for name in names} & set(wanted)
        )
        at, head = next(named, (0, 1))
        yield 0, ["; ".join(" ".join(filter(None, names)) for number, names in heads[at] if number < head)]
        rows = (row for row in _rows(book.worksheets[at]) if row[0] >= head)
        yield from rows if any(heads) else [(1, [])]
    finally:
        book.close()


def _rows(sheet):
    sheet.reset_dimensions()  # some programs write wrong ones
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [field_text(_as_date(cell)) for cell in row]
        if any(cell.strip() for cell in cells):
            yield number, cells


def _as_date(cell):
    """A date without the midnight that a spreadsheet adds to it; a whole number without decimals."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
