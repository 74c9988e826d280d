"""A function and many tasks in, (task, result) out: run in this process, in several processes, or on a Dask cluster.

Each way yields (task, result) as tasks finish, and takes no more tasks than it needs to keep all workers busy. If a worker dies,
its task is tried again; a task whose workers die each time has a `LostTask` as its result.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from analysis.core import interrupts

TRIM, MAPPED, ALL, LARGE = -1, -3, 2**31 - 1, 32 << 20  # of mallopt in glibc: parameters and their greatest values
SELDOM = 100_000  # new objects before Python looks for cycles again
TRIES = 3  # of a task whose worker died


@dataclass(frozen=True)
class LostTask:
    """The result of a task whose workers died."""

    problem: str = f"its worker died, {TRIES} times (out of memory?)"


@contextmanager
def task_runner(
    workers: int | None = None, cluster: str | None = None, scheduler: str | None = None
) -> Iterator[Callable]:
    """How to run tasks: a function of (function, tasks) that yields (task, result).

    Parameters
    ----------
    workers : int, optional
        Processes of this machine: by default only this one; for a local cluster, one per core.
    cluster : {'local'}, optional
        Start a Dask cluster of `workers` processes on this machine.
    scheduler : str, optional
        The address of a running Dask scheduler, as tcp://127.0.0.1:8786.

    Raises
    ------
    ValueError
        If Dask is wanted but not installed, or if `workers` is below 1.
    ConnectionError
        If the scheduler does not answer, stops, or has no workers.
    """
    if workers is not None and workers < 1:
        raise ValueError(f"{workers} workers: at least 1")
    if cluster or scheduler:
        from analysis.archive.cluster import dask_client, run_on_dask

        with dask_client(workers, cluster, scheduler) as client:
            yield lambda function, tasks: run_on_dask(client, function, tasks)
    elif workers and workers > 1:
        yield lambda function, tasks: _in_processes(workers, function, tasks)
    else:
        yield lambda function, tasks: ((task, function(task)) for task in tasks)


def _in_processes(workers, function, tasks):
    tasks, ended = iter(tasks), False
    taken: deque[object] = deque()
    while taken or not ended:
        running: dict[Future, object] = {}
        with _pool(workers) as pool:
            try:
                while not ended or running:
                    while len(running) < 2 * workers and not ended:
                        taken.extend(islice(tasks, 1))
                        ended = not taken
                        if taken:
                            future = _submit(pool, function, taken[0])
                            running[future] = taken.popleft()
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        result = future.result()
                        yield running.pop(future), result
            except BrokenProcessPool:
                taken.extendleft(running.values())
        yield from _one_by_one(function, taken)


def _one_by_one(function, tasks):
    """Run tasks singly, to see which of them kills its worker; afterwards `tasks` is empty."""
    tries = 1
    while tasks:
        with _pool(1) as pool:
            try:
                while tasks:
                    result = _submit(pool, function, tasks[0]).result()
                    yield tasks.popleft(), result
                    tries = 1
            except BrokenProcessPool:
                tries += 1
        if tasks and tries >= TRIES:
            yield tasks.popleft(), LostTask()
            tries = 1


def tune_process() -> None:
    """Tune a process that only measures.

    Cycles of objects are rare; looking for them as often as Python does takes a sixth of the start. Freed memory is kept, because
    the system clears every page that it hands out again, which takes a tenth of the time.
    """
    gc.set_threshold(SELDOM)
    tune = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if tune:
        tune(MAPPED, LARGE)
        tune(TRIM, ALL)


@contextmanager
def _pool(workers):
    """Processes that end with the block, at once if an error or an interrupt leaves it."""
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin_worker)
    try:
        yield pool
    except BaseException:
        with interrupts.hold_interrupts():
            for process in set(multiprocessing.active_children()).difference(others):
                process.kill()
            pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


def _submit(pool, function, task):
    with interrupts.hold_interrupts():  # processes are started when there is work for them
        return pool.submit(function, task)


def _begin_worker():
    """Prepare a worker, which ends when its parent is killed; otherwise it would wait for tasks for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers

    def watch():
        parent = multiprocessing.parent_process()
        assert parent is not None  # this is a worker
        parent.join()
        os._exit(1)

    tune_process()
    threading.Thread(target=watch, daemon=True).start()
