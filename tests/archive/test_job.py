"""What a run depends on: the version of everything, and the settings by which its command is told again."""

from dataclasses import replace

import pytest

from analysis.archive.job import Job, partition_number, result_versions, run_settings
from analysis.core.durable import write_json
from analysis.corpus.files import CorpusLayout


@pytest.fixture
def job(tmp_path):
    digests = result_versions(None, "quotes")
    return Job("/in/my news.csv", str(tmp_path), None, digests, CorpusLayout(), 500, "csv", "abc", "quotes")


def test_a_worker_of_another_version_is_refused(job):
    assert job.book() is None
    for name in job.digests:
        other = replace(job, digests=job.digests | {name: "another"})
        with pytest.raises(
            ValueError, match="the worker has another version of the program, of its lexicons, of the codebook or"
        ):
            other.book()
    with pytest.raises(ValueError, match="another version"):
        replace(job, voices="parsed").book()


def test_the_command_names_what_is_not_as_usual(job):
    plain = "discourse measure 'my news.csv' --format csv --partition-size 500 --text-column text"
    settings = run_settings(job)
    assert settings["command"] == f"{plain} --voices quotes" and settings["input"] == "abc" and "lexicons" in settings
    assert run_settings(replace(job, voices="parsed"))["command"] == plain
    layout = CorpusLayout(text="body", key="id", repair=False)
    other = run_settings(replace(job, layout=layout, codebook="/in/my.toml", voices="parsed", size=7, format="parquet"))
    assert other["command"] == (
        "discourse measure 'my news.csv' --format parquet --partition-size 7 --codebook my.toml --text-column body --key-column id --no-repair"
    )


def test_files_of_a_partition_bear_its_number(job, tmp_path):
    assert job.part("marks", 12) == tmp_path / "work" / "marks" / "part-000012.parquet"
    assert replace(job, format="parquet").part("marks", 12) == tmp_path / "marks" / "part-000012.parquet"
    assert partition_number(job.done(12)) == 12 and job.done(12).parent == tmp_path / "partitions"


def test_partitions_that_are_done_come_in_their_order(tmp_path):
    job = Job("c", str(tmp_path), None, {}, CorpusLayout(), 1, "csv")
    assert list(job.rows()) == []
    for number in (11, 2):
        write_json(job.done(number), {"articles": number})
    assert list(job.rows()) == [(2, {"articles": 2}), (11, {"articles": 11})]
