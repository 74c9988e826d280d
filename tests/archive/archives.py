"""Articles of an archive, the tables that were written of them, and commands in processes of their own."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

import analysis
from analysis.archive.outputs import TABLES

TEXT = "The pact may be a {}.\n\nMoscow gains from it, “{} says Ms Orr, and the partners perhaps fear {} things."
ROWS = [{"id": f"n{i}", "text": TEXT.format("success" * (i % 2) or "failure", i, "bad" * i), "outlet": "xyz"[i % 3]}
        for i in range(8)]  # fmt: skip
ENOUGH = 24  # articles of a run to be killed before it ends: too many to compare, which takes longer than to measure


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def tables(folder):
    """The tables that were written, as one frame each."""
    return {name: pd.read_parquet(Path(folder, name)) for name in TABLES if Path(folder, name).exists()}


def same(one, other):
    """Whether tables are equal to the last bit."""
    assert one.keys() == other.keys()
    for name in one:
        pd.testing.assert_frame_equal(one[name], other[name], check_exact=True, obj=name)


def emptied(path):
    """Leave nothing in a file."""
    path.write_bytes(b"")


def started(*arguments):
    """A command in a process of its own."""
    path = os.pathsep.join([str(Path(analysis.__file__).parents[1]), str(Path(__file__).parents[1])])
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip


def wait_until(true, process=None):
    end = time.monotonic() + 180
    while not true():
        assert time.monotonic() < end and (process is None or process.poll() is None), process and process.communicate()
        time.sleep(0.02)


def done(output):
    """How many partitions are done."""
    return len(list(Path(output, "partitions").glob("part-*.json")))


def stop(process):
    process.kill()
    process.wait()
    process.stdout.close()


@contextmanager
def running(*arguments):
    process = started(*arguments)
    try:
        yield process
    finally:
        stop(process)


def counted(taken, number=50):
    """Tasks that are noted as they are taken."""
    for task in range(number):
        taken.append(task)
        yield task
