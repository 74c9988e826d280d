"""Lets one run at a time write to a folder: a lock on a file, which the system releases when the process ends."""

import json
import os
import socket
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FAR = 1 << 30  # the byte that is locked on Windows, where nobody reads what is locked


@contextmanager
def locked(path: Path, target: str | Path, command: str) -> Iterator[None]:
    """Hold a lock on a file until the block ends; then remove the file and the folders made for it, unless they are in use.

    A BlockingIOError says at once which other process holds it. Other processes are told `command`; `target` is what only
    one may write to.
    """
    made = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = _take(path, target)
    try:
        holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": time.strftime("%Y-%m-%d %H:%M:%S")}
        os.ftruncate(opened, 0)
        os.lseek(opened, 0, os.SEEK_SET)
        os.write(opened, json.dumps(holder | {"command": command}).encode())
        yield
    finally:
        if sys.platform != "win32":
            path.unlink(missing_ok=True)  # before it is released: nobody else's is deleted
        os.close(opened)
        with suppress(OSError):  # it is in use again, or a folder is not empty
            if sys.platform == "win32":
                path.unlink(missing_ok=True)  # Windows deletes no open file
            for folder in made:
                folder.rmdir()


def holder(path: Path) -> str:
    """Who holds a lock, in words; "" if nobody does."""
    try:
        opened = os.open(path, os.O_RDWR)
    except OSError:  # not there, or on a disk that nobody can write to
        return ""
    try:
        _lock(opened)
    except BlockingIOError:
        return _who(path)
    except OSError:
        return ""
    else:
        return ""
    finally:
        os.close(opened)


def _take(path, target):
    while True:
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(opened)
            if _stands(opened, path):
                return opened
            os.close(opened)  # whoever held it has deleted it since
        except BlockingIOError:
            os.close(opened)
            raise BlockingIOError(f"{target}: in use by {_who(path)}; wait until it has finished") from None
        except OSError as error:
            warnings.warn(
                f"{target}: this folder cannot be locked ({error.strerror}); make sure that no other run writes to it",
                stacklevel=4,
            )
            return opened


def _stands(opened, path):
    """Whether an open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


def _lock(opened):
    """Lock an open file; BlockingIOError if another has it."""
    if sys.platform == "win32":
        os.lseek(opened, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from None
    else:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _who(path):
    try:
        return "process {pid} on {host} since {since} ({command})".format(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):  # it has not written it yet, or is gone
        return "another process"
