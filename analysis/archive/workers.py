"""One function and many tasks in, (task, result) out: run here, in processes of this machine, or on a Dask cluster.

Each way gives (task, result) as tasks finish, never holds more tasks than it needs to keep everybody busy, and goes on
when a worker dies: its task is tried again, and if it takes workers with it each time its result is a `LostTask`.
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
SELDOM = 100_000  # objects more than at the last look for cycles
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
        Processes of this machine, by default 1 (which is this one), and of a local cluster one a core.
    cluster : {'local'}, optional
        Start a Dask cluster of `workers` processes on this machine.
    scheduler : str, optional
        The address of a running Dask scheduler, as tcp://127.0.0.1:8786.

    Raises
    ------
    ValueError
        If Dask is wanted and not installed, or there are to be no workers.
    ConnectionError
        If the scheduler is not there, is lost, or has no workers.
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
    """Run tasks of which one has killed its worker, so that it is seen which; none is left."""
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
    """Make a process ready that does nothing but measure.

    Cycles of objects are rare; to look for them as often as Python does takes a sixth of the start. Memory that is freed is
    kept for what comes next: the system clears every page that it gives anew, which takes a tenth of the time.
    """
    gc.set_threshold(SELDOM)
    tune = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if tune:
        tune(MAPPED, LARGE)
        tune(TRIM, ALL)


@contextmanager
def _pool(workers):
    """Processes that end with the block: at once where an error or an interrupt leaves it."""
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
    """Make a worker ready; one whose parent was killed would wait for tasks for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held: the parent ends its workers

    def watch():
        parent = multiprocessing.parent_process()
        assert parent is not None  # this is a worker
        parent.join()
        os._exit(1)

    tune_process()
    threading.Thread(target=watch, daemon=True).start()
