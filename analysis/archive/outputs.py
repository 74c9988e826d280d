"""Where the tables of a corpus go: names of files, how they are written, and the manifest."""

import functools
import hashlib
import json
import shlex
import shutil
import warnings
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import __version__
from analysis.comparison.permutations import SEED
from analysis.core.durable import DamageWarning, digest, read_json, write_json, written_whole
from analysis.core.schema import table
from analysis.core.weights import MODELS
from analysis.corpus.files import MANIFEST, Layout
from analysis.lexicons.load import read_codebook
from analysis.text.parse import reading

TABLES = ("articles", "sentences", "attributions", "marks", "scores", "comparison", "problems")
DONE, WORK = "partitions", "work"
ROWS = 10_000  # of problems held at a time
PLACES = ("start", "end", "source_start", "source_end", "cue_start", "cue_end")
DISTINCT = ("text", "count_per_1000", "weight_per_1000")  # of which a dictionary would hold nearly every one
NAMED = {
    "discourse": "another version of this program",
    "lexicons": "other lexicons",
    "codebook": "another codebook",
    "voices": "another reading of voices",
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
    input: str = ""  # the digest of the corpus
    voices: str = "parsed"

    def book(self):
        """The codebook, if it and the program are those of the job."""
        book = _codebook(self.codebook, self.digests["codebook"])
        if digests(book, self.voices) != self.digests:
            raise ValueError(
                "the worker has another version of the program, of its lexicons, of the codebook or of the parser"
            )
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
            yield number_of(path), read_json(path)

    def write(self, name, number, frames):
        """Write one table of one partition; its digest by the name of its file."""
        path = self.part(name, number)
        write_parquet(path, frames)
        return {path.relative_to(self.output).as_posix(): digest(path)}


def number_of(path):
    """The number of the partition that a file belongs to."""
    return int(path.stem.removeprefix("part-"))


@functools.cache
def _codebook(path, digest):
    return read_codebook(path) if path else None


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


def digests(book, voices="parsed"):
    """What results depend on beside the articles: version, lexicons, codebook and how voices are read."""
    return {
        "discourse": __version__,
        "lexicons": _lexicons(),
        "codebook": book.digest if book else None,
        "voices": reading(voices),
    }


@functools.cache
def _lexicons():
    found = hashlib.sha256()
    for path in sorted([*MODELS.parent.glob("lexicons/*.toml"), *MODELS.glob("*/*")]):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def settings(job):
    """The head of the manifest: two runs that agree in it give the same tables."""
    parts = ["discourse", "measure", Path(job.corpus).name, "--format", job.format, "--partition-size", str(job.size)]
    parts += ["--codebook", Path(job.codebook).name] if job.codebook else []
    parts += ["--text-column", job.layout.text] + (["--key-column", job.layout.key] if job.layout.key else [])
    parts += ["--voices", job.voices] if job.voices != "parsed" else []
    return {**job.digests, "command": shlex.join(parts), "input": job.input, "seed": SEED}


def run_of(settings):
    """A digest of settings; it stands in every file of `partitions/`, so that none is taken for one of another run."""
    return hashlib.sha256(json.dumps([settings.get(key) for key in NAMED]).encode()).hexdigest()


def voices_of(output):
    """How the voices of tables were read, as their manifest tells it, or ""."""
    try:
        return read_json(Path(output, MANIFEST)).get("voices") or ""
    except (OSError, ValueError):
        return ""


def check_place(corpus, output):
    """Refuse a place where no tables can go, with a ValueError."""
    output = Path(output)
    if output.exists() and not output.is_dir():
        raise ValueError(f"{output}: not a folder")
    if output.resolve() == Path(corpus).resolve():
        raise ValueError(f"{output}: the folder of articles itself; its articles.csv would be overwritten")


def prepare(output, wanted, overwrite=False):
    """Make the folder ready for tables with these settings, and return its manifest.

    Raises
    ------
    ValueError
        If it holds something else: tables with other settings (unless `overwrite`), or what is not of this command.
    """
    output = Path(output)
    known = _known(output, wanted)
    taken = [name for name in (*TABLES, *(f"{name}.csv" for name in TABLES), DONE, WORK) if (output / name).exists()]
    if known:
        other = [said for key, said in NAMED.items() if known.get(key) != wanted[key]]
        if not other:
            return known
        if not overwrite:
            raise ValueError(
                f"{output}: there are tables made with {' and '.join(other)} (by: {known.get('command')}); choose another "
                "folder, or say --overwrite to replace them"
            )
        (output / MANIFEST).unlink()
        for name in TABLES:
            (output / f"{name}.csv").unlink(missing_ok=True)
        for name in (*TABLES, DONE, WORK):
            shutil.rmtree(output / name, ignore_errors=True)
    elif taken:
        raise ValueError(f"{output}: '{taken[0]}' in it is not of this command; choose another folder")
    known = {**wanted, "finished": False}
    write_json(output / MANIFEST, known)
    return known


def _known(output, wanted):
    """The manifest; if it is damaged, what the files of `partitions/` tell of it; None if nothing is known."""
    path = output / MANIFEST
    if not path.exists():
        return None
    try:
        known = read_json(path)
    except ValueError as error:
        warnings.warn(
            f"{error}; the tables are checked, and what is missing is made again", DamageWarning, stacklevel=4
        )
        runs = {row.get("run") for _, row in partitions(output) if row}
        if run_of(wanted) in runs:
            write_json(path, {**wanted, "finished": False})
            return {**wanted, "finished": False}
        return {"command": "a command that its damaged manifest no longer tells"} if runs else None
    if "discourse" not in known:
        raise ValueError(f"{output}: '{MANIFEST}' in it is not of this command; choose another folder")
    return known


def partitions(output):
    """(path, row) of every file in `partitions/`, in order; the row of one that is not whole is None."""
    for path in sorted(Path(output, DONE).glob("part-*.json")):
        try:
            yield path, read_json(path)
        except ValueError:
            yield path, None


def discard(job):
    """Leave nothing behind of a corpus in which no article could be measured."""
    output = Path(job.output)
    (output / MANIFEST).unlink()
    for name in (DONE, WORK):
        shutil.rmtree(output / name, ignore_errors=True)


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
