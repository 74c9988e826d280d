"""Tasks for processes of their own that die of them, in a module that is quick to import."""

import os
import signal
import sys
from pathlib import Path

from analysis.core.folders import replace_folders

CHANGES = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}  # what Python tells of, of files


def kill_worker(folder, task):
    """Return the task; but "once" kills its worker the first time, and "always" every time."""
    if task == "always" or (task == "once" and not (folder / task).exists()):
        (folder / task).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def replace_and_die(folder, content, step):
    """Replace two folders, and die right before that step of all that touches files; a step less is left each time."""
    left = step

    def count(event, arguments):
        nonlocal left
        if event in CHANGES and str(folder) in str(arguments[0]):
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(count)
    replace(folder, content)


def replace(folder, content, **options):
    """Write two folders of two files."""
    with replace_folders(
        Path(folder, "figures", "x"), Path(folder, "html", "x"), command="test", **options
    ) as building:
        for built in building:
            for name in ("a.txt", "b.txt"):
                (built / name).write_text(content)
