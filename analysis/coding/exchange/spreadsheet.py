"""Codes in, a table for a spreadsheet (csv, xlsx) with the coded words out; and back."""

import zipfile
from pathlib import Path

import pandas as pd

from analysis.coding.codes import read_code_rows
from analysis.coding.exchange.imported_codes import CHANGED, ImportedCodes, StudyContext
from analysis.coding.exchange.positions import one_line
from analysis.core.schema import COLUMNS, table, text_digest
from analysis.corpus.spreadsheets import escape_cell, unescape_cell, write_sheet
from analysis.corpus.workbook import LARGEST

WORDS = "words"  # the column with the coded words
MOST = 300  # characters of them


def write_table(path: str | Path, articles: pd.DataFrame, codes: pd.DataFrame) -> None:
    """Write the table of codes, with a column `words`. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rows = [
        {**row, "value": int(row["value"]) if row["value"] == int(row["value"]) else row["value"],
         WORDS: _words(texts[row["article"]], row)}
        for row in codes[list(COLUMNS["codes"])].to_dict("records")
    ]  # fmt: skip
    write_sheet(path, rows)


def _words(text, row):
    return one_line(text[row["start"] : row["end"]])[:MOST]


def read_table(path: str | Path, study: StudyContext) -> ImportedCodes:
    """Read the table; its column `words` may be missing. An article whose text has changed, or differs from `words`, is refused.

    Raises
    ------
    ValueError
        If a column is missing, or something that should be a number is none; see `analysis.coding.codes.read_codes`.
    """
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST:
            raise ValueError(f"{path}: {size:,} bytes when unpacked, {LARGEST:,} are read; save it as .csv")
    (places, frame), found = read_code_rows(path), ImportedCodes(study)
    names = {escape_cell(name): name for name in study.texts}
    for number, row in zip(places, table("codes", frame).to_dict("records"), strict=True):
        name = names.get(row["article"], unescape_cell(row["article"]))
        if name not in study.texts:
            found.leave_out(f"no article '{name}'; there are {', '.join(sorted(study.texts)[:5])}")
            continue
        text = study.texts[name]
        digest, words = text_digest(text), unescape_cell(str(row.get(WORDS) or ""))
        if row["digest"] not in ("", digest):
            found.refused[name] = CHANGED
        elif words and unescape_cell(escape_cell(_words(text, row))) != words:
            found.refused.setdefault(
                name,
                f"the text at these places differs from the column '{WORDS}' (first in row {number}); were start and end changed?",
            )
        texts = {key: unescape_cell(row[key]) for key in ("coder", "version", "note")}
        kept = {key: row[key] for key in COLUMNS["codes"]}
        found.rows.append({**kept, **texts, "article": name, "digest": digest, "where": f"row {number}"})
    return found
