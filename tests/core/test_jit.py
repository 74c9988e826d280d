"""Every table is the same whether loops are compiled or run as plain Python, as where numba is not installed."""

import importlib.util
import multiprocessing
import os
import subprocess
import sys

import pytest

import analysis
from analysis.core import jit

TABLES = "articles tokens attributions sentences marks scores comparison".split()
ARTICLES = {
    "pact.txt": """A pact that may last?

By Jo Doe

The two presidents signed the treaty in January. It could, perhaps, change the balance; nobody in the U.S. seems sure.
“We are not afraid,” the minister said on 3 May. “This is a great day.” Critics say it's a marriage of convenience 😀.

A new axis

The EU's envoys warned that sanctions would hit 2.5bn of trade, according to H.R. Smith of The Paper. That is no small
threat, but it was never so good: the ‘partners’ distrust each other, and the crisis is far from over!

The alliance will certainly survive. It is not a weak one. Russia hopes to win; Iran fears a war it can't afford.
""",
    "doubts.txt": """Little to fear

Some analysts believe the deal is hardly more than a show. Tehran has been betrayed before, and it knows that Moscow
would sell it out… The pact is, arguably, VERY weak. "They will not fight for one another," one diplomat said.

Reports suggest that Iran's rulers wanted guarantees. They got none. Their friends in Beijing look on with interest.

Jo Doe is a journalist who covers treaties and other promises.
""",
}
CODE = """
import sys
sys.modules["numba"] = None
import analysis
study = analysis.measure(sys.argv[1], sys.argv[2], voices="quotes")
for name in sys.argv[4:]:
    getattr(study, name).to_csv(f"{sys.argv[3]}/{name}.csv")
"""


def python(root, *arguments, **settings):
    command = [sys.executable, "-W", "error::RuntimeWarning", "-c", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(root), **settings}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.mark.slow
def test_the_tables_are_the_same_without_numba(root, write_corpus, tmp_path):
    corpus, codebook = write_corpus(ARTICLES), root / "seeds" / "codebook.toml"
    run = python(root, CODE, corpus, codebook, tmp_path, *TABLES)
    assert run.returncode == 0, run.stderr
    said = [line for line in run.stderr.splitlines() if "loops are not compiled, so this will be slower" in line]
    assert len(said) == 1 and "pip install 'discourse-analysis[compiled]'" in said[0]
    study = analysis.measure(corpus, codebook, voices="quotes")
    assert len(study.marks) > 50 and len(study.attributions)
    for name in TABLES:
        assert (tmp_path / f"{name}.csv").read_text("utf-8") == getattr(study, name).to_csv(), name


def test_nothing_is_compiled_where_that_is_switched_off(root):
    pytest.importorskip("numba")
    run = python(root, "from analysis.core.jit import PLAIN; print(PLAIN)", NUMBA_DISABLE_JIT="1")
    assert run.stdout == "NUMBA_DISABLE_JIT is set\n"


@pytest.fixture
def plain(monkeypatch):
    """The module as it is where numba is not installed."""
    monkeypatch.setitem(sys.modules, "numba", None)
    spec = importlib.util.spec_from_file_location("jit_without_numba", jit.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_without_numba_functions_stay_as_they_are_and_the_first_loop_says_so_once(plain, capsys, monkeypatch):
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: None)  # whoever runs this test

    def added(one, other):
        """A sum."""
        return one + other

    assert plain.inner(added) is added
    loop, another = plain.compiled(added), plain.compiled(added)
    assert (loop.__name__, loop.__doc__) == ("added", "A sum.") and capsys.readouterr().err == ""
    assert (loop("a", "b"), loop(1, 2), another(3, 4)) == ("ab", 3, 7)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("discourse-analysis: loops are not compiled, so this will be slower: numba cannot be used (")
    assert line.endswith("pip install 'discourse-analysis[compiled]' installs it")


def test_only_the_process_that_was_started_first_says_so(plain, capsys, monkeypatch):
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: "another")
    assert plain.compiled(abs)(-1) == 1 and capsys.readouterr().err == ""
