"""A partition in; its articles out, and a problem for each file or record that is not an article."""

import gzip
import hashlib
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analysis.core.schema import COLUMNS, table
from analysis.corpus import named_paragraphs, records
from analysis.corpus.articles import PROVENANCE, read_file, read_text_field
from analysis.corpus.csvtable import csv_records, read_header
from analysis.corpus.filenames import comparable_name
from analysis.corpus.files import KEYS, CorpusLayout, corpus_folder
from analysis.corpus.filetypes import READ_AS_TEXT
from analysis.corpus.jsonl import json_records
from analysis.corpus.metadata import read_metadata
from analysis.corpus.parquet import parquet_records
from analysis.corpus.partitions import Partition
from analysis.corpus.problems import FAILED, READ, printable, problem

TAKEN = "an earlier article already has the key '{}'"
WIDEST = 1_000  # columns of articles; memory has to hold one of each for every article


@dataclass(frozen=True)
class Reading:
    """The table of `articles`, their places, the problems, and the `digest` of the bytes that were read.

    `places` has (number, file or line) of each article, `problems` has {number: row}; both share one numbering.
    """

    articles: pd.DataFrame
    places: list
    problems: dict
    digest: str = ""

    def problems_with(self, failures: dict) -> list:
        """Every row of the table of problems, in the order of the corpus.

        `failures` are {position of an article: why it could not be measured}.
        """
        found = dict(self.problems)
        for at, why in failures.items():
            number, place = self.places[at]
            found[number] = problem(place, FAILED, why)
        return [found[number] for number in sorted(found)]


def read_partition(
    corpus: str | Path, partition: Partition, layout: CorpusLayout, without: Iterable[str] = ()
) -> Reading:
    """Read the articles of a partition.

    What cannot be an article (empty, another language, a broken record, a key that is taken, any error) becomes a problem,
    with its place. The keys in `without` are taken by articles of other partitions.
    """
    if partition.kind is None:
        return Reading(table("articles"), [], {0: problem(partition.path, FAILED, partition.problem)})
    reader = _texts if partition.kind == "texts" else _records
    rows, places, problems, digest, keys = [], [], {}, hashlib.sha256(), set(without)

    def found():
        """What the reader yields, then the exception that stopped it, if one did."""
        try:
            yield from reader(corpus_folder(corpus), partition, layout, digest)
        except Exception as error:  # a file that is gone, of whatever kind
            yield partition.path, error

    number = 0
    for number, (place, article, *notes) in enumerate(found()):
        if isinstance(article, dict) and article["article"] in keys:
            article = TAKEN.format(article["article"]) + (
                " (its file name without extension); rename one" if partition.kind == "texts" else ""
            )
        if isinstance(article, dict):
            rows.append(article)
            places.append((number, printable(place)))
            keys.add(article["article"])
            if any(notes):
                problems[number] = problem(place, READ, "; ".join(*notes))
        else:
            problems[number] = problem(place, FAILED, article)
    articles, lost = articles_of_rows(rows)
    if lost:
        problems[number + 1] = problem(partition.path, READ, lost)
    return Reading(articles, places, problems, digest.hexdigest())


def articles_of_rows(rows: list[dict]) -> tuple[pd.DataFrame, str]:
    """The table of articles from its rows, and which columns are too many to be kept, or ""."""
    columns, lost = kept_columns(rows)
    return table("articles", {name: [row.get(name, "") for row in rows] for name in columns}), lost


def kept_columns(names_of_rows: Iterable[Iterable[str]]) -> tuple[list[str], str]:
    """The columns of articles, from the names in each row (or part of a corpus); and a note if there are too many, else ""."""
    names = list(dict.fromkeys([*COLUMNS["articles"], *(name for names in names_of_rows for name in names)]))
    if len(names) <= WIDEST:
        return names, ""
    return names[:WIDEST], (
        f"more than {WIDEST:,} different fields; {len(names) - WIDEST:,} of them are left out, the first is '{names[WIDEST]}'"
    )


