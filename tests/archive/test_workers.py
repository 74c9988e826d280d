"""Tasks run here, in processes, or on Dask: how many are taken, and what is left when no more results are wanted."""

import gc
import multiprocessing
import sys

import pytest

from analysis.archive import cluster
from analysis.archive.workers import TRIES, LostTask, task_runner, tune_process


def counted(taken, number=50):
    """Tasks that are noted as they are taken."""
    for task in range(number):
        taken.append(task)
        yield task


def test_there_is_at_least_one_worker():
    for workers in (0, -1):
        with pytest.raises(ValueError, match=f"^{workers} workers: at least 1$"), task_runner(workers):
            pass


@pytest.mark.parametrize("workers", [None, 1])
def test_one_worker_is_this_process_and_takes_one_task_at_a_time(workers):
    taken = []
    with task_runner(workers) as run:
        results = run(taken.count, counted(taken))
        assert next(results) == (0, 1) and taken == [0]
        assert next(results) == (1, 1) and taken == [0, 1]
    assert multiprocessing.active_children() == []


def test_no_more_tasks_are_taken_than_keep_processes_busy_and_these_end_when_nobody_wants_more():
    taken, before = [], multiprocessing.active_children()
    with task_runner(2) as run:
        results = run(abs, counted(taken))
        assert next(results) in [(task, task) for task in range(4)] and len(taken) == 4
        results.close()
        assert multiprocessing.active_children() == before


def test_a_lost_task_says_why():
    assert LostTask().problem == f"its worker died, {TRIES} times (out of memory?)"


def test_a_process_that_only_measures_seldom_looks_for_cycles():
    before = gc.get_threshold()
    try:
        tune_process()
        assert gc.get_threshold()[0] == 100_000
    finally:
        gc.set_threshold(*before)


# ——— On Dask, without any


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


@pytest.mark.parametrize(("threads", "running"), [({}, 2), ({"a": 1}, 2), ({"a": 1, "b": 2}, 6)])
def test_on_dask_each_thread_has_a_task_and_another_one_waiting(threads, running, distributed):
    client, taken = Client(threads), []
    results = cluster.run_on_dask(client, abs, counted(taken, 10))
    assert next(results) == (0, 0) and len(taken) == running
    assert next(results) == (1, 1) and len(taken) == running + 1
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
