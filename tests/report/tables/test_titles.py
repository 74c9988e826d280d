"""A title says what is established, else what is a lead, else that nothing was found."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.report.tables import headlines, titles

ROW = {
    "measure": "tone",
    "category": "all",
    "hypothesis": "differ",
    "status": "",
    "p": 0.2,
    "p_adjusted": 0.4,
    "difference": 1.0,
    "coder": "",
}


@pytest.fixture(autouse=True)
def named(monkeypatch):
    monkeypatch.setattr(headlines, "headline", lambda study, row: row.category)


@pytest.mark.parametrize(
    ("changes", "pairs", "said"),
    [
        ([{"category": "a", "p": 0.01, "p_adjusted": 0.01}], ["a"], "Difference established"),
        ([{"category": "b", "p": 0.03}, {}], ["b", "all"], "A lead, not established: b"),
        ([{}], ["all"], "No difference found"),
        ([], ["all"], ""),
    ],
)
def test_a_status_does_not_say_the_headline_again(monkeypatch, changes, pairs, said):
    found = pd.DataFrame(
        [{**ROW, "low": -1.0, "high": 3.0, **change} for change in changes], columns=[*ROW, "low", "high"]
    )
    monkeypatch.setattr(titles, "compared_rows", lambda study, coded: found)
    monkeypatch.setattr(titles, "cells_reported", lambda rows: [("tone", name) for name in pairs])
    monkeypatch.setattr(titles, "row_in_sentence", lambda study, row: row.category)
    study = SimpleNamespace(findings=found, labels={})
    assert titles.panel_status(study, [("tone", name) for name in pairs]) == said


def rows(*changes):
    return pd.DataFrame([{**ROW, **change} for change in changes])


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ([{"category": "a", "p_adjusted": 0.01, "p": 0.01}, {"category": "b", "p": 0.03}], "a"),
        ([{"category": "b", "p": 0.03}, {}], "b"),
        ([{"category": name, "p": p} for name, p in (("b", 0.03), ("c", 0.01), ("d", 0.04))], "c; b; 1 more"),
        (
            [{}, {"status": "too sparse", "p": float("nan")}],
            "No difference found; too little text for 1 of 2 comparisons",
        ),
        ([{"status": "too sparse", "p": float("nan")}], "Too little text to tell"),
        ([], "Rates"),
    ],
)
def test_what_a_title_says(changes, title):
    assert titles.title_of_rows(None, rows(*changes), "Rates") == title


def test_the_title_of_a_study_is_of_what_is_drawn(study):
    """Of a category that no report compares, of the measure alone; counts of cues are not titled by codes."""
    assert titles.figure_title(study, [("hedging", "hedge.modal")], "Hedges by kind") == "Hedges by kind"
    drawn = study.rates("framing", "issue.")
    assert drawn.title == titles.figure_title(
        study, [("framing", name) for name in study.labels["framing"] if name.startswith("issue.")]
    )
    assert drawn.alt.startswith(drawn.title) and "hopeful-axis" not in drawn.alt


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([{}, {"category": "b", "status": "too sparse"}], "No difference found; too little text to compare b"),
        (
            [{}, {}, {"category": "b", "status": "too sparse"}],
            "No difference found; too little text for 1 of 3 comparisons",
        ),
        ([{"category": "b", "status": "too sparse"}] * 2, "Too little text to tell"),
        ([{"category": "a", "p": 0.03}, {"category": "b", "p": 0.01}], "A lead, not established: b and a"),
        ([{"category": "a", "p": 0.03}, {"category": "b", "p": 0.01, "p_adjusted": 0.01}], "Difference established: b"),
    ],
)
def test_the_status_of_a_panel_names_what_differs_or_cannot_be_compared(monkeypatch, changes, said):
    found = pd.DataFrame([{**ROW, "low": -1.0, "high": 3.0, **change, "place": n} for n, change in enumerate(changes)])
    pairs = [("tone", str(n)) for n in range(len(changes))]
    monkeypatch.setattr(titles, "compared_rows", lambda study, coded: found)
    monkeypatch.setattr(titles, "cells_reported", lambda rows: pairs)
    monkeypatch.setattr(titles.figure_tables, "in_order", lambda rows, _: rows)
    monkeypatch.setattr(titles, "row_in_sentence", lambda study, row: row.category)
    assert titles.panel_status(SimpleNamespace(findings=found, labels={}), pairs) == said
