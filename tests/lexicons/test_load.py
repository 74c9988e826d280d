"""Lexicons and codebooks as they are read, and those that come with the project."""

from pathlib import Path

import pytest
from lexicons.example import BOOK, GOOD, load

from analysis import LexiconError, lexicon, mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.lexicons.load import load_lexicon
from analysis.measures.marks import categories

FILES = sorted((Path(__file__).parents[2] / "analysis" / "lexicons").glob("*.toml"))
OF_MEASURES = [path.stem for path in FILES if path.stem not in ("attribution", "furniture", "function_words")]


def test_a_good_lexicon(tmp_path):
    entries = load(tmp_path, GOOD).entries
    assert entries[["entry", "cue", "weight"]].values.tolist() == [
        ["may", "may", 1.0],
        ["hint(|s) at", "hint at", 1.0],
        ["hint(|s) at", "hints at", 1.0],
    ]


def test_a_spelling_that_is_excepted_is_no_cue(tmp_path):
    text = GOOD.replace('"hint(|s) at"]', '"hint(|s) at"]\nexcept = ["hints at", "hint at noon"]')
    book = load(tmp_path, text.replace("hedging", "doubt"), codebook=True)
    assert book.entries.loc[book.entries["weight"].notna(), "cue"].to_list() == ["may", "hint at"]
    articles = table("articles", {"article": ["a"], "text": ["They hint at it. He hints at it. They hint at noon."]})
    assert mark(articles, tokenize(articles), book, ["doubt"])["start"].to_list() == [5]


def test_a_scope_of_0_and_a_number_as_a_version_are_valid(tmp_path):
    found = load(
        tmp_path,
        GOOD.replace('source = "s"', 'source = ["s"]\nscope = 0').replace('version = "1"', "version = 2026.11"),
    )
    assert found.version == "2026.11" and set(found.entries["scope"]) == {0} and set(found.entries["source"]) == {"s"}


def test_malformed_toml_names_file_and_line(tmp_path):
    with pytest.raises(LexiconError, match=r"lexicon\.toml: not valid TOML: .*line 5"):
        load(tmp_path, GOOD.replace("\n\n[sources]", "\n= 3\n[sources]", 1))


@pytest.mark.parametrize("name", OF_MEASURES)
def test_the_lexicons_of_the_package(name):
    found = lexicon(name)
    used = {source for sources in found.entries["source"] for source in sources.split("; ")}
    assert used == set(found.sources), "a source declared and not used"
    for measure, labels in found.categories.items():
        cues = found.entries[(found.entries["measure"] == measure) & found.entries["weight"].notna()]
        assert set(cues["category"]) == set(labels), "a category without cues"


def test_the_codebook_of_the_seeds():
    book = read_codebook("seeds/codebook.toml")
    assert book.axis == ("substance", "convenience")
    cues = book.entries.query("measure == 'stance'").dropna(subset="weight").groupby("category")["weight"]
    assert cues.min()["substance"] > 0 > cues.max()["convenience"]
    assert {"russia", "iran", "united_states"} <= set(book.targets)
    assert "agreement" in book.topic


def test_what_no_gold_supports_is_left_out_unless_a_codebook_asks_for_it(tmp_path):
    book = load(tmp_path, BOOK, codebook=True)
    by_default, asked = categories(None)["framing"], categories(book)["framing"]
    assert "policy.external" not in by_default and "policy.security" in by_default
    assert "policy.external" in asked and "policy.capacity" not in asked
    articles = table("articles", {"article": ["a"], "text": ["The embassy and the missiles were moved."]})
    tokens = tokenize(articles, voices="quotes")
    assert mark(articles, tokens, None, ["framing"])["cue"].tolist() == ["missiles"]
    assert mark(articles, tokens, book, ["framing"])["cue"].tolist() == ["embassy", "missiles"]


def test_an_unchanged_file_is_read_once(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_text(GOOD)
    first = load_lexicon(path)
    assert load_lexicon(str(path)) is first
    path.write_text(GOOD.replace("may", "might"))
    assert "might" in set(load_lexicon(path).entries["cue"]) and "may" in set(first.entries["cue"])
