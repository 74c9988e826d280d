"""Coded sentences from tables of places and from lists."""

import pytest
from treaties import GOOD, ONE, TWO, csv

from analysis import read_articles
from analysis.coding.coded_sentences import read_coded_places, read_sentence_lists
from analysis.core.schema import table
from analysis.text.tokens import words_of_articles


@pytest.fixture
def folder(write_corpus):
    return write_corpus({"a.txt": ONE, "b.txt": TWO})


def test_a_table_of_codes_counts_where_it_is_not_0(folder):
    path = folder.parent / "codes.csv"
    rows = [
        ("a", 0, 40, "framing", "issue", 1),
        ("a", 0, 40, "framing", "issue.pact", 1),
        ("a", 0, 40, "stance", "all", -1),
        ("b", 0, 20, "stance", "all", 0),
    ]
    head = "article,start,end,measure,category,value,coder,coder_kind\n"
    path.write_text(head + "".join(",".join(map(str, row)) + ",anna,person\n" for row in rows))
    tokens = words_of_articles(read_articles(folder))
    assert sorted(set(read_coded_places(path, tokens)["category"])) == ["issue.pact", "stance -1"]
    path.write_text(path.read_text("utf-8").replace("a,0,40,stance", "c,0,40,stance"))
    with pytest.raises(ValueError, match="row 4: no article 'c'"):
        read_coded_places(path, tokens)
    path.write_text(head + "b,0,20,stance,all,0,anna,person\n")
    with pytest.raises(ValueError, match="every code in it is 0"):
        read_coded_places(path, tokens)


def test_a_place_codes_the_sentences_with_words_in_it_once(folder):
    tokens = words_of_articles(read_articles(folder))
    second = f"a,{ONE.index('binds')},{ONE.index('weather')},pact"  # into the third sentence
    found = read_coded_places(csv(folder, [*GOOD, second]), tokens)
    assert found.to_numpy().tolist() == [["a", 1, "pact"], ["a", 2, "pact"], ["b", 1, "pact"], ["a", 3, "pact"]]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("c,0,9,pact", "row 3: no article 'c'; valid: a and others"),
        ("a,zero,9,pact", "row 3: start and end must be whole numbers"),
        ("a,900,999,pact", "row 3: no word of 'a' stands from 900 to 999"),
    ],
)
def test_a_place_that_is_none_is_named_by_file_and_row(row, why, folder):
    with pytest.raises(ValueError, match=rf"codes\.csv, {why}"):
        read_coded_places(csv(folder, [GOOD[0], row]), words_of_articles(read_articles(folder)))


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "c.csv").write_text("article,start,category\na,0,x\n")
    with pytest.raises(ValueError, match=r"c\.csv: no column 'end'; it needs article, start, end, category"):
        read_coded_places(tmp_path / "c.csv", table("tokens"))


def test_lists_need_one_another_and_sentences(tmp_path):
    for name in ("gas", "none"):
        (tmp_path / f"{name}.txt").write_text("Gas is dear." * (name == "gas"))
    with pytest.raises(ValueError, match="give at least two"):
        read_sentence_lists([tmp_path / "gas.txt"])
    with pytest.raises(ValueError, match=r"none\.txt: contains no sentence"):
        read_sentence_lists([tmp_path / "gas.txt", tmp_path / "none.txt"])


def test_the_lines_of_lists_are_numbered_as_in_their_files(tmp_path):
    (tmp_path / "gas.txt").write_text("Gas is dear.\n\n  Gas flows. It burns.\n")
    (tmp_path / "rest.txt").write_text("Ministers met.\n")
    articles, tokens, coded = read_sentence_lists([tmp_path / "gas.txt", tmp_path / "rest.txt"])
    assert articles[["article", "text"]].to_numpy().tolist() == [
        ["gas:1", "Gas is dear."], ["gas:3", "Gas flows. It burns."], ["rest:1", "Ministers met."],
    ]  # fmt: skip
    assert coded.to_numpy().tolist() == [
        ["gas:1", 1, "gas"],
        ["gas:3", 1, "gas"],
        ["gas:3", 2, "gas"],
        ["rest:1", 1, "rest"],
    ]
    assert set(tokens["section"]) == {"body"}
