"""The coded study of the project's own articles, a study of two short ones, and figures that are not drawn."""

import pytest
from pacts import CODEBOOK

from analysis import measure
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


FRAMES = """
[framing]

[framing.categories]
"issue.trade" = "Trade"
"issue.war" = "War"

[[framing.entries]]
category = "issue.trade"
source = "own"
cues = ["gas"]

[[framing.entries]]
category = "issue.war"
source = "own"
cues = ["army"]
"""
HOPEFUL = "The pact may be a great success in year {}. It is certainly lasting, and Moscow sells gas."  # 11 and 7 words
DOUBTFUL = "The pact is hollow in year {}. The partners mistrust each other’s army."  # 7 and 6 words


@pytest.fixture(scope="session")
def pacts(tmp_path_factory):
    """Two articles of 24 sentences, each with 12 cues of a frame and of a pole; only `hope` hedges. No test may change them."""
    folder = tmp_path_factory.mktemp("pacts")
    for name, text in {"hope": HOPEFUL, "doubt": DOUBTFUL}.items():
        (folder / f"{name}.txt").write_text(" ".join(text.format(n) for n in range(12)), "utf-8")
    (folder / "codebook.toml").write_text(CODEBOOK + FRAMES, "utf-8")
    return measure(folder, voices="quotes", measures=["framing", "hedging", "tone", "stance", "mention", "evaluation"])
