"""A codebook with a frame, a metaphor and targets."""

import pytest

from analysis import read_codebook

BOOK = """title = "T"
construct = "C"
version = "1"
licence = "CC0-1.0"
sources = { s = "S" }
[framing.categories]
"issue.harbour" = "The harbour"
[[framing.entries]]
category = "issue.harbour"
weight = 0.5
source = "s"
cues = ["quay(|s)"]
[metaphor]
negation = "keep"
[metaphor.categories]
"metaphor.game" = "Games"
[[metaphor.entries]]
category = "metaphor.game"
source = "s"
cues = ["trump card", "gambit"]
except = ["queen's gambit"]
[targets.norwick]
label = "Norwick"
names = ["Norwick", "Mayor of Norwick", "Norwicker(|s)"]
[targets.guild]
label = "The guild"
names = ["guild"]
"""


@pytest.fixture
def book(tmp_path):
    """A codebook with an issue frame, a source domain and two targets."""
    (tmp_path / "codebook.toml").write_text(BOOK)
    return read_codebook(tmp_path / "codebook.toml")
