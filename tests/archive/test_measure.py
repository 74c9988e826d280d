"""A corpus measured in partitions: the same tables whoever makes them, however they are cut and whenever they are stopped."""

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
from archive.archives import ENOUGH, ROWS, done, running, same, tables, wait_until, write

import analysis
from analysis.archive import measure
from analysis.archive.damage import LOCK, check_folder
from analysis.archive.outputs import TABLES
from analysis.archive.workers import LostTask
from analysis.cli import main
from analysis.comparison import article_tables as making
from analysis.core.locks import locked
from analysis.lexicons.design import Setting


def test_the_tables_are_those_of_a_study(corpus, serial):
    study = analysis.measure(corpus, setting=Setting(between="article"))  # not the groups that the metadata make
    assert len(study.articles) == 9 and len(study.problems) == 3
    same(serial, {name: getattr(study, name).assign() for name in TABLES})


@pytest.mark.parametrize(
    "more",
    [
        ["--partition-size", "1"],
        pytest.param(["--partition-size", "4", "--workers", "2"], marks=pytest.mark.slow),
    ],
)
def test_partitions_and_processes_change_nothing(more, corpus, serial, tmp_path, capsys):
    assert main(["measure", str(corpus), "--output", str(tmp_path / "out"), *more]) == 0
    same(tables(tmp_path / "out"), serial)
    assert not (tmp_path / "out" / "work").exists()
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1].removeprefix(f"{corpus}, ") for line in told] == ["line 6", "line 7", "line 8"]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert (manifest["finished"], manifest["articles"], manifest["problems"]) == (True, 9, 3)


def test_one_article_that_cannot_be_measured_is_told_and_the_others_go_on(corpus, serial, tmp_path, monkeypatch):
    def fails(articles, book, voices, measures):
        if (articles["article"] == "n3").any():
            raise ZeroDivisionError("by n3")
        return measured(articles, book, voices)

    measured = making.measure_articles
    monkeypatch.setattr(making, "measure_articles", fails)
    found = analysis.measure_archive(corpus, tmp_path / "out", size=4)
    problems = pd.read_parquet(tmp_path / "out" / "problems").set_index("file")["problem"]
    assert problems["news.jsonl, line 4"] == "could not be measured: ZeroDivisionError: by n3"
    assert (found["articles"], found["problems"]) == (8, 4)
    study = analysis.measure(corpus)
    assert "n3" not in set(study.articles["article"]) and study.problems["problem"].tolist() == problems.tolist()
    marks = serial["marks"]
    same(
        {"marks": tables(tmp_path / "out")["marks"]}, {"marks": marks[marks["article"] != "n3"].reset_index(drop=True)}
    )


def test_what_is_done_is_not_done_again(corpus, tmp_path, monkeypatch):
    output = tmp_path / "out"

    def stops(job, partition):
        if partition.number == 2:
            raise OSError("No space left on device")
        return measure_partition(job, partition)

    measure_partition = measure.measure_partition
    with monkeypatch.context() as patched:
        patched.setattr(measure, "measure_partition", stops)
        with pytest.raises(OSError, match="No space"):
            analysis.measure_archive(corpus, output, size=3)
    assert not json.loads((output / "manifest.json").read_text())["finished"]
    before = {path.name: path.stat().st_mtime_ns for path in (output / "marks").iterdir()}
    assert len(before) == 2
    analysis.measure_archive(corpus, output, size=3)
    after = {path.name: path.stat().st_mtime_ns for path in (output / "marks").iterdir()}
    assert len(after) == 4 and before.items() <= after.items()
    monkeypatch.setattr(measure, "measure_partition", None)
    assert analysis.measure_archive(corpus, output, size=3)["finished"]


def test_two_runs_do_not_write_to_one_folder(few, finished, tmp_path, capsys):
    output = shutil.copytree(finished["parquet"], tmp_path / "out")
    with locked(output / LOCK, output, "discourse measure news.jsonl"):
        assert main(["measure", str(few), "--output", str(output), "--partition-size", "1"]) == 2
        told = capsys.readouterr().err
        assert f"{output}: in use by process {os.getpid()} on " in told and "(discourse measure news.jsonl)" in told
        assert main(["check", str(output)]) == 1
        assert "in use by" in check_folder(output)[0][0]
    assert main(["measure", str(few), "--output", str(output), "--partition-size", "1"]) == 0


