"""Loops that are kept on disk are kept for one state of the package only."""

from pathlib import Path

import numba
import pytest

from analysis import compiled as loops


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "loops.py").write_text("STEP = 1\n", "utf-8")
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(loops, "PACKAGE", tmp_path)
    loops.folder.cache_clear()
    yield tmp_path
    loops.folder.cache_clear()


def test_a_change_anywhere_in_the_package_leaves_no_loop_behind(package):
    before = Path(loops.folder())
    before.mkdir()
    loops.folder.cache_clear()
    assert Path(loops.folder()) == before and before.is_dir()
    (package / "loops.py").write_text("STEP = 2\n", "utf-8")
    loops.folder.cache_clear()
    assert Path(loops.folder()) != before and not before.exists()


def test_only_our_own_loops_are_kept_there(package):
    before = numba.config.CACHE_DIR

    @loops.compiled
    def more(number):
        return number + 1

    assert before == numba.config.CACHE_DIR
    assert more(1) == 2
    assert any(Path(loops.folder()).rglob("*more*"))
