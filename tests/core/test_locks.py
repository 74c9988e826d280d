"""One run at a time, and nothing left behind."""

import errno
import json
import os
import warnings

import pytest

from analysis.core import locks
from analysis.core.locks import holder, locked


def test_a_lock_is_held_told_and_gone_with_all_that_was_made_for_it(tmp_path):
    path = tmp_path / "new" / "folder" / "lock"
    assert holder(path) == ""
    with locked(path, "out", "a command"):
        written = json.loads(path.read_text())
        assert (written["pid"], written["command"]) == (os.getpid(), "a command")
        said = f"process {os.getpid()} on {written['host']} since {written['since']} (a command)"
        assert holder(path) == said
        with pytest.raises(BlockingIOError) as told, locked(path, "out", "another"):
            pass
        assert str(told.value) == f"out: in use by {said}; wait until it has finished"
    assert list(tmp_path.iterdir()) == [] and holder(path) == ""


def test_folders_in_use_and_folders_that_were_there_stay(tmp_path):
    with locked(tmp_path / "new" / "lock", "out", "a command"):
        (tmp_path / "new" / "mine.txt").touch()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine.txt"]
    with locked(tmp_path / "new" / "lock", "out", "a command"):
        pass
    assert (tmp_path / "new").is_dir()


def test_a_lock_that_nobody_holds_is_taken_and_written_anew(tmp_path):
    (tmp_path / "lock").write_text("x" * 1000)
    assert holder(tmp_path / "lock") == ""
    with locked(tmp_path / "lock", "out", "a command"):
        assert json.loads((tmp_path / "lock").read_text())["command"] == "a command"


def test_a_holder_that_has_not_written_its_name_is_another_process(tmp_path):
    with locked(tmp_path / "lock", "out", "a command"):
        (tmp_path / "lock").write_text("")
        assert holder(tmp_path / "lock") == "another process"


def test_where_nothing_can_be_locked_a_run_is_warned_and_goes_on(tmp_path, monkeypatch):
    def cannot(opened):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_lock", cannot)
    said = r"^out: this folder cannot be locked \(No locks available\); make sure that no other run writes to it$"
    with pytest.warns(UserWarning, match=said) as told, locked(tmp_path / "lock", "out", "a command"):
        assert json.loads((tmp_path / "lock").read_text())["command"] == "a command"
        assert holder(tmp_path / "lock") == "", "nobody can tell"
    assert told[0].filename == __file__, "the warning is about the caller"
    assert list(tmp_path.iterdir()) == []


def test_asking_for_the_holder_neither_takes_nor_makes_a_lock(tmp_path):
    (tmp_path / "lock").touch()
    assert holder(tmp_path / "lock") == holder(tmp_path / "lock") == holder(tmp_path / "none") == ""
    with warnings.catch_warnings(action="error"), locked(tmp_path / "lock", "out", "a command"):
        pass
    assert list(tmp_path.iterdir()) == []
