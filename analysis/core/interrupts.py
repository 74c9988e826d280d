"""Makes sure that Ctrl-C is noticed, even when the KeyboardInterrupt that Python raises for it is lost.

What calls back from C makes another error of it (numba a SystemError, one time in six) or drops it. So while interrupts
are watched (`watch_interrupts`) they are noted as well: any error after one is the interrupt, and in a command one that was lost comes again.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 3  # seconds until a command that is still running is interrupted again
TIMED, MASKED = hasattr(signal, "setitimer"), hasattr(signal, "pthread_sigmask")  # neither is there on Windows

_noted = _waiting = _timed = False
_held = 0


def raise_if_interrupted() -> None:
    """Raise KeyboardInterrupt if an interrupt has come. To be called before an error is recorded that it may have caused."""
    if _noted:
        raise KeyboardInterrupt


@contextmanager
def watch_interrupts(command: bool = False) -> Iterator[None]:
    """Note interrupts until the block ends; after one, any error that leaves the block becomes a KeyboardInterrupt.

    Nothing is done in a thread, which gets no signals, or where somebody else handles or ignores interrupts. The process of
    a `command` ends with the block: then an interrupt that was lost is raised again, errors that nobody can catch are not
    printed after one, and no interrupt disturbs the end.
    """
    global _noted, _waiting, _held, _timed
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield
        return
    _noted = _waiting = False
    signal.signal(signal.SIGINT, _interrupted)
    if command:
        sys.unraisablehook, threading.excepthook = _quiet(sys.unraisablehook), _quiet(threading.excepthook)
        if TIMED:
            signal.signal(signal.SIGALRM, _interrupted)
            _timed = True
    try:
        yield
        raise_if_interrupted()
    except BaseException:
        raise_if_interrupted()
        raise
    finally:
        _held += 1  # first, and no call: from here on nothing is raised
        if _timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN if command else signal.default_int_handler)
        _noted = _noted and command  # threads that end later ask for it
        _held -= 1


@contextmanager
def hold_interrupts() -> Iterator[None]:
    """Let interrupts wait until the block ends. Processes and threads that begin in it never get one.

    For what must be done whole: starting processes, ending them, deleting what is temporary.
    """
    global _held, _waiting
    _held += 1
    before = None
    try:
        if MASKED:  # who is begun now inherits the mask
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _held -= 1
        if _waiting and not _held:
            _waiting = False
            _raise()


def _interrupted(number, _):
    global _noted, _waiting
    if _noted and _timed and number == signal.SIGINT:
        return  # pressed again: it is on its way
    _noted = True
    if _held:
        _waiting = True
    else:
        _raise()


def _raise():
    if _timed:
        signal.setitimer(signal.ITIMER_REAL, AGAIN)
    raise KeyboardInterrupt


def _quiet(hook):
    return lambda error: None if _noted else hook(error)
