"""Loops over arrays compiled by numba, kept on disk for as long as no module that they rest on changes.

numba keeps what it has compiled until the file of that loop changes. Our loops also use constants of other modules, and
would go on with the old ones; so each state of a module and of all that it imports has a folder of its own.
"""

import hashlib
import os
import re
import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path

import numba
import platformdirs

PACKAGE = Path(str(files("analysis")))
IMPORT = re.compile(r"^from (analysis[\w.]*) import \(?([\w, ]*)", re.MULTILINE)


@cache
def sources(module):
    """The file of a module and those of all that it imports: the constants of its loops come from these."""
    found, waiting = {}, [Path(module)]
    while waiting:
        path = waiting.pop()
        if path in found or not path.exists():
            continue
        found[path] = path.read_text("utf-8")
        for imported, names in IMPORT.findall(found[path]):
            place = PACKAGE.joinpath(*imported.split(".")[1:])
            waiting += [place.with_suffix(".py"), *(place / f"{name.strip()}.py" for name in names.split(","))]
    return sorted(found)


@cache
def folder(module):
    """Where the loops of a module are kept, for this state of it; those of its earlier states are deleted."""
    digest = hashlib.sha256()
    for path in sources(module):
        digest.update(path.read_bytes())
    inside = PACKAGE / "__pycache__"
    writable = os.access(inside if inside.is_dir() else PACKAGE, os.W_OK)
    base = inside if writable else Path(platformdirs.user_cache_dir("discourse-analysis"))
    name = "-".join(Path(module).with_suffix("").parts[len(PACKAGE.parts) :])
    here = base / f"loops-{name}-{digest.hexdigest()[:16]}"
    for old in base.glob(f"loops-{name}-*"):
        if old != here and len(old.name) == len(here.name):
            shutil.rmtree(old, ignore_errors=True)  # another process may be at it, too
    return str(here)


def inner(function):
    """`numba.njit` for what such loops call. It makes no array, and does not count who holds those that it is given.

    Counting is an atomic step for every array in a tuple at every call: more work than most of these functions do.
    """
    return numba.njit(_nrt=False, error_model="numpy")(function)


def compiled(function):
    """`numba.njit` that keeps what it compiles."""
    before, numba.config.CACHE_DIR = numba.config.CACHE_DIR, folder(function.__code__.co_filename)
    try:  # numba asks for the folder now, and not again
        return numba.njit(cache=True, error_model="numpy")(function)
    finally:
        numba.config.CACHE_DIR = before
