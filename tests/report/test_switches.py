"""The switches of the reader: one per measure or kind of frames."""

from types import SimpleNamespace

import pandas as pd

from analysis.report import reader
from analysis.report.switches import reader_switches, sparse_measures


def test_the_core_measures_are_on(study):
    switches = {one["name"]: one for one in reader.reader_parts(study)["switches"]}
    on = {name for name, one in switches.items() if one["shown"]}
    assert on == {"frames of this study", "hedging", "tone", "stance"}
    assert list(switches)[:6] == [
        "frames of this study",
        "generic frames",
        "policy frames",
        "hedging",
        "tone",
        "stance",
    ]
    for name, one in switches.items():
        assert one["count"] == sum(category["count"] for category in one["categories"]) > 0, name


def test_a_measure_that_marks_more_than_one_word_in_five_is_not_sparse():
    study = SimpleNamespace(
        articles=pd.DataFrame({"article": ["a"]}), tokens=pd.DataFrame({"article": ["a"] * 10 + ["b"] * 90})
    )
    marks = pd.DataFrame({"measure": ["few"] * 2 + ["many"] * 3})
    assert sparse_measures(study, marks) == {"few"}


def test_core_measures_come_first_and_the_frames_of_the_study_are_on(pacts):
    found = reader_switches(pacts, pacts.marks)
    assert [(one["name"], one["count"], one["shown"]) for one in found] == [
        ("frames of this study", 24, True), ("policy frames", 12, False), ("hedging", 24, True), ("tone", 48, True),
        ("stance", 36, True), ("evaluation", 24, False), ("mention", 12, False),
    ]  # fmt: skip
    assert [(one["value"], one["label"]) for one in found[0]["categories"]] == [
        ("framing/issue.trade", "Trade"), ("framing/issue.war", "War")]  # fmt: skip
