"""Which sentences `discourse sample` draws."""

import pytest

from analysis.cli import main
from analysis.coding.sample_codes import read_key
from analysis.coding.sampling import (
    allocate_evenly,
    allocate_in_proportion,
    categories_within,
    draw_sample,
)


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
    ("sizes", "total", "drawn"),
    [
        ({0: 90, 1: 10}, 20, {0: 18, 1: 2}),
        ({0: 990, 1: 10}, 20, {0: 18, 1: 2}),  # at least a tenth
        ({0: 990, 1: 10}, 21, {0: 18, 1: 3}),  # rounded up
        ({0: 990, 1: 1}, 20, {0: 19, 1: 1}),
        ({0: 50, 1: 50}, 20, {0: 10, 1: 10}),
        ({0: 3, 1: 2}, 20, {0: 3, 1: 2}),
        ({-1: 10, 0: 80, 1: 10}, 10, {-1: 1, 0: 8, 1: 1}),
    ],
)
def test_within_a_group_strata_are_drawn_in_proportion_and_each_at_least_a_little(sizes, total, drawn):
    assert allocate_in_proportion(sizes, total) == drawn


def row(article, number, value, **more):
    return {
        "article": article,
        "number": number,
        "sentence": f"{article}{number}",
        "value": value,
        "weight": 2.0 * value,
    } | more


def test_each_group_gives_as_many_sentences():
    frame = [row(name, number, int(number < few), group=group) for name, group, few in (("a", "x", 10), ("b", "y", 30))
             for number in range(60)]  # fmt: skip
    key = draw_sample(frame, [0, 1], 20, 1, "n")
    assert key["strata"] == [
        {"group": "x", "value": 0, "sentences": 50, "drawn": 17, "probability": 17 / 50, "weight": 0},
        {"group": "x", "value": 1, "sentences": 10, "drawn": 3, "probability": 3 / 10, "weight": 2},
        {"group": "y", "value": 0, "sentences": 30, "drawn": 10, "probability": 1 / 3, "weight": 0},
        {"group": "y", "value": 1, "sentences": 30, "drawn": 10, "probability": 1 / 3, "weight": 2},
    ]
    assert len({one["sentence"] for one in key["rows"]}) == 40 and key["codes"] == [0, 1]
    assert [one["id"] for one in key["rows"]] == [f"{key['sample']}-{number:03}" for number in range(1, 41)]
    assert [one["value"] for one in key["rows"]] != sorted(one["value"] for one in key["rows"]), "in a random order"


def test_a_sample_is_drawn_again_by_its_seed_alone():
    frame = [row("a", number, number % 2) for number in range(1000)]
    one, again, other, named = (
        draw_sample(frame, [0, 1], 1000, *more) for more in ((1, "n"), (1, "n"), (2, "n"), (1, "m"))
    )
    assert one == again and one["rows"] != other["rows"]
    assert len({each["sample"] for each in (one, other, named)}) == 3 and one["rows"][0]["id"].endswith("-0001")
    with pytest.raises(ValueError, match="no sentence to draw"):
        draw_sample([], [0, 1], 10, 1, "n")
    nothing = draw_sample(frame[::2], [0, 1], 10, 1, "n")["strata"][1]
    assert nothing == {"group": "", "value": 1, "sentences": 0, "drawn": 0, "probability": 0, "weight": 0}


def test_a_category_has_its_parts_within_it():
    names = ["hedge", "hedge.modal", "hedgerow", "booster"]
    assert categories_within(names, "hedge") == ["hedge", "hedge.modal"] and categories_within(names, "all") == names
