"""A partition of a corpus in, its tables and its row in `partitions/` out."""

from collections.abc import Iterable
from dataclasses import asdict

from analysis.archive.job import Job, run_settings
from analysis.archive.outputs import BY_PARTITION, run_digest
from analysis.comparison.article_tables import measure_each_article
from analysis.core import interrupts
from analysis.core.durable import write_json
from analysis.corpus.health import health
from analysis.corpus.partitions import Partition
from analysis.corpus.reader import read_partition


def measure_partition(job: Job, partition: Partition, without: Iterable[str] = ()) -> dict:
    """Measure one partition, leaving out the keys in `without`, and write its tables and its row in `partitions/`.

    Returns that row: the digest of the settings of its `run`, `source`, `digest` of what was read, `articles`, `words`, `marks`,
    the `columns` of articles, `problems`, the digests of its `tables`.
    """
    book = job.book()
    reading = read_partition(job.corpus, partition, job.layout, without)
    articles, tables, failures = measure_each_article(reading.articles, book, job.voices)
    tables |= {"articles": articles, "health": health(articles, tables["tokens"])} if tables else {}
    interrupts.raise_if_interrupted()  # one that a library swallowed may have left something out
    written: dict[str, str] = {}
    for name in BY_PARTITION if tables else ():
        written |= job.write(name, partition.number, [tables[name]])
    row = {
        "run": run_digest(run_settings(job)),
        "source": {key: value for key, value in asdict(partition).items() if key != "part"},
        "digest": reading.digest,
        "articles": len(tables["articles"]) if tables else 0,
        "words": int(tables["sentences"]["words"].sum()) if tables else 0,
        "marks": len(tables["marks"]) if tables else 0,
        "columns": list(reading.articles.columns),
        "problems": reading.problems_with(failures),
        "tables": written,
    }
    write_json(job.done(partition.number), row)
    return row
