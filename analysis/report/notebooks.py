"""Notebooks in, executed notebooks out: a few kernels run at once, each one notebook after another, in an empty namespace."""

import asyncio
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from analysis.core import interrupts


@contextmanager
def notebooks_running(
    paths: Sequence[Path], parameters: dict[str, str], **options: Any
) -> Iterator[Callable[[], list[NotebookNode]]]:
    """Call `run_notebooks` in a thread while the block runs; gives a function that waits for its result.

    If an error or an interrupt leaves the block, the kernels are ended at once.
    """
    begun: Future[tuple] = Future()

    async def run():
        begun.set_result((asyncio.get_running_loop(), asyncio.current_task()))
        return await run_notebooks(paths, parameters, **options)

    with ThreadPoolExecutor(1) as thread:
        running = None
        try:
            with interrupts.hold_interrupts():
                running = thread.submit(asyncio.run, run())
            yield running.result
        except BaseException:
            with interrupts.hold_interrupts():
                if running:
                    loop, task = begun.result()
                    with suppress(RuntimeError):  # it has ended by itself
                        # nbclient leaves tasks behind, which would report that their kernel is gone
                        loop.call_soon_threadsafe(loop.set_exception_handler, lambda *_: None)
                        loop.call_soon_threadsafe(task.cancel)
                    wait([running])
            raise


async def run_notebooks(
    paths: Sequence[Path], parameters: dict[str, str], *, kernels: int, finished: Callable[[], object],
    environment: Mapping[str, str] = MappingProxyType({}),
) -> list[NotebookNode]:  # fmt: skip
    """Execute notebooks in order, in the folder of the first, with these papermill parameters; their files are not changed.

    As many as `kernels` run at once. A kernel is kept for the next notebook, because it takes longer to start than most notebooks to
    run; `environment` is added to that of this process. `finished` is called as each notebook ends. If one fails (CellExecutionError),
    those already running finish, and no other is begun.
    """
    waiting, done = deque(paths), dict[Path, NotebookNode]()
    folder = str(paths[0].parent) if paths else ""

    def keep(path, notebook):
        done[path] = notebook
        finished()

    running = (_kernel(folder, waiting, parameters, keep, environment) for _ in range(min(kernels, len(paths))))
    for error in await asyncio.gather(*running, return_exceptions=True):
        if error:
            raise error
    return [done[path] for path in paths]


async def _kernel(working, waiting, parameters, keep, given):
    """Start a kernel, run waiting notebooks in it until none is left, and end it."""
    folder = {"metadata": {"path": working}}
    with tempfile.TemporaryDirectory() as private:
        # socket files in a folder of our own instead of TCP ports: nobody else can connect to the kernel
        sockets = {"transport": "ipc", "ip": str(Path(private, "kernel"))} if os.name == "posix" else {}
        manager = AsyncKernelManager(kernel_name="python3", **sockets)
        client = NotebookClient(new_notebook(), km=manager, timeout=600, resources=folder)
        try:
            # temporary files of the kernel are in that folder too, so that they are deleted even if the kernel is killed
            environment = os.environ | {**given, "TMPDIR": private}
            async with client.async_setup_kernel(cleanup_kc=True, env=environment):
                try:
                    while waiting:
                        path = waiting.popleft()
                        await client.kc.execute("get_ipython().reset()", silent=True, reply=True)  # type: ignore[union-attr, call-arg, misc]  # declared as a client that blocks
                        client.nb = parameterize_notebook(load_notebook_node(str(path)), parameters)
                        await client.async_execute(cleanup_kc=False)
                        keep(path, client.nb)
                except BaseException:
                    waiting.clear()
                    client.shutdown_kernel = "immediate"  # it is not asked first, which it may be too busy to hear
                    raise
        finally:
            if manager.has_kernel:  # stopped while it was starting
                await manager.shutdown_kernel(now=True)
