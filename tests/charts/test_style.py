"""What all charts have in common: Axes, empty tables, units, ids, heights, names."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from drawn import COMPARISON, COURSE, CUES, PROFILE, RATES, SHARES, legend, points, rows

from analysis import charts
from analysis.charts import style
from analysis.report.tables import figure_tables

EVERY = {
    charts.rates_chart: RATES,
    charts.difference_chart: COMPARISON,
    charts.contribution_chart: CUES,
    charts.course_chart: COURSE,
    charts.share_chart: SHARES,
}


chart_and_table = pytest.mark.parametrize(("chart", "table"), EVERY.items(), ids=lambda x: getattr(x, "__name__", ""))


@chart_and_table
def test_the_axes_given_are_drawn_on_and_returned(chart, table):
    ax = plt.figure().subplots()
    before = table.copy()
    assert chart(table, ax=ax) is ax
    assert ax.has_data()
    assert plt.get_fignums() == [ax.figure.number]
    pd.testing.assert_frame_equal(table, before)


@chart_and_table
def test_without_axes_new_ones_are_made_and_settings_stay(chart, table):
    settings = dict(mpl.rcParams)
    ax = chart(table)
    assert ax.figure.axes == [ax]
    assert dict(mpl.rcParams) == settings


@chart_and_table
def test_an_empty_table_says_so(chart, table):
    ax = chart(table.iloc[:0])
    assert [text.get_text() for text in ax.texts] == ["nothing to draw"]
    assert not ax.axison and not ax.has_data()
    given = plt.figure().subplots()
    assert chart(table.iloc[:0], ax=given) is given


@chart_and_table
def test_the_unit_is_on_an_axis(chart, table):
    ax = chart(table, unit="apples a day")
    assert "apples a day" in (ax.get_xlabel(), ax.get_ylabel())


GROWING = {
    charts.rates_chart: RATES,
    charts.difference_chart: COMPARISON,
    charts.contribution_chart: CUES,
    charts.share_chart: SHARES,
    charts.frame_map: RATES,
}


@pytest.mark.parametrize(("chart", "table"), GROWING.items(), ids=lambda x: getattr(x, "__name__", ""))
def test_a_chart_is_as_high_as_its_rows_need(chart, table):
    """Every row has room for its label, a quarter to half an inch, and one row alone is no bar across the page."""
    label = "group" if chart is charts.share_chart else "cue" if "cue" in table else "category"

    def height(count):
        ax = chart(pd.concat([table[:1].assign(**{label: f"name {i:02}"}) for i in range(count)], ignore_index=True))
        ax.figure.draw_without_rendering()
        return ax.get_window_extent().height / ax.figure.dpi

    assert 0.2 < height(1) < 1.25
    assert 0.23 < (height(30) - height(10)) / 20 < 0.5


def test_what_is_drawn_for_a_row_bears_the_id_of_the_row():
    marks = {line.get_gid(): line.get_xdata()[0] for line in points(charts.rates_chart(RATES))}
    assert marks == {f"row-{row.Index}": row.rate for row in RATES.itertuples()}
    marks = {line.get_gid(): line.get_xdata()[0] for line in points(charts.difference_chart(COMPARISON[2:]))}
    assert marks == {"row-2": 2.0, "row-4": -3.0}
    bars = {bar.get_gid(): bar.get_width() for bar in charts.contribution_chart(CUES).patches}
    assert bars == {"row-0": 9.5, "row-1": -3.25, "row-2": 0.75}
    bars = {bar.get_gid(): bar.get_width() for bar in charts.share_chart(SHARES).patches if bar.get_gid()}
    assert bars == {f"row-{row.Index}": row.share for row in SHARES.itertuples()}


def test_groups_differ_in_marker_as_well_as_colour():
    many = pd.concat([RATES[:1].assign(group=f"text {number}") for number in range(8)])
    lines = points(charts.rates_chart(many))
    assert len({line.get_marker() for line in lines}) == len({line.get_color() for line in lines}) == 8
    assert len({float(line.get_ydata()[0]) for line in lines}) == 8
    dots = points(charts.course_chart(COURSE))
    assert [line.get_marker() for line in dots] == [style.MARKERS[0]] * 3 + [style.MARKERS[1]] * 2
    smooth = [line for line in plt.gca().get_lines() if line.get_label() in "ab"]
    assert len({line.get_linestyle() for line in smooth}) == 2


def test_a_name_is_printed_as_it_is():
    """matplotlib reads $…$ as mathematics, and hides names that begin with an underscore."""
    names = [r"$\nosuchsymbol$", "_draft"]
    for chart, table, column in [
        (charts.rates_chart, RATES, "group"),
        (charts.course_chart, COURSE, "group"),
        (charts.share_chart, SHARES, "group"),
        (charts.share_chart, SHARES, "part"),
        (charts.rates_chart, RATES, "category"),
        (charts.contribution_chart, CUES, "cue"),
    ]:
        old = table[column].unique()[:2]
        ax = chart(table.replace({column: dict(zip(old, names, strict=True))}), ax=plt.figure().subplots())
        ax.figure.canvas.draw()
        shown = [*rows(ax).values(), *(legend(ax) if ax.get_legend() else [])]
        assert set(names) <= set(shown)


def test_the_charts_of_a_real_study(study):
    """What the notebooks pass fits the charts, categorical columns included."""
    hedging = figure_tables.rates_by_voice(
        study, [("hedging", name) for name in study.labels["hedging"]], voices=["author"]
    )
    ax = charts.rates_chart(hedging, study.labels["hedging"])
    assert set(rows(ax).values()) == set(study.labels["hedging"].values())
    for article in study.articles["article"]:
        part = hedging[hedging["group"] == article]
        drawn = [line.get_xdata()[0] for line in points(ax) if line.get_label() == article]
        assert drawn == part["rate"].to_list()
    shares = figure_tables.word_shares(study, "section")
    ax = charts.share_chart(shares)
    assert sum(bar.get_width() for bar in ax.patches) == pytest.approx(100 * len(study.articles))


@pytest.mark.parametrize("chart", [charts.profile_chart, charts.frame_map, charts.target_map])
def test_maps_and_profiles_of_nothing_say_so(chart):
    ax = chart(PROFILE.assign(voice="all", mentions=1).iloc[:0])
    assert [text.get_text() for text in ax.texts] == ["nothing to draw"]


def test_as_many_names_stand_beside_each_other_as_fit():
    assert style.legend_columns([]) == 1
    assert style.legend_columns(["ab", "abcd"]) == 2
    assert style.legend_columns(["x" * 36] * 3) == 2 and style.legend_columns(["x" * 37] * 3) == 1
    assert style.legend_columns(["x" * 200]) == 1
    assert style.legend_columns(["x" * 6] * 20) == 7 and style.legend_columns(["x" * 11] * 20) == 4


def test_a_chart_of_several_panels_returns_the_first():
    courses = pd.concat([COURSE[COURSE["group"] == "a"].assign(group=f"t{n}") for n in range(7)], ignore_index=True)
    mixed = pd.concat([COMPARISON[:1], COMPARISON[1:2]]).assign(quantity=["marks", "weight"])
    frames = RATES.assign(category=["issue.a", "generic.b"] * 2)
    for first in (
        charts.course_chart(courses), charts.profile_chart(PROFILE), charts.frame_map(frames), charts.difference_chart(mixed),
        charts.rates_panels(RATES.assign(voice=["author", "author", "all", "all"])), charts.target_map(RATES.assign(voice=["author", "all"] * 2, mentions=4)),
    ):  # fmt: skip
        assert len(first.figure.axes) > 1 and first is first.figure.axes[0]


def test_the_ninth_group_looks_like_the_first():
    looks = [tuple(style.group_look(number).values()) for number in range(9)]
    assert len(set(looks[:8])) == 8 and looks[8] == looks[0]
