"""One partition measured: its tables, and the row that says that it is done."""

import json

import pandas as pd
import pytest
from archive.archives import write

from analysis.archive.job import Job, result_versions, run_settings
from analysis.archive.outputs import BY_PARTITION, run_digest
from analysis.archive.partition import measure_partition
from analysis.corpus.files import CorpusLayout
from analysis.corpus.partitions import plan_partitions

TEXTS = {"a": "It may rain.", "b": "It rained.", "empty": " "}


@pytest.fixture
def job(tmp_path):
    corpus = write(tmp_path / "news.jsonl", [{"id": key, "text": text} for key, text in TEXTS.items()])
    versions = result_versions(None, "quotes")
    return Job(str(corpus), str(tmp_path / "out"), None, versions, CorpusLayout(), 10, "parquet", voices="quotes")


def partition_of(job):
    (partition,) = plan_partitions(job.corpus, job.cuts, job.size, job.layout)
    return partition


def test_the_tables_of_a_partition_are_written_and_its_row_says_what_they_hold(job):
    row = measure_partition(job, partition_of(job))
    assert (row["articles"], row["words"], row["marks"]) == (2, 5, len(pd.read_parquet(job.part("marks", 0))))
    assert row["problems"] == [("news.jsonl, line 3", "failed", "contains no text")]
    assert sorted(row["tables"]) == sorted(f"{name}/part-000000.parquet" for name in BY_PARTITION)
    assert row["run"] == run_digest(run_settings(job)) and row["source"]["path"] == "news.jsonl"
    assert json.loads(job.done(0).read_text("utf-8")) == json.loads(json.dumps(row))


def test_keys_that_other_partitions_have_are_problems(job):
    row = measure_partition(job, partition_of(job), without={"a"})
    assert pd.read_parquet(job.part("articles", 0))["article"].tolist() == ["b"]
    assert row["problems"][0] == ("news.jsonl, line 1", "failed", "an earlier article already has the key 'a'")


def test_a_partition_without_articles_has_a_row_and_no_tables(job):
    row = measure_partition(job, partition_of(job), without={"a", "b"})
    assert (row["articles"], row["words"], row["marks"], row["tables"]) == (0, 0, 0, {})
    assert job.done(0).exists() and not job.part("articles", 0).exists()