def _key(path):
    """The key of an article file, or the beginning of the keys of a table: its path without extensions."""
    path = comparable_name(path)
    known_suffixes = (*records.KINDS, *READ_AS_TEXT)
    return path[: len(path) - len(next((suffix for suffix in known_suffixes if path.lower().endswith(suffix)), ""))]


def _texts(folder, partition, layout, digest):
    beside: dict[str, set[str]] = {}
    for path in partition.files:
        beside.setdefault(str(Path(path).parent), set()).add(comparable_name(Path(path).name))
    described = {parent: read_metadata(folder / parent, names) for parent, names in beside.items()}
    for path in partition.files:
        try:
            found, data = read_file(folder / path, layout.repair)
        except Exception as error:  # of whatever kind: one file must not take the others with it
            yield path, error
            continue
        digest.update(os.fsencode(path) + b"\0" + data)
        for number, article in enumerate(found, 1):
            place, key = (
                (path, _key(path)) if len(found) == 1 else (f"{path}, article {number}", f"{_key(path)}:{number}")
            )
            if not article.text:
                yield place, ValueError("; ".join(article.notes))
                continue
            said = described[str(Path(path).parent)].get(comparable_name(Path(path).name), {})
            fields = article.fields | {
                name: value for name, value in said.items() if value or name not in article.fields
            }
            fields = {records.field_text(name): records.field_text(value) for name, value in fields.items()}
            provenance = {"source_file": printable(path)} | {
                name: article.fields.get(name, "") for name in PROVENANCE[1:]
            }
            notes = (*article.notes, *named_paragraphs.unmatched_openings(article.text, fields))
            yield place, {**fields, **provenance, "article": key, "text": article.text}, notes


def _records(folder, partition, layout, digest):
    in_path = dict(part.split("=", 1) for part in Path(printable(partition.path)).parts[:-1] if "=" in part)
    unit = "row" if partition.part.endswith(".parquet") else "line"
    for line, _, content in _contents(folder, partition, digest):
        place = f"{partition.path}, {unit} {line}"
        if not isinstance(content, dict):
            if content is not None:
                yield place, content
            continue
        try:
            article, notes = _article({**in_path, **content}, f"{_key(partition.path)}:{line}", layout)
            yield place, article, notes
        except Exception as error:  # as above
            yield place, error


def _contents(folder, partition, digest):
    """The records of a partition; `digest` takes its bytes."""
    if partition.kind == "part":
        data = Path(partition.part).read_bytes()
    else:
        with (folder / partition.path).open("rb") as file:
            names, delimiter, _ = read_header(file) if partition.kind == "csv" else ([], "", 1)
            file.seek(partition.start)
            data = file.read(partition.stop - partition.start)
    digest.update(data)
    if partition.kind == "csv":
        return csv_records(io.BytesIO(data), names, delimiter, partition.line)
    if partition.part.endswith(".parquet"):
        return parquet_records(pa.BufferReader(data), partition.line)
    return json_records(io.BytesIO(gzip.decompress(data) if partition.part else data), partition.line)


def _article(fields, place, layout):
    """The row of an article from the fields of a record, and notes on its text."""
    if layout.text not in fields:
        raise ValueError(f"no '{layout.text}' with the text; there are: {', '.join(map(str, fields)) or 'none'}")
    text = fields.pop(layout.text)
    if not isinstance(text, str):
        if not (text is None or text != text or isinstance(text, bytes)):
            raise ValueError(f"the text is not text but {type(text).__name__}")
        text = records.field_text(text)
    text, _, notes = read_text_field(text, layout.repair)
    keys = [layout.key] if layout.key else KEYS
    named = next((name for name in keys if records.field_text(fields.get(name))), None)
    key = records.field_text(fields.pop(named)) if named else place
    found = {records.field_text(name): records.field_text(value) for name, value in fields.items()}
    return found | {"article": key, "text": text}, (*notes, *named_paragraphs.unmatched_openings(text, found))
