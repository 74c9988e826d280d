"""Compiled loops are kept for as long as nothing that they are made of changes, at whatever place can be written to."""

import os
import subprocess
import sys
import time
import types
from pathlib import Path

import numpy as np
import pytest

from analysis.core.jit import PLAIN, compiled

loop_cache = pytest.importorskip("analysis.core.loop_cache")  # numba is not installed

pytestmark = pytest.mark.skipif(bool(PLAIN), reason="nothing is compiled")

SOURCE = '''
"""A module."""
STEP = 1
TABLE = np.arange(3)


def inner(number):
    return number + STEP


def loop(number):
    """Docstring."""
    return inner(number) + TABLE[0]  # comment


def other():
    return 0
'''


def made(old="", new=""):
    """The loop of a module whose source is changed in one place."""
    assert old in SOURCE
    module = types.ModuleType("made")
    module.np = np
    exec(SOURCE.replace(old, new), module.__dict__)
    return module.loop


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("STEP = 1", "STEP = 2"),
        ("arange(3)", "arange(4)"),
        ("number + STEP", "number - STEP"),
        ("TABLE[0]", "TABLE[1]"),
    ],
)
def test_a_constant_a_table_or_what_is_called_makes_another_loop(old, new):
    assert loop_cache.function_digest(made(old, new)) != loop_cache.function_digest(made())


@pytest.mark.parametrize(
    ("old", "new"),
    [("# comment", "# another"), ("Docstring.", "Other words."), ("return 0", "return 1"), ("A module", "\n\nMoved")],
)
def test_a_comment_a_docstring_and_what_is_not_called_do_not(old, new):
    assert loop_cache.function_digest(made(old, new)) == loop_cache.function_digest(made())


def test_loops_that_call_each_other_have_a_digest():
    module = types.ModuleType("made")
    exec("def one(n):\n    return two(n)\n\ndef two(n):\n    return one(n) if n else 0\n", module.__dict__)
    assert loop_cache.function_digest(module.one) == loop_cache.function_digest(module.one)


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Two places, of which the first cannot be written to."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(loop_cache, "folders", lambda **_: [tmp_path / "file" / "loops", tmp_path / "second"])
    return tmp_path / "second"


def doubled():
    @compiled
    def double(number):
        return 2 * number

    return double


def test_an_entry_is_kept_where_that_is_possible_and_loaded_again(places):
    assert doubled()(2) == 4
    assert [path.name.partition("-")[0] for path in places.iterdir()] == ["double"]
    again = doubled()
    assert again(3) == 6
    assert sum(again.stats.cache_hits.values()) == 1


@pytest.mark.parametrize("content", [b"", b"no entry", None])
def test_a_damaged_entry_is_named_and_made_anew(places, capsys, content):
    doubled()(2)
    (path,) = places.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] if content is None else content)
    assert doubled()(2) == 4
    assert f"{path}: this entry in the cache of compiled loops is damaged" in capsys.readouterr().err
    assert len(path.read_bytes()) == len(whole)


def test_without_any_place_loops_are_compiled_all_the_same(monkeypatch):
    monkeypatch.setattr(loop_cache, "folders", lambda **_: [])
    assert doubled()(2) == 4


def test_entries_that_nobody_loads_for_sixty_days_are_removed(places):
    places.mkdir()
    for days in (0, 59.9, 60.1):
        path = places / f"{days}.loop"
        path.touch()
        os.utime(path, (time.time() - days * 86_400,) * 2)
    loop_cache._remove_unused.cache_clear()
    doubled()(2)
    assert {path.name for path in places.glob("[0-9]*.loop")} == {"0.loop", "59.9.loop"}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="a temporary folder of each user")
def test_code_is_not_loaded_from_a_folder_that_others_can_write_to(tmp_path):
    folder = tmp_path / "shared"
    assert loop_cache._is_own(folder, make=True) and folder.stat().st_mode & 0o777 == 0o700
    for mode, own in ((0o755, True), (0o701, True), (0o720, False), (0o702, False), (0o777, False)):
        folder.chmod(mode)
        assert loop_cache._is_own(folder, make=True) is own


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="a temporary folder of each user")
def test_code_is_not_loaded_from_a_folder_of_somebody_else(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert not loop_cache._is_own(tmp_path, make=False)


def test_nothing_is_made_where_there_is_no_need(tmp_path, monkeypatch):
    monkeypatch.setattr(loop_cache.tempfile, "gettempdir", lambda: str(tmp_path))
    assert len(loop_cache.folders()) == 2 and not list(tmp_path.iterdir())
    assert loop_cache.folders(make=True)[-1].parent == tmp_path


def test_a_home_that_is_not_there_is_no_error(root):
    code = "from analysis.core.loop_cache import folders; print(len(folders()))"
    environment = {**os.environ, "HOME": "/nonexistent", "XDG_CACHE_HOME": "", "PYTHONPATH": str(root)}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert int(found.stdout) >= 2
    assert not Path("/nonexistent").exists()


def test_an_entry_is_kept_at_the_first_place_alone(tmp_path, monkeypatch):
    asked = []

    def folders(*, make=False):
        asked.append(make)
        return [tmp_path / "one", tmp_path / "two", *([tmp_path / "three"] if make else [])]

    monkeypatch.setattr(loop_cache, "folders", folders)
    assert doubled()(2) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["one"] and not any(asked), "nor is the temporary one made"


def test_where_no_other_place_can_be_written_to_the_temporary_one_is_made(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    blocked = [tmp_path / "file" / name for name in ("one", "two")]
    monkeypatch.setattr(
        loop_cache, "folders", lambda *, make=False: [*blocked, *([tmp_path / "three"] if make else [])]
    )
    assert doubled()(2) == 4
    assert len(list((tmp_path / "three").iterdir())) == 1


def test_other_types_and_other_functions_are_other_entries(places):
    one = doubled()
    assert (one(2), one(2.5)) == (4, 5.0)

    @compiled
    def tripled(number):
        return 3 * number

    assert tripled(2) == 6 and len(list(places.iterdir())) == 3


def test_what_a_loop_closes_over_and_its_defaults_make_another_loop():
    def made_with(step, default=0):
        def loop(number, start=default):
            return number + step + start

        return loop

    digests = {loop_cache.function_digest(made_with(*given)) for given in ((1,), (2,), (1, 1))}
    assert len(digests) == 3 and loop_cache.function_digest(made_with(1)) in digests


@pytest.mark.parametrize(
    ("known", "said"), [(False, "first run: compiling loops"), (True, "compiling the loops that have changed")]
)
def test_that_loops_are_compiled_is_said_once_as_the_first_time_or_because_they_changed(known, said, places, capsys):
    loop_cache._say_compiling.cache_clear()
    if known:
        places.mkdir()
        (places / "old.loop").touch()
    doubled()(2)
    doubled()(2.5)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"discourse-analysis: {said}")
