"""A corpus to be measured in; an estimate of how long it takes out, from its size and the speed on its first articles."""

import time
from pathlib import Path

from analysis.archive.job import Job
from analysis.comparison.article_tables import measure_articles
from analysis.core import interrupts
from analysis.corpus.chunks import needs_cutting, read_parts
from analysis.corpus.files import corpus_entries, corpus_folder
from analysis.corpus.partitions import plan_partitions
from analysis.corpus.reader import read_partition

SHORT = 20  # seconds; a shorter time is not announced
SMALL = 400_000  # bytes; less never takes that long
TRIED = 3_000  # words measured to learn the speed


def forecast(job: Job, workers: int | None = None) -> str:
    """One line on how long the partitions that are not done will take with so many processes; "" if that is less than `SHORT` seconds.

    Some of the first articles are measured for it, after others on which everything is loaded. Errors are ignored here: the run
    itself reports them.
    """
    try:
        size = sum(_sizes(job))
        if size < SMALL:
            return ""
        done = {number: (row["words"], row["articles"]) for number, row in job.rows()}
        waiting = plan_partitions(job.corpus, job.cuts, job.size, job.layout)
        partition = next((part for part in waiting if part.number not in done), None)
        if partition is None:
            return ""
        articles = read_partition(job.corpus, partition, job.layout).articles
        if articles.empty:
            return ""
        words, share = articles["text"].str.count(r"\S+"), _bytes(job, partition) / size
        total = words.sum() / share - sum(known for known, _ in done.values())
        count = len(articles) / share - sum(known for _, known in done.values())
        first = max(1, min(len(articles) // 2, int((words.cumsum() < TRIED).sum()) + 1))
        second = slice(first, 2 * first) if len(articles) > 1 else slice(1)
        tried = [articles[part].reset_index(drop=True) for part in (slice(first), second)]
        speed = {how: words[second].sum() / _seconds(tried, job.book(), how) for how in {job.voices, "quotes"}}
    except Exception:
        interrupts.raise_if_interrupted()
        return ""
    processes = workers or 1
    if total / speed[job.voices] / processes < SHORT:
        return ""
    line = (
        f"about {_time(total / speed[job.voices] / processes)}: {_about(count)} articles, {_about(total)} words, "
        f"{job.voices if job.voices == 'parsed' else 'read'} at {_about(speed[job.voices])} words a second by "
        f"{processes} process{'es each' if processes > 1 else ''}"
    )
    return line + (
        f"; --voices quotes takes about {_time(total / speed['quotes'] / processes)}" if job.voices == "parsed" else ""
    )


def _sizes(job):
    """The bytes of every source, counted as for partitions."""
    for source in corpus_entries(job.corpus, job.layout):
        if not source.status and needs_cutting(source):
            yield from (Path(path).stat().st_size for path, _ in read_parts(job.cuts, source)[0])
        elif not source.status:
            yield source.size


def _bytes(job, partition):
    if partition.kind == "texts":
        return sum((corpus_folder(job.corpus) / path).stat().st_size for path in partition.files)
    return Path(partition.part).stat().st_size if partition.part else partition.stop - partition.start


def _seconds(tried, book, voices):
    """How long the second of two tables of articles takes; measuring the first loads parser and lexicons."""
    measure_articles(tried[0], book, voices)
    began = time.perf_counter()
    measure_articles(tried[1], book, voices)
    return time.perf_counter() - began


def _time(seconds):
    for unit, size in (("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 1):.0f} second{'s' if seconds >= 1.5 else ''}"


def _about(number):
    """A number with two significant digits."""
    if number >= 1e6:
        return f"{number / 1e6:,.{1 if number < 1e7 else 0}f} million"
    digits = max(0, len(str(int(number))) - 2)
    return f"{round(number, -digits):,.0f}"
