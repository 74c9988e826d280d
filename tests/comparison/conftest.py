"""Three short articles."""

import pytest

from analysis.core.schema import table

TEXTS = ["It may rain.", "Snow fell, perhaps.", "“It may hail all day long today,” she said."]


@pytest.fixture
def articles():
    """Three articles of a sentence each, one of them quoted."""
    return table("articles", {"article": ["a", "b", "c"], "text": TEXTS})
