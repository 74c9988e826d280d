"""Writes files whole or not at all, and makes sure they are on the disk; computes their digests."""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HALF = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")  # the names under which files are written


class DamageWarning(UserWarning):
    """Something that a command wrote has been changed or damaged since."""


def sync(path: Path) -> None:
    """Wait until a file, or the list of files of a folder, is on the disk and would survive a power cut."""
    if not path.is_dir():
        _sync(path, os.O_RDWR)  # Windows syncs only what is open for writing
    elif os.name != "nt":  # which opens no folder
        with suppress(OSError):  # some network file systems sync files alone
            _sync(path, os.O_RDONLY)


def _sync(path, flags):
    opened = os.open(path, flags)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def written_whole(path: Path, *, lasting: bool = True) -> Iterator[Path]:
    """A temporary file to write to; it replaces `path` when the block ends without an error, and after a `sync` if `lasting`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield building
        if lasting:
            sync(building)
        building.replace(path)
        if lasting:
            sync(path.parent)
    finally:
        building.unlink(missing_ok=True)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_json(path: Path, content: dict) -> None:
    """Write a dict as JSON."""
    with written_whole(path) as building:
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        building.write_text(text, "utf-8", errors="backslashreplace")  # a file name may hold what is not UTF-8: \udce9


def read_json(path: Path) -> dict:
    """Read what `write_json` wrote; a ValueError if it is not whole."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ValueError(f"{path}: {'damaged' if path.stat().st_size else 'empty'}")
    return found


def half_written(folder: Path, inside: Iterable[str]) -> list[Path]:
    """The files that `written_whole` began and did not finish: in a folder, and anywhere below its folders named in `inside`."""
    found = [*folder.glob(".*.tmp"), *(path for name in inside for path in folder.joinpath(name).rglob(".*.tmp"))]
    return [path for path in found if HALF.fullmatch(path.name)]
