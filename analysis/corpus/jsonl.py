"""JSON lines in; records out, each with its line. A broken record spoils no other.

A record is (line, size, content): the line it begins on, counted from 1; its size in bytes; and its fields as a dict, or a
ValueError that says why it cannot be read, or None for an empty line.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from itertools import count, islice
from typing import BinaryIO, TypeVar

from analysis.corpus.encodings import decode_bytes
from analysis.corpus.problems import reason

Record = tuple[int, int, dict | ValueError | None]
T = TypeVar("T")
LARGEST = 10_000_000  # bytes of a line or cell; memory has to hold it
LOOKED_AT = 100  # records that are looked at for their columns
TRUNCATED = (EOFError, gzip.BadGzipFile, zlib.error)


def read_lines(file: BinaryIO, first: int = 1) -> Iterator[tuple[int, int, bytes | None]]:
    """Lines as (number, size, bytes); None instead of bytes if a line is too long."""
    for line in count(first):
        data = part = file.readline(LARGEST)
        if not data:
            return
        size = len(data)
        while len(part) == LARGEST and not part.endswith(b"\n"):
            part = file.readline(LARGEST)
            size += len(part)
        yield line, size, data if part is data else None


def json_records(file: BinaryIO, first: int = 1) -> Iterator[Record]:
    """The records of an open file of JSON lines."""
    for line, size, data in read_lines(file, first):
        if data is None:
            yield line, size, ValueError(f"a line of more than {LARGEST:,} bytes")
        else:
            yield line, size, attempt(_fields, data) if data.strip() else None


def _fields(data):
    try:
        found = json.loads(decode_bytes(data))
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.colno}") from None
    except RecursionError as error:
        raise ValueError(f"not readable JSON: {reason(error)}") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object {…}")
    return found


def json_columns(file: BinaryIO) -> list[str]:
    """The columns of the first records."""
    found: dict[str, None] = {}
    try:
        for _, _, fields in islice(json_records(file), LOOKED_AT):
            found |= dict.fromkeys(fields) if isinstance(fields, dict) else {}
    except TRUNCATED as error:
        if not found:
            raise ValueError(f"not a readable gzip file: {error}") from None
    return list(found)


def attempt(function: Callable[..., T], *arguments: object) -> T | ValueError:
    """What a function returns, or a ValueError with the reason why it failed: one record must not spoil the others."""
    try:
        return function(*arguments)
    except Exception as error:
        return ValueError(reason(error))
