"""Partitions to articles, with a place for everything that cannot be one; a whole corpus as one table."""

import gzip
import hashlib
import io
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analysis import records
from analysis.articles import ArticleWarning, checked, metadata, read_file
from analysis.corpus import KEYS, Layout, root, survey
from analysis.cutting import cut, is_cut
from analysis.partitions import SIZE, plan
from analysis.tables import COLUMNS, table

TAKEN = "an article before it has the key '{}' already"


@dataclass(frozen=True)
class Reading:
    """What is in a partition: the table of `articles`, where each stands, what is wrong, and the `digest` of its bytes.

    `places` are (number, file or line) of the articles, numbered with the `problems`: {number: (file or line, problem)}.
    """

    articles: pd.DataFrame
    places: list
    problems: dict
    digest: str


def read(corpus, partition, layout=None, without=()):
    """Read the articles of a partition.

    What cannot be an article (nothing in it, another language, a broken record, no text, a key that is taken) becomes a
    problem, with its place. The keys in `without` are taken by articles of other partitions.
    """
    layout = layout or Layout()
    if partition.kind is None:
        return Reading(table("articles"), [], {0: (partition.path, partition.problem)}, "")
    reader = _read_texts if partition.kind == "texts" else _read_records
    rows, places, problems, digest, keys = [], [], {}, hashlib.sha256(), set(without)
    for number, (place, found) in enumerate(reader(root(corpus), partition, layout, digest)):
        if isinstance(found, dict) and found["article"] in keys:
            found = TAKEN.format(found["article"])
        if isinstance(found, dict):
            rows.append(found)
            places.append((number, place))
            keys.add(found["article"])
        else:
            problems[number] = (place, str(found))
    return Reading(_table(rows), places, problems, digest.hexdigest())


def _table(rows):
    names = dict.fromkeys([*COLUMNS["articles"], *(name for row in rows for name in row)])
    return table("articles", {name: [row.get(name, "") for row in rows] for name in names})


def _key(path):
    """The key of an article file, or the head of the keys in a table: its path without extensions."""
    name = Path(path).name
    suffix = next((suffix for suffix in (*records.KINDS, ".txt", ".md") if name.lower().endswith(suffix)), "")
    return path[: len(path) - len(suffix)]


def _read_texts(folder, partition, layout, digest):
    beside = {}
    for path in partition.files:
        beside.setdefault(str(Path(path).parent), set()).add(Path(path).name)
    known = {}
    for parent, names in beside.items():
        described = folder / parent / "articles.csv"
        if described.exists() and "file" in records.columns(described):
            known |= {str(Path(parent, name)): row for name, row in metadata(described, names)}
    for path in partition.files:
        try:
            text, fields, data = read_file(folder / path)
        except (ValueError, OSError) as error:
            yield path, error
            continue
        digest.update(path.encode() + b"\0" + data)
        yield path, {**fields, **known.get(str(Path(path)), {}), "article": _key(path), "text": text}


def _read_records(folder, partition, layout, digest):
    in_path = dict(part.split("=", 1) for part in Path(partition.path).parts[:-1] if "=" in part)
    unit = "row" if partition.part.endswith(".parquet") else "line"
    for line, content in _contents(folder, partition, digest):
        place = f"{partition.path}, {unit} {line}"
        if not isinstance(content, dict):
            yield place, content
            continue
        try:
            yield place, _article({**in_path, **content}, f"{_key(partition.path)}:{line}", layout)
        except ValueError as error:
            yield place, error


def _contents(folder, partition, digest):
    """(line, fields or ValueError) of the records of a partition; `digest` takes its bytes."""
    if partition.kind == "part":
        data = Path(partition.part).read_bytes()
        digest.update(data)
        if partition.part.endswith(".parquet"):
            found = records.parquet_records(pa.BufferReader(data), partition.line)
        else:
            found = records.json_records(io.BytesIO(gzip.decompress(data)), partition.line)
    else:
        path = folder / partition.path
        with path.open("rb") as file:
            names, delimiter, _ = records.header(file) if partition.kind == "csv" else ((), "", 1)
            file.seek(partition.start)
            data = file.read(partition.stop - partition.start)
        digest.update(data)
        if partition.kind == "csv":
            found = records.csv_records(io.BytesIO(data), names, delimiter, partition.line)
        else:
            found = records.json_records(io.BytesIO(data), partition.line)
    return ((line, content) for line, _, content in found if content is not None)


def _article(fields, place, layout):
    """The row of an article from the fields of a record."""
    if layout.text not in fields:
        raise ValueError(f"no '{layout.text}' with the text; there are: {', '.join(map(str, fields)) or 'none'}")
    text = checked(as_plain(fields.pop(layout.text)))
    keys = [layout.key] if layout.key else KEYS
    named = next((name for name in keys if records.as_text(fields.get(name))), None)
    key = records.as_text(fields.pop(named)) if named else place
    return {str(name): records.as_text(value) for name, value in fields.items()} | {"article": key, "text": text}


def as_plain(text):
    """The text of a record as it stands; what is missing is empty."""
    if text is None or isinstance(text, float) and text != text:
        return ""
    if isinstance(text, bytes):
        return records.as_text(text)
    if not isinstance(text, str):
        raise ValueError(f"the text is no text but {type(text).__name__}")
    return text


def read_articles(corpus, layout=None):
    """Read a corpus into one table.

    Parameters
    ----------
    corpus : str or Path
        A folder, with the folders in it, or one file. Articles are `*.txt`, and `*.md` that open with front matter; and
        the rows of `*.jsonl`, `*.jsonl.gz`, `*.csv` and `*.parquet`. README*, LICENSE* and every other type are left
        alone. `articles.csv` beside article files gives metadata by file name (column `file`); where it and the front
        matter both speak, it wins.
    layout : Layout, optional
        Which columns of a table hold text and key.

    Returns
    -------
    DataFrame
        One row an article, in order of files and rows: `article` (the path of its file without extension; in tables the
        column `article` or `id`, else file and line), `text` (the decoded file without its byte-order mark, otherwise
        untouched), `title`, `author`, `outlet`, `date`, `event`, `url` and any other metadata column; what is not known
        is an empty string. `attrs['problems']` lists the files and rows that could not be used, each also told in an
        `ArticleWarning`.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file, or no article in it.
    ValueError
        If two files share a stem, a table has no text, or articles.csv is malformed (the message names the line).
    """
    layout = layout or Layout()
    rows, problems, keys = [], [], set()
    with tempfile.TemporaryDirectory() as cuts:
        for source in survey(corpus, layout).tables:
            if is_cut(source):
                cut(corpus, Path(cuts), SIZE, source)
        for partition in plan(corpus, Path(cuts), layout=layout):
            found = read(corpus, partition, layout, keys)
            problems += found.problems.values()
            rows += found.articles.to_dict("records")
            keys.update(found.articles["article"])
    for name, problem in problems:
        warnings.warn(f"{root(corpus) / name}: {problem}", ArticleWarning, stacklevel=2)
    if not rows:
        raise no_usable(corpus, problems)
    articles = _table(rows)
    articles.attrs["problems"] = problems
    return articles


def no_usable(corpus, problems):
    """The error of a corpus in which there is no article that can be measured."""
    reasons = "; ".join(": ".join(problem) for problem in problems[:3])
    return FileNotFoundError(f"{corpus}: no usable article; {reasons}")
