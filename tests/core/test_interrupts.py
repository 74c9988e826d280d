"""Ctrl-C at any moment: one line, exit status 130, nothing left, and the same command goes on where it stopped."""

import asyncio
import gc
import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest
from archive.archives import same, tables
from interrupting import STARTING, Run, arguments, verdict, write_corpus

import analysis
import analysis.archive.measure  # before `measured` is replaced
from analysis.cli import main
from analysis.comparison import article_tables as making
from analysis.core import interrupts
from analysis.report import notebooks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be interrupted from without")


@pytest.fixture(autouse=True)
def heeded():
    """Interrupts are handled as Python does, though whoever runs the tests may ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path)


def turned_into_an_error():
    """An interrupt as numba passes it on, now and then."""
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise SystemError("returned a result with an exception set") from None


def lost():
    """An interrupt while C calls back."""
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        return


@pytest.mark.parametrize("interrupt", [turned_into_an_error, lost])
def test_an_interrupt_is_one_whatever_becomes_of_it(interrupt, tmp_path, monkeypatch, capsys):
    calls = []

    def measured(articles, book, voices, measures):
        calls.append(articles)
        if len(calls) == 3:
            interrupt()
            articles = articles.assign(text="Wrong.")
        return right(articles, book, voices)

    corpus = write_corpus(tmp_path, articles=4)
    right, command = making.measure_articles, arguments("measure", corpus, tmp_path)
    monkeypatch.setattr(making, "measure_articles", measured)
    assert main(command) == 130
    captured = capsys.readouterr()
    assert captured.err == "discourse: interrupted; give the same command again to continue\n" and not captured.out
    assert len(list((tmp_path / "out" / "partitions").iterdir())) == 2
    assert main(command) == 0
    assert len(calls) == 5  # what was done is not done again
    monkeypatch.undo()
    analysis.measure_archive(corpus, tmp_path / "whole", format="parquet", size=1)
    found = tables(tmp_path / "out")
    assert found["problems"].empty
    same(found, tables(tmp_path / "whole"))


def test_to_a_caller_it_is_a_keyboard_interrupt(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(making, "measure_articles", lambda *_: turned_into_an_error())
    with pytest.raises(KeyboardInterrupt):
        analysis.measure_archive(corpus, tmp_path / "out")
    interrupts.raise_if_interrupted()  # forgotten


def test_whoever_ignores_interrupts_or_runs_in_a_thread_is_left_alone():
    def watch():
        with interrupts.watch_interrupts():
            found.append(signal.getsignal(signal.SIGINT))

    found = []
    thread = threading.Thread(target=watch)
    thread.start()
    thread.join()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    assert found == [signal.default_int_handler, signal.SIG_IGN]


def test_what_is_held_is_done_whole_and_its_processes_get_no_interrupt():
    asking = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    done, ended = [], threading.Event()
    other = threading.Thread(target=ended.wait)  # gets what the main thread does not
    other.start()
    try:
        with pytest.raises(KeyboardInterrupt), interrupts.watch_interrupts():
            with interrupts.hold_interrupts():
                os.kill(os.getpid(), signal.SIGINT)
                with interrupts.hold_interrupts():
                    done.append(subprocess.check_output([sys.executable, "-c", asking], text=True))
                done.append("whole")
            done.append("too late")
    finally:
        ended.set()
        other.join()
    assert done == ["True\n", "whole"]
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, [])


IN_A_STRING = """
import sys
from analysis import cli
from analysis.commands import lexicons
lexicons.run_lexicons = lambda options: exec("import signal; signal.raise_signal(signal.SIGINT)")
sys.exit(cli.main())
"""


def test_the_status_is_130_wherever_it_comes(tmp_path):
    """Python ends a process by the signal if a KeyboardInterrupt went through an `exec`, caught or not."""
    (tmp_path / "entry.py").write_text(IN_A_STRING)
    command = [sys.executable, "-m", "entry", "lexicons"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout) == (130, "discourse: interrupted\n", "")


LOST = """
import signal, time
from analysis.core import interrupts
interrupts.AGAIN = 0.2
class Deaf:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
try:
    with interrupts.watch_interrupts(command=True):
        Deaf()
        time.sleep(20)
except KeyboardInterrupt:
    signal.raise_signal(signal.SIGINT)
    print("interrupted")
"""


def test_one_that_is_lost_in_a_command_comes_again_and_nothing_is_told_of_it():
    done = subprocess.run([sys.executable, "-c", LOST], capture_output=True, text=True, timeout=10)
    assert (done.stdout, done.stderr, done.returncode) == ("interrupted\n", "", 0)


def test_kernels_are_ended_at_once(tmp_path, monkeypatch):
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    path, begun = tmp_path / "1.ipynb", tmp_path / "begun"
    cell = new_code_cell("import pathlib, time\npathlib.Path('begun').touch()\ntime.sleep(20)")
    spec = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    nbformat.write(new_notebook(metadata=spec, cells=[cell]), path)
    started, start = [], notebooks.AsyncKernelManager
    monkeypatch.setattr(notebooks, "AsyncKernelManager", lambda **kw: started.append(start(**kw)) or started[-1])
    with pytest.raises(KeyboardInterrupt), notebooks.notebooks_running([path], {}, kernels=1, finished=print):
        until = time.monotonic() + 60
        while not begun.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        interrupted = time.monotonic()
        raise KeyboardInterrupt
    assert time.monotonic() - interrupted < 5
    assert not started[0].has_kernel


def test_what_fails_because_its_kernel_is_gone_says_nothing(monkeypatch, caplog):
    async def fail():
        raise AssertionError("no kernel")

    async def run(*_):
        try:
            await asyncio.sleep(20)
        finally:
            asyncio.ensure_future(fail())
            await asyncio.sleep(0.01)
            ended.append(True)

    ended = []
    monkeypatch.setattr(notebooks, "run_notebooks", run)
    with pytest.raises(KeyboardInterrupt), notebooks.notebooks_running([], {}):
        time.sleep(0.2)
        raise KeyboardInterrupt
    gc.collect()
    assert ended and not caplog.records


@pytest.mark.parametrize(("name", "moments", "lasts"), [("measure", 4, 3), ("workers", 2, 5), ("report", 2, 9)])
@pytest.mark.slow
def test_a_command_is_interrupted_at_random_moments(name, moments, lasts, corpus, tmp_path):
    """`lasts`: about as many seconds as the whole takes where nothing else runs; one may end before it is interrupted."""
    chance, part = random.Random(name), (lasts - STARTING) / moments
    runs = []
    for number in range(moments):
        run = Run(tmp_path / str(number), *arguments(name, corpus, tmp_path / str(number)))
        run.interrupt(STARTING + part * (number + chance.random()), everybody=bool(number % 2))
        runs.append(run.end())
    for status, lines, _, left in runs:
        assert (status == 0 and not lines and not left) or verdict(status, lines, left) == "as promised", lines
