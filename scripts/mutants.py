"""Change one thing in the package at random, and see whether the tests notice: `make mutants`.

A mutant differs from the package in one place: a comparison, a sum, a number, an `and` or a `not`. It is tried in a copy of the
project of its own: first by tests that run the changed line (of the module, if it is not known who runs the line), then by those of
its room. The seed makes the draw repeatable. What no test notices is printed. A test that notices a mutant has to pass without it.
"""

import argparse
import ast
import compileall
import faulthandler
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from mutations import Mutant, changed, places
from reached import Reached, tests_reached
from scipy.stats import binomtest
from tqdm import tqdm

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "analysis"
COPIED = ("analysis", "tests", "seeds", "notebooks", "cases", "docs", "figures", "scripts", "benchmarks")
FORKS = multiprocessing.get_context("forkserver")  # each test run begins with what takes long to import
FORKS.set_forkserver_preload(
    ["numba", "openpyxl", "pandas", "pyarrow.parquet", "scipy.stats", "spacy", "matplotlib.pyplot"]
)
PARSES = ROOT / ".pytest_cache" / "discourse"  # see tests/conftest.py
QUICK, SLOW = 150, 400  # seconds that a test may take; what is compiled is compiled anew in it if a mutant changes it
NEAREST = 80  # tests that run a line, the quickest first
# compiles the loops, so that no copy has to
WARM = "import analysis; [analysis.measure('seeds', voices=voices).comparison for voices in ('parsed', 'quotes')]"
PARSING = ("core", "text")  # rooms whose mutants can change a parse, or what is kept of it


def room_of(path):
    """The folder of `analysis` that a module is in, or "" for the front door."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else ""


def draw(number, seed, only=()):
    """So many (module, place), the rooms in turn, so that each room has about as many; `only` of some rooms."""
    chance, rooms = random.Random(seed), {}
    for path in sorted(PACKAGE.rglob("*.py")):
        found = len(list(places(ast.parse(path.read_text("utf-8")))))
        rooms.setdefault(room_of(path), []).extend((path, place) for place in range(found))
    for found in rooms.values():
        chance.shuffle(found)
    wanted = [found for room, found in rooms.items() if not only or room in only]
    turns = [found[turn] for turn in range(number) for found in wanted if turn < len(found)]
    return turns[:number]


def tests_of(room):
    """The test files of a room."""
    if not room:
        return ["tests/test_cli.py", "tests/test_study.py", "tests/test_environment.py"]
    return [str(test.relative_to(ROOT)) for test in sorted(Path(ROOT, "tests", room).rglob("test_*.py"))]


def copied(folder, room):
    """A copy of the project, with the parses of its tests unless the room is one that parses."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name)
    for file in (path for path in ROOT.iterdir() if path.is_file()):
        shutil.copy(file, folder)
    if room not in PARSING and PARSES.exists():
        shutil.copytree(PARSES, folder / PARSES.relative_to(ROOT))


class Watch:
    """A plugin of pytest: slow tests last, an end to tests that run on, and which test ran when the run ended."""

    def __init__(self, file):
        self.file = file

    def pytest_collection_modifyitems(self, items):
        items.sort(key=lambda item: item.get_closest_marker("slow") is not None)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        self.file.write_text(item.nodeid, "utf-8")
        faulthandler.dump_traceback_later(SLOW if item.get_closest_marker("slow") else QUICK, exit=True)
        try:
            return (yield)
        finally:
            faulthandler.cancel_dump_traceback_later()


def failed(folder, tests):
    """The test of these that fails first, in a copy of the project; "" if it is not known which, None if all pass."""
    last = folder / "last_test"
    last.unlink(missing_ok=True)
    run = FORKS.Process(target=_test, args=(folder, tests, last))
    run.start()
    run.join()
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)  # and all that it started
    if run.exitcode == 0:
        return None
    return last.read_text("utf-8") if last.exists() else ""


def _test(folder, tests, last):
    os.setsid()
    os.chdir(folder)
    os.environ["PYTHONPATH"] = str(folder)
    sys.path.insert(0, str(folder))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    options = ["-x", "-q", "-n", "0", "-m", "", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    sys.exit(pytest.main([*options, *tests], plugins=[Watch(last)]))


@cache
def passes_unchanged(room, tests):
    """Whether tests pass in a copy of the project without any change: else they would notice anything."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        copied(Path(scratch), room)
        return failed(Path(scratch), list(tests)) is None


def noticed(mutant: Mutant, reached: Reached):
    """Whether a test fails or runs on with the change, and passes without."""
    path = mutant.path.relative_to(ROOT)
    room, near = room_of(mutant.path), reached.tests_running(path, mutant.lines)[:NEAREST]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        copied(Path(scratch), room)
        Path(scratch, path).write_text(mutant.source, "utf-8")
        for tests in filter(None, (near, tests_of(room))):
            if (test := failed(Path(scratch), tests)) is not None:
                break
        else:
            return False
    if not passes_unchanged(room, (test,) if test else ("--collect-only", *tests)):
        sys.exit(f"{test or 'a test'} fails without any change (tried for {path}, {mutant.what})")
    return True


def tried(drawn, reached, workers, minutes):
    """(mutant, whether it was noticed) of each that is tried within the time."""
    began = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:

        def one(chosen):
            if time.monotonic() - began > minutes * 60:
                return None
            mutant = changed(*chosen)
            return mutant, noticed(mutant, reached)

        yield from filter(None, tqdm(pool.map(one, drawn), "mutants", total=len(drawn)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--minutes", type=float, default=45, help="no further mutant is begun after so many")
    parser.add_argument("--rooms", nargs="*", default=(), help="draw from these folders of analysis/ alone")
    parser.add_argument("--reached", type=Path, help="keep here which tests run which lines, or read it if it is there")
    options = parser.parse_args()
    began = time.monotonic()
    compileall.compile_dir(PACKAGE, quiet=1)  # once, and not in each copy; so are the loops
    subprocess.run([sys.executable, "-c", WARM], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    reached = tests_reached(ROOT, options.workers, options.reached)
    left, fates = options.minutes - (time.monotonic() - began) / 60, []
    for mutant, fate in tried(draw(options.number, options.seed, options.rooms), reached, options.workers, left):
        fates.append(fate)
        if not fate:
            tqdm.write(f"not noticed: {mutant.path.relative_to(ROOT)}, {mutant.what}", file=sys.stdout)
    low, high = binomtest(sum(fates), len(fates)).proportion_ci(method="wilson")
    print(f"{sum(fates)} of {len(fates)} mutants noticed (95 %: {low:.0%} to {high:.0%})")


if __name__ == "__main__":
    main()
