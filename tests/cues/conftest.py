"""Entries of a made-up lexicon."""

import pytest
from written import HEAD

from analysis.lexicons.load import load_lexicon

LEXICON = f"""{HEAD}[m]
negation = "turn"
names = false
[m.categories]
a = "A"
b = "B"
[[m.entries]]
category = "a"
source = "s"
cues = ["may", "new york", "new york times", "trade war", "# years", "West", "good"]
except = ["in may", "may #"]
[[m.entries]]
category = "b"
source = "s"
cues = ["york", "certain"]
negated = "a"
"""


@pytest.fixture
def entries(tmp_path):
    path = tmp_path / "m.toml"
    path.write_text(LEXICON)
    return load_lexicon(path).entries
