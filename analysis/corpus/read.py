"""Partitions to articles, with a place for everything that cannot be one; a whole corpus as one table."""

import gzip
import hashlib
import io
import os
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analysis.core.schema import COLUMNS, table
from analysis.corpus import records
from analysis.corpus.articles import ArticleWarning, checked, read_file
from analysis.corpus.chunks import cut, is_cut
from analysis.corpus.files import KEYS, Layout, listed, reasons, root, survey
from analysis.corpus.metadata import known, plain
from analysis.corpus.partitions import SIZE, plan
from analysis.corpus.problems import FAILED, lines, problem, shown

TAKEN = "an article before it has the key '{}' already"


@dataclass(frozen=True)
class Reading:
    """What is in a partition: the table of `articles`, where each stands, what is wrong, and the `digest` of its bytes.

    `places` are (number, file or line) of the articles, numbered with the `problems`: {number: row of that table}.
    """

    articles: pd.DataFrame
    places: list
    problems: dict
    digest: str


def read(corpus, partition, layout=None, without=()):
    """Read the articles of a partition.

    What cannot be an article (nothing in it, another language, a broken record, no text, a key that is taken, whatever
    raises) becomes a problem, with its place. The keys in `without` are taken by articles of other partitions.
    """
    layout = layout or Layout()
    if partition.kind is None:
        return Reading(table("articles"), [], {0: problem(partition.path, FAILED, partition.problem)}, "")
    reader = _read_texts if partition.kind == "texts" else _read_records
    rows, places, problems, digest, keys = [], [], {}, hashlib.sha256(), set(without)
    for number, (place, found) in enumerate(_whole(reader(root(corpus), partition, layout, digest), partition.path)):
        if isinstance(found, dict) and found["article"] in keys:
            found = TAKEN.format(found["article"]) + ("; rename one" if partition.kind == "texts" else "")
        if isinstance(found, dict):
            rows.append(found)
            places.append((number, shown(place)))
            keys.add(found["article"])
        else:
            problems[number] = problem(place, FAILED, found)
    return Reading(_table(rows), places, problems, digest.hexdigest())


def _whole(found, path):
    """What a reader finds, and at the end the exception that stopped it, if one did."""
    try:
        yield from found
    except Exception as error:  # a file that is gone, of whatever kind
        yield path, error


def _table(rows):
    names = dict.fromkeys([*COLUMNS["articles"], *(name for row in rows for name in row)])
    return table("articles", {name: [row.get(name, "") for row in rows] for name in names})


def _key(path):
    """The key of an article file, or the head of the keys in a table: its path without extensions, as `shown`."""
    path = shown(path)
    name = Path(path).name
    suffix = next((suffix for suffix in (*records.KINDS, ".txt", ".md") if name.lower().endswith(suffix)), "")
    return path[: len(path) - len(suffix)]


def _read_texts(folder, partition, layout, digest):
    beside = {}
    for path in partition.files:
        beside.setdefault(str(Path(path).parent), set()).add(plain(Path(path).name))
    described = {parent: known(folder / parent, names) for parent, names in beside.items()}
    for path in partition.files:
        try:
            text, fields, data = read_file(folder / path)
            fields |= described[str(Path(path).parent)].get(plain(Path(path).name), {})
            fields = {records.as_text(name): records.as_text(value) for name, value in fields.items()}
        except Exception as error:  # of whatever kind: one file must not take the others with it
            yield path, error
            continue
        digest.update(os.fsencode(path) + b"\0" + data)
        yield path, {**fields, "article": _key(path), "text": text}


def _read_records(folder, partition, layout, digest):
    in_path = dict(part.split("=", 1) for part in Path(shown(partition.path)).parts[:-1] if "=" in part)
    unit = "row" if partition.part.endswith(".parquet") else "line"
    for line, content in _contents(folder, partition, digest):
        place = f"{partition.path}, {unit} {line}"
        if not isinstance(content, dict):
            yield place, content
            continue
        try:
            yield place, _article({**in_path, **content}, f"{_key(partition.path)}:{line}", layout)
        except Exception as error:  # as above
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
    return {records.as_text(name): records.as_text(value) for name, value in fields.items()} | {
        "article": key,
        "text": text,
    }


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
        out. `articles.csv` beside article files gives metadata by file name (column `file`); where it and the front
        matter both speak, it wins.
    layout : Layout, optional
        Which columns of a table hold text and key; the codebook in use, which is no file left out.

    Returns
    -------
    DataFrame
        One row an article, in order of files and rows: `article` (the path of its file without extension; in tables the
        column `article` or `id`, else file and line), `text` (the decoded file without its byte-order mark, otherwise
        untouched), `title`, `author`, `outlet`, `date`, `event`, `url` and any other metadata column; what is not known
        is an empty string. `attrs['problems']` holds the rows of the table of problems: every file and row that was left
        out or failed, and why. The first of them are also `ArticleWarning`s.

    Raises
    ------
    FileNotFoundError
        If there is no such folder or file, or no article in it.
    ValueError
        If `corpus` is one file that cannot be used.
    """
    layout = layout or Layout()
    rows, problems, keys = [], list(listed(corpus, layout)), set()
    with tempfile.TemporaryDirectory() as cuts:
        for source in survey(corpus, layout).tables:
            if is_cut(source):
                cut(corpus, Path(cuts), SIZE, source)
        for partition in plan(corpus, Path(cuts), layout=layout):
            found = read(corpus, partition, layout, keys)
            problems += found.problems.values()
            rows += found.articles.to_dict("records")
            keys.update(found.articles["article"])
    warn(problems, corpus)
    if not rows:
        raise no_usable(corpus, problems)
    articles = _table(rows)
    articles.attrs["problems"] = problems
    return articles


def warn(problems, corpus):
    """Warn of problems, one `ArticleWarning` a line of `problems.lines`."""
    for line in lines(problems, root(corpus)):
        warnings.warn(line, ArticleWarning, stacklevel=3)


def no_usable(corpus, problems):
    """The error of a corpus in which there is no article that can be measured."""
    return FileNotFoundError(f"{corpus}: no usable article{reasons(problems)}")
