"""A folder of hostile texts with a codebook."""

import pytest
from exchanged import FILES


@pytest.fixture
def folder(write_corpus):
    return write_corpus(FILES)
