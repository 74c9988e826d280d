"""A chart draws the numbers it is given, and tells groups and signs apart without colour."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgba

from analysis import charts
from analysis.charts import style
from analysis.report.tables import views

RATES = pd.DataFrame(
    {
        "group": ["a", "a", "b", "b"],
        "category": ["hedge", "booster", "hedge", "booster"],
        "rate": [12.5, 3.0, 7.25, -4.5],
        "low": [8.0, 1.0, 5.0, -9.0],
        "high": [17.0, 5.0, 9.5, 0.0],
    }
)
COMPARISON = pd.DataFrame(
    {
        "measure": ["hedging", "tone", "stance", "framing", "sentiment"],
        "category": ["hedge", "all", "all", "issue.war", "all"],
        "difference": [5.0, -8.0, 2.0, 1.0, -3.0],
        "low": [2.0, -12.0, -1.0, np.nan, -5.0],
        "high": [8.0, -4.0, 5.0, np.nan, -1.0],
        "p": [0.001, 0.002, 0.04, np.nan, 0.03],
        "q": [0.004, 0.008, 0.06, np.nan, np.nan],
        "status": ["", "", "", "too sparse", ""],
    }
)
CUES = pd.DataFrame({"cue": ["agreement", "war", "threat"], "contribution": [9.5, -3.25, 0.75]})
COURSE = pd.DataFrame(
    {
        "group": ["a", "a", "a", "b", "b"],
        "position": [10.0, 50.0, 90.0, 25.0, 75.0],
        "value": [1.0, -2.0, 0.5, 3.0, 0.0],
        "smooth": [-0.5, -0.2, -0.7, 1.5, 1.4],
    }
)
SHARES = pd.DataFrame(
    {
        "group": ["a", "b", "a", "b", "b"],
        "part": ["body", "body", "boilerplate", "boilerplate", "title"],
        "share": [80.0, 60.0, 20.0, 35.0, 5.0],
    }
)
EVERY = {
    charts.rates_chart: RATES,
    charts.difference_chart: COMPARISON,
    charts.contribution_chart: CUES,
    charts.course_chart: COURSE,
    charts.share_chart: SHARES,
}
chart_and_table = pytest.mark.parametrize(("chart", "table"), EVERY.items(), ids=lambda x: getattr(x, "__name__", ""))


def points(ax):
    """The lines that are drawn as markers."""
    return [line for line in ax.get_lines() if line.get_marker() not in ("None", None, "")]


def rows(ax):
    """The label of each row, by its height."""
    return {float(at): text.get_text() for at, text in zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)}


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def intervals(ax):
    """The horizontal lines drawn: (y, from, to)."""
    return [tuple(np.round((path[0, 1], *path[:, 0]), 6)) for lines in ax.collections for path in lines.get_segments()]


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


def test_an_interval_lies_at_the_height_of_its_marker():
    ax = charts.rates_chart(RATES)
    heights = {low: y for y, low, _ in intervals(ax)}
    markers = {(line.get_label(), x): y for line in points(ax) for x, y in zip(*line.get_data(), strict=True)}
    for row in RATES.itertuples():
        assert markers[row.group, row.rate] == pytest.approx(heights[row.low])


def test_a_group_without_a_category_leaves_a_gap():
    ax = charts.rates_chart(RATES.iloc[:3])
    assert [(line.get_label(), *line.get_xdata()) for line in points(ax)] == [("a", 12.5), ("a", 3.0), ("b", 7.25)]


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


def test_differences_are_filled_only_where_established():
    ax = charts.difference_chart(COMPARISON, {("tone", "all"): "Tone"})
    named = rows(ax)
    assert list(named.values()) == ["hedging: hedge", "Tone", "stance: all", "framing: issue.war", "sentiment: all"]
    drawn = {named[int(line.get_ydata()[0])]: line for line in points(ax)}
    x = {name: line.get_xdata()[0] for name, line in drawn.items()}
    assert x == {"hedging: hedge": 5.0, "Tone": -8.0, "stance: all": 2.0, "sentiment: all": -3.0}
    hollow = {name for name, line in drawn.items() if to_rgba(line.get_markerfacecolor()) == to_rgba("white")}
    assert hollow == {"stance: all"}  # p < .05, but q > .05; without a q it is p that counts
    assert {name: line.get_marker() for name, line in drawn.items()} == {
        "hedging: hedge": "o", "Tone": "s", "stance: all": "o", "sentiment: all": "s",
    }  # fmt: skip
    assert {(low, high) for _, low, high in intervals(ax)} == {(2.0, 8.0), (-12.0, -4.0), (-1.0, 5.0), (-5.0, -1.0)}


def test_a_sparse_difference_is_said_not_drawn():
    ax = charts.difference_chart(COMPARISON)
    (note,) = ax.texts
    assert note.get_text() == "too sparse"
    assert rows(ax)[note.xy[1]] == "framing: issue.war"
    assert note.xy[1] not in {y for y, _, _ in intervals(ax)}


def test_bars_are_as_long_as_the_contributions():
    ax = charts.contribution_chart(CUES)
    bars = sorted(ax.patches, key=lambda bar: -bar.get_y())
    assert [bar.get_width() for bar in bars] == [9.5, -3.25, 0.75]
    assert [bool(bar.get_hatch()) for bar in bars] == [False, True, False]
    assert list(rows(ax).values()) == ["agreement", "war", "threat"]
    for bar, at, note, shown in zip(bars, rows(ax), ax.texts, ("+9.5", "−3.2", "+0.8"), strict=True):
        assert bar.get_y() < at < bar.get_y() + bar.get_height()
        assert note.get_text() == shown
        assert note.xy[0] == bar.get_width()


def test_a_word_shift_stacks_weight_on_frequency():
    shift = pd.DataFrame(
        {
            "cue": ["agreement", "war", "(all cues: the difference)"],
            "by_frequency": [6.0, -2.0, 4.0], "by_weight": [-4.0, -1.0, -5.0], "contribution": [2.0, -3.0, -1.0],
        }
    )  # fmt: skip
    ax = charts.word_shift_chart(shift)
    frequency, weight = ([(bar.get_x(), bar.get_width()) for bar in bars] for bars in ax.containers)
    assert frequency == [(0, 6), (0, -2), (0, 4)]
    assert weight == [(0, -4), (-2, -1), (0, -5)]
    assert [text.get_text() for text in ax.texts] == ["+2.0", "−3.0", "−1.0"]
    assert legend(ax) == ["by frequency", "by weight (negated, damped)"]


def test_the_course_has_a_dot_a_sentence_and_a_line_a_text():
    ax = charts.course_chart(COURSE)
    dots = {dot.get_gid(): tuple(dot.get_xydata()[0]) for dot in points(ax)}
    assert dots == {f"row-{row.Index}": (row.position, row.value) for row in COURSE.itertuples()}
    for group in "ab":
        part = COURSE[COURSE["group"] == group]
        (line,) = [line for line in ax.get_lines() if line.get_label() == group]
        np.testing.assert_array_equal(line.get_xydata(), part[["position", "smooth"]])
    assert legend(ax) == ["a", "b"]


def test_shares_stand_end_to_end():
    ax = charts.share_chart(SHARES, {"boilerplate": "Furniture"})
    assert list(rows(ax).values()) == ["a", "b"]
    assert legend(ax) == ["body", "Furniture", "title"]
    at = {y: [] for y in rows(ax)}
    for bar in ax.patches:
        at[bar.get_y() + bar.get_height() / 2].append((bar.get_x(), bar.get_width()))
    assert list(at.values()) == [[(0, 80), (80, 20), (100, 0)], [(0, 60), (60, 35), (95, 5)]]
    assert ax.get_xlim() == (0, 100)
    hatches = [bars[0].get_hatch() or "" for bars in ax.containers]
    assert len(set(hatches)) == 3
    assert [text.get_text() for text in ax.texts] == ["80", "60", "20", "35"]  # no room for a number in 5 %


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
    hedging = views.rates(study, "hedging", voices=["author"])
    ax = charts.rates_chart(hedging, study.labels["hedging"])
    assert set(rows(ax).values()) == set(study.labels["hedging"].values())
    for article in study.articles["article"]:
        part = hedging[hedging["group"] == article]
        drawn = [line.get_xdata()[0] for line in points(ax) if line.get_label() == article]
        assert drawn == part["rate"].to_list()
    shares = views.shares(study, "section")
    ax = charts.share_chart(shares)
    assert sum(bar.get_width() for bar in ax.patches) == pytest.approx(100 * len(study.articles))


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


def test_the_key_of_panels_names_every_group():
    rates = RATES.replace({"group": {"a": "_draft", "b": "_later"}}).assign(voice="all")
    (key,) = charts.rates_panels(rates).figure.legends
    assert [text.get_text() for text in key.get_texts()] == ["_draft", "_later"]


PROFILE = RATES.assign(measure="hedging", quantity=["marks", "weight", "marks", "weight"])


def test_a_profile_joins_the_rates_of_a_row_and_has_a_panel_a_unit():
    first = charts.profile_chart(PROFILE, {("hedging", "hedge"): "Hedges"})
    marks, weights = first.figure.axes
    assert [list(rows(panel).values()) for panel in (marks, weights)] == [["Hedges"], ["hedging: booster"]]
    assert [panel.get_xlabel() for panel in (marks, weights)] == ["marks per 1,000 words", "points per 1,000 words"]
    drawn = {line.get_gid(): line.get_xydata()[0].tolist() for panel in (marks, weights) for line in points(panel)}
    assert drawn == {f"row-{row.Index}": [row.rate, 0.0] for row in PROFILE.itertuples()}
    joined, *own = intervals(marks)
    assert joined == (0, 7.25, 12.5)
    assert {span[1:] for span in own} == {(8, 17), (5, 9.5)} and len({y for y, *_ in own}) == 2
    assert len({line.get_marker() for line in points(marks)}) == 2
    assert [text.get_text() for text in first.figure.legends[0].get_texts()] == ["a", "b"]


def test_a_frame_map_is_darker_where_there_is_more_and_says_how_much():
    ax = charts.frame_map(RATES[RATES["rate"] > 0], {"hedge": "Hedges"})
    assert list(rows(ax).values()) == ["Hedges", "booster"]
    assert [text.get_text() for text in ax.get_xticklabels()] == ["a", "b"]
    cells = {cell.get_gid(): np.mean(cell.get_facecolor()[:3]) for cell in ax.patches}
    assert cells["row-0"] < cells["row-2"] < cells["row-1"]  # 12.5, 7.25, 3.0
    at = {cell.get_gid(): rows(ax)[cell.get_y() + 0.5] for cell in ax.patches}
    assert at == {"row-0": "Hedges", "row-1": "booster", "row-2": "Hedges"}
    said = {text.get_text(): text for text in ax.texts}
    assert said.keys() == {"12.5", "3.0", "7.2"}
    for text in said.values():  # ink and ground differ
        cell = next(cell for cell in ax.patches if cell.contains_point(ax.transData.transform(text.get_position())))
        assert abs(np.mean(to_rgba(text.get_color())[:3]) - np.mean(cell.get_facecolor()[:3])) > 0.45


def test_a_target_map_has_the_mentions_beside_each_interval():
    toward = RATES.assign(voice="all", mentions=[31, 4, 5, 6])
    ax = charts.target_map(toward)
    heights = {line.get_gid(): line.get_ydata()[0] for line in points(ax)}
    shown = {text.get_text(): text.get_position()[1] for text in ax.texts if text.get_text().isdigit()}
    assert shown == {str(row.mentions): heights[f"row-{row.Index}"] for row in toward.itertuples()}


@pytest.mark.parametrize("chart", [charts.profile_chart, charts.frame_map, charts.target_map])
def test_maps_and_profiles_of_nothing_say_so(chart):
    ax = chart(PROFILE.assign(voice="all", mentions=1).iloc[:0])
    assert [text.get_text() for text in ax.texts] == ["nothing to draw"]
