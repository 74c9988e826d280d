"""The tables of partitions in, those of the corpus out: no key twice, the same columns everywhere, one file per table."""

from collections import defaultdict
from itertools import chain, islice
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.archive.job import Job
from analysis.archive.outputs import BY_PARTITION, ROWS, write_csv
from analysis.comparison.article_pairs import compare_articles
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.measured_corpus import COMPARED
from analysis.core.durable import file_digest, read_json, write_json
from analysis.core.schema import table
from analysis.corpus.duplicates import LOOKED_AT, duplicate_problems, unchecked_problem
from analysis.corpus.problems import READ, Problem, problem
from analysis.corpus.reader import kept_columns
from analysis.corpus.survey import problems_before_reading


def repeated_keys(job: Job) -> dict[int, set[str]]:
    """The keys that an earlier partition already has: {number of the partition: set of keys}.

    In memory are eight bytes per article, and the keys that may occur twice.
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
    """The columns of articles in the corpus, the numbers of partitions with other columns, and a message on columns too many, or ""."""
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
    """Write the tables that are not by partition (in CSV, all tables); `lost` are the problems of partitions, by number.

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
    """Write one table; returns {name of its file: digest}."""
    if job.format != "csv":
        return job.write(name, 0, frames)
    path = Path(job.output, f"{name}.csv")
    write_csv(path, frames)
    return {path.name: file_digest(path)}


def _parts(job, name):
    return (pd.read_parquet(job.part(name, number)) for number, row in job.rows() if row["articles"])


def _problems(job, lost):
    """The table of problems, some rows at a time: duplicate articles, then problems of files, of reading, and of lost partitions."""
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
    found = measure_articles(articles, job.book(), job.voices)
    return compare_articles(found["marks"], found["tokens"])
