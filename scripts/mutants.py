"""Change one thing in the package at random, and see whether the tests of its room notice: `make mutants`.

A mutant differs from the package in one place: a comparison, a sum, a number, an `and` or a `not`. It is tried by the tests of
its own room, those named like its module first, in a copy of the project of its own. The seed makes the draw repeatable. What no
test notices is printed. The tests have to pass without any change first.
"""

import argparse
import ast
import compileall
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from scipy.stats import binomtest
from tqdm import tqdm

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "analysis"
COPIED = ("analysis", "tests", "seeds", "notebooks", "cases", "docs", "figures", "scripts", "benchmarks")
SWAPPED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
}  # fmt: skip
# arguments on which no result hangs: what refuses what does not happen, how much a cache keeps, how thick something is drawn
ASIDE = {"strict", "frozen", "maxsize", "fontsize", "lw", "ms"}
FORKS = multiprocessing.get_context("forkserver")  # each test run begins with what takes long to import
FORKS.set_forkserver_preload(
    ["numba", "openpyxl", "pandas", "pyarrow.parquet", "scipy.stats", "spacy", "matplotlib.pyplot"]
)
PARSES = ROOT / ".pytest_cache" / "discourse"  # see tests/conftest.py
FILE = 120  # seconds that a test file of another room may take
COMMANDS = tomllib.loads(Path(PACKAGE, "commands", "options.toml").read_text("utf-8"))
AWAY = {"browser", "real_model"}  # tests that need what is not installed here, which would notice anything
PARSING = ("core", "text")  # rooms whose mutants can change a parse, or what is kept of it


def places(tree):
    """The nodes that can be changed, each with what is changed about it."""
    silent = {id(inner) for node in ast.walk(tree) for part in _silent(node) for inner in ast.walk(part)}
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            silent.add(id(node.operand))
            if type(node.operand.value) is int:
                yield node.operand, "negative"
        elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
            yield node, "compare"
        elif isinstance(node, (ast.BinOp, ast.AugAssign, ast.BoolOp)) and type(node.op) in SWAPPED:
            yield node, "operator"
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            yield node, "constant"
        elif isinstance(node, (ast.If, ast.IfExp)):
            yield node, "condition"


def _silent(node):
    """The parts of a node on which no result can hang: annotations, arguments `ASIDE`, how progress is shown; what runs elsewhere."""
    yield from filter(None, (getattr(node, "annotation", None), getattr(node, "returns", None)))
    if isinstance(node, ast.If) and ast.unparse(node.test) == "sys.platform == 'win32'" and sys.platform != "win32":
        yield from node.body
    if isinstance(node, ast.Call):
        progress = ast.unparse(node.func) == "tqdm"
        yield from (keyword.value for keyword in node.keywords if progress or keyword.arg in ASIDE)


def changed(source, number):
    """The source with its place of that number changed, and what it looked like before and after."""
    tree = ast.parse(source)
    node, kind = list(places(tree))[number]
    before = ast.unparse(node.test if kind == "condition" else node)
    if kind == "compare":
        node.ops[0] = SWAPPED[type(node.ops[0])]()
    elif kind == "operator":
        node.op = SWAPPED[type(node.op)]()
    elif kind == "constant":
        node.value = not node.value if isinstance(node.value, bool) else node.value + 1
    elif kind == "negative":
        node.value -= 1  # so that -1 becomes 0, as other numbers grow by one
    else:
        node.test = ast.UnaryOp(ast.Not(), node.test)
    after = ast.unparse(node.test if kind == "condition" else node)
    return ast.unparse(ast.fix_missing_locations(tree)), f"line {node.lineno}: {_short(before)} → {_short(after)}"


def _short(code):
    line = code.splitlines()[0]
    return line if len(line) < 80 else line[:77] + "…"


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


