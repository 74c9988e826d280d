"""A table of articles (JSON lines, CSV, Parquet) in; its kind and its columns out. Also turns any field into text."""

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
    """Open a table, to be decompressed while it is read. (Pyarrow cannot open a file whose name is not UTF-8.)"""
    return cast(BinaryIO, gzip.open(path)) if table_kind(path.name) == "jsonl.gz" else path.open("rb")


def table_columns(path: Path) -> list[str]:
    """The columns of a table; of JSON lines, those of the first records.

    A ValueError if it cannot be read.
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
    """A field as text: missing values become "", dates ISO 8601, lists and objects JSON."""
    if value is None or value != value:
        return ""
    if isinstance(value, bytes):
        value = decode_bytes(value)
    elif isinstance(value, date):
        value = value.isoformat()
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return SURROGATES.sub("\ufffd", value)
