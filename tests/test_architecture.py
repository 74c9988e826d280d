"""docs/architecture.md tells the truth: the columns of the tables, and the order in which the modules are imported."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

import pytest

import analysis
from analysis import compare, mark, score, tokenize
from analysis.core.schema import COLUMNS, table

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "analysis"
MAP = (ROOT / "docs" / "architecture.md").read_text("utf-8")
FRONT = "front door"
# what every measure, every module that learns, every command or every format has, by the same name
INTERFACES = {"categories", "decide", "entries", "find", "learn", "read", "run", "sought"}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE / "notebooks")


MEASURING = """
import sys
import analysis
from analysis import measure
from analysis.cli import main
measure(sys.argv[1], voices="quotes")
main(["measure", sys.argv[1], "--output", sys.argv[2], "--voices", "quotes"])
print(*{"matplotlib", "IPython", "jupyter_client", "nbclient", "nbformat", "papermill"}.intersection(sys.modules))
"""
REPORTING = """
import sys
import analysis.report.write
print(*{"docx", "jsonschema", "nbformat", "scipy.stats", "spacy"}.intersection(sys.modules))
"""


@cache
def parsed(path):
    """The syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def part(title):
    """The text under a heading."""
    return re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", MAP, re.DOTALL | re.MULTILINE)[1]


def columns(name):
    """The columns of a table, in the order the map lists them."""
    bullet = re.search(rf"^- \*\*{name}\*\*(.*?)(?=^- |^\n|\Z)", part("The tables"), re.DOTALL | re.MULTILINE)
    assert bullet, f"the map has no table {name}"
    return re.findall(r"`(\w+)`", bullet[1])


ROOMS = [*re.findall(r"^- \*\*`(\w+)`\*\* ", part("Rooms, in order of import"), re.MULTILINE), FRONT]


def room(path):
    """The room that a module is in."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else FRONT


def imported(path):
    """The rooms that a module imports from, at its head or within a function."""
    package = ".".join(path.parent.relative_to(ROOT).parts)
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package)
            names = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        for root, *rest in (name.split(".") for name in names):
            if root == "analysis" and rest != ["__version__"]:
                yield rest[0] if rest and (PACKAGE / rest[0]).is_dir() else FRONT


@pytest.mark.parametrize("name", COLUMNS)
def test_the_map_lists_the_columns_of_each_table(name):
    assert columns(name) == list(COLUMNS[name])


def test_the_map_lists_the_columns_of_scores_and_comparison():
    articles = table("articles", {"article": ["a", "b"], "text": ["It may well rain.", "It rains. It pours."]})
    tokens = tokenize(articles)
    scores = score(mark(articles, tokens), tokens, ["article", "sentence"])
    assert ["article", "sentence", *columns("scores")] == list(scores.columns)
    assert columns("comparison") == list(compare(scores).columns)


def test_the_map_lists_every_room_once():
    assert sorted(ROOMS) == sorted({room(path) for path in FILES})


def test_the_front_door_is_small():
    assert len(list(PACKAGE.glob("*.py"))) <= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_room_and_those_before(path):
    assert set(imported(path)) <= set(ROOMS[: ROOMS.index(room(path)) + 1])


def untyped(path):
    """The public functions and methods of a module that leave out what they take or give; numba tells that of its loops."""
    body = parsed(path).body
    public = [node for node in body if not getattr(node, "name", "_").startswith("_")]
    methods = [method for node in public if isinstance(node, ast.ClassDef) for method in node.body]
    for node in public + methods:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if {"compiled", "inner"} & {ast.unparse(decorator) for decorator in node.decorator_list}:
            continue
        named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        taken = [name for name in named if name and name.arg not in ("self", "cls")]
        if node.returns is None or not all(name.annotation for name in taken):
            yield node.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_public_functions_say_what_they_take_and_give(path):
    assert list(untyped(path)) == []


def test_no_public_name_stands_for_two_things():
    modules = defaultdict(set)
    for path in FILES:
        for node in parsed(path).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                modules[node.name].add(str(path.relative_to(PACKAGE)))
    assert {name: where for name, where in modules.items() if len(where) > 1 and name not in INTERFACES} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_has_at_most_200_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 200


def names_of(path):
    """What a module defines or imports, and what its classes do."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name


@pytest.mark.parametrize("path", [*sorted((ROOT / "docs").glob("*.md")), *FILES], ids=lambda path: path.name)
def test_what_is_named_in_docs_and_docstrings_exists(path):
    text = path.read_text("utf-8")
    rooms = "|".join(ROOMS[:-1])
    for found in re.findall(rf"`(?:(?:{rooms})(?:/\w+)+(?:\.\w+)?|analysis(?:\.\w+)+)`", text):
        if PACKAGE.joinpath(found.strip("`")).exists():
            continue
        *parts, last = found.strip("`").removeprefix("analysis.").replace("/", ".").split(".")
        if PACKAGE.joinpath(*parts, last).is_dir() or list(PACKAGE.joinpath(*parts).glob(f"{last}.*")):
            continue
        module = PACKAGE.joinpath(*parts)
        module = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
        assert last == "xlsx" or (hasattr(analysis, last) if not parts else last in set(names_of(module))), found


def test_the_map_says_nothing_twice():
    sentences = re.findall(r"[A-Z][^.|`]{40,}\.", MAP.replace("\n", " "))
    assert len(sentences) == len(set(sentences))


def test_what_measures_does_not_wait_for_matplotlib_or_jupyter(write_corpus, tmp_path):
    corpus = write_corpus({"a.txt": "It may well rain.", "b.txt": "It rains. It pours."})
    run = subprocess.run(
        [sys.executable, "-c", MEASURING, corpus, tmp_path / "tables"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert not run.stdout.splitlines()[-1].strip(), run.stdout


def test_a_report_imports_what_takes_long_only_where_it_is_used():
    command = [sys.executable, "-c", REPORTING]
    assert not subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_every_public_name_is_there():
    assert all(getattr(analysis, name) for name in analysis.__all__)


def test_each_module_has_a_test_file_of_its_name():
    modules = {path.relative_to(PACKAGE) for path in FILES if not path.name.startswith("__")}
    tests = {path.relative_to(ROOT / "tests") for path in ROOT.joinpath("tests").rglob("test_*.py")}
    missing = modules - {path.with_name(path.name.removeprefix("test_")) for path in tests}
    assert not missing, sorted(map(str, missing))
