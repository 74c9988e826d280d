"""The folder into which tables are cut."""

import pytest


@pytest.fixture
def cuts(tmp_path):
    """The folder into which tables are cut."""
    return tmp_path / "cuts"