def tests_of(room, path=None):
    """The test files of a room; before them those named like the module, and those that import from it or run its commands."""
    if not room:
        return ["tests/test_cli.py", "tests/test_study.py", "tests/test_environment.py"]
    tests = sorted(Path(ROOT, "tests", room).rglob("test_*.py"))
    if path is not None:
        uses = [f"from {'.'.join(path.relative_to(ROOT).with_suffix('').parts)} import"]
        if room == "commands":
            own = [command for command, told in COMMANDS.items() if f'"{path.stem}.' in json.dumps(told)]
            uses += [use for name in own for use in (f'main(["{name.split()[0]}"', f'["{name.split()[0]}", str(')]
        every = [test for test in sorted(Path(ROOT, "tests").rglob("test_*.py")) if not AWAY.intersection(test.parts)]
        named = [test for test in tests if test.name == f"test_{path.name}"]
        tests = [*named, *(test for test in every if any(use in test.read_text("utf-8") for use in uses)), *tests]
    return [str(test.relative_to(ROOT)) for test in dict.fromkeys(tests)]


def copied(folder, room):
    """A copy of the project, with the parses of its tests unless the room is one that parses."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name)
    for file in (path for path in ROOT.iterdir() if path.is_file()):
        shutil.copy(file, folder)
    if room not in PARSING and PARSES.exists():
        shutil.copytree(PARSES, folder / PARSES.relative_to(ROOT))


def passes(folder, tests, seconds=None):
    """Whether tests pass in a copy of the project; not if they run on."""
    run = FORKS.Process(target=_test, args=(folder, tests))
    run.start()
    run.join(seconds)
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)  # and all that it started
    run.join()
    return run.exitcode == 0


def _test(folder, tests):
    os.setsid()
    os.chdir(folder)
    os.environ["PYTHONPATH"] = str(folder)
    sys.path.insert(0, str(folder))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    import pytest

    sys.exit(pytest.main(["-x", "-q", "-n", "0", "-m", "", "-p", "no:cacheprovider", *tests]))


def unchanged(room):
    """How many seconds the tests of a room take; they have to pass, or they would notice anything."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        copied(Path(scratch), room)
        if not passes(Path(scratch), tests_of(room)):
            sys.exit(f"the tests of {room or 'the front door'} fail without any change")
    return time.monotonic() - began


def noticed(path, place, seconds):
    """Whether tests fail with the change, or take much longer than without; and the change in words."""
    mutant, what = changed(path.read_text("utf-8"), place)
    tests = tests_of(room_of(path), path)
    limit = 30 + 3 * seconds + FILE * len(set(tests) - set(tests_of(room_of(path))))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        copied(Path(scratch), room_of(path))
        Path(scratch, path.relative_to(ROOT)).write_text(mutant, "utf-8")
        return not passes(Path(scratch), tests, limit), what


def tried(drawn, workers, minutes):
    """(module, change in words, whether it was noticed) of each mutant that is tried within the time."""
    compileall.compile_dir(PACKAGE, quiet=1)  # once, and not in each copy
    began = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        rooms = list(dict.fromkeys(room_of(path) for path, _ in drawn))
        seconds = dict(zip(rooms, tqdm(pool.map(unchanged, rooms), "unchanged", total=len(rooms)), strict=True))

        def one(chosen):
            path, place = chosen
            in_time = time.monotonic() - began < minutes * 60
            return (path, *noticed(path, place, seconds[room_of(path)])) if in_time else None

        yield from filter(None, tqdm(pool.map(one, drawn), "mutants", total=len(drawn)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--minutes", type=float, default=45, help="no further mutant is begun after so many")
    parser.add_argument("--rooms", nargs="*", default=(), help="draw from these folders of analysis/ alone")
    options = parser.parse_args()
    fates = []
    for path, fate, what in tried(draw(options.number, options.seed, options.rooms), options.workers, options.minutes):
        fates.append(fate)
        if not fate:
            tqdm.write(f"not noticed: {path.relative_to(ROOT)}, {what}", file=sys.stdout)
    low, high = binomtest(sum(fates), len(fates)).proportion_ci(method="wilson")
    print(f"{sum(fates)} of {len(fates)} mutants noticed (95 %: {low:.0%} to {high:.0%})")


if __name__ == "__main__":
    main()
