"""Stance, frames, hedging and tone on the op-eds that come with these tests: floors a little below what is reached.

The cues were chosen in sight of these texts, so the floors guard against getting worse and promise nothing for others.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.validation import wording
from analysis.validation.gold import Gold
from analysis.validation.sentiment import plain_valences


@pytest.fixture(scope="module")
def table():
    return pd.DataFrame(wording.opeds_wording(Gold(Path(__file__).parents[1] / "data"))).set_index(
        ["measure", "metric"]
    )


@pytest.fixture(scope="module")
def rows(table):
    return table["ours"]


@pytest.mark.parametrize(
    ("measure", "metric", "floor"),
    [
        ("hedging.hedge", "f1", 0.82),
        ("hedging.booster", "f1", 0.80),
        ("stance, argument", "accuracy", 0.75),
        ("tone", "pearson", 0.42),
    ],
)
def test_measures_agree_with_the_labels(rows, measure, metric, floor):
    assert rows[measure, metric] >= floor


def test_issue_frames_agree_with_the_labels(rows):
    frames = rows[[measure.startswith("framing.issue.") for measure, _ in rows.index]]
    assert len(frames) == 8
    assert frames.mean() >= 0.64 and frames.min() >= 0.48


def test_what_a_count_of_cues_and_a_classifier_reach_stands_beside(table):
    hedged = table.loc["hedging.hedge", "f1"]
    assert hedged["ours_less_cues"] == pytest.approx(hedged["ours"] - hedged["cues"]) and hedged["cues"] < 0.5
    frames = table[[measure.startswith("framing.issue.") for measure, _ in table.index]]
    assert frames["ours_less_cues"].abs().max() < 0.1, "a frame is found by its own cues"
    beside = table[["cues", "trained", "ours_less_cues", "ours_less_trained"]].notna().all(axis=1)
    assert {measure.split(".")[0] for measure, _ in table.index[beside]} == {
        "hedging", "stance, author's", "stance", "framing", "tone", "sentiment"
    }  # fmt: skip


def test_tone_agrees_better_than_vader(rows):
    assert rows["tone", "pearson"] > rows["sentiment", "pearson"] + 0.05


def test_the_wording_of_opinion_pieces_labelled_by_one_labeller(us_opeds):
    found = {(row["measure"], row["metric"]): row for row in wording.us_opeds_wording(us_opeds)}
    hedge, booster = found["hedging.hedge", "f1"], found["hedging.booster", "f1"]
    assert (hedge["n"], hedge["ours"], hedge["cues"]) == (4, 1, 1)
    assert found["hedging.booster", "recall"]["ours"] == 0.5 and found["hedging.booster", "precision"]["ours"] == 1
    assert booster["ours"] == pytest.approx(2 / 3) == booster["cues"]
    size = np.sqrt([16, 24, 34, 21])
    valences = plain_valences(["A great success.", "", "A terrible failure and a disaster.", "They won."])
    tone = found["tone", "pearson"]
    assert tone["cues"] == pytest.approx(np.corrcoef([1, 0, -2, 1], valences / size)[0, 1])
