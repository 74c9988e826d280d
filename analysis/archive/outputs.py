"""Tables in, files out: the folder of a corpus's tables, and its manifest, which says how they were made."""

import hashlib
import json
import shutil
import warnings
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.core.durable import DamageWarning, read_json, write_json, written_whole
from analysis.core.schema import table
from analysis.corpus.files import MANIFEST
from analysis.corpus.problems import Problem

BY_PARTITION = ("articles", "sentences", "attributions", "marks", "scores", "health")
TABLES = (*BY_PARTITION, "comparison", "problems")
DONE, WORK = "partitions", "work"
ROWS = 10_000  # problems in memory at a time
SETTINGS = {
    "discourse": "another version of this program",
    "lexicons": "other lexicons",
    "codebook": "another codebook",
    "voices": "another setting of --voices",
    "command": "other settings",
    "input": "other articles, or articles changed since",
    "seed": "another seed",
}  # how an error message calls a setting of the manifest that differs


def write_parquet(path: Path, frames: Iterable[pd.DataFrame]) -> None:
    """Write tables, one after the other, into one file; at least one."""
    tables = map(_rows, frames)
    first = next(tables)
    by_article = [name for name in first.schema.names if name == "article"]  # to find an article among partitions
    options = {"compression": "zstd", "write_statistics": by_article}
    with written_whole(path) as building, pq.ParquetWriter(building, first.schema, **options) as writer:
        for rows in chain([first], tables):
            writer.write_table(rows)


def _rows(frame):
    frame = frame.copy(deep=False)
    frame.attrs = {}  # which would be written too
    return pa.Table.from_pandas(frame, preserve_index=False)


def write_csv(path: Path, frames: Iterable[pd.DataFrame]) -> None:
    """Write tables, one after the other, into one file; at least one."""
    with written_whole(path) as building, building.open("w", encoding="utf-8", newline="") as file:
        for number, frame in enumerate(frames):
            frame.to_csv(file, index=False, header=number == 0, lineterminator="\n")


def run_digest(settings: dict) -> str:
    """A digest of settings, written into every file of `partitions/` to tell runs apart."""
    return hashlib.sha256(json.dumps([settings.get(key) for key in SETTINGS]).encode()).hexdigest()


def read_voices(output: str | Path) -> str:
    """How the voices of tables were found, from their manifest, or ""."""
    try:
        return read_json(Path(output, MANIFEST)).get("voices") or ""
    except (OSError, ValueError):
        return ""


def check_output_folder(corpus: str | Path, output: str | Path) -> None:
    """ValueError if tables cannot be written there."""
    output = Path(output)
    if output.exists() and not output.is_dir():
        raise ValueError(f"{output}: not a folder")
    if output.resolve() == Path(corpus).resolve():
        raise ValueError(f"{output}: this is the folder of articles; its articles.csv would be overwritten")


def prepare_folder(output: str | Path, wanted: dict, overwrite: bool = False) -> dict:
    """Make the folder ready for tables with these settings, and return its manifest.

    ValueError if it holds something else: tables with other settings (unless `overwrite`), or files of other programs.
    """
    output = Path(output)
    known = _read_manifest(output, wanted)
    taken = [name for name in (*TABLES, *(f"{name}.csv" for name in TABLES), DONE, WORK) if (output / name).exists()]
    if known:
        other = [said for key, said in SETTINGS.items() if known.get(key) != wanted[key]]
        if not other:
            return known
        if not overwrite:
            raise ValueError(
                f"{output}: there are tables made with {' and '.join(other)} (by: {known.get('command')}); choose another "
                "folder, or use --overwrite to replace them"
            )
        (output / MANIFEST).unlink()
        for name in TABLES:
            (output / f"{name}.csv").unlink(missing_ok=True)
        for name in (*TABLES, DONE, WORK):
            shutil.rmtree(output / name, ignore_errors=True)
    elif taken:
        raise ValueError(f"{output}: '{taken[0]}' in it was not written by this command; choose another folder")
    known = {**wanted, "finished": False}
    write_json(output / MANIFEST, known)
    return known


def _read_manifest(output, wanted):
    """The manifest, or None. If it is damaged, it is restored from `wanted` if the files of `partitions/` are of that run."""
    path = output / MANIFEST
    if not path.exists():
        return None
    try:
        known = read_json(path)
    except ValueError as error:
        said = f"{error}; the tables will be checked, and what is missing will be written again"
        warnings.warn(said, DamageWarning, stacklevel=4)
        runs = {row.get("run") for _, row in partition_records(output) if row}
        if run_digest(wanted) in runs:
            write_json(path, {**wanted, "finished": False})
            return {**wanted, "finished": False}
        return {"command": "a command that is no longer known because the manifest is damaged"} if runs else None
    if "discourse" not in known:
        raise ValueError(f"{output}: '{MANIFEST}' in it was not written by this command; choose another folder")
    return known


def partition_records(output: Path) -> Iterator[tuple[Path, dict | None]]:
    """(path, row) of every file in `partitions/`, in order; the row is None if the file is damaged."""
    for path in sorted(Path(output, DONE).glob("part-*.json")):
        try:
            yield path, read_json(path)
        except ValueError:
            yield path, None


def discard_output(output: str | Path) -> None:
    """Delete what was written for a corpus in which no article could be measured."""
    output = Path(output)
    (output / MANIFEST).unlink()
    for name in (DONE, WORK):
        shutil.rmtree(output / name, ignore_errors=True)


def read_first_problems(output: str | Path, number: int) -> list[Problem]:
    """The first rows of each status in the table of problems, failed before left out, without loading the whole table."""
    first = table("problems")
    for rows in _problems(Path(output)):
        first = pd.concat([first, rows]).sort_values("status", kind="stable").groupby("status").head(number)
    return list(first.itertuples(index=False, name=None))


def _problems(output):
    if (output / "problems.csv").exists():
        with pd.read_csv(output / "problems.csv", dtype="str", keep_default_na=False, chunksize=ROWS) as found:
            yield from found
    else:
        with pq.ParquetFile(output / "problems" / "part-000000.parquet") as file:
            yield from (batch.to_pandas() for batch in file.iter_batches(ROWS))
