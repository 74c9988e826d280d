"""Frames and stance beside people who marked them: how the classes of annotators meet ours."""

import json

import pytest

from analysis.validation import framing
from analysis.validation.gold import Gold


@pytest.fixture
def gold(tmp_path):
    """A function that writes the rows of a set and gives its folder."""

    def gold(name, rows, file="data.jsonl"):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return Gold(tmp_path)

    return gold


def test_every_frame_that_has_a_class_is_in_its_codebook():
    assert set(framing.GUNS) <= set(framing.read_case("guns").categories["framing"])
    assert set(framing.SIDES) == set(framing.read_case("climate").axis)
    generic = framing.lexicon("framing").categories["framing"]
    assert {*framing.GENERIC.values(), *framing.POLICY} <= set(generic)


def test_a_side_of_the_axis_is_a_class_and_none_is_neutral(gold):
    rows = [
        ("Global warming is a catastrophe.", "agree"),
        ("Global warming is a hoax.", "disagree"),
        ("They met on Monday.", "neutral"),
    ]
    (row,) = framing.gwsd(gold("gwsd", [{"text": text, "label": label} for text, label in rows]))
    assert (row["set"], row["unit"], row["measure"], row["n"], row["ours"]) == ("gwsd", "sentence", "stance", 3, 1)
    assert row["cues"] == 1 and row["majority"] == pytest.approx(1 / 6), "one class of three, found in one row of three"


def test_a_headline_has_the_class_of_its_leading_frame_and_one_without_a_frame_is_left_out(gold):
    rows = [
        {"text": "Senate passes background checks and a waiting period", "frame1": "gun_control_regulation"},
        {"text": "A quiet day by the sea", "frame1": "other"},
        {"text": "Nobody labelled this one", "frame1": None},
    ]
    (row,) = framing.gvfc(gold("gvfc", rows, "headlines.jsonl"))
    assert (row["unit"], row["measure"], row["n"], row["ours"]) == ("headline", "framing", 2, 1)
