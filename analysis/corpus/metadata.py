"""`articles.csv`, `.tsv` or `.xlsx` in; the metadata of the article files beside it, and the problems of the table, out."""

import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.core.schema import COLUMNS
from analysis.corpus.csvtable import candidate_headers, csv_records
from analysis.corpus.encodings import decode_bytes
from analysis.corpus.filenames import file_finder, suggest_name
from analysis.corpus.named_paragraphs import KEEP, LEAVE_OUT
from analysis.corpus.problems import FAILED, READ, first_names, reason
from analysis.corpus.workbook import sheet_header, sheet_records

DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:\D.*)?)?)?\Z")  # of which year and month are the first characters
ENDINGS = (".csv", ".tsv", ".xlsx")
NAMES = tuple(
    f"{stem}{end}" for end in (*ENDINGS, ".CSV", ".TSV", ".XLSX") for stem in ("articles", "Articles", "ARTICLES")
)
FILE = ("file", "filename", "file name", "file_name")  # the column that says which file a row is about
OURS = ("article", "text")  # what comes from the files
LOST = "the articles in this folder get no metadata from it"
NAMED = 3  # articles without a row that are named, the others are counted
FEW = 1_000  # files among which a name like a wrong one is looked for, for the first `FEW_ROWS` wrong ones
FEW_ROWS = 20


def is_metadata(path: Path, text: str) -> bool:
    """Whether a table called articles.csv describes the files beside it, rather than holding articles in a column `text`."""
    try:
        names = _columns(_read(path)[2])
    except Exception:  # what is wrong is said where its rows are read
        return True
    return "file" in names or text not in names


def metadata_rows(path: Path, files: Iterable[str]) -> Iterator[tuple[int, str, str | None, dict | ValueError]]:
    """The rows of the table: line, `file` as it is written, the one of these `files` that it means (or None), and its other
    columns or the reason why it cannot be used.

    A ValueError or OSError if the whole table cannot be used.
    """
    lines: dict[str, int] = {}
    head, _, found, records = _read(path)
    names, find = _columns(found), file_finder(files)
    if "file" not in names:
        written = ", ".join(name for name in found if name) or "nothing"
        raise ValueError(f"line {head}: no column 'file' to name the article of each row; found: {written}")
    for name in OURS:
        if name in names:
            raise ValueError(f"line {head}: column '{name}' comes from the article files; give it another name")
    if twice := next((name for name in names if name and names.count(name) > 1), None):
        raise ValueError(f"line {head}: two columns '{twice}'; rename one")
    for line, cells in records:
        if not isinstance(cells, list):
            yield line, "", None, cells
            continue
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        fields = dict(zip(names, cells, strict=False))
        name = fields.pop("file", "")
        fields.pop("", None)
        try:
            if any(cell and not named for named, cell in zip(names, cells, strict=False)):
                raise ValueError("a cell in a column without a name")
            if not name:
                raise ValueError("no file is named in the column 'file'")
            if (meant := find(name)) in lines:
                raise ValueError(f"'{name}' already has a row, at line {lines[meant]}, which is used")
        except ValueError as error:
            yield line, name, None, error
            continue
        if meant:
            lines[meant] = line
        yield line, name, meant, fields


def _columns(names):
    """The names of columns; known ones in our spelling, however the table writes them."""
    found = [name.strip().strip("\ufeff") for name in names]
    known = {name.replace("_", " "): name for name in (*COLUMNS["articles"], "file", KEEP, LEAVE_OUT)}
    found = [known.get(name.casefold().replace("_", " "), name) for name in found]
    if "file" not in found:
        found = ["file" if name.casefold() in FILE else name for name in found]
    return found


def _read(path):
    """The line of a table's header, the title above it, the columns, and the rows as (line, cells or why they cannot be read)."""
    if path.suffix.lower() == ".xlsx":
        line, columns, title = sheet_header(path, FILE)
        return line, title, columns, sheet_records(path, FILE)
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 is not cut into lines before it is decoded
        data = decode_bytes(data).encode()
    file = io.BytesIO(data)
    found = list(candidate_headers(file))
    head = next((one for one in found if {name.strip("\ufeff").casefold() for name in one.names} & set(FILE)), found[0])
    file.seek(head.after)
    names, delimiter, first = head.names, head.delimiter, head.next_line
    title = "; ".join(filter(None, (" ".join(filter(None, one.names)) for one in found[: found.index(head)])))
    return head.line, title, names, ((line, list(found.values()) if isinstance(found, dict) else found)
                   for line, _, found in csv_records(file, [str(at) for at in range(len(names))], delimiter, first) if found)  # fmt: skip


def read_metadata(folder: Path, wanted: set[str]) -> dict[str, dict]:
    """The metadata of the files `wanted`, as `comparable_name` writes them, from the table in their folder.

    Rows that cannot be used are skipped; `metadata_faults` reports them.
    """
    path = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    try:
        found = metadata_rows(path, {*os.listdir(folder), *wanted}) if path else ()  # noqa: PTH208 - names alone are small
        return {meant: fields for _, _, meant, fields in found if isinstance(fields, dict) and meant in wanted}
    except Exception:
        return {}


def metadata_faults(path: Path, names: set[str], articles: set[str]) -> Iterator[tuple[str, str, str | Exception]]:
    """What is wrong with the table: as a whole, a row, a row about no file; and the articles without a row.

    `names` are the files beside it, `articles` those that need a row, both as `comparable_name` writes them. Yields what
    `problems.problem` takes: the file, its status, and the reason or the exception.
    """
    described, undated, unknown = set(), list[str](), 0
    try:
        head, title, *_ = _read(path)
        if title:
            yield path.name, READ, f"its header is line {head}; what stands above it is left out: {title}"
        for line, name, meant, fields in metadata_rows(path, names):
            if not isinstance(fields, dict):
                yield f"{path.name}, line {line}", FAILED, fields
            elif meant:
                described.add(meant)
                if fields.get("date") and not DATE.match(fields["date"]):
                    undated.append(f"'{fields['date']}' (line {line})")
            else:
                unknown += 1
                near = suggest_name(name, names) if len(names) <= FEW and unknown <= FEW_ROWS else ""
                yield name, FAILED, f"named in {path.name}, line {line}, but there is no such file in the folder{near}"
    except Exception as error:  # of whatever kind
        yield path.name, FAILED, f"{reason(error)}; {LOST}"
        return
    if undated:
        yield (
            path.name,
            READ,
            f"the date {first_names(undated, 1)} is not of the form 2025-01-18 and cannot form years or months",
        )
    if without := sorted(articles - described):
        yield path.name, READ, f"no row for {first_names(without, NAMED)}; no metadata from this table"
