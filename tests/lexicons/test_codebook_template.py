"""The first codebook of a study."""

import pytest

from analysis import mark, read_codebook, tokenize
from analysis.cli import main
from analysis.core.schema import table
from analysis.lexicons.advice import advice
from analysis.lexicons.codebook_template import write_template


@pytest.mark.parametrize(("name", "file", "title"), [
    ('my "study"', 'my "study"/codebook.toml', 'my "study"'), ("other.toml", "other.toml", "other"),
])  # fmt: skip
def test_it_runs_as_it_stands_and_nothing_in_it_is_hardly_meant(tmp_path, name, file, title):
    path = write_template(tmp_path / name)
    assert path == tmp_path / file
    book = read_codebook(path)
    assert book.title == title and advice(book) == []
    text = "The ministers say that the urgent reform is a success. It will cost a fair price and is not urgent at all."
    articles = table("articles", {"article": ["a"], "text": [text]})
    marks = mark(articles, tokenize(articles, voices="quotes"), book, [*book.categories, "mention"], voices="quotes")
    own = marks[~marks["category"].str.startswith(("policy.", "generic."))]
    found = own[["cue", "category", "weight"]].values.tolist()
    assert found == [
        ["ministers", "government", 1.0], ["urgent", "now", 1.0], ["success", "works", 1.0], ["cost", "issue.cost", 1.0],
        ["fair", "issue.fairness", 1.0], ["price", "issue.cost", 1.0], ["urgent", "now", 0.0],
    ]  # fmt: skip


def test_what_is_there_is_left_alone(tmp_path, capsys):
    assert main(["codebook", "new", str(tmp_path / "study")]) == 0
    path = tmp_path / "study" / "codebook.toml"
    path.write_text("edited")
    assert main(["codebook", "new", str(tmp_path / "study")]) == 2
    assert "already exists" in capsys.readouterr().err and path.read_text() == "edited"
