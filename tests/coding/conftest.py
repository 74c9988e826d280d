"""A corpus to draw sentences from, and a sample of it."""

import pytest
from coded import CORPUS

from analysis.cli import main
from analysis.coding.sample_codes import read_key


@pytest.fixture
def corpus(write_corpus):
    return write_corpus(CORPUS)


@pytest.fixture
def sample(corpus, tmp_path):
    """A drawn sample: the folder and the key."""
    out = tmp_path / "coding"
    assert main(["sample", str(corpus), "--measure", "hedging:hedge", "--size", "30", "--output", str(out)]) == 0
    return out, read_key(out / "hedging-hedge.key.json")
