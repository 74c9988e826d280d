"""Compiles Python functions over arrays by numba; where numba is not installed, returns them as they are.

Every loop gives the same result both ways. What is compiled is kept on disk (see `analysis.core.loop_cache`).
"""

import functools
import multiprocessing
import sys
from collections.abc import Callable

try:
    import numba

    from analysis.core.loop_cache import LoopCache

    # why nothing is compiled; numba sets its configuration at run time
    PLAIN = "NUMBA_DISABLE_JIT is set" if numba.config.DISABLE_JIT else ""  # type: ignore[attr-defined]
except ImportError as error:  # not installed, or not made for this Python or numpy
    PLAIN = f"numba cannot be used ({error}); pip install 'discourse-analysis[compiled]' installs it"


def inner(function: Callable) -> Callable:
    """`numba.njit` for functions that compiled loops call. They must not make arrays; references to arrays are not counted.

    Counting is an atomic step for every array in a tuple at every call: more work than most of these functions do.
    """
    # numba takes `_nrt`, but declares it nowhere
    return function if PLAIN else numba.njit(_nrt=False, error_model="numpy")(function)  # type: ignore[call-overload]


def compiled(function: Callable) -> Callable:
    """`numba.njit` for a loop; what it compiles is kept on disk."""
    if PLAIN:
        return _slow(function)
    loop = numba.njit(error_model="numpy")(function)
    loop._cache = LoopCache(function)  # type: ignore[attr-defined]  # private to numba
    return loop


def _slow(function):
    @functools.wraps(function)
    def loop(*arguments):
        _say_slow()
        return function(*arguments)

    return loop


@functools.cache
def _say_slow():
    if multiprocessing.parent_process() is None:  # once is enough, whatever processes are started
        print(
            f"discourse-analysis: loops are not compiled, so this will be slower: {PLAIN}", file=sys.stderr, flush=True
        )
