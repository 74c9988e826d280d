"""Measures that only mark the cues of a lexicon, of a codebook, or of both."""

import pytest
from written import HEAD

from analysis import read_codebook
from analysis.cues.lexicon_measure import lexicon_measure
from analysis.cues.token_index import Words

BOOK = (
    HEAD
    + """[framing.categories]
shaky = "Shaky ground"
[[framing.entries]]
category = "shaky"
source = "s"
cues = ["on sand"]
"""
)


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(BOOK)
    return read_codebook(path)


def marked(measure, codebook=None):
    """(category, cue) of each mark that a measure finds."""
    _, _, find = measure
    marks = find(Words.of_texts(["Built on sand, it led to a feud."], voices="quotes"), codebook).table()
    return {*zip(marks["category"], marks["cue"], strict=True)}


def test_a_measure_marks_its_own_lexicon_and_a_codebook_only_if_asked_to(book):
    own, both = lexicon_measure("framing"), lexicon_measure("framing", of_codebook=True)
    assert marked(own, book) == marked(own) == marked(both) == {("generic.conflict", "feud")}
    assert marked(both, book) == marked(own) | {("shaky", "on sand")}


def test_without_a_lexicon_of_its_own_a_measure_needs_a_codebook(book):
    theirs = categories, sought, _ = lexicon_measure("framing", own=False, of_codebook=True)
    assert (categories(), sought(), marked(theirs)) == ({}, [], set())
    assert categories(book) == {"shaky": "Shaky ground"} and len(sought(book)) == 1
    assert marked(theirs, book) == {("shaky", "on sand")}


def test_a_codebook_without_the_measure_changes_nothing(book):
    categories, *_ = lexicon_measure("metaphor", own=False, of_codebook=True)
    assert categories(book) == {}
