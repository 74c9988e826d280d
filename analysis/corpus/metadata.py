"""The metadata in `articles.csv`: what it says of the article files beside it, and what is wrong with it."""

import difflib
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from analysis.corpus.articles import decode
from analysis.corpus.csvtable import csv_records, header
from analysis.corpus.problems import FAILED, READ, reason, shown

NAMES = ("articles.csv", "articles.CSV", "Articles.csv", "ARTICLES.CSV")
LOST = "the articles beside it have no metadata from it"
NAMED = 3  # articles without a row that are named, the others are counted
FEW = 1_000  # files among which a name like a wrong one is looked for, for the first `FEW_ROWS` wrong ones
FEW_ROWS = 20


def is_metadata(path: Path, text: str) -> bool:
    """Whether a table called articles.csv is about the files beside it, and no table of articles with a column `text`."""
    try:
        with _opened(path) as file:
            names = header(file)[0]
    except Exception:  # what is wrong is said where its rows are read
        return True
    return "file" in names or text not in names


def plain(name: str) -> str:
    """A file name as it is looked for: an accent may be written in two ways, which nobody can tell apart."""
    return unicodedata.normalize("NFC", shown(name))


def rows(path: Path) -> Iterator[tuple[int, str, dict | ValueError]]:
    """The rows of articles.csv: line, `file` that it is about, and its other columns, or why it cannot be used.

    A ValueError or OSError if the whole table cannot be used.
    """
    lines: dict[str, int] = {}
    with _opened(path) as file:
        names, delimiter, first = header(file)
        if "file" not in names:
            found = ", ".join(names) or "nothing"
            raise ValueError(f"line 1: no column 'file' to say which article a row is about; found: {found}")
        for reserved in {"article", "text"} & set(names):
            raise ValueError(f"line 1: column '{reserved}' comes from the article files; give it another name")
        for line, _, fields in csv_records(file, names, delimiter, first):
            if isinstance(fields, dict):
                name = fields.pop("file", "")
                if not name:
                    fields = ValueError("no file is named in the column 'file'")
                elif plain(name) in lines:
                    fields = ValueError(f"'{name}' has a row already at line {lines[plain(name)]}, which is used")
                lines.setdefault(plain(name), line)
                yield line, name, fields
            elif fields:
                yield line, "", fields


def _opened(path):
    file = path.open("rb")
    if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):  # UTF-16 is not cut into lines before it is decoded
        with file:
            file.seek(0)
            return io.BytesIO(decode(file.read()).encode())
    file.seek(0)
    return file


def known(folder: Path, wanted: set[str]) -> dict[str, dict]:
    """What articles.csv in a folder says, where it can be used, of the files `wanted` in it, as `plain` names them.

    What is wrong is for `faults` to say.
    """
    path = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    try:
        found = rows(path) if path else ()
        return {plain(name): fields for _, name, fields in found if isinstance(fields, dict) and plain(name) in wanted}
    except Exception:
        return {}


def faults(path: Path, names: set[str], articles: set[str]) -> Iterator[tuple[str, str, str | Exception]]:
    """What is wrong with articles.csv: the table as a whole, a row, a row about no file; and the articles without a row.

    `names` are the files beside it, `articles` those that need a row, both as `plain` gives them. Yields what
    `problems.problem` takes: the file, its status, and the reason or the exception.
    """
    described, unknown = set(), 0
    try:
        for line, name, fields in rows(path):
            if not isinstance(fields, dict):
                yield f"{path.name}, line {line}", FAILED, fields
            elif plain(name) in names:
                described.add(plain(name))
            else:
                unknown += 1
                meant = _near(name, names) if len(names) <= FEW and unknown <= FEW_ROWS else ""
                yield name, FAILED, f"named in {path.name}, line {line}, but no such file is beside it{meant}"
    except Exception as error:  # of whatever kind
        yield path.name, FAILED, f"{reason(error)}; {LOST}"
        return
    if without := sorted(articles - described):
        more = f" and {len(without) - NAMED:,} more" if len(without) > NAMED else ""
        yield path.name, READ, f"no row for {', '.join(without[:NAMED])}{more}: no metadata from it"


def _near(name, names):
    """The name most like one that is not there, in words; the extension is what people leave out most."""
    whole = [other for other in (f"{name}.txt", f"{name}.md") if other in names]
    near = whole or difflib.get_close_matches(name, names, 1)
    return f"; did you mean '{near[0]}'?" if near else ""
