"""A corpus of any size in, its tables as files out, partition by partition; a run that was stopped continues where it stopped.

A partition is done when its `partitions/part-000000.json` exists, which is written after its tables and holds their digests.
"""

import functools
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from analysis.archive.assembly import add_columns, assemble_tables, common_columns, repeated_keys
from analysis.archive.damage import LOCK, forget_damaged
from analysis.archive.forecast import forecast
from analysis.archive.job import Job, result_versions, run_settings
from analysis.archive.outputs import (
    BY_PARTITION,
    DONE,
    TABLES,
    WORK,
    check_output_folder,
    discard_output,
    prepare_folder,
)
from analysis.archive.partition import measure_partition
from analysis.archive.workers import LostTask, task_runner
from analysis.comparison.folder import find_codebook
from analysis.core import interrupts
from analysis.core.durable import half_written, write_json
from analysis.core.locks import locked
from analysis.corpus.chunks import cut_table, needs_cutting
from analysis.corpus.files import MANIFEST, CorpusLayout
from analysis.corpus.partitions import SIZE, plan_partitions
from analysis.corpus.problems import FAILED, problem
from analysis.corpus.read import no_article_error
from analysis.corpus.survey import problems_before_reading, survey

FEW = 1_000  # article files whose tables are CSV by default


def measure_archive(  # noqa: PLR0913
    corpus: str | Path, output: str | Path, codebook: str | Path | None = None, *, format: str | None = None, size: int = SIZE,
    layout: CorpusLayout | None = None, overwrite: bool = False, workers: int | None = None, cluster: str | None = None,
    scheduler: str | None = None, progress: Callable[[int], object] = lambda articles: None, voices: str = "parsed",
    announce: Callable[[str], object] = lambda line: None,
) -> dict:  # fmt: skip
    """Measure a corpus of any size and write its tables.

    Each worker holds one partition at a time. If a call is stopped, the same call continues with the partitions that are
    not done. The tables do not depend on the workers or on the size of partitions.

    Parameters
    ----------
    corpus : str or Path
        See `read_articles`.
    output : str or Path
        The folder for the tables.
    codebook : str or Path, optional
        See `find_codebook`.
    format : {'csv', 'parquet'}, optional
        One CSV file per table, or one folder of Parquet files per table. By default csv for up to 1,000 article files, else
        parquet.
    size : int
        The most articles in a partition.
    layout : Layout, optional
        Which columns of tables hold text and key.
    overwrite : bool
        Replace the tables in `output` if they were made with other settings or of other articles.
    workers, cluster, scheduler
        See `analysis.archive.workers.task_runner`.
    progress : callable
        Called with the number of its articles when a partition is done.
    voices : {'parsed', 'quotes'}
        See `attributions`.
    announce : callable
        Called before the first partition with a line on how long it will take, "" if that is not long.

    Returns
    -------
    dict
        The manifest: settings, versions and digests, whether it is `finished`, and the totals `partitions`, `articles`,
        `words`, `marks`, `problems`.

    Raises
    ------
    FileNotFoundError, ValueError
        As for `read_articles` and `attributions`; also if `output` holds something else.
    BlockingIOError
        If another run is writing there.

    Warns
    -----
    DamageWarning
        For each file in `output` that is missing or was changed since it was written; it is made again.
    """
    if size < 1:
        raise ValueError(f"partition size {size}: at least 1")
    book = find_codebook(corpus, codebook)
    layout = replace(layout or CorpusLayout(), codebook=str(Path(book.path).resolve()) if book else None)
    seen = survey(corpus, layout)
    job = Job(
        corpus=str(Path(corpus).resolve()), output=str(Path(output).resolve()), layout=layout, size=size,
        codebook=layout.codebook, digests=result_versions(book, voices), voices=voices,
        format=format or ("parquet" if seen.tables or seen.texts > FEW else "csv"), input=seen.digest,
    )  # fmt: skip
    check_output_folder(corpus, output)
    with locked(Path(output, LOCK), output, run_settings(job)["command"]):
        manifest = forget_damaged(job, prepare_folder(output, run_settings(job), overwrite))
        if not manifest["finished"]:
            write_json(Path(output, MANIFEST), manifest)
            with (
                interrupts.watch_interrupts(),
                _half_written_deleted(job),
                task_runner(workers, cluster, scheduler) as run,
            ):
                lost = _measure_all(job, seen, run, progress, lambda: announce(forecast(job, workers)))
            totals = assemble_tables(job, lost)
            if not totals["articles"]:
                problems = [
                    *problems_before_reading(corpus, layout),
                    *(found for _, row in job.rows() for found in row["problems"][:3]),
                ]
                discard_output(output)
                raise no_article_error(corpus, problems)
            manifest |= {**totals, "finished": not lost}
            write_json(Path(output, MANIFEST), manifest)
        if manifest["finished"]:
            shutil.rmtree(Path(output, WORK), ignore_errors=True)
    return manifest


@contextmanager
def _half_written_deleted(job):
    """If an error or an interrupt leaves the block, delete the files that workers had half written when they were ended."""
    try:
        yield
    except BaseException:
        with interrupts.hold_interrupts():
            for path in half_written(Path(job.output), [*TABLES, DONE, WORK]):
                path.unlink(missing_ok=True)
        raise


def _measure_all(job, seen, run, progress, begin):
    """Measure every partition that is not done; returns the problem of each whose workers died, by number."""
    _run_all(run, functools.partial(cut_table, job.corpus, job.cuts, job.size), filter(needs_cutting, seen.tables))
    begin()
    lost = {}
    waiting = (
        part
        for part in plan_partitions(job.corpus, job.cuts, job.size, job.layout)
        if not job.done(part.number).exists()
    )
    for part, result in run(functools.partial(measure_partition, job), waiting):
        if isinstance(result, LostTask):
            why = f"partition {part.number} was not measured: {result.problem}"
            lost[part.number] = problem(part.path, FAILED, why)
        else:
            progress(result["articles"])
    # What is known only after all partitions: keys that an earlier article has, columns that only some have
    again = repeated_keys(job)
    twice = (
        (part for part in plan_partitions(job.corpus, job.cuts, job.size, job.layout) if part.number in again)
        if again
        else ()
    )
    _run_all(run, functools.partial(_measure_without, job, again), twice)
    columns, numbers, _ = common_columns(job)
    _run_all(run, functools.partial(add_columns, job, columns), numbers)
    return lost


def _run_all(run, function, tasks):
    """Run tasks; ValueError if the workers of one died."""
    for task, result in run(function, tasks):
        if isinstance(result, LostTask):
            raise ValueError(f"{getattr(task, 'path', task)}: {result.problem}")


def _measure_without(job, keys, partition):
    job.done(partition.number).unlink()  # first: until the partition is done again, its tables are inconsistent
    for name in BY_PARTITION:
        job.part(name, partition.number).unlink(missing_ok=True)
    return measure_partition(job, partition, keys[partition.number])
