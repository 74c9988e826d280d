"""The source of a module in; the places where it can be changed, and the source with one of them changed, out: for `mutants.py`."""

import ast
import sys
from pathlib import Path
from typing import NamedTuple

SWAPPED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
}  # fmt: skip
# arguments on which no result hangs: what refuses what does not happen, how much a cache keeps, how thick something is drawn
ASIDE = {"strict", "frozen", "maxsize", "fontsize", "lw", "ms"}


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


class Mutant(NamedTuple):
    """A module with one change: its new source, the lines that the change is on, and what it looked like before and after."""

    path: Path
    source: str
    lines: range
    what: str


def changed(path, number):
    """A module with its place of that number changed."""
    tree = ast.parse(path.read_text("utf-8"))
    node, kind = list(places(tree))[number]
    part = node.test if kind == "condition" else node
    before, lines = ast.unparse(part), range(node.lineno, part.end_lineno + 1)
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
    what = f"line {node.lineno}: {_short(before)} → {_short(after)}"
    return Mutant(path, ast.unparse(ast.fix_missing_locations(tree)), lines, what)


def _short(code):
    line = code.splitlines()[0]
    return line if len(line) < 80 else line[:77] + "…"
