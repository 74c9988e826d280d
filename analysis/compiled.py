"""Loops over arrays compiled by numba, kept on disk for as long as nothing in the package changes.

numba keeps what it has compiled until the file of that loop changes. Our loops also use constants of other modules, and
would go on with the old ones; so each state of the package has a folder of its own.
"""

import hashlib
import os
import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path

import numba
import platformdirs

PACKAGE = Path(str(files("analysis")))
SOURCES = ("*.py", "measures/*.py", "lexicons/*.toml")  # constants of the loops come from these


@cache
def folder():
    """Where the loops of this state of the package are kept; those of earlier states are deleted."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in PACKAGE.glob(pattern)):
        digest.update(path.read_bytes())
    inside = PACKAGE / "__pycache__"
    writable = os.access(inside if inside.is_dir() else PACKAGE, os.W_OK)
    base = inside if writable else Path(platformdirs.user_cache_dir("discourse-analysis"))
    here = base / f"loops-{digest.hexdigest()[:16]}"
    for old in base.glob("loops-*"):
        if old != here:
            shutil.rmtree(old, ignore_errors=True)  # another process may be at it, too
    return str(here)


def inner(function):
    """`numba.njit` for what such loops call. It makes no array, and does not count who holds those that it is given.

    Counting is an atomic step for every array in a tuple at every call: more work than most of these functions do.
    """
    return numba.njit(_nrt=False, error_model="numpy")(function)


def compiled(function):
    """`numba.njit` that keeps what it compiles."""
    before, numba.config.CACHE_DIR = numba.config.CACHE_DIR, folder()
    try:  # numba asks for the folder now, and not again
        return numba.njit(cache=True, error_model="numpy")(function)
    finally:
        numba.config.CACHE_DIR = before
