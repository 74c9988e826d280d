"""Rates and differences are drawn where they are."""

import pandas as pd
import pytest
from drawn import COMPARISON, RATES, intervals, legend, points, rows
from matplotlib.colors import to_rgba

from analysis import charts


def test_rates_are_drawn_where_they_are():
    ax = charts.rates_chart(RATES, {"hedge": "Hedges"})
    named = rows(ax)
    assert list(named.values()) == ["Hedges", "booster"]
    assert list(named) == sorted(named, reverse=True)  # in the order given, from the top
    drawn = {
        (line.get_label(), named[round(y)]): x for line in points(ax) for x, y in zip(*line.get_data(), strict=True)
    }
    assert drawn == {
        ("a", "Hedges"): 12.5, ("a", "booster"): 3.0, ("b", "Hedges"): 7.25, ("b", "booster"): -4.5,
    }  # fmt: skip
    spans = {(round(y), low, high) for y, low, high in intervals(ax)}
    assert spans == {(1, 8.0, 17.0), (0, 1.0, 5.0), (1, 5.0, 9.5), (0, -9.0, 0.0)}
    assert legend(ax) == ["a", "b"]
    bottom, top = ax.get_ylim()
    assert all(bottom < y < top for y, _, _ in intervals(ax))


def test_an_interval_lies_at_the_height_of_its_marker():
    ax = charts.rates_chart(RATES)
    heights = {low: y for y, low, _ in intervals(ax)}
    markers = {(line.get_label(), x): y for line in points(ax) for x, y in zip(*line.get_data(), strict=True)}
    for row in RATES.itertuples():
        assert markers[row.group, row.rate] == pytest.approx(heights[row.low])


def test_the_groups_of_a_row_stand_in_their_order_from_the_top_and_nearer_than_to_the_next():
    ax = charts.rates_chart(RATES)
    at = [[float(line.get_ydata()[0]) for line in points(ax) if line.get_label() == group] for group in "ab"]
    assert at == [[pytest.approx(1.22), pytest.approx(0.22)], [pytest.approx(0.78), pytest.approx(-0.22)]]
    (alone,) = points(charts.rates_chart(RATES[:1]))
    assert alone.get_ydata()[0] == 0  # one group alone: in the middle of its row


def test_a_group_without_a_category_leaves_a_gap():
    ax = charts.rates_chart(RATES.iloc[:3])
    assert [(line.get_label(), *line.get_xdata()) for line in points(ax)] == [("a", 12.5), ("a", 3.0), ("b", 7.25)]


def test_differences_are_filled_only_where_established():
    ax = charts.difference_chart(COMPARISON, {("tone", "all"): "Tone"})
    named = rows(ax)
    assert list(named.values()) == ["hedging: hedge", "Tone", "stance: all", "framing: issue.war", "sentiment: all"]
    drawn = {named[int(line.get_ydata()[0])]: line for line in points(ax)}
    x = {name: line.get_xdata()[0] for name, line in drawn.items()}
    assert x == {"hedging: hedge": 5.0, "Tone": -8.0, "stance: all": 2.0, "sentiment: all": -3.0}
    hollow = {name for name, line in drawn.items() if to_rgba(line.get_markerfacecolor()) == to_rgba("white")}
    assert hollow == {"stance: all", "sentiment: all"}  # p < .05, but not after adjustment, or not declared
    assert {name: line.get_marker() for name, line in drawn.items()} == {
        "hedging: hedge": "o", "Tone": "s", "stance: all": "o", "sentiment: all": "s",
    }  # fmt: skip
    assert {(low, high) for _, low, high in intervals(ax)} == {(2.0, 8.0), (-12.0, -4.0), (-1.0, 5.0), (-5.0, -1.0)}


def test_zero_is_a_line_and_a_mark_of_the_threshold_is_not_established():
    ax = charts.difference_chart(COMPARISON[:1].assign(p_adjusted=0.05, difference=0.0))
    (mark,) = points(ax)
    assert to_rgba(mark.get_markerfacecolor()) == to_rgba("white") and mark.get_marker() == "s"
    for chart, table in ((charts.rates_chart, RATES), (charts.difference_chart, COMPARISON)):
        assert [0, 0] in [list(line.get_xdata()) for line in chart(table).get_lines()]


def test_a_sparse_difference_is_said_not_drawn():
    ax = charts.difference_chart(COMPARISON)
    (note,) = ax.texts
    assert note.get_text() == "too sparse"
    assert note.xy[0] == 0 and rows(ax)[note.xy[1]] == "framing: issue.war"
    assert note.xy[1] not in {y for y, _, _ in intervals(ax)}


def test_panels_share_rows_and_markers_where_a_voice_lacks_some():
    rates = pd.DataFrame(
        {
            "group": ["a", "b", "a", "b", "b"],
            "category": ["x", "x", "y", "y", "y"],
            "voice": ["all", "all", "all", "all", "author"],
            "rate": [1.0, 2.0, 3.0, 4.0, 5.0],
            "low": [0.0] * 5,
            "high": [6.0] * 5,
        }
    )
    first = charts.rates_panels(rates)
    panels = {panel.get_title(): panel for panel in first.figure.axes}
    rows = {
        name: {
            (line.get_label(), round(y)): x
            for line in panel.get_lines()
            if line.get_label() in "ab"
            for x, y in zip(*line.get_data(), strict=True)
            if x == x
        }
        for name, panel in panels.items()
    }
    assert rows["all words"] == {("a", 1): 1.0, ("b", 1): 2.0, ("a", 0): 3.0, ("b", 0): 4.0}
    assert rows["the author's own words"] == {("b", 0): 5.0}
    (key,) = first.figure.legends
    assert [text.get_text() for text in key.get_texts()] == ["a", "b"]
    left, right = first.figure.axes
    assert (left.get_xlim(), left.get_ylim()) == (right.get_xlim(), right.get_ylim())
    assert [panel.yaxis.get_tick_params()["labelleft"] for panel in (left, right)] == [True, False]  # named once
    assert first.figure.get_size_inches().tolist() == pytest.approx([3.0 + 2 * 2.7, 1.3 + 2 * 3 * 0.14])


def test_the_key_of_panels_names_every_group():
    rates = RATES.replace({"group": {"a": "_draft", "b": "_later"}}).assign(voice="all")
    (key,) = charts.rates_panels(rates).figure.legends
    assert [text.get_text() for text in key.get_texts()] == ["_draft", "_later"]


def test_each_measure_of_points_has_a_scale_of_its_own():
    rows = pd.concat([COMPARISON[:1]] * 2, ignore_index=True).assign(
        measure=["tone", "sentiment"], quantity="weight", high=[30.0, 300.0]
    )
    first, second = charts.difference_chart(rows).figure.axes
    assert first.get_xlim()[1] < 60 < 200 < second.get_xlim()[1]
    assert len(charts.difference_chart(rows.assign(quantity="marks")).figure.axes) == 1
