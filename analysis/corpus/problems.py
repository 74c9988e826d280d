"""Errors in; rows of the table of problems (file, status, reason in plain words) and lines for the screen out."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

Problem = tuple[str, str, str]  # a row of the table of problems: file, status, reason
FAILED, LEFT_OUT, READ = "failed", "left out", "read"  # read, but there is something to say; sorted, the worst is first
SHOWN = 20  # problems on the screen; all of them are in their table
OF_EACH = 6  # of them at least of each status
LONGEST = 300  # characters of a reason, and of a file with its folders
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def first_names(names: Iterable[object], most: int = 20) -> str:
    """The first of some names in a line, and how many more there are."""
    every = list(map(str, names))
    return ", ".join(every[:most]) + (f" and {len(every) - most:,} more" if len(every) > most else "")


def count_of(count: int, one: str, several: str = "") -> str:
    """A number with its noun: 1 line, 1,200 lines."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def printable(name: str) -> str:
    r"""A file name that can be printed: bytes that are not UTF-8, and control characters, become \xe9 and the like."""
    return UNPRINTABLE.sub(_escaped, name)


def _escaped(found):
    number = ord(found[0])
    number -= 0xDC00 if 0xDC80 <= number <= 0xDCFF else 0  # a byte that Python could not decode
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def reason(error: str | Exception) -> str:
    """Why a file could not be used, in plain words, from an exception of any kind; a text stays as it is."""
    match error:
        case str():
            return error
        case PermissionError():
            return "no permission to read it"
        case FileNotFoundError():
            return "it no longer exists"
        case OSError():
            return error.strerror or str(error)
        case RecursionError():
            return "nested too deeply"
        case MemoryError():
            return "it needs more memory than is available"
        case ValueError():
            return str(error)
    return f"it could not be read: {type(error).__name__}: {error}"


def problem(file: str, status: str, why: str | Exception) -> Problem:
    """A row of the table of problems, from a file (with its line or row), a status and a reason or an exception."""
    why, file = printable(" ".join(reason(why).split())), printable(file)
    file = file if len(file) <= LONGEST else f"{file[: LONGEST // 2]}…{file[-LONGEST // 2 + 1 :]}"
    return file, status, why if len(why) <= LONGEST else f"{why[: LONGEST - 1]}…"


def problem_lines(problems: Iterable[Problem], folder: Path, total: int | None = None) -> list[str]:
    """Problems for the screen, one line each: failures first, then what was left out, then notes on
    what was read; some of each, and how many more there are.

    `total` is how many there are, if `problems` are only the first.
    """
    problems = list(problems)
    by_status = [[row for row in problems if row[1] == status] for status in (FAILED, LEFT_OUT, READ)]
    room, first = SHOWN, []
    for number, rows in enumerate(by_status):
        kept = sum(min(len(other), OF_EACH) for other in by_status[number + 1 :])
        first += rows[: room - kept]
        room = SHOWN - len(first)
    # normpath: the path of a reference corpus begins with ..
    found = [f"{os.path.normpath(folder / file)}: {status}: {why}" for file, status, why in first]
    more = (total or len(problems)) - len(found)
    return [*found, f"and {more:,} more; the table of problems lists all of them"] if more else found
