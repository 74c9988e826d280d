"""One run at a time, and nothing left behind."""

import json
import os

import pytest

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
