"""A run: where its files are, and what its results depend on."""

from dataclasses import replace

import pytest

from analysis.archive.job import Job, partition_number, result_versions, run_settings
from analysis.core.durable import write_json
from analysis.corpus.files import CorpusLayout


def test_a_job_knows_where_its_files_are(tmp_path):
    job = Job("c", str(tmp_path), None, {}, None, 1, "csv")
    assert job.part("marks", 7) == tmp_path / "work" / "marks" / "part-000007.parquet"


def test_of_csv_the_parts_are_kept_apart_from_the_tables(tmp_path):
    settings = ("c", str(tmp_path), None, {}, CorpusLayout(), 1)
    assert Job(*settings, "parquet").part("marks", 7) == tmp_path / "marks" / "part-000007.parquet"
    assert Job(*settings, "csv").done(7) == tmp_path / "partitions" / "part-000007.json"


def test_partitions_that_are_done_come_in_their_order(tmp_path):
    job = Job("c", str(tmp_path), None, {}, CorpusLayout(), 1, "csv")
    assert list(job.rows()) == []
    for number in (11, 2):
        write_json(job.done(number), {"articles": number})
    assert list(job.rows()) == [(2, {"articles": 2}), (11, {"articles": 11})]
    assert partition_number(job.done(11)) == 11


def test_settings_name_what_differs_from_the_defaults_and_no_folder():
    layout = CorpusLayout(text="body", key="url", repair=False)
    job = Job("/x/news.jsonl", "/x/out", "/x/codebook.toml", {"voices": "v"}, layout, 50, "csv", "digest", "quotes")
    settings = run_settings(job)
    assert (settings["voices"], settings["input"]) == ("v", "digest")
    assert settings["command"] == (
        "discourse measure news.jsonl --format csv --partition-size 50 --codebook codebook.toml --text-column body "
        "--key-column url --no-repair --voices quotes"
    )
    plain = run_settings(Job("/x/a", "/x/out", None, {}, CorpusLayout(), 500, "parquet"))
    assert plain["command"] == "discourse measure a --format parquet --partition-size 500 --text-column text"


def test_a_worker_with_another_version_measures_nothing(tmp_path):
    versions = result_versions(None, "quotes")
    job = Job("c", str(tmp_path), None, versions, CorpusLayout(), 1, "csv", voices="quotes")
    assert job.book() is None
    with pytest.raises(ValueError, match="the worker has another version of the program, of its lexicons"):
        replace(job, digests={**versions, "discourse": "0.0"}).book()
