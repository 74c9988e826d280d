"""Dictionaries of other programs are read with the quirks of their formats."""

import pytest
from lexicons.imported import dic, taken

from analysis.lexicons.check import LexiconError
from analysis.lexicons.dictionaries import Term, read_dictionary


@pytest.mark.parametrize("content", [
    dic("sea\t1\nwave\t1\t2"),
    dic("sea\t\t01\t\nwave\t01\t02\t\n\n \t \n"),
    dic("sea 1\nwave 1 2", "1 calm\n2 storm"),
    "\ufeff" + dic("sea  \t1\nwave\t1\nwave\t2").replace("\n", "\r\n"),
    "Made by nobody\n" + dic("sea\t1\nwave\t1\t2", "\n1\tcalm (Calm Sea)\n\t2\tstorm (Stormy)\n").replace("%\n", " % \n"),
])  # fmt: skip
def test_tabs_spaces_and_lines_of_liwc_files(tmp_path, content):
    assert taken(tmp_path, "a.dic", content) == ({"calm": {"sea": 1.0, "wave": 1.0}, "storm": {"wave": 1.0}}, [])


def test_a_word_with_a_condition_keeps_its_other_categories(tmp_path):
    found, said = taken(tmp_path, "a.dic", dic("kind\t<of>2/1\t2\t(02 1)1/2"))
    assert found == {"storm": {"kind": 1.0}} and len(said) == 1


@pytest.mark.parametrize(("name", "content"), [
    ("a.dicx", "DicTerm,calm,storm\nsea,X,\nwave,X,X\n"), ("a.csv", "Term;calm;storm\nsea;1;0\nwave;1;1\n"),
    ("a.csv", "category,word\ncalm,sea\ncalm,wave\nstorm,wave\n"), ("a.tsv", " Word \tCategory\tWeight\nsea\tcalm\t1\nwave\tcalm\t\nwave\tstorm\t1\n"),
    ("a.yml", "calm:\n  - sea\n  - wave\nstorm: wave\n"),
])  # fmt: skip
def test_tables_and_yaml(tmp_path, name, content):
    assert taken(tmp_path, name, content) == ({"calm": {"sea": 1.0, "wave": 1.0}, "storm": {"wave": 1.0}}, [])


@pytest.mark.parametrize(("name", "content", "message"), [
    ("a.dic", "sea\t1\n", "between two lines of %"), ("a.yml", "- sea\n", "categories with a list"), ("a.yml", "a: [", "not valid YAML"),
    ("a.csv", "category,weight\ncalm,1\n", "needs the columns word"), ("a.csv", "", "needs the columns"), ("a.dicx", "DicTerm,calm\n", "no word"),
])  # fmt: skip
def test_another_file_is_told(tmp_path, name, content, message):
    with pytest.raises(LexiconError, match=message):
        taken(tmp_path, name, content)


def test_what_is_left_out_of_a_table_is_said_by_row(tmp_path):
    (tmp_path / "a.csv").write_text("word,category,weight\nsea,calm,-1.5\nwave,calm,heavy\nstorm,,1\n,calm,1\n")
    said = []
    assert read_dictionary(tmp_path / "a.csv", said) == [Term("calm", "sea", -1.5)]
    assert said == ["row 3: 'heavy' is not a weight", "row 4: 'storm' has no category"]


def test_a_zero_means_that_a_word_is_not_in_the_category_of_its_column(tmp_path):
    (tmp_path / "a.csv").write_text("word,calm,storm\nsea,0,2\n")
    assert read_dictionary(tmp_path / "a.csv", []) == [Term("storm", "sea", 2.0)]


def test_aliases_cannot_make_a_dictionary_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.lexicons.dictionaries.MOST", 20)
    (tmp_path / "a.yml").write_text("calm: &a [sea, sea, sea, sea, sea]\nstorm: &b [*a, *a]\nall: [*b, *b]\n")
    with pytest.raises(LexiconError, match="more than 20 words"):
        read_dictionary(tmp_path / "a.yml", [])


def test_a_phrase_may_stand_without_a_tab_or_over_two_lines(tmp_path):
    assert taken(tmp_path, "a.dic", dic("calm sea 1\nsea wave 1 2"))[0] == {
        "calm": {"calm sea": 1.0, "sea wave": 1.0}, "storm": {"sea wave": 1.0}
    }  # fmt: skip
    assert taken(tmp_path, "a.csv", 'word,category\n"calm\nsea",calm\n')[0] == {"calm": {"calm sea": 1.0}}


def test_a_weight_of_0_is_a_weight_where_there_are_categories(tmp_path):
    assert taken(tmp_path, "a.csv", "category,word,weight\ncalm,sea,0\n")[0] == {"calm": {"sea": 0.0}}


def test_lines_that_say_too_little_are_named(tmp_path):
    _, said = taken(tmp_path, "a.dic", dic("sea\t1", "1\tcalm\n7"))
    assert said == ["line 3: '7' is not a category (a number, then a name)"]
    _, said = taken(tmp_path, "a.csv", "word,category\nsea,calm\nwave,\n,calm\nrain\n")
    assert said == ["row 3: 'wave' has no category", "row 5: 'rain' has no category"]


def test_a_yaml_file_holds_so_many_words(tmp_path, monkeypatch):
    content = "calm:\n  - sea\n  - wave\n"  # a table, a list and two words
    monkeypatch.setattr("analysis.lexicons.dictionaries.MOST", 4)
    assert taken(tmp_path, "a.yml", content)[0] == {"calm": {"sea": 1.0, "wave": 1.0}}
    monkeypatch.setattr("analysis.lexicons.dictionaries.MOST", 3)
    with pytest.raises(LexiconError, match="more than 3 words"):
        taken(tmp_path, "a.yml", content)
