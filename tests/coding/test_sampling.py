"""Which sentences `discourse sample` draws."""

import pytest

from analysis.cli import main
from analysis.coding.codes import read_key
from analysis.coding.sampling import allocate


def test_both_strata_are_drawn_with_known_probabilities(sample):
    _, key = sample
    assert key["strata"] == [
        {"value": 0, "sentences": 100, "drawn": 15, "probability": 0.15},
        {"value": 1, "sentences": 20, "drawn": 15, "probability": 0.75},
    ]
    assert all(bool(row["cues"]) == ("Perhaps" in row["sentence"]) == bool(row["value"]) for row in key["rows"])
    assert len({row["id"] for row in key["rows"]}) == 30


@pytest.mark.parametrize(
    ("sizes", "total", "drawn"),
    [
        ({0: 100, 1: 100}, 30, {0: 15, 1: 15}),
        ({0: 100, 1: 4}, 30, {0: 26, 1: 4}),
        ({0: 5, 1: 4}, 30, {0: 5, 1: 4}),
        ({-1: 50, 0: 50, 1: 50}, 40, {-1: 10, 0: 20, 1: 10}),
        ({0: 50, 1: 0}, 20, {0: 20, 1: 0}),
    ],
)
def test_half_of_a_sample_is_unmarked_as_far_as_there_are_enough(sizes, total, drawn):
    assert allocate(sizes, total) == drawn


def test_sentences_with_neighbours_of_their_own_article_and_no_furniture(write_corpus, tmp_path):
    one = "By Ann Author\n\nThe ferry left. Perhaps it sank. It was a “perhaps” boat."
    corpus = write_corpus({"one.txt": one, "two.txt": "The harbour was calm."})
    assert main(["sample", str(corpus), "--measure", "hedging:hedge", "--output", str(tmp_path / "o")]) == 0
    rows = read_key(tmp_path / "o" / "hedging-hedge.key.json")["rows"]
    assert {row["sentence"]: (row["before"], row["after"], row["value"]) for row in rows} == {
        "The ferry left.": ("", "Perhaps it sank.", 0),
        "Perhaps it sank.": ("The ferry left.", "It was a “perhaps” boat.", 1),
        "It was a “perhaps” boat.": ("Perhaps it sank.", "", 0),  # a scare quote: the mark has no weight
        "The harbour was calm.": ("", "", 0),
    }
