"""A corpus measured in partitions: the same tables whoever makes them, however they are cut and whenever they are stopped."""

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from dying import kill_worker

import analysis
from analysis.archive import forecast, measure
from analysis.archive.damage import LOCK, check_folder
from analysis.archive.job import Job
from analysis.archive.outputs import TABLES, written_whole
from analysis.archive.workers import LostTask, task_runner
from analysis.cli import main
from analysis.comparison import article_tables as making
from analysis.core.durable import DamageWarning, half_written
from analysis.core.locks import locked
from analysis.lexicons.design import Setting

BY_PARTITION = ("articles", "sentences", "attributions", "marks", "scores", "problems")
TEXT = "The pact may be a {}.\n\nMoscow gains from it, “{} says Ms Orr, and the partners perhaps fear {} things."
ROWS = [{"id": f"n{i}", "text": TEXT.format("success" * (i % 2) or "failure", i, "bad" * i), "outlet": "xyz"[i % 3]}
        for i in range(8)]  # fmt: skip
ENOUGH = (
    24  # articles of a run that is to be killed before it ends: too many to compare, which takes longer than to measure
)


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """JSON lines with everything that may happen: a broken line, a key twice, a column that comes late."""
    rows = [json.dumps(row) for row in ROWS]
    rows[5:5] = ["{broken", json.dumps(ROWS[0] | {"text": "Again."}), json.dumps({"text": "", "id": "empty"})]
    rows.append(
        json.dumps(
            ROWS[0] | {"id": "last", "text": TEXT.format("failure", 9, "odd"), "section": "opinion", "start": "noon"}
        )
    )
    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    path.write_text("\n".join(rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Three articles and a broken line: as many partitions, and no more than three pairs to compare."""
    path = tmp_path_factory.mktemp("few") / "news.jsonl"
    path.write_text("\n".join([*map(json.dumps, ROWS[:2]), "{broken", json.dumps(ROWS[2])]), "utf-8")
    return path


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A corpus that takes a while, in as many partitions as articles."""
    path = tmp_path_factory.mktemp("long") / "news.jsonl"
    return write(path, [ROWS[i % 8] | {"id": f"n{i}"} for i in range(ENOUGH)])


def tables(folder):
    """The tables that were written, as one frame each."""
    return {name: pd.read_parquet(Path(folder, name)) for name in TABLES if Path(folder, name).exists()}


def same(one, other):
    assert one.keys() == other.keys()
    for name in one:
        pd.testing.assert_frame_equal(one[name], other[name], check_exact=True, obj=name)


@pytest.fixture(scope="module")
def serial(corpus, tmp_path_factory):
    output = tmp_path_factory.mktemp("serial") / "out"
    assert main(["measure", str(corpus), "--output", str(output)]) == 0
    return tables(output)


@pytest.fixture(scope="module")
def long_serial(long, tmp_path_factory):
    output = tmp_path_factory.mktemp("serial") / "out"
    analysis.measure_archive(long, output)
    return tables(output)


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


def test_csv_of_many_partitions_is_that_of_one(corpus, serial, tmp_path):
    for size in (3, 500):
        analysis.measure_archive(corpus, tmp_path / str(size), format="csv", size=size)
    for name in TABLES:
        one, other = ((tmp_path / str(size) / f"{name}.csv").read_bytes() for size in (3, 500))
        assert one == other
        assert len(pd.read_csv(tmp_path / "3" / f"{name}.csv")) == len(serial[name])


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


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(KeyboardInterrupt), written_whole(tmp_path / "a") as building:
        building.write_text("half")
        raise KeyboardInterrupt
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "old")]


def emptied(path):
    path.write_bytes(b"")


