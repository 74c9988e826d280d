"""Keeps compiled loops on disk, each under a digest of all that it depends on: only a change of that compiles it again.

numba's own cache keeps a loop until its file changes, and does not see the constants of other modules that a loop uses.
Here the name of an entry is a digest of the byte code, of the values of constants, and of the functions called, wherever
they stand. Entries lie in the package, else in the user's cache folder, else in the temporary folder, else nowhere.
"""

import functools
import hashlib
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numba
import numpy as np
import platformdirs
from numba.core.compiler import CompileResult
from numba.core.cpu import CPUContext
from numba.core.serialize import dumps

from analysis.core.durable import written_whole

PACKAGE = Path(__file__).parents[1]
NAME = "discourse-analysis"
UNUSED = 60 * 24 * 3600  # seconds after which an entry that nobody has loaded is removed
DIGEST = hashlib.sha256().digest_size


def folders(*, make: bool = False) -> list[Path]:
    """The folders where entries are looked for; the first that can be written to keeps them. `make` makes the temporary one."""
    found = [PACKAGE / "__pycache__" / "loops", Path(platformdirs.user_cache_dir(NAME, appauthor=False), "loops")]
    with suppress(OSError):  # there is no temporary folder, or nothing of ours in it
        shared = Path(tempfile.gettempdir(), f"{NAME}-{os.getuid() if hasattr(os, 'getuid') else 'loops'}")
        if _is_own(shared, make):
            found.append(shared)
    return found


def _is_own(folder, make):
    """Whether a folder that anybody could have made is ours, so that nobody else can have put code into it."""
    if make:
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
    status = folder.lstat()
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


class LoopCache:
    """Loads and saves the compiled versions of one function, as a dispatcher of numba asks for it."""

    cache_path = ""  # numba wants to show one

    def __init__(self, function: Callable):
        self.function = function

    def load_overload(self, signature: tuple, target_context: CPUContext) -> CompileResult | None:
        """The function compiled for some types, or None if it has to be compiled."""
        target_context.refresh()
        name = self._name(signature, target_context.codegen())
        for folder in folders():
            path = folder / name
            try:
                content = path.read_bytes()
            except OSError:
                continue
            try:
                if hashlib.sha256(content[DIGEST:]).digest() != content[:DIGEST]:
                    raise ValueError("it was changed")
                loaded = CompileResult._rebuild(target_context, *pickle.loads(content[DIGEST:]))
            except Exception as error:  # of whatever kind: what is damaged may raise anything
                _say(
                    f"{path}: this entry in the cache of compiled loops is damaged ({error}); it will be compiled again"
                )
                continue
            with suppress(OSError):
                os.utime(path)
            return loaded
        _say_compiling()
        return None

    def save_overload(
        self, signature: tuple, result: Any
    ) -> None:  # a CompileResult, whose fields numba makes as it runs
        """Keep a compiled function at the first place that can be written to."""
        if result.library.has_dynamic_globals or result.lifted:
            return
        name, content = self._name(signature, result.library.codegen), dumps(result._reduce())
        if not any(_kept(folder, name, content) for folder in folders()):
            any(_kept(folder, name, content) for folder in folders(make=True)[2:])

    def _name(self, signature, codegen):
        types = [(str(one), getattr(one, "fields", ())) for one in signature]
        made_of = (
            types,
            codegen.magic_tuple(),
            numba.__version__,
            np.__version__,
            sys.version,
            function_digest(self.function),
        )
        return f"{self.function.__name__}-{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}.loop"


def _kept(folder, name, content):
    """Whether an entry could be written into a folder."""
    try:
        with written_whole(folder / name, lasting=False) as building:
            building.write_bytes(hashlib.sha256(content).digest() + content)
        _remove_unused(folder)
    except OSError:
        return False
    return True


@functools.cache
def function_digest(function: Callable) -> str:
    """A digest of all that the compiled form of a function depends on, which its comments, docstring and lines are not."""
    found = hashlib.sha256(repr(_content(function, set())).encode())
    return found.hexdigest()


def _content(value, seen):
    """What a constant, a function or a module contributes to the digest; each function contributes once."""
    value = getattr(value, "py_func", value)  # of what numba compiles
    if isinstance(value, np.ndarray):
        return str(value.dtype), value.shape, hashlib.sha256(value.tobytes()).hexdigest()
    if isinstance(value, FunctionType):
        if value in seen:
            return value.__name__
        seen.add(value)
        names = [name for name in value.__code__.co_names if name in value.__globals__]
        known = [(name, _content(value.__globals__[name], seen)) for name in names]
        cells = [_content(cell.cell_contents, seen) for cell in value.__closure__ or ()]
        return _code(value.__code__, value.__doc__), known, cells, value.__defaults__
    if isinstance(value, ModuleType):
        return value.__name__
    if isinstance(value, type):
        return value.__qualname__, getattr(value, "_fields", ())
    if isinstance(value, (tuple, list)):
        return type(value).__name__, [_content(one, seen) for one in value]
    return type(value).__name__, repr(value)


def _code(code, doc=None):
    constants = [_code(one) if isinstance(one, CodeType) else repr(one) for one in code.co_consts if one is not doc]
    return code.co_code, constants, code.co_names, code.co_varnames


@functools.cache
def _remove_unused(folder):
    for path in folder.glob("*.loop"):
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - UNUSED:
                path.unlink()


@functools.cache
def _say_compiling():
    known = any(next(folder.glob("*.loop"), None) for folder in folders())
    _say("compiling the loops that have changed" if known else "first run: compiling loops, which takes about a minute")


def _say(message):
    print(f"{NAME}: {message}", file=sys.stderr, flush=True)
