"""`discourse sample --all`: every sentence of the articles on one sheet, with its columns and its key."""

import pytest
from coded import CODEBOOK, sheet_rows

from analysis import read_articles
from analysis.cli import main
from analysis.coding.full_sheets import variables
from analysis.coding.sample_codes import read_key
from analysis.core.schema import text_digest

FRAMES = """
[framing.categories]
"issue.sea" = "The sea"
[[framing.entries]]
category = "issue.sea"
source = "own"
cues = ["harbour"]
"""
CORPUS = {
    "two.txt": "The Ferry\n\nIt left. Nobody came.\n",
    "one.txt": "It may come. It went.\n",
    "codebook.toml": CODEBOOK + FRAMES,
}


@pytest.fixture
def whole(write_corpus, tmp_path):
    folder = write_corpus(CORPUS)
    assert main(["sample", str(folder), "--all", "--output", str(tmp_path / "coding")]) == 0
    return folder, tmp_path / "coding"


def test_every_sentence_stands_on_the_sheet_in_order_with_a_column_for_each_variable(whole):
    folder, out = whole
    header, *rows = sheet_rows(out / "whole.xlsx")
    assert header == ["id", "article", "sentence", "stance", "author_stance", "frames", "tone", "note"]
    assert [row[1:3] for row in rows] == [["one", "It may come."], ["one", "It went."], ["two", "The Ferry"], ["two", "It left."],
                                          ["two", "Nobody came."]]  # fmt: skip
    assert all(cell is None for row in rows for cell in row[3:])
    told = " ".join(row[0] for row in sheet_rows(out / "whole.xlsx", "instructions"))
    assert "1: The ferry comes. -1: The ferry goes." in told and "sea (The sea)" in told
    key = read_key(out / "whole.key.json")
    texts = read_articles(folder).set_index("article")["text"]
    assert all(texts[row["article"]][row["start"] : row["end"]] == row["sentence"] for row in key["rows"])
    assert key["articles"] == {name: text_digest(text) for name, text in texts.items()}
    assert key["axis"] == ["comes", "goes"]


def test_nothing_that_may_be_coded_already_is_overwritten(whole, capsys):
    folder, out = whole
    assert main(["sample", str(folder), "--all", "--output", str(out)]) == 2
    assert "already exists and may contain codes" in capsys.readouterr().err
    assert main(["sample", str(folder), "--all", "--output", str(folder)]) == 2
    assert "this is the folder of articles" in capsys.readouterr().err
    assert main(["sample", str(folder), "--all", "--format", "csv", "--output", str(folder / "coding")]) == 2
    assert "where the instructions would be read as an article" in capsys.readouterr().err


def test_without_a_codebook_there_are_generic_frames_and_tone():
    found = variables(None)
    assert [each["column"] for each in found] == ["frames", "tone"]
    assert found[0]["names"]["conflict"] == "generic.conflict"
