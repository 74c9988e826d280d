"""Loops that are kept on disk are kept for one state of the package only."""

from pathlib import Path

import numba
import pytest

from analysis import compiled


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "loops.py").write_text("STEP = 1\n", "utf-8")
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    compiled.folder.cache_clear()
    yield tmp_path
    compiled.folder.cache_clear()


def test_a_change_anywhere_in_the_package_leaves_no_loop_behind(package):
    before = Path(compiled.folder())
    before.mkdir()
    compiled.folder.cache_clear()
    assert Path(compiled.folder()) == before and before.is_dir()
    (package / "loops.py").write_text("STEP = 2\n", "utf-8")
    compiled.folder.cache_clear()
    assert Path(compiled.folder()) != before and not before.exists()


def test_only_our_own_loops_are_kept_there(package):
    before = numba.config.CACHE_DIR

    @compiled.njit
    def more(number):
        return number + 1

    assert before == numba.config.CACHE_DIR
    assert more(1) == 2
    assert any(Path(compiled.folder()).rglob("*more*"))
