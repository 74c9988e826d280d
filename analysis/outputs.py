"""Where the tables of a corpus go: names of files, files written whole or not at all, and the manifest."""

import functools
import hashlib
import json
import secrets
import shlex
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

import analysis
from analysis.corpus import MANIFEST, Layout
from analysis.inference import SEED
from analysis.lexicons import read_codebook
from analysis.tables import table

TABLES = ("articles", "sentences", "attributions", "marks", "scores", "comparison", "problems")
DONE, WORK = "partitions", "work"
ROWS = 10_000  # of problems held at a time
PLACES = ("start", "end", "source_start", "source_end", "cue_start", "cue_end")
DISTINCT = ("text", "count_per_1000", "weight_per_1000")  # of which a dictionary would hold nearly every one
NAMED = {
    "discourse": "another version of this program",
    "lexicons": "other lexicons",
    "codebook": "another codebook",
    "command": "other settings",
    "input": "other articles, or articles changed since",
    "seed": "another seed",
}  # what the settings in a manifest are, where they differ


@dataclass(frozen=True)
class Job:
    """What every worker has to know: where to read and write, and what the results depend on."""

    corpus: str
    output: str
    codebook: str | None
    digests: dict
    layout: Layout
    size: int
    format: str

    def book(self):
        """The codebook, if it and the program are those of the job."""
        book = _codebook(self.codebook, self.digests["codebook"])
        if digests(book) != self.digests:
            raise ValueError("the worker has another version of the program, of its lexicons or of the codebook")
        return book

    @property
    def cuts(self):
        """Where `cut` writes."""
        return Path(self.output, WORK, "cuts")

    def part(self, name, number):
        """The file of one table of one partition."""
        parts = Path(self.output, WORK) if self.format == "csv" else Path(self.output)
        return parts / name / f"part-{number:06d}.parquet"

    def done(self, number):
        """The file that says that a partition is done."""
        return Path(self.output, DONE, f"part-{number:06d}.json")

    def rows(self):
        """(number, row) of every partition that is done, in order; `row` is what `measure_partition` returned."""
        for path in sorted(Path(self.output, DONE).glob("part-*.json")):
            yield int(path.stem.removeprefix("part-")), json.loads(path.read_text("utf-8"))


@functools.cache
def _codebook(path, digest):
    return read_codebook(path) if path else None


@contextmanager
def written_whole(path):
    """A name to write to, in the place of `path`, which gets it when all is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield building
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)


def write_json(path, content):
    with written_whole(path) as building:
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        building.write_text(text, "utf-8", errors="backslashreplace")  # a file name may hold what is not UTF-8: \udce9


def write_parquet(path, frames):
    """Write tables, one behind the other, into one file; at least one."""
    frames = iter(frames)
    first = _rows(next(frames))
    with written_whole(path) as building, pq.ParquetWriter(building, first.schema, **_encoding(first)) as writer:
        writer.write_table(first)
        for frame in frames:
            writer.write_table(_rows(frame))


def _encoding(rows):
    """How the columns are written: in half the time that pyarrow takes by itself, in four fifths of the room."""
    names = rows.schema.names
    places = [field.name for field in rows.schema if field.name in PLACES and pa.types.is_integer(field.type)]
    return {
        "compression": "zstd",
        "use_dictionary": [name for name in names if name not in (*places, *DISTINCT)],
        "column_encoding": dict.fromkeys(places, "DELTA_BINARY_PACKED"),
        "write_statistics": [name for name in names if name == "article"],  # so that one is found among partitions
    }


def _rows(frame):
    frame = frame.copy(deep=False)
    frame.attrs = {}
    return pa.Table.from_pandas(frame, preserve_index=False)


def write_csv(path, frames):
    """Write tables, one behind the other, into one file; at least one."""
    with written_whole(path) as building, building.open("w", encoding="utf-8", newline="") as file:
        for number, frame in enumerate(frames):
            frame.to_csv(file, index=False, header=number == 0, lineterminator="\n")


def digests(book):
    """What results depend on beside the articles: version, lexicons and codebook."""
    return {
        "discourse": analysis.__version__,
        "lexicons": _lexicons(),
        "codebook": book.digest if book else None,
    }


@functools.cache
def _lexicons():
    found = hashlib.sha256()
    for path in sorted(Path(str(files("analysis") / "lexicons")).iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def settings(job, digest):
    """The head of the manifest, of a corpus with that digest: two runs that agree in it give the same tables."""
    parts = ["discourse", "measure", Path(job.corpus).name, "--format", job.format, "--partition-size", str(job.size)]
    parts += ["--codebook", Path(job.codebook).name] if job.codebook else []
    parts += ["--text-column", job.layout.text] + (["--key-column", job.layout.key] if job.layout.key else [])
    return {**job.digests, "command": shlex.join(parts), "input": digest, "seed": SEED}


def prepare(corpus, output, wanted, overwrite=False):
    """Make the folder ready for tables with these settings, and return its manifest.

    Raises
    ------
    ValueError
        If it holds something else: tables with other settings (unless `overwrite`), what is not of this command, the
        articles.
    """
    output = Path(output)
    manifest = output / MANIFEST
    if output.exists() and not output.is_dir():
        raise ValueError(f"{output}: not a folder")
    if output.resolve() == Path(corpus).resolve():
        raise ValueError(f"{output}: the folder of articles itself; its articles.csv would be overwritten")
    if manifest.exists():
        known = json.loads(manifest.read_text("utf-8"))
        other = [said for key, said in NAMED.items() if known.get(key) != wanted[key]]
        if not other:
            return known
        if not overwrite:
            raise ValueError(
                f"{output}: there are tables made with {' and '.join(other)} (by: {known.get('command')}); choose another "
                "folder, or say --overwrite to replace them"
            )
        manifest.unlink()
        for name in TABLES:
            (output / f"{name}.csv").unlink(missing_ok=True)
        for name in (*TABLES, DONE, WORK):
            shutil.rmtree(output / name, ignore_errors=True)
    elif taken := [
        name for name in (*TABLES, *(f"{name}.csv" for name in TABLES), DONE, WORK) if (output / name).exists()
    ]:
        raise ValueError(f"{output}: '{taken[0]}' in it is not of this command; choose another folder")
    known = {**wanted, "finished": False}
    write_json(manifest, known)
    return known


def discard(job):
    """Leave nothing behind of a corpus in which no article could be measured."""
    output = Path(job.output)
    (output / MANIFEST).unlink()
    for name in (DONE, WORK):
        shutil.rmtree(output / name, ignore_errors=True)
    if not any(output.iterdir()):
        output.rmdir()


def first_problems(output, number):
    """The first rows of the table of problems, what failed before what was left out; it is never held whole."""
    first = table("problems")
    for rows in _problems(Path(output)):
        first = pd.concat([first, rows]).sort_values("status", kind="stable").head(number)
    return list(first.itertuples(index=False, name=None))


def _problems(output):
    if (output / "problems.csv").exists():
        with pd.read_csv(output / "problems.csv", dtype="str", keep_default_na=False, chunksize=ROWS) as found:
            yield from found
    else:
        with pq.ParquetFile(output / "problems" / "part-000000.parquet") as file:
            yield from (batch.to_pandas() for batch in file.iter_batches(ROWS))
