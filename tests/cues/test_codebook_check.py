"""The cues that count nowhere, and those that no text can hold."""

from analysis import read_codebook, tokenize
from analysis.core.schema import table
from analysis.cues.codebook_check import codebook_notices, unfound, unreadable

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
cues = ["reactor(|s)", "the cost", "—", "run, hide", "Rep.", "US", "# billion"]
except = ["the cost of living"]
"""


def book(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(BOOK)
    return read_codebook(path)


def test_a_cue_with_a_comma_is_in_no_text(tmp_path):
    assert unreadable(book(tmp_path)) == {"framing/issue.cost": ["—", "run, hide", "Rep."]}


def test_a_cue_is_found_in_any_spelling_but_not_where_it_is_blocked(tmp_path):
    text = "The old reactors were built by us for 3 billion. The cost of living rose in every town that year."
    articles = table("articles", {"article": ["a"], "text": [text]})
    missing = {"framing/issue.cost": ["the cost", "—", "run, hide", "Rep.", "US"]}
    assert unfound(book(tmp_path), articles) == unfound(book(tmp_path), articles, tokenize(articles)) == missing


def test_what_to_look_at_names_as_many_cues_as_asked_for(tmp_path):
    articles = table("articles", {"article": ["a"], "text": ["Nothing of it stands here."]})
    assert [line.rsplit(": ", 1)[1] for line in codebook_notices(book(tmp_path), articles, 2)][
        -1
    ] == "reactor(|s), the cost, …"
    every = codebook_notices(book(tmp_path), articles)
    assert "7 cues occur in none of the 1 articles" in every[-1] and every[-1].endswith("US, # billion")
    assert codebook_notices(book(tmp_path)) == every[:-1] and "can never match" in every[-2]


def test_a_codebook_of_targets_alone_has_no_cue_that_is_not_found(tmp_path):
    path = tmp_path / "targets.toml"
    path.write_text(BOOK[: BOOK.index("[framing")] + '[targets.her]\nlabel = "Her"\nnames = ["Miller"]\n')
    articles = table("articles", {"article": ["a"], "text": ["Nothing of it stands here."]})
    assert unreadable(read_codebook(path)) == unfound(read_codebook(path), articles) == {}
