"""What a figure of groups shows is chosen from the rates that there are, also where there are none."""

import pandas as pd

from analysis.report.tables.group_findings import categories_shown

RATES = pd.DataFrame({
    "measure": ["framing", "framing", "tone", "framing", "framing"], "category": ["generic.conflict", "issue.war", "all", "issue.war", "policy.x"],
    "rate": [1.0, 5.0, -3.0, 7.0, 99.0],
})  # fmt: skip


def test_the_core_measures_come_first_then_the_commonest_frames():
    assert categories_shown(RATES) == [("tone", "all"), ("framing", "issue.war"), ("framing", "generic.conflict")]
    differ = RATES[:1]
    assert categories_shown(RATES, 4) == [("tone", "all"), ("framing", "issue.war")]
    assert categories_shown(RATES, 4, differ) == [("tone", "all"), ("framing", "generic.conflict")]


def test_of_no_rates_nothing_is_shown():
    assert categories_shown(RATES[:0]) == []
