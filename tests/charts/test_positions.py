"""A panel a measure, a row a group; many texts are ordered in each."""

import pandas as pd
import pytest
from drawn import points, rows

from analysis import charts
from analysis.charts.positions import NAMED, axis_limits


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


@pytest.mark.parametrize(
    ("texts", "measures", "ordered", "size"),  # inches: of four panels in a row, and the names of "t00" beside them
    [
        (2, 1, False, (2.3 + 1.41, 0.95 + 2 * 0.34)),
        (12, 4, False, (4 * 2.3 + 1.41, 0.95 + 12 * 0.34)),
        (13, 5, False, (4 * 2.3 + 1.41, 2 * (0.95 + 13 * 0.15))),  # many rows are close together
        (60, 2, True, (2 * (2.3 + 1.41), 0.95 + 60 * 0.15)),  # each panel has its names
        (100, 2, True, (2 * (2.3 + 0.6), 0.95 + 3 + 2)),  # no names
    ],
)
def test_a_picture_is_as_large_as_its_rows_and_panels_need(texts, measures, ordered, size):
    table = rates([f"t{number:02}" for number in range(texts)], [("framing", name) for name in "abcde"[:measures]])
    first = charts.positions_chart(table, ordered=ordered)
    assert first.figure.get_size_inches().tolist() == pytest.approx(size)
    drawn = [panel.get_subplotspec() for panel in first.figure.axes if panel.axison]
    assert [(at.rowspan.start, at.colspan.start) for at in drawn] == [divmod(at, 4) for at in range(measures)]


def test_stacked_panels_stand_one_under_the_other_as_narrow_as_a_phone():
    first = charts.positions_chart(rates(["x" * 40, "y"]), stacked=True)
    assert first.figure.get_size_inches().tolist() == pytest.approx([3.7, 2 * (0.95 + 2 * 0.34)])
    assert [panel.get_subplotspec().rowspan.start for panel in first.figure.axes] == [0, 1]


def test_a_group_alone_has_its_number_and_the_line_at_the_middle_of_the_rates_is_behind_them():
    ax = charts.positions_chart(rates(["x"])[:1].assign(rate=-4.0, quantity="weight"))
    assert ax.get_xlabel() == "points per 1,000 words" and [text.get_text() for text in ax.texts] == ["−4.0"]
    ax = charts.positions_chart(rates(["x", "y", "z"], [("tone", "all")]).assign(rate=[9.0, -1.0, 2.5]))
    middle, zero = (next(line for line in ax.get_lines() if list(line.get_xdata()) == [at, at]) for at in (2.5, 0))
    assert middle.get_linestyle() == "--" and zero.get_linestyle() == "-"
    assert middle.get_zorder() < min(drawn.get_zorder() for drawn in [*points(ax), *ax.collections])


@pytest.mark.parametrize("number", [12, 13])
def test_up_to_twelve_rows_have_numbers_and_large_markers(number):
    ax = charts.positions_chart(rates([f"t{number}" for number in range(number)], [("tone", "all")]))
    assert len(ax.texts) == (12 if number == 12 else 0)
    assert {line.get_markersize() for line in points(ax)} == {6.5 if number == 12 else 3.5}


def test_of_very_many_no_name_is_written():
    ax = charts.positions_chart(rates([f"t{number}" for number in range(NAMED + 1)], [("tone", "all")]), ordered=True)
    assert not ax.get_yticklabels() and len(points(ax)[0].get_xydata()) == NAMED + 1


def test_an_interval_far_longer_than_the_others_ends_in_an_arrow():
    table = rates([f"t{number}" for number in range(7)], [("tone", "all")])
    table.loc[3, ["low", "high"]] = -900.0, 900.0
    ax = charts.positions_chart(table)
    bars, *arrows = ax.collections
    ends = [tuple(side.get_offsets().data[0]) for side in arrows]
    assert axis_limits(table) == (-9.25, 19.25) and ends == [(-9.25, 3), (19.25, 3)]
    assert [segment[:, 0].tolist() for segment in bars.get_segments()][3] == [-9.25, 19.25]
    left, right = ax.get_xlim()
    assert right - left < 35 and len(points(ax)) == 7


@pytest.mark.parametrize(("texts", "rate", "high"), [(7, 900.0, 900.0), (4, 7.0, 900.0), (7, 7.0, 23.0)])
def test_rates_are_never_cut_nor_intervals_of_a_few_nor_where_little_is_gained(texts, rate, high):
    table = rates([f"t{number}" for number in range(texts)], [("tone", "all")])
    table.loc[1, ["rate", "high"]] = rate, high
    assert axis_limits(table) == (-2.0, high)


def test_long_names_are_cut_where_pictures_are_narrow_unless_they_would_be_the_same():
    first, second = "A word about " + "the harvest" * 3, "“Another word about the harvest of the year”"
    assert list(rows(charts.positions_chart(rates([first, second]), stacked=True)).values()) == [
        "A word about the…",
        "“Another word about the…”",
    ]
    same = [first + " now", first + " then"]
    assert list(rows(charts.positions_chart(rates(same), stacked=True)).values()) == same
