"""A function and many tasks in, (task, result) out, run on the workers of a Dask cluster."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from analysis.archive.workers import LostTask
from analysis.core import interrupts

if TYPE_CHECKING:
    from distributed import Client

WAITING = 30  # seconds to wait for the first worker of a cluster


@contextmanager
def dask_client(workers: int | None, cluster: str | None, scheduler: str | None) -> Iterator["Client"]:
    """A client of a running scheduler, or of a cluster that is started on this machine; see `analysis.archive.workers.task_runner`."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise ValueError(
            "--cluster and --scheduler need Dask, which is not installed: pip install 'discourse-analysis[scale]'"
        ) from None
    with ExitStack() as stack:
        place: str | LocalCluster | None = scheduler
        if cluster:
            if os.name == "posix":
                resource_tracker.ensure_running()  # first: when it starts, it lets through again what is held
            with interrupts.hold_interrupts():
                place = LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1",
                    silence_logs=logging.CRITICAL,  # else a line for every task that an interrupt drops
                )  # fmt: skip
                stack.callback(_close, place)
        try:
            client = Client(place, timeout=WAITING)
            stack.callback(_close, client)
        except (OSError, ValueError) as error:
            raise ConnectionError(f"{scheduler}: no Dask scheduler answers at this address: {error}") from None
        try:
            client.wait_for_workers(1, timeout=WAITING)
        except TimeoutError:
            raise ConnectionError(
                f"{scheduler}: no worker in {WAITING} s; start workers with: dask worker {scheduler}"
            ) from None
        yield client


def _close(part):
    with interrupts.hold_interrupts():
        part.close()


def run_on_dask(client: "Client", function: Callable, tasks: Iterable) -> Iterator[tuple]:
    """Yield (task, result) as tasks finish; ConnectionError if the scheduler stops."""
    from distributed import CancelledError
    from distributed.client import ClosedClientError
    from distributed.comm import CommClosedError

    try:  # any request may fail when the scheduler stops
        yield from _on_workers(client, function, iter(tasks))
    except (CancelledError, ClosedClientError, CommClosedError):
        raise ConnectionError("the Dask scheduler stopped; run the same command again to continue") from None


def _on_workers(client, function, tasks):
    from distributed import KilledWorker, as_completed

    done = as_completed(raise_errors=False)
    running: dict[str, object] = {}
    while True:
        while len(running) < 2 * max(1, sum(client.nthreads().values())):
            task = next(tasks, None)
            if task is None:
                break
            future = client.submit(function, task, pure=False)
            running[future.key] = task
            done.add(future)
        if not running:
            return
        future = next(done)
        try:
            result = future.result()
        except KilledWorker:
            result = LostTask()
        yield running.pop(future.key), result
