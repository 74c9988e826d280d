"""A table that can only be read from its start (gzip, Parquet) in; files with a few hundred records each out."""

import gzip
import hashlib
import json
import os
import secrets
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.corpus.files import corpus_folder
from analysis.corpus.filetypes import CorpusEntry
from analysis.corpus.jsonl import TRUNCATED, read_lines
from analysis.corpus.parquet import batches
from analysis.corpus.problems import reason
from analysis.corpus.records import open_table

BYTES = 4_000_000  # of text in a partition: memory holds some hundred times as much


def needs_cutting(source: CorpusEntry) -> bool:
    """Whether a table can only be read from its start, so that `cut_table` must cut it first."""
    return source.table in ("jsonl.gz", "parquet")


def _folder(source):
    return hashlib.sha256(os.fsencode(source.path)).hexdigest()[:16]


def read_parts(cuts: Path, source: CorpusEntry) -> tuple[list[tuple[str, int]], str]:
    """The parts of a table that was cut, as (file, number of its first record), and what is wrong with the table, or ""."""
    folder = cuts / _folder(source)
    index = json.loads((folder / "index.json").read_text("utf-8"))
    return [(str(folder / name), line) for name, line in index["parts"]], index["problem"]


def cut_table(corpus: str | Path, cuts: Path, size: int, source: CorpusEntry) -> None:
    """Rewrite a table that can only be read from its start as parts of at most `size` records; whole or not at all.

    The parts and their `index.json` are written to a folder in `cuts`.
    """
    target = cuts / _folder(source)
    if (target / "index.json").exists():
        return
    building = cuts / f"tmp-{secrets.token_hex(8)}"
    building.mkdir(parents=True)
    written: list[tuple[str, int]] = []
    read, problem = 0, ""

    def pieces():
        nonlocal read, problem
        try:
            with open_table(corpus_folder(corpus) / source.path) as file:
                for number, size, piece in (_lines if source.table == "jsonl.gz" else _rows)(file):
                    yield number, size, piece
                    read = number
        except TRUNCATED as error:
            problem = f"after line {read}: the compressed file is damaged or ends too soon ({error})"
        except Exception as error:  # of reading, of whatever kind: what was read until then is used
            problem = f"after {'line' if source.table == 'jsonl.gz' else 'row'} {read}: {reason(error)}"

    for number, group in _groups(pieces(), size):
        name = f"part-{len(written):06d}.{source.table}"
        (_write_lines if source.table == "jsonl.gz" else _write_rows)(building / name, group)
        written.append((name, number))
    (building / "index.json").write_text(json.dumps({"parts": written, "problem": problem}), "utf-8")
    try:
        building.rename(target)
    except OSError:  # another worker was faster
        shutil.rmtree(building)


def _groups(pieces, size):
    """(number of the first, pieces) of each part, from (number, size, piece)."""
    group: list[bytes | pa.RecordBatch] = []
    first, held = 1, 0
    for number, length, piece in pieces:
        if group and (len(group) >= size or held + length > BYTES):
            yield first, group
            group, held = [], 0
        first = first if group else number
        group.append(piece)
        held += length
    if group:
        yield first, group


def _lines(file):
    """The lines of a compressed file. A line that is too long is replaced by its length in words, which is not valid JSON."""
    for line, size, data in read_lines(file):
        yield line, size if data else 0, data or f"a line of {size:,} bytes\n".encode()


def _rows(file):
    row = 1
    for batch in batches(file):
        sizes = np.zeros(len(batch), int)
        for column in batch.columns:
            if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
                sizes += pc.fill_null(pc.binary_length(column), 0).to_numpy(zero_copy_only=False)
        for at, size in enumerate(sizes):
            yield row + at, int(size), batch.slice(at, 1)
        row += len(batch)


def _write_lines(path, group):
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0, filename="") as out:
        out.writelines(group)


def _write_rows(path, group):
    pq.write_table(pa.Table.from_batches(group), path, compression="zstd")
