"""What comparing all articles would show where some are left out within events."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.comparison.design import Design
from analysis.report.tables import event_sensitivity


@pytest.fixture
def said(monkeypatch):
    def of(dropped, paired="event", measures=("tone",), groups=("Gazette", "Herald")):
        rows = pd.DataFrame({"measure": measures}).assign(group_a="Gazette", group_b="Herald", category="all")
        rows = rows.assign(hypothesis="either", dropped=dropped, p=0.031, status="")
        rows.loc[len(rows)] = [*rows.iloc[0]]
        rows.loc[len(rows) - 1, ["measure", "hypothesis"]] = "vader", ""  # no hypothesis
        every = rows.assign(p=[0.2 + 0.01 * number for number in range(len(rows))], dropped=0)
        monkeypatch.setattr(event_sensitivity, "contrasts", lambda study, design=None: every if design else rows)
        return event_sensitivity.event_sensitivity(
            SimpleNamespace(design=Design("groups", "outlet", paired, groups=dict.fromkeys(groups, [])), labels={})
        )

    return of


def test_both_ways_are_said_of_the_hypotheses(said):
    told = said(7, groups=("Gazette", "Herald", "Post"))
    assert "(Gazette and Herald): .031 (.200)" in told and "whatever their event" in told
    assert told.count("Herald") == 1 and "more" not in told
    assert "Herald" not in said(7)  # of two groups it is plain which are compared


def test_nothing_is_said_where_nothing_is_left_out(said):
    assert said(0) == "" and said(7, paired="") == ""


def test_the_farthest_apart_are_named_and_the_others_counted(said):
    told = said(7, measures=["tone", "hedging", "framing", "stance", "certainty"])
    assert "(.240)" in told and "(.200)" not in told and told.endswith("2 more differ less.")
