"""Proposals for a codebook: counted by sentence, shown with evidence, spelled as cues."""

import math

import pandas as pd
import pytest
from treaties import ONE, TWO

from analysis import tokenize
from analysis.coding.coded_sentences import read_sentence_lists
from analysis.coding.phrases import find_phrases
from analysis.coding.proposals import proposal_lines, proposals
from analysis.coding.suggest import sentences_at, suggest, suggest_collocates
from analysis.core.schema import table
from analysis.text.tokens import words_of_articles

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


def test_one_list_or_an_empty_one_is_refused(tmp_path):
    (tmp_path / "gas.txt").write_text("Gas is dear.\n")
    (tmp_path / "empty.txt").write_text(" \n\n")
    with pytest.raises(ValueError, match="one list of sentences has nothing to be compared with"):
        read_sentence_lists([tmp_path / "gas.txt"])
    with pytest.raises(ValueError, match=r"empty.txt: contains no sentence"):
        read_sentence_lists([tmp_path / "gas.txt", tmp_path / "empty.txt"])


def test_the_lines_of_lists_are_numbered_as_in_their_files(tmp_path):
    (tmp_path / "gas.txt").write_text("Gas is dear.\n\n  Gas flows. It burns.\n")
    (tmp_path / "rest.txt").write_text("Ministers met.\n")
    articles, _, coded = read_sentence_lists([tmp_path / "gas.txt", tmp_path / "rest.txt"])
    assert articles[["article", "text"]].to_numpy().tolist() == [
        ["gas:1", "Gas is dear."], ["gas:3", "Gas flows. It burns."], ["rest:1", "Ministers met."],
    ]  # fmt: skip
    assert coded.to_numpy().tolist() == [
        ["gas:1", 1, "gas"],
        ["gas:3", 1, "gas"],
        ["gas:3", 2, "gas"],
        ["rest:1", 1, "rest"],
    ]


@pytest.mark.parametrize(
    "given", [{}, {"corpus": "c"}, {"corpus": "c", "codes": "x", "cue": "y"}, {"corpus": "c", "lists": ["a", "b"]}, {"codes": "x"},
              {"lists": ["a", "b"], "cue": "y"}],
)  # fmt: skip
def test_one_thing_is_searched_at_a_time(given):
    with pytest.raises(
        ValueError, match="give a folder of articles with coded places, a folder of articles with a cue, or only"
    ):
        proposals(**given)


def test_what_stands_beside_a_cue_is_proposed_from_a_folder(write_corpus):
    texts = {
        "a.txt": "The gas price rose. Gas has its price. All was well.",
        "b.txt": "The gas price fell. All was still well.",
    }
    found, said = proposals(write_corpus(texts), cue="gas", fewest=3)
    assert said == ["Beside 'gas': 1 words and phrases."]
    assert found[["category", "cue", "inside", "outside", "evidence_1", "evidence_2", "evidence_3"]].to_numpy().tolist() == [
        ["gas", "price", 3, 0, "a:1 The gas price rose.", "b:1 The gas price fell.", "a:2 Gas has its price."]
    ]  # fmt: skip
    assert proposal_lines(found) == [
        "\ngas", '  "price"  in 3, out 0, articles 2, precision 1.00', "      a:1 The gas price rose.", "      b:1 The gas price fell.",
    ]  # fmt: skip


def test_of_many_proposals_the_first_are_shown_and_the_rest_counted():
    row = {
        "cue": "x",
        "inside": 2,
        "outside": 1,
        "articles": 1,
        "precision": 2 / 3,
        "evidence_1": "a:1 X.",
        "evidence_2": "",
    }
    found = pd.DataFrame([{"category": name} | row for name in "aaab"])
    one = ['  "x"  in 2, out 1, articles 1, precision 0.67', "      a:1 X."]
    assert proposal_lines(found, 2) == ["\na", *one, *one, "  and 1 more", "\nb", *one]
    assert proposal_lines(found, 3) == ["\na", *one, *one, *one, "\nb", *one]


def test_a_stem_has_at_least_three_letters_and_is_a_word_that_is_known():
    text = "They sign. She signed. Signing stopped. They stop. Cities lie in a city. Hoped. Hoping. Hope. Go to ski. Going skiing."
    found = find_phrases(words_of_articles(table("articles", {"article": ["a"], "text": [text]})), 1)
    stems = dict(zip(found["form"].str.lower(), found["phrase"], strict=True))
    for forms in ("sign signed signing", "stop stopped", "city cities", "hope hoped hoping"):
        assert len({stems[form] for form in forms.split()}) == 1, forms
    assert stems["skiing"] == "ski" and stems["going"] == "going", "go is too short"


def test_the_numbers_of_a_proposal_by_hand(tokens):
    row = suggest(tokens, coded(), fewest=2).set_index("cue").loc["signed"]
    inside, outside, n_in, n_out = 2, 1, 3, 5
    prior = 20 * 3 / 8

    def odds(number, size):
        return math.log((number + prior) / (size + 20 - number - prior))

    assert row["log_odds"] == pytest.approx(odds(inside, n_in) - odds(outside, n_out))
    assert row["z"] == pytest.approx(row["log_odds"] / math.sqrt(1 / (inside + prior) + 1 / (outside + prior)))
    assert row["precision"] == pytest.approx(2 / 3)
