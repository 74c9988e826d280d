"""Tasks run here or in processes: how many are taken, and what is left when no more results are wanted."""

import functools
import gc
import multiprocessing

import pytest
from archive.archives import counted
from dying import kill_worker

from analysis.archive.workers import TRIES, LostTask, task_runner, tune_process


def test_a_worker_that_dies_takes_no_other_task_with_it(tmp_path):
    tasks = ["a", "once", "b", "always", "c", "d"]
    with task_runner(workers=2) as run:
        found = dict(run(functools.partial(kill_worker, tmp_path), tasks))
    assert found == {task: LostTask() if task == "always" else task for task in tasks}


def test_there_is_at_least_one_worker():
    for workers in (0, -1):
        with pytest.raises(ValueError, match=f"^{workers} workers: at least 1$"), task_runner(workers):
            pass


@pytest.mark.parametrize("workers", [None, 1])
def test_one_worker_is_this_process_and_takes_one_task_at_a_time(workers):
    taken = []
    with task_runner(workers) as run:
        results = run(taken.count, counted(taken))
        assert next(results) == (0, 1) and taken == [0]
        assert next(results) == (1, 1) and taken == [0, 1]
    assert multiprocessing.active_children() == []


def test_no_more_tasks_are_taken_than_keep_processes_busy_and_these_end_when_nobody_wants_more():
    taken, before = [], multiprocessing.active_children()
    with task_runner(2) as run:
        results = run(abs, counted(taken))
        assert next(results) in [(task, task) for task in range(4)] and len(taken) == 4
        results.close()
        assert multiprocessing.active_children() == before


def test_a_lost_task_says_why():
    assert LostTask().problem == f"its worker died, {TRIES} times (out of memory?)"


def test_a_process_that_only_measures_seldom_looks_for_cycles():
    before = gc.get_threshold()
    try:
        tune_process()
        assert gc.get_threshold()[0] == 100_000
    finally:
        gc.set_threshold(*before)
