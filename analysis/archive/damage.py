"""A folder written by `discourse measure` or `discourse report` in, its damaged files out, and how to rebuild them."""

import re
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

from analysis.archive.job import Job, partition_number
from analysis.archive.outputs import DONE, TABLES, WORK, partition_records, run_digest
from analysis.core import folders
from analysis.core.durable import DamageWarning, file_digest, read_json
from analysis.core.locks import holder
from analysis.corpus.files import MANIFEST

LOCK = ".discourse-lock"
LEFT = re.compile(r"\.(part-\d+\.(json|parquet)|[a-z]+\.(csv|json))\.[0-9a-f]{8}\.tmp")  # what a killed run was writing
SHOWN = 20  # damaged files that are listed


def damaged_files(output: Path, manifest: dict) -> Iterator[tuple[str, str, int | None]]:
    """The files in a folder of tables that are not as they were written.

    Yields the name of the file, what is wrong with it, and the number of its partition (None: it belongs to all). Of each
    partition, only the first damaged file is named.
    """
    run, complete = run_digest(manifest), manifest.get("finished")
    gone = complete and not (output / WORK).exists()  # a finished run in CSV leaves only the tables themselves
    for path, row in partition_records(output):
        number, name = partition_number(path), f"{DONE}/{path.name}"
        if row is None:
            yield name, "is damaged" if path.stat().st_size else "is empty", number
            continue
        if row.get("run") != run:
            yield name, "belongs to another run", number
            continue
        written = {} if gone and any(file.startswith(f"{WORK}/") for file in row["tables"]) else row["tables"]
        yield from ((file, what, number) for file, what in list(_changed(output, written))[:1])
    if complete:
        yield from ((file, what, None) for file, what in _changed(output, manifest.get("tables", {})))
        if missing := manifest.get("partitions", 0) - len(list(Path(output, DONE).glob("part-*.json"))):
            yield DONE, f"lacks the files of {missing} partition{'s' * (missing > 1)}", None


def unknown_files(output: Path, manifest: dict) -> Iterator[tuple[str, str]]:
    """Files in the folder of a Parquet table that no partition wrote, but that are read as part of the table."""
    rows = [manifest, *(row for _, row in partition_records(output) if row)]
    known = {file for row in rows for file in row.get("tables", ())}
    for name in TABLES:
        for path in sorted((output / name).glob("[!.]*")):
            file = f"{name}/{path.name}"
            if file not in known and path.is_file():
                yield file, "does not belong to this run; move it away, or it will be read as part of the table"


def _changed(output, written):
    for name, known in written.items():
        path = output / name
        if not path.is_file():
            yield name, "is missing"
        elif not path.stat().st_size:
            yield name, "is empty"
        elif file_digest(path) != known:
            yield name, "was changed after the command wrote it"


def forget_damaged(job: Job, manifest: dict) -> dict:
    """Mark damaged partitions as not done, with a warning, so that they are made again; returns the manifest, then not `finished`."""
    output = Path(job.output)
    for path in output.rglob(".*.tmp"):
        if LEFT.fullmatch(path.name):
            path.unlink(missing_ok=True)
    found = list(damaged_files(output, manifest))
    for name, what, _ in found[:SHOWN]:
        warnings.warn(f"{output / name}: {what}; it will be written again", DamageWarning, stacklevel=3)
    if len(found) > SHOWN:
        warnings.warn(f"{output}: and {len(found) - SHOWN} more damaged files", DamageWarning, stacklevel=3)
    if found and manifest.get("finished") and job.format == "csv":
        shutil.rmtree(output / DONE)  # the tables of its partitions are no longer there
    for _, _, number in found:
        if number is not None:
            job.done(number).unlink(missing_ok=True)
    return manifest | {"finished": bool(manifest.get("finished")) and not found}


def check_folder(folder: str | Path) -> tuple[list[str], str]:
    """Lines on what is damaged in a folder and what to do, and a line on its content (one of the two is empty).

    FileNotFoundError if neither command wrote the folder.
    """
    folder = Path(folder)
    if (folder / folders.MARKER).exists():
        return _check_report(folder)
    if not (folder / MANIFEST).exists():
        raise FileNotFoundError(f"{folder}: neither `discourse measure` nor `discourse report` wrote this folder")
    if user := holder(folder / LOCK):
        return [f"{folder}: in use by {user}; check again when it has finished"], ""
    try:
        manifest = read_json(folder / MANIFEST)
    except ValueError as error:
        return [
            str(error),
            f"{folder}: run the command that made the tables again; it will rebuild what is damaged",
        ], ""
    if "discourse" not in manifest:
        raise FileNotFoundError(f"{folder}: its {MANIFEST} was not written by `discourse measure`")
    again, finished = f"{manifest.get('command')} --output {folder}", manifest.get("finished")
    found = [(name, what) for name, what, _ in damaged_files(folder, manifest)]
    if finished and not found:  # else a table may be ours, although no record of it is left
        found = list(unknown_files(folder, manifest))
    lines = [f"{folder / name}: {what}" for name, what in found]
    if not finished:
        return [*lines, f"{folder}: not finished; to continue: {again}"], ""
    if lines:
        return [*lines, f"{folder}: to rebuild what is damaged: {again}"], ""
    return [], f"{folder}: {manifest.get('articles')} articles, {manifest.get('marks')} marks; all files are intact"


def _check_report(folder):
    lines = [f"{folder / name}: {what}" for name, what in folders.folder_damage(folder)]
    if lines:
        lines.append(
            f"{folder}: to rebuild it, move your own files away and run: discourse report CORPUS --name {folder.name} "
            "--overwrite"
        )
        return lines, ""
    return [], f"{folder}: a report; all files are intact"
