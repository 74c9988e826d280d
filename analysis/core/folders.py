"""Replaces folders, all of them or none, and never deletes what somebody else put there.

A run writes to `.seeds.discourse-building-…` beside `html/seeds`. At its end there are for a moment `.seeds.discourse-new`
(the new folder, complete) and `.seeds.discourse-old` (the one replaced). If the run is killed then, the next one finishes
the replacement.
"""

import secrets
import shutil
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath

from analysis.core.durable import DamageWarning, file_digest, read_json, sync, write_json
from analysis.core.locks import locked

MARKER = ".discourse-report.json"  # in a folder of ours: its files, with their digests
LITTER = (MARKER, ".DS_Store", "Thumbs.db", "desktop.ini")  # what systems leave in folders that are looked at


@contextmanager
def replace_folders(*targets: Path, command: str, overwrite: bool = False) -> Iterator[list[Path]]:
    """Empty folders to write to, which replace `targets` when the block ends without an error.

    Another run that wants to replace them meanwhile gets a BlockingIOError that names `command`. Unless `overwrite`, a
    ValueError says what in a target is not as this function left it.
    """
    with ExitStack() as stack:
        for target in targets:
            stack.enter_context(locked(working_name(target, "lock"), target, command))
        _recover(targets, overwrite)
        _check(targets, overwrite)
        building = [working_name(target, f"building-{secrets.token_hex(4)}") for target in targets]
        try:
            for folder in building:
                folder.mkdir()
            yield building
            for folder in building:
                _mark(folder)
            _check(targets, overwrite)
            for folder, target in zip(building, targets, strict=True):
                _rename(folder, working_name(target, "new"))  # the last one says that all are complete
        finally:
            for folder in building:
                shutil.rmtree(folder, ignore_errors=True)
        _install(targets)


def working_name(target: Path, what: str) -> Path:
    """The name of a hidden folder or file of ours beside a target."""
    return target.with_name(f".{target.name}.discourse-{what}")


def folder_damage(folder: Path) -> Iterator[tuple[str, str]]:
    """What was changed in a folder since it was written: (name of the file, what is wrong)."""
    try:
        files = dict(read_json(folder / MARKER)["files"]) if (folder / MARKER).exists() else {}
    except (ValueError, KeyError, TypeError):
        yield MARKER, "is damaged and no longer lists the files that this command wrote"
        return
    folders = {parent.as_posix() for name in files for parent in PurePosixPath(name).parents}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name in LITTER or (name in folders and path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink() or name not in files:
            yield name, "was not written by this command"
        elif path.is_dir() or file_digest(path) != files[name]:
            yield name, "was changed after the command wrote it"
    for name in files:
        if not (folder / name).exists():
            yield name, "is missing"


def _check(targets, overwrite):
    """Refuse to replace what is not ours."""
    for target in targets:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise ValueError(f"{target}: not a folder; choose another name")
        for name, what in folder_damage(target) if target.exists() and not overwrite else ():
            if what != "is missing":
                raise ValueError(
                    f"{target}: '{name}' in it {what}, so nothing was replaced; move it away, choose another name, or use "
                    "--overwrite to delete everything in this folder"
                )


def _mark(folder):
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    for path in files.values():
        sync(path)
    write_json(
        folder / MARKER, {"written_by": "discourse report", "files": {n: file_digest(p) for n, p in files.items()}}
    )


def _rename(one, other):
    one.rename(other)
    sync(other.parent)


def _install(targets):
    """Move the complete folders into place; the old ones are deleted last, when all new ones are in place."""
    for target in targets:
        new, old = working_name(target, "new"), working_name(target, "old")
        if new.exists():
            if target.exists():
                _remove(old)
                _rename(target, old)
            _rename(new, target)
    for target in targets:
        _remove(working_name(target, "old"))


def _recover(targets, overwrite):
    """Finish what a killed run began if all its folders were complete, else undo it."""
    if working_name(targets[-1], "new").exists():
        _check([target for target in targets if working_name(target, "new").exists()], overwrite)
        _install(targets)
        warnings.warn(
            f"{targets[-1]}: moved into place, because an earlier run was killed before it could do so",
            DamageWarning,
            stacklevel=4,
        )
    for target in targets:
        _remove(working_name(target, "new"))
        if not target.exists() and working_name(target, "old").exists():
            _rename(working_name(target, "old"), target)
        _remove(working_name(target, "old"))
        for folder in target.parent.glob("*"):
            if folder.name.startswith(working_name(target, "building-").name):
                shutil.rmtree(folder, ignore_errors=True)  # a notebook of the killed run may still be at it


def _remove(folder):
    if folder.exists():
        shutil.rmtree(folder)
