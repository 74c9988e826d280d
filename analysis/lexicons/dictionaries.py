"""A dictionary of another program (LIWC .dic and .dicx, quanteda YAML, CSV) in; its words, categories and weights out."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from analysis.corpus.encodings import decode_bytes
from analysis.lexicons.check import LexiconError

FORMATS = (".dic", ".dicx", ".yml", ".yaml", ".csv", ".tsv")
WORDS, CATEGORIES, WEIGHTS = (
    ("word", "term", "entry", "token", "dicterm"),
    ("category", "key"),
    ("weight", "value", "score"),
)
CONDITION = re.compile(r"(?:\([^)]*\)|<[^>]*>)\S*")  # of LIWC 2001 and 2007: <of>131/125, (02 134)125/464
MOST = 500_000  # words of a YAML file: aliases in it can stand for billions


class Term(NamedTuple):
    """A word of a dictionary, in one of its categories."""

    category: str
    word: str
    weight: float = 1.0


def read_dictionary(path: Path, said: list[str]) -> list[Term]:
    """The words of a dictionary; a line on each that is left out is added to `said`."""
    readers = {".dic": _dic, ".yml": _yaml, ".yaml": _yaml}
    terms = list(readers.get(path.suffix.lower(), _table)(decode_bytes(path.read_bytes()), path, said))
    if not terms:
        raise LexiconError(f"{path}: no word in any category")
    return terms


def _dic(text: str, path: Path, said: list[str]) -> Iterator[Term]:
    lines = [line.rstrip() for line in text.splitlines()]
    marks = [at for at, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise LexiconError(f"{path}: a .dic file must begin with its categories between two lines of %; it has {len(marks)} such lines")  # fmt: skip
    names: dict[str, str] = {}
    for at in range(marks[0] + 1, marks[1]):
        number, _, name = " ".join(lines[at].split()).partition(" ")
        if number and not name:
            said.append(f"line {at + 1}: {lines[at].strip()!r} is not a category (a number, then a name)")
        elif number:
            names[_number(number)] = name.partition(" (")[0]
    for at in range(marks[1] + 1, len(lines)):
        if not lines[at].strip():
            continue
        word, tab, codes = lines[at].strip().partition("\t")
        if not tab:  # without a tab, the numbers of categories at the end of the line
            parts = word.split()
            size = next((i for i in range(len(parts), 1, -1) if _number(parts[i - 1]) not in names), 1)
            word, codes = " ".join(parts[:size]), " ".join(parts[size:])
        if CONDITION.search(codes):
            said.append(f"line {at + 1}: '{word}': a category that depends on other words was left out")
            codes = CONDITION.sub(" ", codes)
        if not codes.split():
            said.append(f"line {at + 1}: '{word}' has no category")
        for code in codes.split():
            if _number(code) in names:
                yield Term(names[_number(code)], word.strip())
            else:
                said.append(f"line {at + 1}: '{word}': category {code} is not listed between the lines of %")


def _number(code: str) -> str:
    return code.lstrip("0") or "0"  # 01 is 1


def _table(text: str, path: Path, said: list[str]) -> Iterator[Term]:
    head = text.partition("\n")[0]
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=max("\t;,", key=head.count)))
    columns = [name.strip() for name in rows[0]] if rows else []
    lower = [name.lower() for name in columns]
    word, category, weight = (next((lower.index(name) for name in known if name in lower), -1) for known in (WORDS, CATEGORIES, WEIGHTS))  # fmt: skip
    if len(columns) < 2 or word < 0 and category >= 0:
        raise LexiconError(
            f"{path}: a table needs the columns word, category and optionally weight, or word and one column per category"
        )
    for at, cells in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in cells] + [""] * (len(columns) - len(cells))
        if category >= 0:
            given = [(cells[category], cells[weight] if weight >= 0 else "")] if cells[word] else []
        else:
            given = [(columns[i], cell) for i, cell in enumerate(cells[: len(columns)]) if cell and i != max(word, 0)]
        for name, value in given:
            try:
                number = 1.0 if value.upper() in ("", "X") else float(value)
            except ValueError:
                said.append(f"row {at}: {value!r} is not a weight")
                continue
            if not name:
                said.append(f"row {at}: '{cells[word]}' has no category")
            elif number or category >= 0:  # a 0 in the column of a category means: not in it
                yield Term(name, cells[max(word, 0)], number)


def _yaml(text: str, path: Path, said: list[str]) -> Iterator[Term]:
    try:
        data = yaml.load(text, yaml.BaseLoader)  # in which `no` and `on` stay words
    except (yaml.YAMLError, RecursionError) as error:
        raise LexiconError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from None
    if not isinstance(data, dict):
        raise LexiconError(f"{path}: a YAML dictionary needs categories with a list of words each")
    left = [MOST]

    def walk(value, names):
        left[0] -= 1
        if left[0] < 0:
            raise LexiconError(f"{path}: more than {MOST:,} words")
        if isinstance(value, dict):
            for name, own in value.items():
                yield from walk(own, [*names, name.strip().replace(".", "_")])
        elif isinstance(value, list):
            for own in value:
                yield from walk(own, names)
        elif value.strip():
            yield Term(".".join(filter(None, names)), value)

    yield from walk(data, [])
