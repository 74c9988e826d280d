"""A folder of hostile texts with a codebook, and what a code in a file can refer to."""

import pytest
from exchanged import AXIS, FILES, LABELS

from analysis.coding.exchange.imported_codes import StudyContext


@pytest.fixture
def study():
    """A function that makes the context of texts, some of which have an address."""

    def study(texts, **urls):
        return StudyContext(texts, LABELS, AXIS, urls)

    return study


@pytest.fixture
def folder(write_corpus):
    return write_corpus(FILES)
