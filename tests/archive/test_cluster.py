"""Tasks on the workers of a Dask cluster, which changes nothing and survives what dies."""

import functools
import json
import sys
import threading
from contextlib import contextmanager

import pytest
from archive.archives import (
    ENOUGH,
    done,
    running,
    same,
    started,
    stop,
    tables,
    wait_until,
)
from dying import kill_worker

from analysis.archive.workers import task_runner
from analysis.cli import main


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
