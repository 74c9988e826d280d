"""Dictionaries of other programs as codebooks, with the quirks that readers of such files have met."""

import re

import pytest
from lexicons.imported import dic, taken

from analysis.cli import main
from analysis.lexicons.dictionary_import import import_dictionary
from analysis.lexicons.load import read_codebook


def test_a_star_is_spelled_out_and_meets_no_word_twice(tmp_path):
    found, said = taken(tmp_path, "a.dic", dic("wav*\t1\nwaves\t1\nout at sea*\t2"))
    assert {"wave", "waves", "waving", "wav"} <= set(found["calm"]) and "waver" not in found["storm"]
    assert "out at seas" in found["storm"]
    assert said == [said[0]] and said[0].startswith("2 words end in *")


@pytest.mark.parametrize(("word", "why"), [
    (":)\t1", "neither a letter nor a digit"), ("(:\t1", "neither a letter"), ("it's\t1", "a final 's"), ("100\t1", "numbers"),
    ("#sea\t1", "only a [*]"), ("*sea\t1", "only a [*]"),
    ("sea\t(02 134)1/2", "depends on other words"), ("sea\t9", "line 5: 'sea': category 9 is not listed between"), ("sea", "line 5: 'sea' has no category"),
    ("sea\t<of>1/2", "line 5: 'sea': a category that depends"), ("1 2", "'1' is left out: single numbers"),
    ("a* b* c* d*\t1", r"'a\* b\* c\* d\*' is left out: .* spellings"),
])  # fmt: skip
def test_what_cannot_be_taken_over_is_said(tmp_path, word, why):
    found, said = taken(tmp_path, "a.dic", dic(f"{word}\nthat's a calm sea\t1"))
    assert found == {"calm": {"that's a calm sea": 1.0}}
    assert len([line for line in said if re.search(why, line)]) == 1


def test_the_first_of_two_weights_counts_and_what_is_no_weight_is_said(tmp_path):
    found, said = taken(tmp_path, "a.csv", "word,category,weight\nsea,calm,-1.5\nwave,calm,heavy\nsea,calm,2\n")
    assert found == {"calm": {"sea": -1.5}}
    assert said == ["row 3: 'heavy' is not a weight", "'sea' has two weights in calm: the first counts"]


def test_yaml_within_yaml_and_words_that_yaml_takes_for_truths(tmp_path):
    content = "all:\n  - sea\ndeny:\n  - no\n  - off\npast:\n  - was\n  - far: [then]\nAge 1.5:\n  old: [grey]\n"
    found, said = taken(tmp_path, "a.yaml", content)
    assert {name: list(cues) for name, cues in found.items()} == {
        "all_": ["sea"], "deny": ["no", "off"], "past.other": ["was"], "past.far": ["then"], "Age 1_5.old": ["grey"],
    }  # fmt: skip
    assert said == []


def test_the_command_converts_either_way_and_overwrites_nothing(tmp_path, capsys):
    (tmp_path / "Sea (2).csv").write_text("word,category\nsea,calm\n")
    assert main(["lexicons", "convert", str(tmp_path / "Sea (2).csv"), str(tmp_path / "sea.toml")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("1 cues in 1 categories")
    assert main(["lexicons", "convert", str(tmp_path / "sea.toml"), str(tmp_path / "back.csv")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'back.csv'}: the words of {tmp_path / 'sea.toml'}\n"
    assert list(read_codebook(tmp_path / "sea.toml").categories) == ["sea_2"]
    assert main(["lexicons", "convert", str(tmp_path / "Sea (2).csv"), str(tmp_path / "sea.toml")]) == 2
    assert "already exists" in capsys.readouterr().err
    command = ["lexicons", "convert", str(tmp_path / "Sea (2).csv"), str(tmp_path / "tone.toml"), "--measure"]
    assert main([*command, "tone"]) == 2 and not (tmp_path / "tone.toml").exists()
    assert "this is a measure of the package" in capsys.readouterr().err
    assert main([*command, "calmness"]) == 0


def test_letters_are_written_as_they_are(tmp_path):
    (tmp_path / "a.csv").write_text("word,category\ncafé,élan\n", "utf-8")
    text, _ = import_dictionary(tmp_path / "a.csv", "sea")
    assert '"café"' in text and '"élan" = "élan"' in text and "[sea.categories]" in text
