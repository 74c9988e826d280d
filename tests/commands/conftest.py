"""A folder of two short articles with a codebook."""

import pytest
from pacts import CODEBOOK, DOUBT, HOPE


@pytest.fixture
def corpus(write_corpus):
    return write_corpus({"hope.txt": HOPE, "doubt.txt": DOUBT, "codebook.toml": CODEBOOK})
