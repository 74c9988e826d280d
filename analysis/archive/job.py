"""Settings in, a `Job` out: what every worker must know about a run, and what its results depend on."""

import functools
import hashlib
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import __version__
from analysis.archive.outputs import DONE, WORK, write_parquet
from analysis.comparison.permutations import SEED
from analysis.core.durable import file_digest, read_json
from analysis.core.package_files import MODELS, lexicon_files
from analysis.corpus.files import CorpusLayout
from analysis.lexicons.load import Lexicon, read_codebook
from analysis.text.parse import voices_method


@dataclass(frozen=True)
class Job:
    """What every worker must know: where to read and write, and what the results depend on."""

    corpus: str
    output: str
    codebook: str | None
    digests: dict
    layout: CorpusLayout
    size: int
    format: str
    input: str = ""  # the digest of the corpus
    voices: str = "parsed"

    def book(self) -> Lexicon | None:
        """The codebook; ValueError if it or the program is not the version of the job."""
        book = _codebook(self.codebook, self.digests["codebook"])
        if result_versions(book, self.voices) != self.digests:
            parts = "the program, of its lexicons, of the codebook or of the parser"
            raise ValueError(f"the worker has another version of {parts}")
        return book

    @property
    def cuts(self) -> Path:
        """The folder into which large tables are cut (`analysis.corpus.chunks`)."""
        return Path(self.output, WORK, "cuts")

    def part(self, name: str, number: int) -> Path:
        """The file of one table of one partition."""
        parts = Path(self.output, WORK) if self.format == "csv" else Path(self.output)
        return parts / name / f"part-{number:06d}.parquet"

    def done(self, number: int) -> Path:
        """The file that says that a partition is done."""
        return Path(self.output, DONE, f"part-{number:06d}.json")

    def rows(self) -> Iterator[tuple[int, dict]]:
        """(number, row) of every partition that is done, in order; `row` is what `measure_partition` returned."""
        for path in sorted(Path(self.output, DONE).glob("part-*.json")):
            yield partition_number(path), read_json(path)

    def write(self, name: str, number: int, frames: Iterable[pd.DataFrame]) -> dict[str, str]:
        """Write one table of one partition; returns {name of its file: digest}."""
        path = self.part(name, number)
        write_parquet(path, frames)
        return {path.relative_to(self.output).as_posix(): file_digest(path)}


def partition_number(path: Path) -> int:
    """The number of the partition that a file belongs to."""
    return int(path.stem.removeprefix("part-"))


@functools.cache
def _codebook(path, digest):
    return read_codebook(path) if path else None


def result_versions(book: Lexicon | None, voices: str = "parsed") -> dict:
    """What results depend on besides the articles: version, lexicons, codebook, and how voices are found."""
    return {
        "discourse": __version__,
        "lexicons": _lexicons(),
        "codebook": book.digest if book else None,
        "voices": voices_method(voices),
    }


@functools.cache
def _lexicons():
    found = hashlib.sha256()
    for path in sorted([*lexicon_files(), *MODELS.glob("*/*")]):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def run_settings(job: Job) -> dict:
    """The settings in the manifest: two runs with the same settings give the same tables."""
    parts = ["discourse", "measure", Path(job.corpus).name, "--format", job.format, "--partition-size", str(job.size)]
    parts += ["--codebook", Path(job.codebook).name] if job.codebook else []
    parts += ["--text-column", job.layout.text] + (["--key-column", job.layout.key] if job.layout.key else [])
    parts += [] if job.layout.repair else ["--no-repair"]
    parts += ["--voices", job.voices] if job.voices != "parsed" else []
    return {**job.digests, "command": shlex.join(parts), "input": job.input, "seed": SEED}
