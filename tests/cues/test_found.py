"""The cues that count nowhere, and those that no text can hold."""

from analysis import read_codebook
from analysis.core.schema import table
from analysis.cues.found import unfound, unreadable

BOOK = """title = "T"
construct = "C"
version = "1"
licence = "CC0-1.0"
sources = { s = "S" }
[framing.categories]
"issue.cost" = "Cost"
[[framing.entries]]
category = "issue.cost"
source = "s"
cues = ["reactor(|s)", "the cost", "run, hide", "Rep.", "US", "# billion"]
except = ["the cost of living"]
"""


def book(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(BOOK)
    return read_codebook(path)


def test_a_cue_with_a_comma_is_in_no_text(tmp_path):
    assert unreadable(book(tmp_path)) == {"framing/issue.cost": ["run, hide", "Rep."]}


def test_a_cue_is_found_in_any_spelling_but_not_where_it_is_blocked(tmp_path):
    text = "The old reactors were built by us for 3 billion. The cost of living rose in every town that year."
    articles = table("articles", {"article": ["a"], "text": [text]})
    assert unfound(book(tmp_path), articles) == {"framing/issue.cost": ["the cost", "run, hide", "Rep.", "US"]}
