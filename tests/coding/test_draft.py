"""A first codebook from the articles alone: it loads, it is short, and it measures what it says."""

import pytest

from analysis import measure, read_codebook
from analysis.cli import main

FOR = (
    "The mayor, Lena Marsh, loves the harbour wall. The wall protects the harbour, and Marsh is proud of it. A beautiful seawall guards the boats. "
    "Fishermen trust the seawall. The harbour wall is a triumph for Fenwick, says Marsh. Boats need the harbour and the seawall, for the Atlantic is rough."
)
AGAINST = (
    "The harbour wall is a disaster. Marsh ruined the harbour of Fenwick with a seawall. The seawall is ugly, and the boats are stuck. "
    "Fishermen hate the wall. An honest harbour needs no seawall, and Fenwick pays for boats that rot in the Atlantic."
)


@pytest.fixture
def folder(write_corpus):
    return write_corpus({"for.txt": FOR, "against.txt": AGAINST})


def test_a_draft_loads_and_runs_as_it_stands(folder, capsys):
    path = folder / "codebook.toml"
    assert main(["codebook", "draft", str(folder), "--output", str(path)]) == 0
    assert 30 < len(path.read_text("utf-8").splitlines()) <= 40
    book = read_codebook(path)
    assert [target["label"] for target in book.targets.values()][:2] == ["Lena Marsh", "Fenwick"] and len(
        book.targets
    ) == 3
    assert {"seawall", "harbour"} <= set(book.entries["cue"])
    assert set(measure(folder, voices="quotes").scores["category"]) >= set(book.categories["framing"])
    before = path.read_bytes()
    assert main(["codebook", "draft", str(folder), "--output", str(path)]) == 2
    assert "already exists" in capsys.readouterr().err and path.read_bytes() == before


def test_an_axis_is_measured_only_after_somebody_took_it_out_of_the_comments(folder, capsys):
    assert main(["codebook", "draft", str(folder)]) == 0
    written = capsys.readouterr().out
    path = folder / "codebook.toml"
    path.write_text(written)
    assert read_codebook(path).axis == ()
    head, axis = written.split("# [stance]\n")
    path.write_text(head + "[stance]\n" + "\n".join(line.removeprefix("# ") for line in axis.splitlines()))
    cues = read_codebook(path).entries.groupby("category")["cue"].agg(set)
    assert {"disaster", "ugly"} <= cues["pole_1"] and {"triumph", "proud"} <= cues["pole_2"]
    stance = measure(folder, voices="quotes").scores.query(
        "measure == 'stance' and voice == 'all' and category == 'all'"
    )
    weight = stance.set_index("article")["weight"]
    assert weight["against"] > 0 > weight["for"]


def test_the_same_articles_give_the_same_draft(folder, capsys):
    drafts = []
    for _ in range(2):
        assert main(["codebook", "draft", str(folder)]) == 0
        drafts.append(capsys.readouterr().out)
    assert drafts[0] == drafts[1] != ""


def test_where_nothing_can_be_drafted_it_is_said(write_corpus, capsys):
    assert main(["codebook", "draft", str(write_corpus({"a.txt": FOR}, "one"))]) == 2
    assert "looks for what distinguishes them; found 1" in capsys.readouterr().err
    assert main(["codebook", "draft", str(write_corpus({"a.txt": "All is well.", "b.txt": "Rain falls."}, "two"))]) == 2
    assert "too little recurs in these 2 articles" in capsys.readouterr().err
