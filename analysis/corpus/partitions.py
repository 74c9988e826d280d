"""A corpus in partitions of some hundred articles, each read by itself: planned without reading a text."""

from dataclasses import dataclass

from analysis.corpus import records
from analysis.corpus.chunks import BYTES, parts
from analysis.corpus.files import Layout, root, sources
from analysis.corpus.problems import reason

SIZE = 500  # articles


@dataclass(frozen=True)
class Partition:
    """Some articles of a corpus that are read together.

    Of `kind` "texts": the `files`; "jsonl" and "csv": the records from byte `start` to `stop` of `path`, the first of them
    on line `line`; "part": the part of `path` that `cut` wrote to the file `part`; None: nothing but a `problem`.
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


def plan(corpus, cuts, size=SIZE, layout=None):
    """Divide a corpus into partitions.

    JSON lines and CSV are only looked through for the places where records begin. What can be read only from its start
    (gzip, Parquet) has to be `cut` before.

    Parameters
    ----------
    corpus : str or Path
        See `analysis.corpus.files.sources`.
    cuts : Path
        The folder of the parts that `cut` wrote.
    size : int
        The most articles of a partition; it also ends at four megabytes of text.
    layout : Layout, optional

    Yields
    ------
    Partition
        In the order of the articles; what they hold together does not depend on `size`.
    """
    for number, found in enumerate(_planned(corpus, cuts, size, layout or Layout())):
        yield Partition(number, **found)


def _planned(corpus, cuts, size, layout):
    texts = []
    for source in sources(corpus, layout):
        if source.status:  # `corpus.listed` tells of it
            continue
        if source.table or _full(texts, source.size, size):
            if texts:
                yield _texts(texts)
            texts = []
        if source.table:
            yield from _planned_table(corpus, cuts, size, source)
        else:
            texts.append(source)
    if texts:
        yield _texts(texts)


def _planned_table(corpus, cuts, size, source):
    if source.table in ("jsonl", "csv"):
        try:
            for start, stop, line in _ranges(root(corpus) / source.path, size):
                yield {"path": source.path, "kind": source.table, "start": start, "stop": stop, "line": line}
        except Exception as error:  # of reading, of whatever kind
            yield {"path": source.path, "kind": None, "problem": reason(error)}
        return
    found, problem = parts(cuts, source)
    for name, line in found:
        yield {"path": source.path, "kind": "part", "part": name, "line": line}
    if problem:
        yield {"path": source.path, "kind": None, "problem": problem}


def _full(group, more, size):
    return group and (len(group) >= size or sum(item.size for item in group) + more > BYTES)


def _texts(group):
    return {"path": group[0].path, "kind": "texts", "files": tuple(source.path for source in group)}


def _ranges(path, size):
    """(start, stop, line) of each partition of a file of JSON lines or CSV."""
    with path.open("rb") as file:
        line = 1
        if records.kind(path.name) == "csv":
            names, delimiter, line = records.header(file)
            found = records.csv_records(file, names, delimiter, line)
        else:
            found = ((line, size, data) for line, size, data in records.lines(file))
        start = at = file.tell()
        held = 0
        for number, length, _ in found:
            if held and (held >= size or at + length - start > BYTES):
                yield start, at, line
                start, line, held = at, number, 0
            at, held = at + length, held + 1
        if held:
            yield start, at, line
