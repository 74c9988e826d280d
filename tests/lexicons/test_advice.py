"""What is legal in a codebook and hardly meant."""

import pytest

from analysis import read_codebook
from analysis.lexicons.advice import advice

BOOK = """title = "T"
construct = "C"
version = "1"
licence = "CC0-1.0"
[sources]
s = "S"
[stance]
positive = "safe"
negative = "unsafe"
negation = "turn"
[stance.categories]
safe = "Safe"
unsafe = "Unsafe"
[[stance.entries]]
category = "safe"
source = "s"
cues = ["reliable", "shut down"]
[[stance.entries]]
category = "unsafe"
weight = -1
source = "s"
cues = ["leak(|s)"]
[framing.categories]
"issue.cost" = "Cost"
[[framing.entries]]
category = "issue.cost"
source = "s"
cues = ["reactor(|s)"]
"""


def said(tmp_path, *changes):
    text = BOOK
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "codebook.toml"
    path.write_text(text)
    return advice(read_codebook(path))


def test_of_what_is_meant_nothing_is_said(tmp_path):
    assert said(tmp_path) == []


@pytest.mark.parametrize(("old", "new", "message"), [
    ("reactor(|s)", "(old |)reactor(s)", "line 28: cue '(old |)reactor(s)' means only 'old reactors'; '(old |)reactor(|s)' means both"),
    ('"issue.cost"', '"issue.none" = "N"\n"issue.cost"', "line 24: category 'issue.none' has no cue"),
    ("leak(|s)", 'leak(|s)", "never shut down', "line 22: cues that hold a negator keep their weight (-1): 'never shut down'"),
    ("leak(|s)", 'leak(|s)", "hardly reliable', "line 17: cue 'reliable' of 'safe' is part of cues of the other pole, which win there: 'hardly reliable'"),
    ("leak(|s)", 'leak(|s)", "Reliable', "line 17: cue 'reliable' is a cue of both poles"),
    ("weight = -1\n", "weight = 0\n", "line 20: weight 0 in 'unsafe', the negative pole, counts for the other; negative cues weigh less than 0"),
    ('["reliable", "shut down"]', '["reliable"]\nweight = -1', "line 18: weight -1 in 'safe', the positive pole, counts for the other; positive cues weigh more than 0"),
    ('"shut down"', '"no leakage"', "line 17: cues that hold a negator keep their weight (1): 'no leakage'"),
    ("weight = -1\n", "", "line 18: weight 1 in 'unsafe', the negative pole, counts for the other; negative cues weigh less than 0"),
    ('s = "S"', 's = "S"\nt = "T"', "line 7: source 't' is not used by any entry"),
    ("[stance]", '[targets.a]\nlabel = "A"\nnames = ["X", "Y"]\n[targets.b]\nlabel = "B"\nnames = ["Y"]\n[stance]', "line 12: 'Y' is a name of 'a' and of 'b'"),
    ("[framing.categories]", '[panic.categories]\nhot = "Hot"\n[[panic.entries]]\ncategory = "hot"\nweight = 2\nsource = "s"\ncues = ["meltdown"]\n[framing.categories]', "line 27: weight 2 is used in marks and scores, but comparisons of [panic] count marks"),
])  # fmt: skip
def test_what_is_hardly_meant_is_said_with_its_line(tmp_path, old, new, message):
    found = said(tmp_path, (old, new))
    assert any(line.startswith(message) for line in found), found


def test_a_frame_that_no_figure_shows(tmp_path):
    [line] = said(tmp_path, ('"issue.cost" =', "cost ="), ('category = "issue.cost"', 'category = "cost"'))
    assert line == (
        "line 24: frame 'cost' is measured, but findings and figures show issue.* and generic.* alone; 'issue.cost' is shown"
    )


def test_what_is_mostly_meant_is_said_once(tmp_path):
    book = ("leak(|s)", 'leak(|s)", "hardly reliable", "no shut down", "never safe')
    found = said(tmp_path, ('"shut down"', '"shut down", "safe"'), book)
    assert found == [
        "line 17: cue 'reliable' of 'safe' is part of cues of the other pole, which win there: 'hardly reliable'; "
        "so are 2 more cues of 'safe': 'shut down', 'safe'",
        "line 22: cues that hold a negator keep their weight (-1): 'hardly reliable', 'no shut down', 'never safe'; "
        'negation = "turn" acts on the other cues alone',
    ]


def test_a_cue_that_weighs_nothing_is_of_no_pole_and_an_exception_is_no_cue(tmp_path):
    nothing = (
        '\n[[stance.entries]]\ncategory = "unsafe"\nweight = 0\nsource = "s"\ncues = ["reliable"]\n[framing.categories]'
    )
    [line] = said(tmp_path, ("[framing.categories]", nothing))
    assert line.startswith("line 26: weight 0 in 'unsafe'")
    assert said(tmp_path, ('cues = ["leak(|s)"]', 'cues = ["leak(|s)"]\nexcept = ["reliable leak"]')) == []


def test_what_is_said_stands_in_the_order_of_the_file_and_names_three_cues(tmp_path):
    more = ("leak(|s)", 'leak(|s)", "no rest", "no end", "no hope", "no way", "no use')
    found = said(
        tmp_path, ('s = "S"', 's = "S"\nt = "T"'), more, ('"issue.cost" =', '"issue.none" = "N"\n"issue.cost" =')
    )
    assert [line.split(":")[0] for line in found] == ["line 7", "line 23", "line 25"]
    assert "(-1): 'no rest', 'no end', 'no hope' and 2 more; negation" in found[1]


def test_sources_of_a_codebook_without_cues_are_not_called_unused(tmp_path):
    (tmp_path / "codebook.toml").write_text(BOOK.partition("[stance]")[0])
    assert advice(read_codebook(tmp_path / "codebook.toml")) == []
