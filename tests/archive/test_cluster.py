"""Tasks on the workers of a Dask cluster, which changes nothing and survives what dies."""

import functools
import json
import sys
import threading
from contextlib import contextmanager

import pytest
from archive.archives import ENOUGH, counted, done, running, same, started, stop, tables, wait_until
from dying import kill_worker

from analysis.archive import cluster
from analysis.archive.workers import LostTask, task_runner
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


class Client:
    """As much of a client as tasks need; workers run a task when its result is asked for."""

    def __init__(self, threads):
        self.threads, self.submitted = threads, 0

    def nthreads(self):
        return self.threads

    def submit(self, function, task, *, pure):
        assert not pure, "each task is run, whatever it is called"
        self.submitted += 1
        return Future(self.submitted, function, task)


class Future:
    def __init__(self, key, function, task):
        self.key, self.result = key, lambda: function(task)


class Completed(list):
    """Futures in the order in which they were submitted."""

    def __init__(self, *, raise_errors):
        assert not raise_errors
        self.add = self.append

    def __next__(self):
        return self.pop(0)


@pytest.fixture
def distributed(monkeypatch):
    found = pytest.importorskip("distributed")
    monkeypatch.setattr(found, "as_completed", Completed)
    return found


@pytest.mark.parametrize(("threads", "submitted"), [({}, 2), ({"a": 1}, 2), ({"a": 1, "b": 2}, 6)])
def test_on_dask_each_thread_has_a_task_and_another_one_waiting(threads, submitted, distributed):
    client, taken = Client(threads), []
    results = cluster.run_on_dask(client, abs, counted(taken, 10))
    assert next(results) == (0, 0) and len(taken) == submitted
    assert next(results) == (1, 1) and len(taken) == submitted + 1
    assert [*results] == [(task, task) for task in range(2, 10)] and client.submitted == 10


def test_on_dask_a_task_whose_workers_died_is_lost_and_the_others_go_on(distributed):
    def run(task):
        if task == 1:
            raise distributed.KilledWorker(task, None, [])
        return task

    assert [*cluster.run_on_dask(Client({"a": 1}), run, range(3))] == [(0, 0), (1, LostTask()), (2, 2)]


def test_an_error_of_a_task_on_dask_is_an_error(distributed):
    with pytest.raises(ZeroDivisionError):
        next(cluster.run_on_dask(Client({}), lambda task: 1 / task, [0]))


def test_a_scheduler_that_stops_is_told(distributed):
    from distributed.client import ClosedClientError
    from distributed.comm import CommClosedError

    for error in (distributed.CancelledError("x"), ClosedClientError(), CommClosedError()):
        client = Client({})
        client.nthreads = lambda error=error: (_ for _ in ()).throw(error)
        with pytest.raises(ConnectionError, match="the Dask scheduler stopped; run the same command again to continue"):
            next(cluster.run_on_dask(client, abs, [1]))


def test_a_scheduler_without_workers_is_told_and_its_client_closed(distributed, monkeypatch):
    did = []

    class Waiting:
        def __init__(self, place, timeout):
            did.append((place, timeout))

        def wait_for_workers(self, number, timeout):
            did.append((number, timeout))
            if sys.modules["distributed"].workers < number:
                raise TimeoutError

        def close(self):
            did.append("closed")

    monkeypatch.setattr(distributed, "Client", Waiting)
    monkeypatch.setattr(distributed, "workers", 0, raising=False)
    said = "tcp://x: no worker in 30 s; start workers with: dask worker tcp://x"
    with pytest.raises(ConnectionError, match=said), task_runner(scheduler="tcp://x"):
        pass
    assert did == [("tcp://x", 30), (1, 30), "closed"]
    monkeypatch.setattr(distributed, "workers", 1)
    with task_runner(scheduler="tcp://x"):
        assert did.count("closed") == 1
    assert did.count("closed") == 2
