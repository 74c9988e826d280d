"""Alpha for unitizing, against the published example and by identity."""

import numpy as np
import pandas as pd
import pytest

from analysis.coding.unitizing import alpha_u

COLUMNS = ["coder", "category", "start", "end"]
# Krippendorff (2004), Content Analysis, 2nd ed., p. 254: a continuum from 150 to 450, here from 0 to 300
PUBLISHED = pd.DataFrame(
    [("i", "c", 75, 145), ("i", "c", 220, 250), ("j", "c", 70, 150), ("j", "c", 205, 225), ("j", "c", 250, 270),
     ("i", "k", 30, 90), ("i", "k", 150, 200), ("j", "k", 30, 90), ("j", "k", 150, 200)],
    columns=COLUMNS,
)  # fmt: skip


def test_the_published_example():
    found = alpha_u(PUBLISHED, 300, ["i", "j"]).set_index("category")
    assert found["observed"].round(4).to_dict() == {"c": 0.0144, "k": 0.0, "all": 0.0144}
    assert found["expected"].round(4).to_dict() == {"c": 0.0532, "k": 0.0490, "all": pytest.approx(0.1022, abs=2e-4)}
    assert found["alpha"].round(4).to_dict() == {"c": 0.7286, "k": 1.0, "all": pytest.approx(0.8591, abs=5e-4)}


@pytest.mark.parametrize(
    ("one", "other", "distance"),  # ibid.: what pairs of spans differ by
    [((5, 11), (4, 6), 26), ((5, 11), (5, 7), 16), ((5, 11), (6, 8), 10), ((5, 11), (7, 9), 8), ((5, 11), (6, 10), 2),
     ((5, 11), (5, 11), 0), ((225, 295), (220, 300), 50), ((370, 400), (355, 375), 850), ((400, 420), (0, 20), 800)],
)  # fmt: skip
def test_the_distance_of_two_spans(one, other, distance):
    spans = pd.DataFrame([("i", "c", *one), ("j", "c", *other)], columns=COLUMNS)
    assert alpha_u(spans, 1000, ["i", "j"])["observed"].iloc[0] * 1000**2 == pytest.approx(distance)


def test_by_chance_it_is_about_0():
    random = np.random.default_rng(1)
    starts = random.integers(0, 19_000, (2, 60))
    spans = pd.DataFrame(
        [(coder, "c", start, start + 40) for coder, own in zip("ij", starts, strict=True) for start in own],
        columns=COLUMNS,
    )
    assert abs(alpha_u(spans, 20_000, ["i", "j"])["alpha"].iloc[0]) < 0.15


def test_overlapping_spans_of_one_coder_are_one_and_who_marks_nothing_counts():
    spans = pd.DataFrame([("i", "c", 0, 10), ("i", "c", 5, 20), ("j", "c", 0, 20)], columns=COLUMNS)
    found = alpha_u(spans, 100, ["i", "j"]).iloc[0]
    assert (found["spans"], found["alpha"]) == (2, 1)
    assert alpha_u(spans, 100, ["i", "j", "k"])["alpha"].iloc[0] < 0.5
    assert np.isnan(alpha_u(spans[:0], 100, ["i", "j"])["alpha"].iloc[0])


def test_spans_that_touch_are_two_and_one_within_another_is_none():
    spans = pd.DataFrame(
        [("i", "c", 0, 10), ("i", "c", 10, 20), ("i", "c", 30, 60), ("i", "c", 40, 50)], columns=COLUMNS
    )
    assert alpha_u(spans, 100, ["i", "j"])["spans"].to_list() == [3, 3]
    other = pd.DataFrame([("j", "c", 0, 10), ("j", "c", 10, 20), ("j", "c", 30, 60)], columns=COLUMNS)
    found = alpha_u(pd.concat([spans, other]), 100, ["i", "j"]).iloc[0]
    assert (found["spans"], found["observed"], found["alpha"]) == (6, 0, 1)
