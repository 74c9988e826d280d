"""The picture of the first screen: every article is named in every row, on the scale of its own measure."""

import pandas as pd

from analysis import charts

RATES = pd.DataFrame({
    "what": ["Hedges", "Hedges", "Tone", "Tone"], "group": ["Ann", "A name that is long", "Ann", "A name that is long"],
    "look": [0, 1, 0, 1], "rate": [3.0, 1.0, -20.0, 40.0], "low": [1.0, 0.5, -30.0, 20.0], "high": [5.0, 2.0, -10.0, 60.0],
})  # fmt: skip


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_a_panel_names_articles_and_numbers():
    ax = charts.glance_panel(RATES[:2], ends=("less", "more"))
    assert {"Hedges", "Ann", "A name that is long", "3.0", "1.0", "less", "more"} <= {*texts(ax)}
    low, high = ax.get_xlim()
    assert low < 0 and high > 5


def test_a_long_name_is_whole_and_stands_over_its_marker():
    ax = charts.glance_panel(RATES[:2])
    name = next(text for text in ax.texts if text.get_text() == "A name that is long")
    marker = next(line for line in ax.get_lines() if line.get_gid() == "row-1")
    assert marker.get_ydata()[0] == name.get_position()[1] - 1
    short = charts.glance_panel(RATES[:2].assign(group=["Ann", "Bob"]))
    assert {text.get_position()[1] for text in short.texts} >= {line.get_ydata()[0] for line in short.get_lines()}


def test_the_narrow_picture_scales_each_row_by_itself():
    ax = charts.glance_compact(RATES)
    marks = {line.get_gid(): line.get_xdata()[0] for line in ax.get_lines() if line.get_gid()}
    assert marks["row-0"] == 3 / 5 and marks["row-2"] == 10 / 90 and marks["row-3"] == 70 / 90
    assert "−20.0" in texts(ax) and "40.0" in texts(ax)


def test_nothing_to_draw_is_said():
    assert texts(charts.glance_compact(RATES[:0])) == ["nothing to draw"] == texts(charts.glance_chart({}))


def test_panels_stand_side_by_side():
    ax = charts.glance_chart({"Hedging": (RATES[:2], ("", ""), "cues"), "Tone": (RATES[2:], ("− ", " +"), "points")})
    hedging, tone = ax.figure.axes
    assert "cues" in texts(hedging) and "points" in texts(tone)
