"""Which sentences `discourse sample` draws."""

import pytest

from analysis.cli import main
from analysis.coding.sample_codes import read_key
from analysis.coding.sampling import allocate_evenly, possible_codes


def test_both_strata_are_drawn_with_known_probabilities(sample):
    _, key = sample
    assert key["strata"] == [
        {"group": "", "value": 0, "sentences": 100, "drawn": 15, "probability": 0.15, "weight": 0},
        {"group": "", "value": 1, "sentences": 20, "drawn": 15, "probability": 0.75, "weight": 2},
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
    assert allocate_evenly(sizes, total) == drawn


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


def test_marks_of_other_categories_do_not_count_and_a_whole_measure_has_two_sides(write_corpus, tmp_path):
    corpus = write_corpus({"one.txt": "Perhaps it sank. It certainly sank. The ferry sank."})
    wanted = ["--measure", "hedging:hedge", "--measure", "hedging"]
    assert main(["sample", str(corpus), *wanted, "--output", str(tmp_path / "o")]) == 0
    part, whole = (read_key(tmp_path / "o" / f"{name}.key.json") for name in ("hedging-hedge", "hedging"))
    said = [{row["sentence"]: (row["value"], row["cues"]) for row in key["rows"]} for key in (part, whole)]
    assert said[0] == {
        "Perhaps it sank.": (1, ["Perhaps"]), "It certainly sank.": (0, []), "The ferry sank.": (0, []),
    }  # fmt: skip
    assert said[1] == {
        "Perhaps it sank.": (-1, ["Perhaps"]), "It certainly sank.": (1, ["certainly"]), "The ferry sank.": (0, []),
    }  # fmt: skip
    assert (part["codes"], whole["codes"]) == ([0, 1], [-1, 0, 1])


@pytest.mark.parametrize(
    ("measure", "category", "codes"),
    [
        ("evaluation", "iran", (-1, 0, 1)),
        ("stance", "all", (-1, 0, 1)),
        ("stance", "comes", (0, 1)),
        ("framing", "all", (0, 1)),
    ],
)
def test_a_measure_as_a_whole_may_have_two_sides_and_a_target_always_has(measure, category, codes):
    assert possible_codes(measure, category) == codes
