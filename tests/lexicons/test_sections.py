"""The sections that a codebook may have."""

from pathlib import Path

import pytest
from lexicons.example import BOOK, GOOD, load

from analysis import LexiconError
from analysis.lexicons.check import Check
from analysis.lexicons.sections import check_section, is_section


def test_a_codebook_needs_both_poles_and_whole_targets(tmp_path):
    poles = GOOD.replace("hedging", "stance")
    with pytest.raises(LexiconError, match="needs 'positive' and 'negative'"):
        load(tmp_path, poles, codebook=True)
    framing = GOOD.replace("hedging", "framing")
    for extra, message in {
        "[hedging.categories]\na = 'A'": "line 19: a codebook has no section .hedging.: this is a measure of the package",
        "[Populism.categories]\na = 'A'": "line 19: .Populism.: the name of a measure has lower-case letters",
        '[targets.iran]\nlabel = "Iran"': "line 19: no 'names' in .targets.iran.",
        "[metaphor]\npositive = 'b'\n[metaphor.categories]\nb = 'B'": "'positive' belongs in .stance.",
        "[stance.categories]\na = 'A'\nb = 'B'\n[stance]\npositive = 'a'\nnegative = 'c'": "its only two categories",
        "[stance.categories]\na = 'A'\nb = 'B'\nc = 'C'\n[stance]\npositive = 'a'\nnegative = 'b'": "its only two categories",
        "[stance]\npositive = 'a'": "no 'categories' in .stance.",
        "[metaphor]\non = ['a']\n[metaphor.categories]\nb = 'B'": "'a' is not left out; categories of .metaphor. that are: none",
        "[metaphor]\noff = ['b']\n[metaphor.categories]\nb = 'B'": "'off' belongs in a lexicon of the package",
        "[topic]\nword = []": "line 20: unknown key 'word' in .topic.; valid: words; is it 'words'",
        "[framming]\ncategories = {}": "line 19: a codebook has no section .framming.; valid: coding, decision.*is it .framing.",
    }.items():
        with pytest.raises(LexiconError, match=message):
            load(tmp_path, f"{framing}\n{extra}\n", codebook=True)


def test_a_codebook_asks_only_for_what_is_left_out(tmp_path):
    with pytest.raises(LexiconError, match="'policy.crime' is not left out.*policy.capacity, policy.external"):
        load(tmp_path, BOOK.replace("policy.external", "policy.crime"), codebook=True)


def test_a_key_that_is_no_table_is_no_section():
    check = Check(Path("lexicon.toml"), 'titel = "T"\n')
    assert is_section(check, "hedging", {}, {"title"}) and not is_section(check, "titel", "T", {"title"})
    ((line, message),) = check.errors
    assert (
        line == 1 and message.startswith("unknown key 'titel': neither a field") and message.endswith("is it 'title'?")
    )


@pytest.mark.parametrize(
    ("measure", "fields", "message"),
    [
        ("voice", {}, "a codebook has no section [voice]: this is a measure of the package"),
        ("framing", {"positive": "peace"}, "'positive' belongs in [stance]"),
        ("populism", {"off": ["a"]}, "'off' belongs in a lexicon of the package"),
        ("framing", {"on": ["b"]}, "'b' is not left out; categories of [framing] that are: a"),
    ],
)
def test_a_name_that_is_taken_and_fields_of_other_sections_are_errors(measure, fields, message):
    check = Check(Path("codebook.toml"), "")
    check_section(check, measure, fields, ["a"])
    assert [said[: len(message)] for _, said in check.errors] == [message]


@pytest.mark.parametrize(
    ("measure", "fields"), [("stance", {"positive": "a"}), ("framing", {"on": ["a"]}), ("populism_2", {})]
)
def test_a_section_with_a_name_of_its_own_may_be_in_a_codebook(measure, fields):
    check = Check(Path("codebook.toml"), "")
    check_section(check, measure, fields, ["a"])
    assert check.errors == []
