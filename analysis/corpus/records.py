"""A table of articles (JSON lines, CSV, Parquet) in, its kind and its columns out; a field of whatever type to text."""

import gzip
import json
import re
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow.parquet as pq

from analysis.corpus.csvtable import read_header
from analysis.corpus.encodings import decode_bytes
from analysis.corpus.jsonl import json_columns
from analysis.corpus.problems import reason

KINDS = {".jsonl": "jsonl", ".jsonl.gz": "jsonl.gz", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}
SURROGATES = re.compile("[\ud800-\udfff]")  # half a character cannot be written


def table_kind(name: str) -> str | None:
    """Which kind of table a file is by its name (a value of KINDS), or None."""
    return next((value for suffix, value in KINDS.items() if name.lower().endswith(suffix)), None)


def open_table(path: Path) -> BinaryIO:
    """A file, its lines decompressed while it is read; pyarrow opens no file whose name is not UTF-8."""
    return cast(BinaryIO, gzip.open(path)) if table_kind(path.name) == "jsonl.gz" else path.open("rb")


def table_columns(path: Path) -> list[str]:
    """The columns of a table: of CSV and Parquet as declared, of JSON lines those of its first records.

    A ValueError if it is no such table.
    """
    try:
        with open_table(path) as file:
            match table_kind(path.name):
                case "parquet":
                    return pq.read_schema(file).names
                case "csv":
                    return read_header(file)[0]
            return json_columns(file)
    except OSError:
        raise
    except Exception as error:  # pyarrow has errors of its own, which are ValueErrors or not by version
        unreadable = "not a readable Parquet file: " if table_kind(path.name) == "parquet" else ""
        raise ValueError(f"{unreadable}{reason(error)}") from None


def field_text(value: object) -> str:
    """A field as text: what is missing is empty, dates are ISO 8601, what is no single value is JSON."""
    if value is None or value != value:
        return ""
    if isinstance(value, bytes):
        value = decode_bytes(value)
    elif isinstance(value, date):
        value = value.isoformat()
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return SURROGATES.sub("\ufffd", value)
