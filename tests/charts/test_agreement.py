"""Agreement with annotators is drawn with its interval, beside what others reach."""

import numpy as np
import pandas as pd
from drawn import intervals, legend, points, rows

from analysis import charts
from analysis.charts.agreement import PEERS

SCORED = pd.DataFrame({"ours": [0.6, 0.4], "low": [0.5, 0.3], "high": [0.7, 0.5], **dict.fromkeys(PEERS, np.nan)})


def test_a_row_has_ours_its_interval_and_those_others_that_were_scored():
    ax = charts.validity_chart(SCORED.assign(vader=[0.55, np.nan], majority=[0.1, 0.2]), ["one set", "another"])
    assert ax.figure.get_figheight() == 1.4 + 0.3 * 2
    assert rows(ax) == {1: "one set", 0: "another"}
    assert intervals(ax) == [(1, 0.5, 0.7), (0, 0.3, 0.5)]
    drawn = {line.get_label(): line.get_xydata().tolist() for line in points(ax)}
    assert drawn["this package"] == [[0.6, 1], [0.4, 0]]
    assert drawn["most frequent class"] == [[0.1, 1], [0.2, 0]]
    assert drawn["VADER"][0] == [0.55, 1]
    assert legend(ax) == ["this package", "most frequent class", "VADER"]
