"""A corpus in; a plan of partitions of a few hundred articles out, made without reading the texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.chunks import BYTES, needs_cutting, read_parts
from analysis.corpus.csvtable import csv_records, read_header
from analysis.corpus.files import CorpusLayout, corpus_entries, corpus_folder
from analysis.corpus.jsonl import read_lines
from analysis.corpus.problems import reason

SIZE = 500  # articles


@dataclass(frozen=True)
class Partition:
    """Articles of a corpus that are read together.

    They are, by `kind`, "texts": the `files`; "jsonl", "csv": the records from byte `start` to `stop` of `path`, the first on
    line `line`; "part": those that `cut_table` wrote to the file `part`; None: none, only a `problem`.
    """

    number: int
    path: str
    kind: str | None
    files: tuple = ()
    start: int = 0
    stop: int = 0
    line: int = 1
    part: str = ""
    problem: str = ""


def plan_partitions(
    corpus: str | Path, cuts: Path, size: int = SIZE, layout: CorpusLayout | None = None
) -> Iterator[Partition]:
    """Divide a corpus into partitions, in the order of its articles.

    JSON lines and CSV are only scanned for the places where records begin. A table that can only be read from its start
    (gzip, Parquet) must have been cut by `cut_table` into the folder `cuts`. A partition has at most `size` articles and about
    four megabytes of text.
    """
    for number, found in enumerate(_planned(corpus, cuts, size, layout or CorpusLayout())):
        yield Partition(number, **found)


def _planned(corpus, cuts, size, layout):
    texts: list[str] = []
    held = 0
    for source in corpus_entries(corpus, layout):
        if source.status:  # `problems_before_reading` gives these
            continue
        if texts and (source.table or len(texts) >= size or held + source.size > BYTES):
            yield {"path": texts[0], "kind": "texts", "files": tuple(texts)}
            texts, held = [], 0
        if not source.table:
            texts.append(source.path)
            held += source.size
            continue
        yield from ({"path": source.path, **part} for part in _of_table(corpus, cuts, size, source))
    if texts:
        yield {"path": texts[0], "kind": "texts", "files": tuple(texts)}


def _of_table(corpus, cuts, size, source):
    """The partitions of a table; if something is wrong with it, one more, of kind None."""
    problem = ""
    if needs_cutting(source):
        found, problem = read_parts(cuts, source)
        yield from ({"kind": "part", "part": name, "line": line} for name, line in found)
    else:
        try:
            yield from _ranges(corpus_folder(corpus) / source.path, source.table, size)
        except Exception as error:  # of reading, of whatever kind
            problem = reason(error)
    if problem:
        yield {"kind": None, "problem": problem}


def _ranges(path, kind, size):
    """The partitions of a file of JSON lines or CSV."""
    with path.open("rb") as file:
        names, delimiter, line = read_header(file) if kind == "csv" else ([], "", 1)
        found = csv_records(file, names, delimiter, line) if kind == "csv" else read_lines(file)
        start = at = file.tell()
        held = 0
        for number, length, _ in found:
            if held and (held >= size or at + length - start > BYTES):
                yield {"kind": kind, "start": start, "stop": at, "line": line}
                start, line, held = at, number, 0
            at, held = at + length, held + 1
        if held:
            yield {"kind": kind, "start": start, "stop": at, "line": line}