def test_an_output_within_the_corpus_is_no_part_of_it(tmp_path):
    write(tmp_path / "news.jsonl", ROWS[:2])
    for name in ("one", "two"):
        assert analysis.measure_archive(tmp_path, tmp_path / name, format="csv")["articles"] == 2
    assert analysis.measure_archive(tmp_path, tmp_path / "one", format="csv")["finished"]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.slow
def test_a_run_that_is_killed_goes_on(workers, long, long_serial, tmp_path):
    output = tmp_path / "out"
    command = ["measure", str(long), "--output", str(output), "--partition-size", "1"]
    with running("analysis", *command, "--workers", workers) as run:
        wait_until(lambda: done(output) >= 3, run)
        run.kill()
        run.communicate()  # returns when the workers, who hold the pipe too, have gone as well
    assert 3 <= done(output) < ENOUGH
    before = {path: path.stat().st_mtime_ns for path in sorted((output / "partitions").glob("*.json"))}
    assert main(command) == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    same(tables(output), long_serial)


def test_a_partition_that_was_lost_is_told_and_tried_again(corpus, serial, tmp_path, monkeypatch):
    def loses(job, partition):
        return LostTask() if partition.number == 1 else measure_partition(job, partition)

    measure_partition = measure.measure_partition
    with monkeypatch.context() as patched:
        patched.setattr(measure, "measure_partition", loses)
        found = analysis.measure_archive(corpus, tmp_path / "out", size=6)
    assert not found["finished"]
    assert pd.read_parquet(tmp_path / "out" / "problems")["problem"].str.contains("its worker died").any()
    assert analysis.measure_archive(corpus, tmp_path / "out", size=6)["finished"]
    same(tables(tmp_path / "out"), serial)


def test_a_partition_has_at_least_one_article(corpus, tmp_path):
    with pytest.raises(ValueError, match="partition size 0: at least 1"):
        analysis.measure_archive(corpus, tmp_path / "out", size=0)
    assert not (tmp_path / "out").exists()


def test_what_workers_had_half_written_is_deleted_when_an_error_ends_the_run(few, tmp_path, monkeypatch):
    def fails(job, partition):
        for name in (".part-000000.parquet.0123abcd.tmp", ".mine.tmp"):
            Path(job.output, "marks").mkdir(parents=True, exist_ok=True)
            Path(job.output, "marks", name).touch()
        raise OSError("No space left on device")

    monkeypatch.setattr(measure, "measure_partition", fails)
    with pytest.raises(OSError, match="No space"):
        analysis.measure_archive(few, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "marks").iterdir()] == [".mine.tmp"]


def test_a_step_after_the_partitions_whose_workers_died_ends_the_run(few, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(measure, "measure_partition", lambda job, partition: {"articles": 1 + partition.number})
    monkeypatch.setattr(measure, "common_columns", lambda job: (["article"], [2], ""))
    monkeypatch.setattr(measure, "add_columns", lambda job, columns, number: LostTask())
    with pytest.raises(ValueError, match=r"^2: its worker died, 3 times \(out of memory\?\)$"):
        analysis.measure_archive(few, tmp_path / "out", size=1, voices="quotes", progress=told.append)
    assert told == [1, 2, 3, 4], "the articles of each partition, of which one is a broken line"
    again = []
    monkeypatch.setattr(measure, "repeated_keys", lambda job: {1: {"n0"}})
    monkeypatch.setattr(
        measure, "_measure_without", lambda job, keys, partition: again.append(partition.number) or LostTask()
    )
    with pytest.raises(ValueError, match=r"^news.jsonl: its worker died"):
        analysis.measure_archive(few, tmp_path / "other", size=1, voices="quotes")
    assert again == [1], "only the partition in which a key comes again"


@pytest.mark.parametrize(("texts", "form"), [(2, "csv"), (3, "parquet")])
def test_of_few_texts_tables_are_csv_and_of_more_or_of_a_table_parquet(
    texts, form, few, write_corpus, tmp_path, monkeypatch
):
    class Known(Exception):
        pass

    def known(job, partition):
        raise Known(job.format)

    monkeypatch.setattr(measure, "FEW", 2)
    monkeypatch.setattr(measure, "measure_partition", known)
    folder = write_corpus({f"{number}.txt": "It may rain." for number in range(texts)})
    with pytest.raises(Known, match=form):
        analysis.measure_archive(folder, tmp_path / "out", voices="quotes")
    with pytest.raises(Known, match="parquet"):
        analysis.measure_archive(few, tmp_path / "table", voices="quotes")
    with pytest.raises(Known, match="csv"):
        analysis.measure_archive(few, tmp_path / "named", format="csv", voices="quotes")
