"""A cache of parses."""

import pytest

from analysis.text import parse_cache


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache of its own, of which nothing is known yet."""
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(parse_cache, "_sizes", {})
    return tmp_path / "cache" / "parses"
