"""From the tables of partitions to those of the corpus: no key twice, the same columns everywhere, one file a table."""

from collections import defaultdict
from itertools import chain, islice
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.archive.job import Job
from analysis.archive.outputs import BY_PARTITION, ROWS, write_csv
from analysis.comparison.articles import compared
from analysis.comparison.measured import COMPARED
from analysis.comparison.measuring import measured
from analysis.core.durable import file_digest, read_json, write_json
from analysis.core.schema import table
from analysis.corpus.duplicates import LOOKED_AT, duplicate_problems, unchecked_problem
from analysis.corpus.problems import READ, Problem, problem
from analysis.corpus.reader import kept_columns
from analysis.corpus.survey import problems_before_reading


def repeated_keys(job: Job) -> dict[int, set[str]]:
    """The keys that an article of an earlier partition has already: {number of the partition: set of keys}.

    Eight bytes an article are held, and the keys that may be twice.
    """
    numbers = [number for number, row in job.rows() if row["articles"]]
    hashes = [pd.util.hash_array(_keys(job, number)) for number in numbers]
    values, counts = np.unique(np.concatenate([*hashes, np.array([], "uint64")]), return_counts=True)
    twice, found = values[counts > 1], defaultdict(set)
    seen: set[str] = set()
    for number, own in zip(numbers, hashes, strict=True):
        keys = set(_keys(job, number)[np.isin(own, twice)])
        if keys & seen:
            found[number] = keys & seen
        seen |= keys
    return dict(found)


def _keys(job, number):
    return pd.read_parquet(job.part("articles", number), columns=["article"])["article"].to_numpy(object)


def common_columns(job: Job) -> tuple[list[str], list[int], str]:
    """The columns of articles in the corpus, the numbers of the partitions that have others, and which are too many, or ""."""
    shapes = {number: row["columns"] for number, row in job.rows() if row["articles"]}
    columns, lost = kept_columns(shapes.values())
    return columns, [number for number, own in shapes.items() if own != columns], lost


def add_columns(job: Job, columns: list[str], number: int) -> None:
    """Give the articles of a partition the columns of the corpus."""
    articles = pd.read_parquet(job.part("articles", number))
    written = job.write("articles", number, [table("articles", articles.reindex(columns=columns, fill_value=""))])
    row = read_json(job.done(number))
    write_json(job.done(number), row | {"tables": row["tables"] | written})


def assemble_tables(job: Job, lost: dict[int, Problem]) -> dict:
    """Write the tables that are not by partition, and of CSV all; `lost` are the problems of partitions by number.

    Returns the totals (partitions, articles, words, marks, problems) and the digests of the `tables` written.
    """
    totals = dict.fromkeys(("partitions", "articles", "words", "marks", "problems"), 0)
    for _, row in job.rows():
        totals["partitions"] += 1
        for name in ("articles", "words", "marks"):
            totals[name] += row[name]
    if not totals["articles"]:
        return totals | {"tables": {}}

    def problems():
        for rows in chain(_problems(job, lost), [[]]):
            totals["problems"] += len(rows)
            yield table("problems", rows)

    written = _write(job, "problems", problems())
    if totals["articles"] <= COMPARED:
        written |= _write(job, "comparison", [_comparison(job)])
    if job.format == "csv":
        for name in BY_PARTITION:
            written |= _write(job, name, _parts(job, name))
    return totals | {"tables": written}


def _write(job, name, frames):
    """Write one table; its digest by the name of its file."""
    if job.format != "csv":
        return job.write(name, 0, frames)
    path = Path(job.output, f"{name}.csv")
    write_csv(path, frames)
    return {path.name: file_digest(path)}


def _parts(job, name):
    return (pd.read_parquet(job.part(name, number)) for number, row in job.rows() if row["articles"])


def _problems(job, lost):
    """The table of problems, some rows at a time: articles that are the same, what looking at the files gave, what reading them, what was lost."""
    if (number := sum(row["articles"] for _, row in job.rows())) <= LOOKED_AT:
        texts = pd.concat((part[["article", "text"]] for part in _parts(job, "articles")), ignore_index=True)
        yield duplicate_problems(texts, job.corpus)
    else:
        yield unchecked_problem(job.corpus, number)
    seen = problems_before_reading(job.corpus, job.layout)
    while rows := list(islice(seen, ROWS)):
        yield rows
    for _, row in job.rows():
        yield [tuple(found) for found in row["problems"]]
    yield list(lost.values())
    _, _, too_many = common_columns(job)
    yield [problem(Path(job.corpus).name, READ, too_many)] if too_many else []


def _comparison(job):
    articles = pd.concat(_parts(job, "articles"), ignore_index=True)
    found = measured(articles, job.book(), job.voices)
    return compared(found["marks"], found["tokens"])
