"""Change one thing in the package at random, and see whether the tests of its room notice: `make mutants`.

A mutant differs from the package in one place: a comparison, a sum, a number, an `and` or a `not`. It is tried by the tests of
its own room, those named like its module first. The seed makes the draw repeatable. What no test notices is printed.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tqdm import tqdm

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "analysis"
COPIED = ("analysis", "tests", "seeds", "notebooks", "cases", "docs", "figures", "scripts", "benchmarks")
SWAPPED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
}  # fmt: skip
MINUTES = 3  # after which a mutant that runs on is taken for noticed


def places(tree):
    """The nodes that can be changed, each with what is changed about it; annotations are none."""
    silent = {
        id(inner)
        for node in ast.walk(tree)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if part is not None
        for inner in ast.walk(part)
    }
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
            yield node, "compare"
        elif isinstance(node, (ast.BinOp, ast.AugAssign, ast.BoolOp)) and type(node.op) in SWAPPED:
            yield node, "operator"
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            yield node, "constant"
        elif isinstance(node, (ast.If, ast.IfExp)):
            yield node, "condition"


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
    else:
        node.test = ast.UnaryOp(ast.Not(), node.test)
    after = ast.unparse(node.test if kind == "condition" else node)
    return ast.unparse(ast.fix_missing_locations(tree)), f"line {node.lineno}: {_short(before)} → {_short(after)}"


def _short(code):
    line = code.splitlines()[0]
    return line if len(line) < 80 else line[:77] + "…"


def draw(number, seed):
    """So many (module, place), the rooms in turn, so that each room has about as many."""
    chance, rooms = random.Random(seed), {}
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        found = len(list(places(ast.parse(path.read_text("utf-8")))))
        rooms.setdefault(inside.parts[0] if len(inside.parts) > 1 else "", []).extend(
            (path, place) for place in range(found)
        )
    for found in rooms.values():
        chance.shuffle(found)
    turns = [found[turn] for turn in range(number) for found in rooms.values() if turn < len(found)]
    return turns[:number]


def tests_of(path):
    """What pytest is to run for a module: the file of its name first, then its room."""
    inside = path.relative_to(PACKAGE)
    if len(inside.parts) == 1:
        return ["tests/test_cli.py", "tests/test_study.py", "tests/test_environment.py"]
    room = Path("tests", inside.parts[0])
    own = Path("tests", inside).with_name(f"test_{inside.name}")
    return [str(one) for one in (own, room) if (ROOT / one).exists()]


def noticed(folder, path, place):
    """Whether the tests of a room fail with the change, and the change in words."""
    target = folder / path.relative_to(ROOT)
    source = target.read_text("utf-8")
    mutant, what = changed(source, place)
    environment = os.environ | {"PYTHONPATH": str(folder)}
    target.write_text(mutant, "utf-8")
    try:
        for tests in tests_of(path):
            command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", tests]
            done = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, check=False, timeout=MINUTES * 60
            )
            if done.returncode not in (0, 5):
                return True, what
        return False, what
    except subprocess.TimeoutExpired:
        return True, what
    finally:
        target.write_text(source, "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--minutes", type=float, default=45, help="no further mutant is begun after so many")
    options = parser.parse_args()
    drawn, began, survivors, tried = draw(options.number, options.seed), time.monotonic(), [], 0
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(options.workers) as pool:
        folders = Queue()
        for worker in range(options.workers):
            folder = Path(scratch, str(worker))
            for name in COPIED:
                shutil.copytree(ROOT / name, folder / name)
            for file in (path for path in ROOT.iterdir() if path.is_file()):
                shutil.copy(file, folder)
            folders.put(folder)

        def one(chosen):
            if time.monotonic() - began > options.minutes * 60:
                return None
            folder = folders.get()
            try:
                return noticed(folder, *chosen)
            finally:
                folders.put(folder)

        results = tqdm(pool.map(one, drawn), "mutants", total=len(drawn), file=sys.stderr)
        for (path, _), result in zip(drawn, results, strict=True):
            if result is None:
                continue
            tried += 1
            if not result[0]:
                survivors.append(f"{path.relative_to(ROOT)}, {result[1]}")
    print(f"{tried - len(survivors)} of {tried} mutants noticed; not noticed:", *survivors, sep="\n  ")


if __name__ == "__main__":
    main()
