"""`discourse codebook suggest`: proposals from codes, with what a codebook finds already, and from lists."""

import re

import pandas as pd
import pytest
from treaties import GOOD, ONE, TWO, csv

from analysis.cli import main
from analysis.coding.proposals import proposal_lines, proposals


@pytest.fixture
def folder(write_corpus):
    return write_corpus({"a.txt": ONE, "b.txt": TWO})


def test_the_command_prints_proposals_and_writes_them(folder, capsys):
    path = csv(folder, GOOD)
    assert main(["codebook", "suggest", str(folder), "--codes", str(path), "--fewest", "2"]) == 0
    out = capsys.readouterr().out
    assert "pact: 3 coded sentences. 2 proposals." in out
    assert '"treat(ies|y)"  in 3, out 0, articles 2, precision 1.00\n      a:1 They signed the treaty.' in out
    table = folder.parent / "out.csv"
    assert (
        main(["codebook", "suggest", str(folder), "--codes", str(path), "--fewest", "2", "--output", str(table)]) == 0
    )
    assert pd.read_csv(table)["cue"].tolist() == ["treat(ies|y)", "signed"]


def test_the_command_says_what_a_codebook_finds(folder, capsys):
    book = folder.parent / "book.toml"
    book.write_text(
        'title = "T"\nconstruct = "C"\nversion = "1"\nlicence = "CC0-1.0"\n[sources]\ns = "S"\n[framing]\n[framing.categories]\n'
        'pact = "Pact"\n[[framing.entries]]\ncategory = "pact"\nsource = "s"\ncues = ["treaty", "gas"]\n'
    )
    command = [
        "codebook",
        "suggest",
        str(folder),
        "--codes",
        str(csv(folder, GOOD)),
        "--codebook",
        str(book),
        "--fewest",
        "1",
    ]
    assert main([*command, "--articles", "1"]) == 0
    assert "The codebook finds 2 of them, and 1 others." in capsys.readouterr().out


def test_lists_of_sentences_need_no_articles(tmp_path, capsys):
    (tmp_path / "gas.txt").write_text("The gas price rose.\nGas is dear.\n\nGas flows north.\n")
    (tmp_path / "rest.txt").write_text("Ministers met.\nThey talked.\nThe price fell.\n")
    lists = ["--lists", str(tmp_path / "gas.txt"), str(tmp_path / "rest.txt")]
    assert main(["codebook", "suggest", *lists, "--category", "gas"]) == 0
    assert '"gas"  in 3, out 0, articles 3' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rows", "arguments", "message"),
    [
        ([], [], "no row has a code"),
        (GOOD, ["--category", "war"], "no sentence has the code 'war'; codes: pact"),
    ],
)
def test_what_is_wrong_with_codes_is_said_in_a_line(folder, rows, arguments, message, capsys):
    assert main(["codebook", "suggest", str(folder), "--codes", str(csv(folder, rows)), *arguments]) == 2
    assert re.search(re.escape(message), capsys.readouterr().err)


def test_the_screen_shows_the_first_of_each_category_with_two_sentences():
    row = {
        "category": "pact",
        "cue": "treaty",
        "inside": 3,
        "outside": 1,
        "articles": 2,
        "precision": 0.75,
        "evidence_1": "a:1 One.",
        "evidence_2": "",
        "evidence_3": "b:2 Two.",
    }
    found = pd.DataFrame(
        [row, row | {"cue": "bond", "evidence_2": "b:1 Three."}, row | {"cue": "deal"}, row | {"category": "war"}]
    )
    assert proposal_lines(found, most=2) == [
        "\npact",
        '  "treaty"  in 3, out 1, articles 2, precision 0.75', "      a:1 One.",
        '  "bond"  in 3, out 1, articles 2, precision 0.75', "      a:1 One.", "      b:1 Three.",
        "  and 1 more",
        "\nwar", '  "treaty"  in 3, out 1, articles 2, precision 0.75', "      a:1 One.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "given", [{}, {"corpus": "c"}, {"corpus": "c", "codes": "x", "cue": "y"}, {"corpus": "c", "lists": ["a", "b"]}, {"codes": "x"},
              {"lists": ["a", "b"], "cue": "y"}, {"lists": []}],
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
