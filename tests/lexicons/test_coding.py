"""The table [coding] of a codebook: what it may hold, and that faults are named with their lines."""

import pytest
from coded import CODEBOOK

from analysis.lexicons.check import LexiconError
from analysis.lexicons.load import load_lexicon, read_codebook

CODING = """[coding]
rules = ["Read it whole."]
[coding.stance]
definition = "Which way?"
rules = ["Once."]
[coding.stance.codes.1]
definition = "comes"
examples = ["It comes."]
exclusions = ["It came."]
"""


def test_what_coders_are_told_is_kept_as_it_is(tmp_path):
    (tmp_path / "c.toml").write_text(CODEBOOK + CODING)
    coding = read_codebook(tmp_path / "c.toml").coding
    assert coding["rules"] == ["Read it whole."] and coding["stance"]["codes"]["1"]["examples"] == ["It comes."]
    assert "coding" not in read_codebook(tmp_path / "c.toml").categories
    with pytest.raises(LexiconError, match="'coding' belongs in a codebook"):
        load_lexicon(tmp_path / "c.toml")


@pytest.mark.parametrize(
    "old, new, why",
    [("[coding]\nrules", "[coding]\nrule", r"line \d+: unknown key|\[coding.rule\]|must be a table"), ('definition = "comes"\n', "", "no 'definition' in"),
     ('examples = ["It comes."]', 'examples = "It comes."', "'examples' must be a list of texts"), ('["Read it whole."]', '"Read it."', "'rules' must be a list")],
)  # fmt: skip
def test_faults_are_named(tmp_path, old, new, why):
    (tmp_path / "c.toml").write_text(CODEBOOK + CODING.replace(old, new))
    with pytest.raises(LexiconError, match=why):
        read_codebook(tmp_path / "c.toml")


def test_instructions_are_a_table(tmp_path):
    (tmp_path / "c.toml").write_text("coding = 3\n" + CODEBOOK)
    with pytest.raises(LexiconError, match="line 1: 'coding' must be a table of variables"):
        read_codebook(tmp_path / "c.toml")
