"""A corpus of any size, measured partition by partition into files; begun again, it goes on where it was stopped.

A partition is done when `partitions/part-000000.json` is there, which is written after its tables and holds their digests.
"""

import functools
import shutil
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from analysis.archive.assembly import assemble, narrow, repeated, widen
from analysis.archive.damage import LOCK, mend
from analysis.archive.forecast import forecast
from analysis.archive.outputs import DONE, TABLES, WORK, Job, check_place, digests, discard, prepare, run_of, settings
from analysis.archive.workers import Lost, ways
from analysis.comparison.measured import find_codebook, measured
from analysis.core import interrupts
from analysis.core.durable import half_written, write_json
from analysis.core.locks import locked
from analysis.corpus.chunks import cut, is_cut
from analysis.corpus.files import MANIFEST, Layout, listed, survey
from analysis.corpus.partitions import SIZE, plan
from analysis.corpus.problems import FAILED, problem
from analysis.corpus.read import no_usable, read

FEW = 1_000  # article files whose tables are CSV unless told otherwise
BY_PARTITION = ("sentences", "attributions", "marks", "scores", "articles")


def measure_archive(
    corpus, output, codebook=None, *, format=None, size=SIZE, layout=None, overwrite=False, workers=None, cluster=None,
    scheduler=None, progress=lambda articles: None, voices="parsed", announce=lambda line: None,
):  # fmt: skip
    """Measure a corpus of any size and write its tables.

    Each worker holds one partition at a time. The same call, when it was stopped in whatever way, goes on with the
    partitions that are not done. The tables are the same whoever made them, and whatever the size of partitions.

    Parameters
    ----------
    corpus : str or Path
        See `read_articles`.
    output : str or Path
        The folder for the tables.
    codebook : str or Path, optional
        See `find_codebook`.
    format : {'csv', 'parquet'}, optional
        One CSV file a table, or one folder of Parquet files a table. By default csv for up to 1,000 article files, else
        parquet.
    size : int
        The most articles in a partition.
    layout : Layout, optional
        Which columns of tables hold text and key.
    overwrite : bool
        Replace the tables in `output` if they were made with other settings or of other articles.
    workers, cluster, scheduler
        See `analysis.archive.workers.ways`.
    progress : callable
        Told the number of articles whenever a partition is done.
    voices : {'parsed', 'quotes'}
        See `attributions`.
    announce : callable
        Told in a line, before it begins, how long it will take, if that is long.

    Returns
    -------
    dict
        The manifest: settings, versions and digests, whether it is `finished`, and the totals `partitions`, `articles`,
        `words`, `marks`, `problems`.

    Raises
    ------
    FileNotFoundError, ValueError
        As `read_articles` and `attributions`; and if `output` holds something else.
    BlockingIOError
        If another run is writing there.

    Warns
    -----
    DamageWarning
        Of each file in `output` that is missing or was changed since it was written; it is made again.
    """
    if size < 1:
        raise ValueError(f"partition size {size}: at least 1")
    book = find_codebook(corpus, codebook)
    layout = replace(layout or Layout(), codebook=str(Path(book.path).resolve()) if book else None)
    seen = survey(corpus, layout)
    job = Job(
        corpus=str(Path(corpus).resolve()), output=str(Path(output).resolve()), layout=layout, size=size,
        codebook=layout.codebook, digests=digests(book, voices), voices=voices,
        format=format or ("parquet" if seen.tables or seen.texts > FEW else "csv"), input=seen.digest,
    )  # fmt: skip
    check_place(corpus, output)
    with locked(Path(output, LOCK), output, settings(job)["command"]):
        manifest = mend(job, prepare(output, settings(job), overwrite))
        if not manifest["finished"]:
            write_json(Path(output, MANIFEST), manifest)
            with interrupts.watched(), _swept(job), ways(workers, cluster, scheduler) as run:
                lost = _measure_all(job, seen, run, progress, lambda: announce(forecast(job, workers)))
            totals = assemble(job, lost)
            if not totals["articles"]:
                problems = [*listed(corpus, layout), *(found for _, row in job.rows() for found in row["problems"][:3])]
                discard(job)
                raise no_usable(corpus, problems)
            manifest |= {**totals, "finished": not lost}
            write_json(Path(output, MANIFEST), manifest)
        if manifest["finished"]:
            shutil.rmtree(Path(output, WORK), ignore_errors=True)
    return manifest


