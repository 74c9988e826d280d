"""Loops that are kept on disk are kept for one state of the package only."""

from pathlib import Path

import numba
import pytest

from analysis.core import jit as loops


def forget():
    loops.folder.cache_clear()
    loops.sources.cache_clear()


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "loops.py").write_text("from analysis.steps import STEP\n", "utf-8")
    (tmp_path / "steps.py").write_text("STEP = 1\n", "utf-8")
    (tmp_path / "__pycache__").mkdir()
    monkeypatch.setattr(loops, "PACKAGE", tmp_path)
    forget()
    yield tmp_path
    forget()


def test_a_change_in_what_a_module_imports_leaves_no_loop_of_it_behind(package):
    before = Path(loops.folder(package / "loops.py"))
    before.mkdir()
    forget()
    assert Path(loops.folder(package / "loops.py")) == before and before.is_dir()
    (package / "steps.py").write_text("STEP = 2\n", "utf-8")
    forget()
    assert Path(loops.folder(package / "loops.py")) != before and not before.exists()


def test_a_change_elsewhere_leaves_them_alone(package):
    before = loops.folder(package / "loops.py")
    (package / "other.py").write_text("from analysis.loops import STEP\n", "utf-8")
    forget()
    assert loops.folder(package / "loops.py") == before


def test_our_loops_import_all_that_they_rest_on_by_name():
    """`sources` sees `from analysis.x import y`, and no other form."""
    package = Path(loops.__file__).parent
    texts = {path: path.read_text("utf-8") for path in package.rglob("*.py")}
    with_loops = [path for path, text in texts.items() if "analysis.core.jit import" in text]
    assert with_loops
    for path in with_loops:
        assert not any(line.startswith(("import analysis.", "from .")) for line in texts[path].splitlines()), path
    assert package / "folding.py" in loops.sources(package / "characters.py")


def test_only_our_own_loops_are_kept_there():
    before = numba.config.CACHE_DIR

    @loops.compiled
    def more(number):
        return number + 1

    assert before == numba.config.CACHE_DIR
    assert more(1) == 2
    assert any(Path(loops.folder(__file__)).rglob("*more*"))
