"""Our words in the formats of other programs."""

import pytest

from analysis import read_codebook
from analysis.lexicons.dictionary_export import export_dictionary
from analysis.lexicons.dictionary_import import import_dictionary

BOOK = """title = "T"
construct = "C"
version = "1"
licence = "CC0-1.0"
sources = { s = "S" }
[sea.categories]
"water.calm" = "Calm"
"water.storm" = "Storm"
[[sea.entries]]
category = "water.calm"
source = "s"
cues = ["calm(|s)", "at rest", "# knots"]
except = ["at rest stops"]
[[sea.entries]]
category = "water.storm"
weight = -2.5
source = "s"
negated = "cancel"
cues = ["Beaufort", "calm"]
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "book.toml").write_text(BOOK)
    return read_codebook(tmp_path / "book.toml")


@pytest.mark.parametrize(("suffix", "text"), [
    (".dic", "%\n1\twater.calm\n2\twater.storm\n%\ncalm\t1\t2\ncalms\t1\nat rest\t1\nbeaufort\t2\n"),
    (".dicx", "DicTerm,water.calm,water.storm\ncalm,1,-2.5\ncalms,1,\nat rest,1,\nbeaufort,,-2.5\n"),
    (".yml", "water:\n  calm:\n  - calm\n  - calms\n  - at rest\n  storm:\n  - beaufort\n  - calm\n"),
    (".csv", "word,category,weight\ncalm,water.calm,1.0\ncalms,water.calm,1.0\nat rest,water.calm,1.0\n"
             "beaufort,water.storm,-2.5\ncalm,water.storm,-2.5\n"),
])  # fmt: skip
def test_words_go_out_and_come_back(tmp_path, book, suffix, text):
    written, said = export_dictionary(book, suffix)
    assert written == text
    assert [line.rpartition(" (")[0] for line in said] == [
        f"{suffix} cannot express: {what}"
        for what in [
            "phrases that are not the cue (except)", "cues with a number (#), which are left out",
            *(["weights other than 1"] if suffix in (".dic", ".yml") else []), "cues on which negation acts", "cues that need capitals",
        ]
    ]  # fmt: skip
    (tmp_path / f"back{suffix}").write_text(written)
    (tmp_path / "back.toml").write_text(import_dictionary(tmp_path / f"back{suffix}")[0])
    back = read_codebook(tmp_path / "back.toml").entries
    kept = book.entries[book.entries["weight"].notna() & (book.entries["cue"] != "# knots")]
    assert sorted(zip(back["category"], back["cue"], strict=True)) == sorted(
        zip(kept["category"], kept["cue"].str.lower(), strict=True)
    )


def test_of_several_measures_each_names_its_categories(book, tmp_path):
    (tmp_path / "two.toml").write_text(BOOK + '[land.categories]\nhill = "H"\n[[land.entries]]\ncategory = "hill"\nsource = "s"\ncues = ["hill"]\n')  # fmt: skip
    assert export_dictionary(read_codebook(tmp_path / "two.toml"), ".csv")[0].endswith("\nhill,land.hill,1.0\n")


def test_what_is_lost_is_counted(book):
    assert export_dictionary(book, ".dic")[1] == [
        ".dic cannot express: phrases that are not the cue (except) (1)",
        ".dic cannot express: cues with a number (#), which are left out (1)",
        ".dic cannot express: weights other than 1 (2)",
        ".dic cannot express: cues on which negation acts (2)",
        ".dic cannot express: cues that need capitals (1)",
    ]


def test_words_of_one_weight_are_marked_and_keep_their_order_and_letters(tmp_path):
    text = (
        BOOK.replace("weight = -2.5\n", "")
        .replace("water.calm", "water.élan")
        .replace('"calm(|s)", "at rest", "# knots"', '"zest"')
    )
    (tmp_path / "book.toml").write_text(
        text.replace('except = ["at rest stops"]\n', "").replace('"Beaufort"', '"café"'), "utf-8"
    )
    book = read_codebook(tmp_path / "book.toml")
    assert export_dictionary(book, ".dicx")[0] == "DicTerm,water.élan,water.storm\nzest,X,\ncafé,,X\ncalm,,X\n"
    assert export_dictionary(book, ".yaml")[0] == "water:\n  élan:\n  - zest\n  storm:\n  - café\n  - calm\n"
    assert export_dictionary(book, ".tsv")[0].splitlines()[:2] == ["word\tcategory\tweight", "zest\twater.élan\t1.0"]
