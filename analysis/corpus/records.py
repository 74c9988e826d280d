"""Tables of articles (JSON lines, CSV, Parquet) record by record: never held whole, every record with its line.

A record is (line, size, content): its first line (of Parquet, its row), counted from 1; its bytes; and its fields as a
dict, or a ValueError that tells why it cannot be read. A broken record spoils no other.
"""

import csv
import gzip
import json
import re
import zlib
from collections import deque
from datetime import date

import pyarrow.parquet as pq

from analysis.corpus.articles import decode
from analysis.corpus.problems import reason

KINDS = {".jsonl": "jsonl", ".jsonl.gz": "jsonl.gz", ".csv": "csv", ".parquet": "parquet"}
LARGEST = 10_000_000  # bytes of a line or cell; memory has to hold it
LOOKED_AT = 100  # records of a file of JSON lines that are looked at for their columns
ROWS = 64  # rows of Parquet decoded at a time
TRUNCATED = (EOFError, gzip.BadGzipFile, zlib.error)
UNREADABLE_ROW = "not a readable CSV row (a quotation mark that is not closed, or text after one that is?)"


def kind(name):
    """Which kind of table a file is by its name (a value of KINDS), or None."""
    return next((value for suffix, value in KINDS.items() if name.lower().endswith(suffix)), None)


def columns(path):
    """The columns of a table: of CSV and Parquet as it declares them, of JSON lines those of its first records.

    Raises
    ------
    ValueError
        If it is no such table.
    """
    try:
        with opened(path) as file:
            if kind(path.name) == "parquet":
                return pq.read_schema(file).names
            if kind(path.name) == "csv":
                return header(file)[0]
            return _columns_of_first(file)
    except OSError:
        raise
    except Exception as error:  # pyarrow has errors of its own, which are ValueErrors or not by version
        unreadable = "not a readable Parquet file: " if kind(path.name) == "parquet" else ""
        raise ValueError(f"{unreadable}{reason(error)}") from None


def _columns_of_first(file):
    found = {}
    try:
        for _, (_, _, fields) in zip(range(LOOKED_AT), json_records(file), strict=False):
            found |= dict.fromkeys(fields) if isinstance(fields, dict) else {}
    except TRUNCATED as error:
        if not found:
            raise ValueError(f"not a readable gzip file: {error}") from None
    return list(found)


def opened(path):
    """A file, its lines decompressed while it is read; pyarrow opens no file whose name is not UTF-8."""
    return gzip.open(path) if kind(path.name) == "jsonl.gz" else path.open("rb")


def lines(file, first=1, stop=None):
    """Lines as bytes: (line, size, bytes), None for one too long to be held; up to the offset `stop`."""
    line, left = first, float("inf") if stop is None else stop - file.tell()
    while left > 0 and (data := file.readline(LARGEST)):
        size = len(data)
        whole = data.endswith(b"\n") or size < LARGEST
        while not whole:
            rest = file.readline(LARGEST)
            size += len(rest)
            whole = rest.endswith(b"\n") or len(rest) < LARGEST
            data = None
        yield line, size, data
        line, left = line + 1, left - size


def json_records(file, first=1, stop=None):
    """The records of JSON lines; empty lines are none."""
    for line, size, data in lines(file, first, stop):
        if data is None:
            yield line, size, ValueError(f"a line of more than {LARGEST:,} bytes")
        elif data.strip():
            yield line, size, _attempt(_json, data)
        else:
            yield line, size, None


def _json(data):
    try:
        found = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.colno}") from None
    except RecursionError as error:
        raise ValueError(f"not readable JSON: {reason(error)}") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object {…}")
    return found


def header(file):
    """The columns of a CSV table, its delimiter, and the line on which its records begin; the file then stands there."""
    start = file.read(4)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start:
        raise ValueError("a CSV table in UTF-16; save it as UTF-8")
    file.seek(3 if start.startswith(b"\xef\xbb\xbf") else 0)
    at = file.tell()
    line = file.readline(LARGEST).decode("latin-1")
    delimiter = max(",;\t", key=line.count)
    file.seek(at)
    line, size, names = next(_csv_rows(file, delimiter), (1, 0, []))
    if isinstance(names, ValueError):
        raise ValueError(f"line 1: {names}")
    file.seek(at)
    behind = file.read(size).count(b"\n") + 1
    return [name.strip() for name in names], delimiter, behind


def csv_records(file, names, delimiter, first=1, stop=None):
    """The records of a CSV table from where the file stands, by the columns `names`."""
    for line, size, cells in _csv_rows(file, delimiter, first, stop):
        if isinstance(cells, list) and any(cells[len(names) :]):
            cells = ValueError(f'more fields than the {len(names)} columns; quote a comma: "a, b"')
        fields = cells and (dict(zip(names, cells, strict=False)) if isinstance(cells, list) else cells)
        yield line, size, fields or None


def _csv_rows(file, delimiter, first=1, stop=None):
    """Rows of cells. Quotation marks, delimiters and line ends are ASCII, so that rows are found before they are decoded.

    A row that cannot be read ends with its first line: a quotation mark that is never closed takes no other row with it.
    """
    csv.field_size_limit(LARGEST)
    source, again, taken = lines(file, first, stop), deque(), []

    def fed():
        while item := (again.popleft() if again else next(source, None)):
            taken.append(item)
            if item[2] is None:
                raise csv.Error
            yield item[2].decode("latin-1")

    reader = csv.reader(fed(), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            again.extendleft(reversed(taken[1:]))
            del taken[1:]
            cells = ValueError(UNREADABLE_ROW)
            reader = csv.reader(fed(), delimiter=delimiter, strict=True)
        else:
            cells = _attempt(_decoded, cells, b"".join(data for _, _, data in taken))
        yield taken[0][0], sum(size for _, size, _ in taken), cells
        taken.clear()


def _decoded(cells, data):
    """The cells in the encoding of their row."""
    decode(data)  # raises where it is no text at all
    try:
        data.decode()
    except UnicodeDecodeError:
        return [cell.encode("latin-1").decode("cp1252") for cell in cells]
    return [cell.encode("latin-1").decode() for cell in cells]


def _attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:  # of whatever kind: one record must not take the others with it
        return ValueError(reason(error))


def batches(file):
    """The rows of an open Parquet file, a few at a time, as record batches; a row group is never held whole."""
    with pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20) as table:
        yield from table.iter_batches(batch_size=ROWS)


def parquet_records(file, first=1):
    """The records of an open Parquet file."""
    row = first
    for batch in batches(file):
        for fields in batch.to_pylist():
            yield row, 0, fields
            row += 1


def as_text(value):
    """A field as text: what is missing is empty, dates are ISO 8601, what is no single value is JSON."""
    if value is None or value != value:
        return ""
    if isinstance(value, bytes):
        value = decode(value)
    elif isinstance(value, date):
        value = value.isoformat()
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return re.sub("[\ud800-\udfff]", "\ufffd", value)  # half a character cannot be written