def halved(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def same_size(path):
    path.write_bytes(path.read_bytes()[:-1] + b"!")


WRONG = {"missing": Path.unlink, "empty": emptied, "changed": halved, "changed ": same_size}
PARTS = ["marks/part-000001.parquet", "scores/part-000000.parquet", "problems/part-000000.parquet"]
DAMAGED = [
    *(("parquet", name, wrong) for name in PARTS for wrong in WRONG),
    ("csv", "marks.csv", "missing"),  # of CSV everything is measured again
    ("csv", "comparison.csv", "changed"),
]


@pytest.mark.parametrize(("kind", "name", "wrong"), DAMAGED)
def test_a_table_that_is_damaged_is_named_and_made_again(kind, name, wrong, few, finished, tmp_path, capsys):
    output = shutil.copytree(finished[kind], tmp_path / "out")
    WRONG[wrong](output / name)
    assert main(["check", str(output)]) == 1
    told, advice = capsys.readouterr().out.splitlines()
    assert told.startswith(f"{output / name}: ") and wrong.strip() in told
    assert (
        f"discourse measure news.jsonl --format {kind} --partition-size 1 --text-column text --output {output}"
        in advice
    )
    assert main(["measure", str(few), "--output", str(output), "--format", kind, "--partition-size", "1"]) == 0
    assert f"warning: {told}; it will be written again" in capsys.readouterr().err
    assert bytes_of(output) == bytes_of(finished[kind])
    assert main(["check", str(output)]) == 0
    assert capsys.readouterr().out.endswith("marks; all files are intact\n")


def bytes_of(folder):
    """Every file in a folder."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def finished(few, tmp_path_factory):
    """Folders of tables, of three partitions each."""
    folder = tmp_path_factory.mktemp("finished")
    for kind in ("parquet", "csv"):
        analysis.measure_archive(few, folder / kind, format=kind, size=1)
    return {kind: folder / kind for kind in ("parquet", "csv")}


@pytest.mark.parametrize(("kind", "broken"), [("parquet", emptied), ("parquet", halved), ("csv", halved)])
@pytest.mark.parametrize(
    "names", [["manifest.json"], ["partitions/part-000001.json"], ["manifest.json", "partitions/part-000001.json"]]
)
def test_what_says_that_all_is_done_may_be_broken(names, kind, broken, few, finished, tmp_path, capsys):
    output = shutil.copytree(finished[kind], tmp_path / "out")
    for name in names:
        broken(output / name)
    assert main(["check", str(output)]) == 1
    named, advice = capsys.readouterr().out.splitlines()
    assert named.startswith(f"{output / names[0]}: ") and advice.startswith(f"{output}: ")
    assert main(["measure", str(few), "--output", str(output), "--format", kind, "--partition-size", "1"]) == 0
    told = capsys.readouterr().err
    assert all(f"warning: {output / name}: " in told for name in names)
    assert bytes_of(output) == bytes_of(finished[kind])


def test_a_damaged_manifest_gives_no_leave_to_delete(few, finished, tmp_path):
    output = shutil.copytree(finished["csv"], tmp_path / "out")
    emptied(output / "manifest.json")
    with pytest.warns(DamageWarning), pytest.raises(ValueError, match="other settings|no longer known"):
        analysis.measure_archive(few, output, size=2, format="csv")
    shutil.rmtree(output / "partitions")
    with (
        pytest.warns(DamageWarning),
        pytest.raises(ValueError, match="'articles.csv' in it was not written by this command"),
    ):
        analysis.measure_archive(few, output, size=1, format="csv", overwrite=True)
    (output / "manifest.json").write_text('{"name": "another program"}')
    with pytest.raises(ValueError, match="'manifest.json' in it was not written by this command"):
        analysis.measure_archive(few, output, size=1, format="csv", overwrite=True)
    assert len(pd.read_csv(output / "articles.csv")) == 3


def test_a_partition_of_another_run_and_what_a_killed_run_left_do_no_harm(few, finished, tmp_path):
    output = shutil.copytree(finished["parquet"], tmp_path / "out")
    other = output / "partitions" / "part-000000.json"
    other.write_text(json.dumps(json.loads(other.read_text()) | {"run": "another"}))
    (output / "marks" / ".part-000002.parquet.0123abcd.tmp").touch()
    (output / ".mine.tmp").touch()
    with pytest.warns(DamageWarning, match="part-000000.json: belongs to another run; it will be written again"):
        analysis.measure_archive(few, output, size=1)
    (output / ".mine.tmp").unlink()
    assert bytes_of(output).keys() == bytes_of(finished["parquet"]).keys()
    same(tables(output), tables(finished["parquet"]))


def test_check_names_what_would_be_read_with_a_table(finished, tmp_path, capsys):
    output = shutil.copytree(finished["parquet"], tmp_path / "out")
    shutil.copy(output / "marks" / "part-000000.parquet", output / "marks" / "copy.parquet")
    assert main(["check", str(output)]) == 1
    assert f"{output}/marks/copy.parquet: does not belong to this run; move it away" in capsys.readouterr().out
    assert main(["check", str(tmp_path)]) == 2
    assert (
        f"{tmp_path}: neither `discourse measure` nor `discourse report` wrote this folder" in capsys.readouterr().err
    )


def test_check_says_how_a_run_that_was_stopped_goes_on(tmp_path, capsys):
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"discourse": "1", "command": "discourse measure a", "finished": false}')
    assert main(["check", str(tmp_path)]) == 1
    assert (
        capsys.readouterr().out == f"{tmp_path}: not finished; to continue: discourse measure a --output {tmp_path}\n"
    )
    manifest.write_text('{"name": "another program"}')
    assert main(["check", str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err == f"discourse: {tmp_path}: its manifest.json was not written by `discourse measure`\n"
    )


def test_two_runs_do_not_write_to_one_folder(few, finished, tmp_path, capsys):
    output = shutil.copytree(finished["parquet"], tmp_path / "out")
    with locked(output / LOCK, output, "discourse measure news.jsonl"):
        assert main(["measure", str(few), "--output", str(output), "--partition-size", "1"]) == 2
        told = capsys.readouterr().err
        assert f"{output}: in use by process {os.getpid()} on " in told and "(discourse measure news.jsonl)" in told
        assert main(["check", str(output)]) == 1
        assert "in use by" in check_folder(output)[0][0]
    assert main(["measure", str(few), "--output", str(output), "--partition-size", "1"]) == 0


def test_another_corpus_or_setting_is_refused_unless_it_is_to_be_replaced(tmp_path):
    path = write(tmp_path / "news.jsonl", ROWS[:2])
    analysis.measure_archive(path, tmp_path / "out")
    with pytest.raises(ValueError, match="other settings.*--partition-size 500.*--overwrite"):
        analysis.measure_archive(path, tmp_path / "out", size=3)
    write(path, ROWS[:3])
    with pytest.raises(ValueError, match="articles changed since"):
        analysis.measure_archive(path, tmp_path / "out")
    assert analysis.measure_archive(path, tmp_path / "out", overwrite=True)["articles"] == 3
    (tmp_path / "mine" / "scores").mkdir(parents=True)
    (tmp_path / "yours").mkdir()
    (tmp_path / "yours" / "articles.csv").write_text("file,outlet\n")
    for name, said in (("mine", "scores"), ("yours", "articles.csv")):
        with pytest.raises(ValueError, match=f"'{said}' in it was not written by this command"):
            analysis.measure_archive(path, tmp_path / name, overwrite=True)


def test_an_output_within_the_corpus_is_no_part_of_it(tmp_path):
    write(tmp_path / "news.jsonl", ROWS[:2])
    for name in ("one", "two"):
        assert analysis.measure_archive(tmp_path, tmp_path / name, format="csv")["articles"] == 2
    assert analysis.measure_archive(tmp_path, tmp_path / "one", format="csv")["finished"]


def test_a_corpus_without_text_leaves_nothing_behind(tmp_path, capsys):
    write(tmp_path / "news.jsonl", [{"body": "It may rain.", "id": "a"}])
    arguments = ["measure", str(tmp_path / "news.jsonl"), "--output", str(tmp_path / "out")]
    assert main(arguments) == 2
    assert "news.jsonl: no column 'text' with the text; there are: body, id" in capsys.readouterr().err
    write(tmp_path / "news.jsonl", [{"text": " "}])
    assert main(arguments) == 2
    assert "no usable article; news.jsonl, line 1: contains no text" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    write(tmp_path / "news.jsonl", [{"body": "It may rain.", "id": "a"}])
    assert main([*arguments, "--text-column", "body"]) == 0


def started(*arguments):
    """A command in a process of its own."""
    path = os.pathsep.join([str(Path(analysis.__file__).parents[1]), str(Path(__file__).parents[1])])
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip


def wait_until(true, process=None):
    end = time.monotonic() + 180
    while not true():
        assert time.monotonic() < end and (process is None or process.poll() is None), process and process.communicate()
        time.sleep(0.02)


def done(output):
    return len(list(Path(output, "partitions").glob("part-*.json")))


def stop(process):
    process.kill()
    process.wait()
    process.stdout.close()


@contextmanager
def running(*arguments):
    process = started(*arguments)
    try:
        yield process
    finally:
        stop(process)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.slow
def test_a_run_that_is_killed_goes_on(workers, long, long_serial, tmp_path):
    output = tmp_path / "out"
    command = ["measure", str(long), "--output", str(output), "--partition-size", "1"]
    with running("analysis", *command, "--workers", workers) as run:
        wait_until(lambda: done(output) >= 3, run)
        run.send_signal(signal.SIGKILL)
        run.communicate()  # returns when the workers, who hold the pipe too, have gone as well
    assert 3 <= done(output) < ENOUGH
    before = {path: path.stat().st_mtime_ns for path in sorted((output / "partitions").glob("*.json"))}
    assert main(command) == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    same(tables(output), long_serial)


def test_a_worker_that_dies_takes_no_other_task_with_it(tmp_path):
    tasks = ["a", "once", "b", "always", "c", "d"]
    with task_runner(workers=2) as run:
        found = dict(run(functools.partial(kill_worker, tmp_path), tasks))
    assert found == {task: LostTask() if task == "always" else task for task in tasks}


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


@contextmanager
def dask(folder, workers):
    """A scheduler and workers on loopback: (address, scheduler, list of workers)."""
    pytest.importorskip("distributed")
    folder.mkdir(exist_ok=True)
    at = folder / "scheduler.json"
    local = ["--host", "127.0.0.1", "--no-dashboard"]
    with running("dask", "scheduler", *local, "--port", "0", "--scheduler-file", at) as scheduler:
        wait_until(lambda: at.exists() and at.read_text().endswith("}"), scheduler)
        address = json.loads(at.read_text())["address"]
        options = [*local, "--nthreads", "1", "--no-nanny", "--local-directory", folder, "--death-timeout", "60"]
        started_workers = [started("dask", "worker", address, *options) for _ in range(workers)]
        try:
            yield address, scheduler, started_workers
        finally:
            for worker in started_workers:
                stop(worker)


@contextmanager
def when(true, process):
    """Kill a process as soon as something is true."""

    def watch():
        wait_until(true, process)
        process.kill()

    thread = threading.Thread(target=watch)
    thread.start()
    yield
    thread.join()


@pytest.mark.slow
def test_dask_changes_nothing_and_survives_what_dies(corpus, serial, long, long_serial, tmp_path, capsys):
    """On real workers: the same tables; with one of two workers killed; and with the scheduler killed, by a rerun."""
    a, b, c = (tmp_path / name for name in "abc")
    with dask(tmp_path / "dask", 2) as (address, scheduler, workers):
        at = ["--partition-size", "1", "--scheduler", address]
        assert main(["measure", str(corpus), "--output", str(a), *at]) == 0
        with when(lambda: done(b) >= 3, workers[0]):
            assert main(["measure", str(long), "--output", str(b), *at]) == 0
        capsys.readouterr()
        with when(lambda: done(c) >= 3, scheduler):
            assert main(["measure", str(long), "--output", str(c), *at]) == 2
        assert "the Dask scheduler stopped; run the same command again to continue" in capsys.readouterr().err
    assert 3 <= done(c) < ENOUGH
    assert main(["measure", str(long), "--output", str(c), "--partition-size", "1"]) == 0
    same(tables(a), serial)
    same(tables(b), long_serial)
    same(tables(c), long_serial)


@pytest.mark.slow
def test_a_cluster_is_started_on_this_machine_and_survives_too(tmp_path):
    pytest.importorskip("distributed")
    with task_runner(2, cluster="local") as run:
        found = dict(run(functools.partial(kill_worker, tmp_path), ["a", "once", "b"]))
    assert found == {task: task for task in ("a", "once", "b")}


def test_no_dask_and_no_scheduler_are_told(corpus, tmp_path, monkeypatch, capsys):
    arguments = ["measure", str(corpus), "--output", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1"]
    monkeypatch.setattr("analysis.archive.cluster.WAITING", 0.2)
    assert main(arguments) == 2
    assert "tcp://127.0.0.1:1: no Dask scheduler answers at this address" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(arguments) == 2
    assert "pip install 'discourse-analysis[scale]'" in capsys.readouterr().err


def test_a_job_knows_where_its_files_are(tmp_path):
    job = Job("c", str(tmp_path), None, {}, None, 1, "csv")
    assert job.part("marks", 7) == tmp_path / "work" / "marks" / "part-000007.parquet"


def test_what_was_half_written_is_told_from_files_of_others(tmp_path):
    for name in (".marks.parquet.0123abcd.tmp", ".notes.tmp", ".marks.parquet.0123abcd.tmp.txt"):
        (tmp_path / name).touch()
    (tmp_path / "marks").mkdir()
    (tmp_path / "thesis").mkdir()
    (tmp_path / "marks" / ".part-000001.parquet.89abcdef.tmp").touch()
    (tmp_path / "thesis" / ".draft.docx.89abcdef.tmp").touch()
    found = {path.relative_to(tmp_path).as_posix() for path in half_written(tmp_path, ["marks"])}
    assert found == {".marks.parquet.0123abcd.tmp", "marks/.part-000001.parquet.89abcdef.tmp"}


class _Times:
    """A clock of which each look costs so many seconds."""

    def __init__(self, seconds):
        self.now, self.seconds = 0, seconds

    def perf_counter(self):
        self.now += self.seconds
        return self.now


def test_how_long_it_will_take_is_told_before_if_it_is_long(tmp_path, monkeypatch, capsys):
    corpus = write(tmp_path / "news.jsonl", [ROWS[i % 8] | {"id": f"n{i}"} for i in range(24)])
    command = ["measure", str(corpus), "--output", str(tmp_path / "out"), "--partition-size", "8", "--voices", "quotes"]
    monkeypatch.setattr(forecast, "time", _Times(1))
    assert main(command) == 0  # too small a corpus to lose a word on it
    assert "about" not in capsys.readouterr().err
    monkeypatch.setattr(forecast, "SMALL", 0)
    assert main([*command[:4], *command[6:], "--overwrite", "--partition-size", "12"]) == 0
    assert "about" not in capsys.readouterr().err  # 2 seconds an article of 24
    monkeypatch.setattr(forecast, "time", _Times(60))
    assert main([*command, "--overwrite"]) == 0
    told = capsys.readouterr().err
    assert (
        "about 6 minutes: 24 articles, " in told
        and " words, read at " in told
        and told.splitlines()[0].endswith("by 1 process")
    )


def test_a_parsed_archive_says_how_long_quotation_marks_would_take(corpus, tmp_path, monkeypatch):
    told = []

    def announce(line):
        told.append(line)
        raise InterruptedError  # two processes take their time to start

    monkeypatch.setattr(forecast, "SMALL", 0)
    monkeypatch.setattr(forecast, "time", _Times(600))
    with pytest.raises(InterruptedError):
        analysis.measure_archive(corpus, tmp_path / "out", workers=2, announce=announce)
    (line,) = told
    assert "a second by 2 processes each; --voices quotes takes about " in line
    for _ in range(2):
        analysis.measure_archive(corpus, tmp_path / "out", announce=told.append)
    assert len(told) == 2  # then all is done


def test_a_forecast_that_fails_stops_nothing(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(forecast, "SMALL", 0)
    monkeypatch.setattr(forecast, "measure_articles", lambda *_: 1 / 0)
    told = []
    assert analysis.measure_archive(corpus, tmp_path / "out", announce=told.append)["articles"] == 9
    assert told == [""]


def test_another_reading_of_voices_is_refused(corpus, tmp_path, capsys):
    command = ["measure", str(corpus), "--output", str(tmp_path / "out")]
    assert main([*command, "--voices", "quotes"]) == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["voices"] == "quotation marks alone" and "--voices quotes" in manifest["command"]
    assert set(tables(tmp_path / "out")["attributions"]["kind"]) <= {"direct"}
    capsys.readouterr()
    assert main(command) == 2
    assert "made with another setting of --voices and other settings" in capsys.readouterr().err
    assert main([*command, "--overwrite"]) == 0
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["voices"].startswith("parsed by en_core_web_sm")
    with pytest.raises(ValueError, match="'parsed', 'quotes'"):
        analysis.measure_archive(corpus, tmp_path / "other", voices="both")
    assert not (tmp_path / "other").exists()


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