@contextmanager
def _swept(job):
    """Where an error or an interrupt leaves the block, what workers that were ended had half written is deleted."""
    try:
        yield
    except BaseException:
        with interrupts.held():
            for path in half_written(Path(job.output), [*TABLES, DONE, WORK]):
                path.unlink(missing_ok=True)
        raise


def _measure_all(job, seen, run, progress, begin):
    """Measure every partition that is not done; return the problem of each that was lost with its workers, by number."""
    cutting = [source for source in seen.tables if is_cut(source)]
    for source, result in run(functools.partial(cut, job.corpus, job.cuts, job.size), cutting):
        if isinstance(result, Lost):
            raise ValueError(f"{source.path}: {result.problem}")
    begin()
    lost = {}
    waiting = (part for part in plan(job.corpus, job.cuts, job.size, job.layout) if not job.done(part.number).exists())
    for partition, result in run(functools.partial(measure_partition, job), waiting):
        if isinstance(result, Lost):
            lost[partition.number] = problem(
                partition.path, FAILED, f"partition {partition.number} was not measured: {result.problem}"
            )
        else:
            progress(result["articles"])
    _settle(job, run)
    return lost


def _settle(job, run):
    """What only all partitions together tell: keys that are there already, columns that only some have."""
    again = repeated(job)
    twice = (part for part in plan(job.corpus, job.cuts, job.size, job.layout) if part.number in again) if again else ()
    for _, result in run(functools.partial(_measure_without, job, again), twice):
        if isinstance(result, Lost):
            raise ValueError(result.problem)
    columns, numbers = narrow(job)
    for _, result in run(functools.partial(widen, job, columns), numbers):
        if isinstance(result, Lost):
            raise ValueError(result.problem)


def _measure_without(job, keys, partition):
    job.done(partition.number).unlink()  # first: until it is done again, its tables do not fit each other
    for name in BY_PARTITION:
        job.part(name, partition.number).unlink(missing_ok=True)
    return measure_partition(job, partition, keys[partition.number])


def measure_partition(job, partition, without=()):
    """Measure one partition and write its tables, and that it is done.

    Parameters
    ----------
    job : Job
    partition : Partition
    without : set of str
        Keys that articles of other partitions have.

    Returns
    -------
    dict
        Its row in `partitions/`: the digest of the settings of its `run`, `source`, `digest` of what was read, `articles`,
        `words`, `marks`, the `columns` of articles, `problems`, the digests of its `tables`.
    """
    book = job.book()
    reading = read(job.corpus, partition, job.layout, without)
    problems = dict(reading.problems)
    tables = _measured(reading, book, problems, job.voices)
    interrupts.check()  # one that was lost may have left something out
    written = {}
    for name in BY_PARTITION if tables else ():
        written |= job.write(name, partition.number, [tables[name]])
    row = {
        "run": run_of(settings(job)),
        "source": {key: value for key, value in asdict(partition).items() if key != "part"},
        "digest": reading.digest,
        "articles": len(tables["articles"]) if tables else 0,
        "words": int(tables["sentences"]["words"].sum()) if tables else 0,
        "marks": len(tables["marks"]) if tables else 0,
        "columns": list(reading.articles.columns),
        "problems": [problems[number] for number in sorted(problems)],
        "tables": written,
    }
    write_json(job.done(partition.number), row)
    return row


def _measured(reading, book, problems, voices):
    """The tables of the articles of a partition, {} if there is none; one on which a measure fails becomes a problem."""
    articles = reading.articles
    if articles.empty:
        return {}
    try:
        return measured(articles, book, voices) | {"articles": articles}
    except Exception as error:  # of whatever kind: one article must not take the others with it
        interrupts.check()
        failed = [_failure(articles.iloc[[at]].reset_index(drop=True), book, voices) for at in range(len(articles))]
        if not any(failed):
            raise RuntimeError("every article of a partition can be measured, but not all together") from error
    for (number, place), failure in zip(reading.places, failed, strict=True):
        if failure:
            problems[number] = problem(place, FAILED, failure)
    articles = articles[[not failure for failure in failed]].reset_index(drop=True)
    return measured(articles, book, voices) | {"articles": articles} if len(articles) else {}


def _failure(article, book, voices):
    """Why one article cannot be measured, or ""."""
    try:
        measured(article, book, voices)
    except Exception as error:
        interrupts.check()
        return f"could not be measured: {type(error).__name__}: {error}"
    return ""
