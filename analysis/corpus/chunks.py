"""What can only be read from its start (gzip, Parquet) cut into parts of some hundred records, once."""

import gzip
import hashlib
import json
import os
import secrets
import shutil

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.corpus import records
from analysis.corpus.files import root
from analysis.corpus.problems import reason

BYTES = 4_000_000  # of text in a partition: memory holds some hundred times as much


def is_cut(source):
    """Whether a table can only be read from its start, so that it has to be `cut`."""
    return source.table in ("jsonl.gz", "parquet")


def _folder(source):
    return hashlib.sha256(os.fsencode(source.path)).hexdigest()[:16]


def parts(cuts, source):
    """The parts of a source that was cut, as (file, number of the first record), and what is wrong with it, or ""."""
    folder = cuts / _folder(source)
    index = json.loads((folder / "index.json").read_text("utf-8"))
    return [(str(folder / name), line) for name, line in index["parts"]], index["problem"]


def cut(corpus, cuts, size, source):
    """Rewrite a table that can only be read from its start as parts of `size` records; whole or not at all.

    Parameters
    ----------
    corpus : str or Path
    cuts : Path
        The parts and their `index.json` are written to a folder in it.
    size : int
        The most records of a part.
    source : Source
    """
    target = cuts / _folder(source)
    if (target / "index.json").exists():
        return
    building = cuts / f"tmp-{secrets.token_hex(8)}"
    building.mkdir(parents=True)
    path, written, damage = root(corpus) / source.path, [], []
    lines = source.table == "jsonl.gz"
    writing, pieces = (_write_lines, _lines) if lines else (_write_rows, _rows)
    for line, group in _groups(pieces(path, damage), size):
        name = f"part-{len(written):06d}.{'jsonl.gz' if lines else 'parquet'}"
        writing(building / name, group)
        written.append((name, line))
    index = {"parts": written, "problem": "".join(damage)}
    (building / "index.json").write_text(json.dumps(index), "utf-8")
    try:
        building.rename(target)
    except OSError:  # another worker was faster
        shutil.rmtree(building)


def _groups(pieces, size):
    """(line, pieces) of each part, from (line, size, piece)."""
    group, first, held = [], 1, 0
    for line, length, piece in pieces:
        if group and (len(group) >= size or held + length > BYTES):
            yield first, group
            group, held = [], 0
        first = first if group else line
        group.append(piece)
        held += length
    if group:
        yield first, group


def _lines(path, damage):
    """The lines of a compressed file; in the place of one that is too long stands how long it is, which is no JSON."""
    last = 0
    try:
        with records.opened(path) as file:
            for line, size, data in records.lines(file):
                yield line, size if data else 0, data or f"a line of {size:,} bytes\n".encode()
                last = line
    except records.TRUNCATED as error:
        damage.append(f"after line {last}: the compressed file is damaged or ends too soon ({error})")
    except Exception as error:  # of reading, of whatever kind: what was read until then is used
        damage.append(f"after line {last}: {reason(error)}")


def _write_lines(path, group):
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0, filename="") as out:
        out.writelines(group)


def _rows(path, damage):
    row = 1
    try:
        with records.opened(path) as file:
            for batch in records.batches(file):
                sizes = [0] * len(batch)
                for column, field in zip(batch.columns, batch.schema, strict=True):
                    if pa.types.is_large_string(field.type) or pa.types.is_string(field.type):
                        sizes = [a + (b or 0) for a, b in zip(sizes, pc.binary_length(column).to_pylist(), strict=True)]
                for i, size in enumerate(sizes):
                    yield row + i, size, batch.slice(i, 1)
                row += len(batch)
    except Exception as error:  # as above
        damage.append(f"after row {row - 1}: {reason(error)}")


def _write_rows(path, group):
    pq.write_table(pa.Table.from_batches(group), path, compression="zstd")
