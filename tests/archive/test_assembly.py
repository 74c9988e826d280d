"""The tables of partitions become those of the corpus."""

import pandas as pd
import pytest

import analysis
from analysis.archive.assembly import add_columns, common_columns, repeated_keys
from analysis.archive.job import Job
from analysis.archive.outputs import TABLES
from analysis.core.durable import write_json
from analysis.core.schema import COLUMNS, table
from analysis.corpus.files import CorpusLayout


def test_csv_of_many_partitions_is_that_of_one(corpus, serial, tmp_path):
    for size in (3, 500):
        analysis.measure_archive(corpus, tmp_path / str(size), format="csv", size=size)
    for name in TABLES:
        one, other = ((tmp_path / str(size) / f"{name}.csv").read_bytes() for size in (3, 500))
        assert one == other
        assert len(pd.read_csv(tmp_path / "3" / f"{name}.csv")) == len(serial[name])


@pytest.fixture
def parts(tmp_path):
    """A job of which three partitions are done, the last without articles."""
    job = Job("news.jsonl", str(tmp_path), None, {}, CorpusLayout(), 2, "parquet")
    for number, keys in enumerate((["a", "b"], ["b", "c", "a"], [])):
        columns = [*COLUMNS["articles"], *(["page"] if number == 1 else [])]
        written = {}
        if keys:
            fields = {
                "article": keys,
                "text": ["It rained."] * len(keys),
                **({"page": ["7"] * 3} if number == 1 else {}),
            }
            written = job.write("articles", number, [table("articles", fields)])
        write_json(job.done(number), {"articles": len(keys), "columns": columns, "tables": written})
    return job


def test_keys_are_those_of_the_first_partition_that_has_them(parts):
    assert repeated_keys(parts) == {1: {"a", "b"}}


def test_each_partition_gets_the_columns_of_all(parts):
    columns, numbers, lost = common_columns(parts)
    assert (columns, numbers, lost) == ([*COLUMNS["articles"], "page"], [0], "")
    before = dict(parts.rows())[0]["tables"]
    add_columns(parts, columns, 0)
    articles = pd.read_parquet(parts.part("articles", 0))
    assert articles["article"].tolist() == ["a", "b"] and articles["page"].tolist() == ["", ""]
    after = dict(parts.rows())[0]["tables"]
    assert after.keys() == before.keys() and after != before  # with the digest of the file as it is now
