"""Proposals for a codebook: counted by sentence, shown with evidence, spelled as cues."""

import math

import pandas as pd
import pytest
from treaties import ONE, TWO

from analysis import tokenize
from analysis.coding.suggest import sentences_at, suggest, suggest_collocates
from analysis.core.schema import table

CODED = [("a", 1), ("a", 2), ("b", 1)]


@pytest.fixture
def tokens():
    return tokenize(table("articles", {"article": ["a", "b"], "text": [ONE, TWO]}), voices="quotes")


def coded(rows=CODED):
    return pd.DataFrame(rows, columns=["article", "sentence"])


def test_inflections_of_a_word_are_counted_together_by_sentence(tokens):
    found = suggest(tokens, coded(), fewest=2).set_index("cue")
    assert found.loc["treat(ies|y)", ["inside", "outside", "articles", "precision"]].tolist() == [3, 0, 2, 1.0]
    assert found.loc["signed", ["inside", "outside", "articles"]].tolist() == [2, 1, 2]
    assert found.index[0] == "treat(ies|y)"  # the highest G² first
    assert found.loc["treat(ies|y)", "evidence"] == [("a", 1), ("b", 1), ("a", 2)]  # one of each article first
    assert "weather" not in found.index


def test_a_proposal_needs_enough_sentences_and_articles(tokens):
    assert suggest(tokens, coded(), fewest=4).empty
    assert "binds" in set(suggest(tokens, coded(), fewest=1, articles=1, longest=1)["cue"])
    assert "binds" not in set(suggest(tokens, coded(), fewest=1, articles=2, longest=1)["cue"])


def test_what_a_codebook_finds_already_is_left_out(tokens):
    found = suggest(tokens, coded(), found=coded(CODED[:2]), fewest=1, articles=1, longest=1).set_index("cue")
    assert found.loc["treaties", "inside"] == 1 and "treaty" not in found.index


def test_a_phrase_stands_beside_its_part_only_if_it_says_more():
    text = "Free trade grows. Free trade falls. Free men sing. Trade unions sing. All is well."
    tokens = tokenize(table("articles", {"article": ["a"], "text": [text]}), voices="quotes")
    cues = set(suggest(tokens, coded([("a", 1), ("a", 2)]), fewest=2, articles=1)["cue"])
    assert "free trade" in cues  # 2 of 2, where free and trade alone are 2 of 3
    cues = set(suggest(tokens, coded([("a", 1), ("a", 2), ("a", 3)]), fewest=2, articles=1)["cue"])
    assert "free" in cues and "free trade" not in cues


def test_collocates_of_a_cue_leave_the_cue_itself_out(tokens):
    found = suggest_collocates(tokens, "treat(y|ies)", fewest=2)
    assert found["cue"].tolist() == ["signed"]
    assert found[["inside", "outside"]].values.tolist() == [[2, 1]]
    with pytest.raises(ValueError, match="no sentence holds 'pact'"):
        suggest_collocates(tokens, "pact")


def test_places_code_the_sentences_they_stand_in(tokens):
    place = pd.DataFrame([{"article": "a", "start": ONE.index("treaty."), "end": ONE.index("binds")}])
    assert sentences_at(tokens, place).values.tolist() == [["a", 1], ["a", 2]]


def test_the_numbers_of_a_proposal_by_hand(tokens):
    row = suggest(tokens, coded(), fewest=2).set_index("cue").loc["signed"]
    inside, outside, n_in, n_out = 2, 1, 3, 5
    prior = 20 * 3 / 8

    def odds(number, size):
        return math.log((number + prior) / (size + 20 - number - prior))

    assert row["log_odds"] == pytest.approx(odds(inside, n_in) - odds(outside, n_out))
    assert row["z"] == pytest.approx(row["log_odds"] / math.sqrt(1 / (inside + prior) + 1 / (outside + prior)))
    assert row["precision"] == pytest.approx(2 / 3)
