"""The picture of the first screen: every article is named in every row, on the scale of its own measure."""

import pandas as pd
import pytest

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
    assert ax.get_xlim() == pytest.approx((-0.3, 5.3))  # from 0 to the longest interval, with 6 % of that around it


def places(ax):
    return {text.get_text(): text.get_position()[1] for text in ax.texts}


def uprights(ax):
    """The lines at 0: where, from, to."""
    paths = [path for lines in ax.collections for path in lines.get_segments() if path[0, 0] == path[1, 0]]
    return sorted([float(path[0, 0]), *map(float, path[:, 1])] for path in paths)


def test_lines_stand_one_under_the_other_from_the_category_down():
    ax = charts.glance_panel(RATES[:2].assign(group=["Ann", "Bob"]), unit="cues")
    assert places(ax) | {"": 0} == {"Hedges": 2, "Ann": 1, "3.0": 1, "Bob": 0, "1.0": 0, "cues": -22, "": 0}
    assert uprights(ax) == [[0, -0.5, 1.5]]  # one line beside all markers
    assert ax.get_ylim() == (-0.7, 2.7) and ax.figure.get_figheight() == pytest.approx(3 * 0.19 + 0.85)
    long = charts.glance_panel(RATES[:2], ends=("less", "more"), unit="cues")
    lines = {"Hedges": 4, "Ann": 3, "3.0": 2, "A name that is long": 1, "1.0": 0}
    assert places(long) == {**lines, "less": -22, "more": -22, "cues": -34}  # the unit under the ends
    assert uprights(long) == [[0, -0.5, 0.5], [0, 1.5, 2.5]]  # not through the names
    assert {text.get_text(): text.get_ha() for text in long.texts[-3:]} == {
        "less": "left", "more": "right", "cues": "center",
    }  # fmt: skip


def test_categories_stand_in_the_order_given_each_with_its_zero():
    ax = charts.glance_compact(RATES.iloc[[2, 3, 0, 1]])
    assert [text.get_text() for text in ax.texts if text.get_weight() == "bold"] == ["Tone", "Hedges"]
    assert uprights(ax) == [[0, -0.5, 0.5], [0, 1.5, 2.5], [30 / 90, 4.5, 5.5], [30 / 90, 6.5, 7.5]]
    assert (ax.get_xlim(), ax.get_ylim()) == ((-0.04, 1.04), (-0.7, 9.7))
    nothing = charts.glance_compact(RATES[:1].assign(rate=0.0, low=0.0, high=0.0))
    assert [line.get_xdata()[0] for line in nothing.get_lines()] == [0] and nothing.get_xlim() == (-0.04, 1.04)


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
    assert ax is hedging and [panel.get_title(loc="left") for panel in (hedging, tone)] == ["Hedging", "Tone"]
    assert ax.figure.get_size_inches().tolist() == pytest.approx([6.0, 5 * 0.19 + 1.0])
    short = charts.glance_chart({"Hedging": (RATES[:1], ("", ""), ""), "Tone": (RATES[2:], ("", ""), "")})
    assert [panel.get_ylim() for panel in short.figure.axes] == [(-3.7, 1.7), (-0.7, 4.7)]  # level at the top


def test_the_narrow_picture_is_as_high_as_its_lines_need():
    short, long = RATES.assign(group=["Ann", "Bob"] * 2), RATES
    for rates, height in ((short[:1], 0.47), (short, 1.11), (long, 1.75)):  # of 2, 6 and 10 lines
        assert charts.glance_compact(rates).figure.get_size_inches().tolist() == pytest.approx([3.0, height])


@pytest.mark.parametrize(("letters", "lines"), [(10, 2), (11, 3)])
def test_names_of_up_to_ten_letters_stand_beside_their_markers(letters, lines):
    ax = charts.glance_panel(RATES[:1].assign(group="x" * letters))
    assert ax.get_ylim() == (-0.7, lines - 0.3)
