"""`discourse lexicons`: what there is, and whether a file is well-formed."""

import pytest
from pacts import CODEBOOK

from analysis.cli import main
from analysis.lexicons.load import lexicon


def test_the_lexicons_are_listed(root, capsys):
    assert main(["lexicons"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert listed == {path.stem for path in (root / "analysis" / "lexicons").glob("*.toml")} - {
        "attribution",
        "furniture",
        "function_words",
    }


def test_a_lexicon_or_codebook_is_checked(corpus, capsys):
    path = corpus / "codebook.toml"
    assert main(["lexicons", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: well-formed; Pacts; 3 cues in 2 categories\n"
    path.write_text(
        path.read_text("utf-8") + '\n[[hypotheses.entries]]\nmeasure = "hedging"\ncategory = "hedges"\n', "utf-8"
    )
    assert main(["lexicons", str(path)]) == 2
    assert "hypothesis on hedging/hedges: no such category; hedging has all, hedge, booster" in capsys.readouterr().err
    path.write_text(CODEBOOK.replace("weight", "wieght"))
    assert main(["lexicons", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"discourse: {path}, line 28: unknown key 'wieght'; valid: ")


def test_each_lexicon_is_listed_with_its_version_cues_and_sources(capsys):
    assert main(["lexicons"]) == 0
    found = lexicon("hedging")
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("hedging ")]
    name, version, licence, cues, *_, sources, _, first, _, last = line.split()
    assert [name, version, licence, first, last] == ["hedging", found.version, "CC0-1.0", "Hedges", "boosters"]
    assert (int(cues), int(sources)) == (found.entries["weight"].notna().sum(), len(found.sources))


def test_what_could_not_be_converted_is_said_and_the_codebook_checked(tmp_path, capsys):
    source, target = tmp_path / "war.csv", tmp_path / "war.toml"
    source.write_text("word,category\npeace,calm\nwar,harm\n:-),harm\n", "utf-8")
    assert main(["lexicons", "convert", str(source), str(target), "--measure", "mood"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith(f"warning: {source}: ':-)' is left out: ") and told.err.count("\n") == 1
    assert told.out.startswith(f"{target}: well-formed; ") and told.out.endswith("; 2 cues in 2 categories\n")
    assert main(["lexicons", "convert", str(source), str(target)]) == 2
    assert "already exists and may have been edited; choose another name" in capsys.readouterr().err


def test_a_codebook_becomes_a_dictionary_with_the_number_of_warnings(corpus, tmp_path, capsys):
    book = corpus / "codebook.toml"
    for name, entry, count in (("few", "", 2), ("more", "except = ['not lasting']\n", 3)):
        book.write_text(CODEBOOK.replace('cues = ["lasting"]\n', f'cues = ["lasting"]\n{entry}'), "utf-8")
        target = tmp_path / f"{name}.dic"
        assert main(["lexicons", "convert", str(book), str(target)]) == 0
        told = capsys.readouterr()
        assert told.err.count("warning: ") == count and "lasting" in target.read_text("utf-8")
        assert told.out == f"{target}: the words of {book}; {count} warnings about what could not be converted\n"


@pytest.mark.parametrize("names", [("a.toml", "b.toml"), ("a.dic", "b.csv"), ("a.txt", "b.toml"), ("a.toml", "b.xls")])
def test_one_of_two_files_is_a_codebook_and_the_other_a_dictionary(names, capsys):
    assert main(["lexicons", "convert", *names]) == 2
    assert (
        f"convert {names[0]} {names[1]}: one file must be a codebook (.toml), the other one of "
        in capsys.readouterr().err
    )


def test_a_codebook_of_a_taken_name_is_not_left_behind(tmp_path, capsys):
    source, target = tmp_path / "war.csv", tmp_path / "war.toml"
    source.write_text("word,category\npeace,calm\n", "utf-8")
    assert main(["lexicons", "convert", str(source), str(target), "--measure", "hedging"]) == 2
    assert not target.exists() and "hedging" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cues", "category", "unused", "count"),
    [
        ("", "", "", "well-formed; Pacts; 3 cues"),
        (', "zeppelin"', "bond", "1 cues occur in none of the 2 articles: zeppelin", "well-formed; 1 thing to check; Pacts; 4 cues"),
    ],
)  # fmt: skip
def test_what_was_probably_not_intended_is_counted(cues, category, unused, count, corpus, capsys):
    path = corpus / "codebook.toml"
    path.write_text(CODEBOOK.replace('cues = ["lasting"]', f'cues = ["lasting"{cues}]'), "utf-8")
    assert main(["lexicons", str(path), "--corpus", str(corpus)]) == 0
    *remarks, last = capsys.readouterr().out.splitlines()
    assert remarks == [f"{path}: stance/{category}: {unused}"] * bool(unused)
    assert last == f"{path}: {count} in 2 categories"
