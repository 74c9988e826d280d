"""A CSV table in; its columns and records (as in `jsonl`) out, for any delimiter and any encoding of its rows."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from analysis.corpus.encodings import decode_bytes
from analysis.corpus.jsonl import LARGEST, Record, attempt, read_lines

Line = tuple[int, int, bytes | None]  # as `read_lines` gives them
SAID = re.compile(r"\"?sep=([,;\t|])\"?\s*")
TITLES = 10  # rows among which the header is looked for, where the first is none
UNREADABLE_ROW = "not a readable CSV row (a quotation mark that is not closed, or text after one that is?)"


class HeaderRow(NamedTuple):
    """A row that may be the header: its cells, the delimiter, its line, the line and the byte after it."""

    names: list[str]
    delimiter: str
    line: int
    next_line: int
    after: int


def candidate_headers(file: BinaryIO, most: int = TITLES) -> Iterator[HeaderRow]:
    """The first rows of an open table, each with its own delimiter: there may be a title above the header."""
    start = file.read(4)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start:
        raise ValueError("a CSV table in UTF-16; save it as UTF-8")
    at, line, said = 3 if start.startswith(b"\xef\xbb\xbf") else 0, 1, None
    for number in range(most):
        file.seek(at)
        head = file.readline(LARGEST).decode("latin-1")
        if number == 0 and (said := SAID.fullmatch(head)):  # by Excel, in a line of its own
            at = file.tell()
            head = file.readline(LARGEST).decode("latin-1")
        if number and not head:
            return
        delimiter = said[1] if said else max(",;\t", key=head.count)
        file.seek(at)
        _, size, names = next(_rows(file, delimiter), (1, 0, []))
        if isinstance(names, ValueError):
            if number:  # said where the rows are read
                return
            raise ValueError(f"line {line}: {names}")
        file.seek(at)
        after = line + file.read(size).count(b"\n") + (number == 0 and said is not None)
        yield HeaderRow([name.strip() for name in names], delimiter, line, after, at + size)
        at, line = at + size, after


def read_header(file: BinaryIO) -> tuple[list[str], str, int]:
    """The columns of an open table, its delimiter, and the line of its first record, where the file is then positioned."""
    head = next(candidate_headers(file, 1))
    file.seek(head.after)
    return head.names, head.delimiter, head.next_line


def csv_records(file: BinaryIO, names: list[str], delimiter: str, first: int = 1) -> Iterator[Record]:
    """The records of a table from the current position of the file, with the columns `names`."""
    for line, size, cells in _rows(file, delimiter, first):
        if isinstance(cells, list) and any(cells[len(names) :]):
            cells = ValueError(f'more fields than the {len(names)} columns; quote a comma: "a, b"')
        yield line, size, (dict(zip(names, cells, strict=False)) if isinstance(cells, list) else cells) or None


def _rows(file, delimiter, first=1):
    """Rows of cells. Quotation marks, delimiters and line ends are ASCII, so rows can be found before they are decoded.

    A row that cannot be read ends with its first line, so that a quotation mark that is never closed spoils no other row.
    """
    csv.field_size_limit(LARGEST)
    source = read_lines(file, first)
    again: deque[Line] = deque()
    taken: list[Line] = []
    cells: list[str] | ValueError

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
            cells = attempt(_decoded, cells, b"".join(data for _, _, data in taken if data))
        yield taken[0][0], sum(size for _, size, _ in taken), cells
        taken.clear()


def _decoded(cells, data):
    """The cells in the encoding of their row."""
    decode_bytes(data)  # raises where it is no text at all
    try:
        data.decode()
    except UnicodeDecodeError:
        return [decode_bytes(cell.encode("latin-1")) for cell in cells]
    return [cell.encode("latin-1").decode() for cell in cells]
