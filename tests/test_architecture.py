"""docs/architecture.md tells the truth: the columns of the tables, and the order in which the modules are imported."""

import ast
import re
from importlib.util import resolve_name
from pathlib import Path

import pytest

from analysis import compare, mark, score, tokenize
from analysis.core.schema import COLUMNS, table

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "analysis"
MAP = (ROOT / "docs" / "architecture.md").read_text("utf-8")
MEASURES = "measures/*"
FOLDERS = {
    "measures": MEASURES,
    "charts": "charts/*",
    "text": "text/*",
    "validation": "validation/*",
    "voices": "voices/*",
}
FILES = sorted([*PACKAGE.glob("*.py"), *(path for folder in FOLDERS for path in PACKAGE.glob(f"{folder}/*.py"))])


def part(title):
    """The text under a heading."""
    return re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", MAP, re.DOTALL | re.MULTILINE)[1]


def columns(name):
    """The columns of a table, in the order the map lists them."""
    bullet = re.search(rf"^- \*\*{name}\*\*(.*?)(?=^- |^\n|\Z)", part("The tables"), re.DOTALL | re.MULTILINE)
    assert bullet, f"the map has no table {name}"
    return re.findall(r"`(\w+)`", bullet[1])


ORDER = re.findall(r"^- `([\w/*]+)`: ", part("Modules, in order of import"), re.MULTILINE)


def entry(path):
    """The item of the list that a module of the package belongs to."""
    return FOLDERS.get(path.parent.name, path.stem)


def imported(path):
    """The items of the list that a module imports from, at its head or within a function."""
    package = ".".join(path.parent.relative_to(ROOT).parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package)
            names = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        for root, *rest in (name.split(".") for name in names):
            if root != "analysis":
                continue
            if rest and (PACKAGE / f"{rest[0]}.py").exists():
                yield rest[0]
            else:
                yield FOLDERS.get(rest[0] if rest else "", "__init__")


@pytest.mark.parametrize("name", COLUMNS)
def test_the_map_lists_the_columns_of_each_table(name):
    assert columns(name) == list(COLUMNS[name])


def test_the_map_lists_the_columns_of_scores_and_comparison():
    articles = table("articles", {"article": ["a", "b"], "text": ["It may well rain.", "It rains. It pours."]})
    tokens = tokenize(articles)
    scores = score(mark(articles, tokens), tokens, ["article", "sentence"])
    assert ["article", "sentence", *columns("scores")] == list(scores.columns)
    assert columns("comparison") == list(compare(scores).columns)


def test_the_map_lists_every_module_once():
    assert sorted(ORDER) == sorted({entry(path) for path in FILES})


def test_measures_stand_between_matching_and_marks():
    assert ORDER.index("matching") < ORDER.index(MEASURES) < ORDER.index("marks")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_modules_above_it(path):
    above = set(ORDER[: ORDER.index(entry(path))])
    if entry(path) in FOLDERS.values():
        above.add(entry(path))
    assert set(imported(path)) <= above
