"""A panel a measure, a row a group; many texts are ordered in each."""

import pandas as pd
from drawn import points, rows

from analysis import charts
from analysis.charts.positions import NAMED


def rates(groups, pairs=(("tone", "all"), ("hedging", "hedge"))):
    return pd.DataFrame([
        (group, *pair, "marks", 5, value := 10.0 * number + 7 * at % 11, value - 2, value + 3)
        for number, pair in enumerate(pairs) for at, group in enumerate(groups)
    ], columns=["group", "measure", "category", "quantity", "n", "rate", "low", "high"])  # fmt: skip


def test_groups_stand_in_one_order_with_a_panel_a_measure():
    table = rates(["x", "y", "z"])
    first = charts.positions_chart(table, {("tone", "all"): "Tone"})
    panels = first.figure.axes
    assert [panel.get_title(loc="left") for panel in panels] == ["Tone", "Hedging: hedge"]
    assert list(rows(first).values()) == ["x", "y", "z"]
    drawn = {line.get_gid(): line.get_xydata()[0].tolist() for panel in panels for line in points(panel)}
    assert drawn == {f"row-{row.Index}": [row.rate, 2 - "xyz".index(row.group)] for row in table.itertuples()}


def test_texts_are_ordered_in_each_panel():
    table = rates(["x", "y", "z"], [("tone", "all")])
    ax = charts.positions_chart(table, ordered=True)
    heights = {line.get_xydata()[0][0]: line.get_xydata()[0][1] for line in points(ax)}
    assert [heights[rate] for rate in sorted(heights)] == [0, 1, 2]
    assert list(rows(ax).values()) == ["y", "z", "x"]
    pairs = rates(["x", "y", "z"])  # each panel has its own names, which need room
    wide, narrow = (charts.positions_chart(pairs, ordered=own).figure.get_figwidth() for own in (True, False))
    assert wide > narrow


def test_of_very_many_no_name_is_written():
    ax = charts.positions_chart(rates([f"t{number}" for number in range(NAMED + 1)], [("tone", "all")]), ordered=True)
    assert not ax.get_yticklabels() and len(points(ax)[0].get_xydata()) == NAMED + 1
