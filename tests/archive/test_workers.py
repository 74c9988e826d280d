"""Tasks in this process and in others: a worker that dies takes no other task with it."""

import functools

import pytest
from dying import kill_worker

from analysis.archive.workers import LostTask, task_runner


def test_a_worker_that_dies_takes_no_other_task_with_it(tmp_path):
    tasks = ["a", "once", "b", "always", "c", "d"]
    with task_runner(workers=2) as run:
        found = dict(run(functools.partial(kill_worker, tmp_path), tasks))
    assert found == {task: LostTask() if task == "always" else task for task in tasks}


def test_in_this_process_tasks_are_taken_one_by_one():
    taken = []
    with task_runner() as run:
        for task, result in run(lambda task: task * 10, (taken.append(task) or task for task in (1, 2, 3))):
            assert (result, taken) == (task * 10, [*range(1, task + 1)])


def test_there_is_at_least_one_worker():
    with pytest.raises(ValueError, match="0 workers: at least 1"), task_runner(workers=0):
        pass
