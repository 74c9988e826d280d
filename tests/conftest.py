"""What several test files need: the study of the project's own two articles, and folders of made-up ones."""

import os
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
from hypothesis import settings

import analysis

# Parses of the tests' own texts, kept between runs and shared by workers and subprocesses; never the user's
os.environ["DISCOURSE_CACHE"] = str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "discourse")

# whatever calls a loop first waits until it is compiled; the same examples at every run
settings.register_profile("compiled", deadline=None, derandomize=True)
settings.load_profile("compiled")


@pytest.fixture(scope="session")
def root():
    """The folder of the project."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def study(root):
    """Every table of the articles in `seeds`, made once; no test may change them."""
    return analysis.measure(root / "seeds", root / "seeds" / "codebook.toml")


SAID = """The mayor of the town opened the meeting. Officials in Tehran said that Russia would keep its word. It was late.

The ministry said that nothing had changed. Later the ministry said that nothing would change. He said that he was tired of it all.

Anna Berg said: "The bridge to Russia is closed and nobody knows for how long.
"""
HEDGED = "Perhaps the plan may work. It might fail, and it could cost a great deal of money in the end.\n\n" * 3


@pytest.fixture(scope="session")
def speaking(tmp_path_factory, root):
    """Every table of an article in which others speak and one in which nobody does; no test may change them."""
    corpus = tmp_path_factory.mktemp("speaking")
    for name, text in {"a.txt": SAID, "b.txt": HEDGED}.items():
        (corpus / name).write_text(text, "utf-8")
    return analysis.measure(corpus, root / "seeds" / "codebook.toml")


@pytest.fixture
def write_corpus(tmp_path):
    """A function that writes {file name: text or bytes} into a folder and returns it."""

    def write(files, folder="corpus"):
        path = tmp_path / folder
        path.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture(autouse=True)
def closed_figures():
    """No figure outlives its test."""
    yield
    plt.close("all")
