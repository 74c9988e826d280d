"""Folders are replaced all together or not at all, whoever is killed, and never what somebody else put there."""

import itertools
import multiprocessing
import os
import re
import shutil

import pytest
from dying import replace, replace_and_die

from analysis.cli import main
from analysis.core import locks
from analysis.core.durable import DamageWarning
from analysis.core.folders import MARKER, folder_damage, replace_folders, working_name
from analysis.core.locks import holder, locked


@pytest.fixture
def folders(tmp_path):
    """Two folders as `replace_folders` left them."""
    replace(tmp_path, "old")
    return [tmp_path / "figures" / "x", tmp_path / "html" / "x"]


def content(folder):
    """What a folder that is whole holds: the same in both of its files; None if it is not there."""
    if not folder.exists():
        return None
    assert list(folder_damage(folder)) == []
    (found,) = {(folder / name).read_text() for name in ("a.txt", "b.txt")}
    return found


def test_a_folder_lists_its_files_and_nothing_else_is_left(folders, tmp_path):
    assert [content(folder) for folder in folders] == ["old", "old"]
    replace(tmp_path, "new")
    assert [content(folder) for folder in folders] == ["new", "new"]
    for folder in folders:
        assert [path.name for path in folder.parent.iterdir()] == ["x"]
        assert sorted(path.name for path in folder.iterdir()) == [MARKER, "a.txt", "b.txt"]


def test_the_same_files_have_the_same_marker(folders, tmp_path):
    before = (folders[0] / MARKER).read_bytes()
    replace(tmp_path, "old")
    assert (folders[0] / MARKER).read_bytes() == before


