"""The coded study of the project's own articles, and figures that are not drawn."""

import pytest

from analysis.coding import authoritative_codes
from analysis.report import figure_block, svg


@pytest.fixture(scope="session")
def coded(study, root):
    """The study of `seeds` with the codes of its sentences."""
    return authoritative_codes.with_codes(study, root / "seeds" / "codes")


@pytest.fixture
def undrawn(monkeypatch):
    """Figures that take no time: what a page says does not hang on them."""
    monkeypatch.setattr(figure_block.Figure, "svg", f'<svg xmlns="{svg.SPACE}"/>')
