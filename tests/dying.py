"""A task for workers in processes of their own, in a module that is quick to import."""

import os
import signal


def kill_worker(folder, task):
    """Return the task; but "once" kills its worker the first time, and "always" every time."""
    if task == "always" or (task == "once" and not (folder / task).exists()):
        (folder / task).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task