FOREIGN = {
    "a file": (lambda folder: (folder / "thesis.docx").write_bytes(b"x"), "'thesis.docx' in it was not written by this command"),
    "a hidden file": (lambda folder: (folder / ".notes").touch(), "'.notes' in it was not written by this command"),
    "a folder": (lambda folder: (folder / "notes").mkdir(), "'notes' in it was not written by this command"),
    "a changed file": (lambda folder: (folder / "b.txt").write_text("mine"), "'b.txt' in it was changed after"),
    "a folder for a file": (
        lambda folder: [(folder / "b.txt").unlink(), (folder / "b.txt").mkdir()], "'b.txt' in it was changed after"
    ),
    "a link": (
        lambda folder: [(folder / "b.txt").unlink(), (folder / "b.txt").symlink_to("a.txt")],
        "'b.txt' in it was not written by this command",
    ),
    "no marker": (lambda folder: (folder / MARKER).unlink(), "'a.txt' in it was not written by this command"),
    "an empty marker": (lambda folder: (folder / MARKER).write_text(""), f"'{MARKER}' in it is damaged"),
    "half a marker": (
        lambda folder: (folder / MARKER).write_bytes((folder / MARKER).read_bytes()[:60]), f"'{MARKER}' in it is damaged"
    ),
    "another marker": (lambda folder: (folder / MARKER).write_text('{"files": 1}'), f"'{MARKER}' in it is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(("change", "message"), FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_ours_is_named_and_stays(change, message, which, folders, tmp_path):
    change(folders[which])
    before = {path: path.is_file() and path.read_bytes() for path in sorted(tmp_path.rglob("*"))}
    with pytest.raises(ValueError, match=re.escape(f"{folders[which]}: {message}") + ".*--overwrite"):
        replace(tmp_path, "new")
    assert {path: path.is_file() and path.read_bytes() for path in sorted(tmp_path.rglob("*"))} == before
    replace(tmp_path, "new", overwrite=True)
    assert [content(folder) for folder in folders] == ["new", "new"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_file_or_a_link_is_no_folder_to_replace(overwrite, folders, tmp_path):
    folders[1].rename(tmp_path / "elsewhere")
    folders[1].symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ValueError, match="html/x: not a folder"):
        replace(tmp_path, "new", overwrite=overwrite)
    folders[1].unlink()
    folders[1].write_text("mine")
    with pytest.raises(ValueError, match="html/x: not a folder"):
        replace(tmp_path, "new", overwrite=overwrite)
    assert folders[1].read_text() == "mine"


def test_what_is_missing_or_only_litter_is_no_hindrance(folders, tmp_path):
    (folders[0] / "a.txt").unlink()
    (folders[0] / ".DS_Store").touch()
    shutil.rmtree(folders[1])
    folders[1].mkdir()
    replace(tmp_path, "new")
    assert [content(folder) for folder in folders] == ["new", "new"]


def test_check_looks_at_a_reports_folder_too(folders, capsys):
    assert main(["check", str(folders[1])]) == 0
    assert capsys.readouterr().out == f"{folders[1]}: a report; all files are intact\n"
    (folders[1] / "a.txt").unlink()
    (folders[1] / "note").touch()
    assert main(["check", str(folders[1])]) == 1
    *named, advice = capsys.readouterr().out.splitlines()
    assert named == [f"{folders[1]}/note: was not written by this command", f"{folders[1]}/a.txt: is missing"]
    assert "discourse report CORPUS --name x --overwrite" in advice


def test_an_error_within_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), replace_folders(tmp_path / "a" / "x", tmp_path / "b" / "x", command=""):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def died():
    """A function that replaces folders in a process that dies at that step, and returns its exit status."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dying"])

    def run(*arguments):
        process = context.Process(target=replace_and_die, args=arguments)
        process.start()
        process.join()
        return process.exitcode

    return run


@pytest.mark.filterwarnings("ignore::analysis.core.durable.DamageWarning")
@pytest.mark.slow
def test_killed_before_any_step_the_old_or_the_new_stands_whole(died, tmp_path):
    """Killed once at each step; and when the run that is to mend it is killed as well."""
    template = tmp_path / "template"
    replace(template, "old")
    seen = set()
    for step in itertools.count():
        here = tmp_path / str(step)
        shutil.copytree(template, here)
        folders = [here / "figures" / "x", here / "html" / "x"]
        if died(here, "new", step) == 0:
            break
        found = tuple(map(content, folders))
        seen.add(found)
        for folder, stands in zip(folders, found, strict=True):
            if stands is None:  # the moment between two renames: both are there, under the names the docs tell
                assert (content(working_name(folder, "old")), content(working_name(folder, "new"))) == ("old", "new")
        died(here, "newer", step % 7)
        with pytest.raises(ZeroDivisionError), replace_folders(*folders, command=""):  # mended, whatever comes then
            assert len({content(folder) for folder in folders}) == 1
            raise ZeroDivisionError
        assert {content(folder) for folder in folders} <= {"old", "new"}
        replace(here, "newest")
        assert [content(folder) for folder in folders] == ["newest", "newest"]
        assert [path.name for folder in folders for path in folder.parent.iterdir()] == ["x", "x"]
    assert step > 40
    assert seen == {("old", "old"), (None, "old"), ("new", "old"), ("new", None), ("new", "new")}


def test_what_is_mended_is_told_and_takes_no_file_of_others(folders, tmp_path):
    replace(tmp_path / "there", "new")
    for folder in folders:
        shutil.copytree(tmp_path / "there" / folder.parent.name / "x", working_name(folder, "new"))
    (folders[1] / "note.txt").write_text("mine")
    with pytest.raises(ValueError, match="html/x: 'note.txt' in it was not written by this command"):
        replace(tmp_path, "newer")
    assert [(folder / "a.txt").read_text() for folder in folders] == ["old", "old"]
    (folders[1] / "note.txt").unlink()
    with pytest.warns(
        DamageWarning, match="html/x: moved into place, because an earlier run was killed before it could do so"
    ):
        replace(tmp_path, "newer")
    assert [content(folder) for folder in folders] == ["newer", "newer"]


def test_a_second_run_is_told_who_is_at_it(folders, tmp_path):
    with replace_folders(*folders, command="discourse report x"):
        assert holder(working_name(folders[0], "lock")).startswith(f"process {os.getpid()} on ")
        with pytest.raises(BlockingIOError) as told:
            replace(tmp_path, "new")
        with pytest.raises(BlockingIOError), replace_folders(tmp_path / "other" / "x", folders[1], command=""):
            pass
        assert [path.name for path in (tmp_path / "html").glob("*building*")] != []
    assert re.search(
        rf"figures/x: in use by process {os.getpid()} on \S+ since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d "
        r"\(discourse report x\); wait until it has finished", str(told.value)
    )  # fmt: skip
    assert not (tmp_path / "other").exists()
    assert holder(working_name(folders[0], "lock")) == ""
    replace(tmp_path, "new")


def test_the_lock_of_one_who_was_killed_holds_nobody_up(died, folders, tmp_path):
    assert died(tmp_path, "new", 8) == 9
    lock = working_name(folders[0], "lock")
    assert lock.exists() and holder(lock) == ""
    replace(tmp_path, "new")
    assert not lock.exists()


def test_a_lock_whose_file_is_deleted_by_its_last_holder_is_taken_anew(tmp_path, monkeypatch):
    """Else two runs could hold a lock each, on a file that is gone and on the one of its name."""

    def released(opened):
        lock(opened)
        monkeypatch.undo()
        (tmp_path / "lock").unlink()

    lock = locks._lock
    monkeypatch.setattr(locks, "_lock", released)
    with (
        locked(tmp_path / "lock", tmp_path, "first"),
        pytest.raises(BlockingIOError, match="first"),
        locked(tmp_path / "lock", tmp_path, "second"),
    ):
        pass


def test_a_file_that_comes_while_the_new_folders_are_written_stays(folders):
    with (
        pytest.raises(ValueError, match="html/x: 'note.txt' in it was not written by this command"),
        replace_folders(*folders, command=""),
    ):
        (folders[1] / "note.txt").write_text("mine")
    assert sorted(path.name for path in folders[1].parent.iterdir()) == ["x"]
    assert (folders[1] / "note.txt").read_text() == "mine" and content(folders[0]) == "old"


def test_an_old_folder_without_its_new_one_is_put_back(folders):
    folders[1].rename(working_name(folders[1], "old"))
    with pytest.raises(ZeroDivisionError), replace_folders(*folders, command=""):
        assert [content(folder) for folder in folders] == ["old", "old"]
        raise ZeroDivisionError


def test_what_killed_runs_were_building_is_removed_and_nothing_that_is_called_alike(folders, tmp_path):
    left = [working_name(folder, "building-0123abcd") for folder in folders]
    other = working_name(folders[0].with_name("xy"), "building-0123abcd")
    for folder in (*left, other):
        folder.mkdir()
        (folder / "half.txt").touch()
    replace(tmp_path, "new")
    assert [folder.exists() for folder in (*left, other)] == [False, False, True]


def test_an_old_folder_whose_new_one_is_in_place_is_removed(folders, tmp_path):
    shutil.copytree(folders[0], working_name(folders[0], "old"))
    replace(tmp_path, "new")
    assert [path.name for path in folders[0].parent.iterdir()] == ["x"]


def test_files_in_folders_of_ours_are_ours_and_those_beside_them_are_not(tmp_path):
    with replace_folders(tmp_path / "x", command="") as (building,):
        (building / "a" / "b").mkdir(parents=True)
        (building / "a" / "b" / "c.txt").write_text("c")
    assert list(folder_damage(tmp_path / "x")) == []
    (tmp_path / "x" / "a" / "b" / "d").mkdir()
    (tmp_path / "x" / "a" / "Thumbs.db").touch()
    (tmp_path / "x" / "a" / "b" / "c.txt").unlink()
    assert list(folder_damage(tmp_path / "x")) == [
        ("a/b/d", "was not written by this command"),
        ("a/b/c.txt", "is missing"),
    ]
    assert list(folder_damage(tmp_path)) == [("x", "was not written by this command")] + [
        (path.relative_to(tmp_path).as_posix(), "was not written by this command")
        for path in sorted((tmp_path / "x").rglob("*")) if path.name not in (MARKER, "Thumbs.db")
    ]  # fmt: skip
