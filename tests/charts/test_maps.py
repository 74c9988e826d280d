"""Every cell and every number of a map stands in its row."""

import numpy as np
import pytest
from drawn import RATES, points, rows
from matplotlib.colors import to_rgba

from analysis import charts


def test_a_frame_map_is_darker_where_there_is_more_and_says_how_much():
    ax = charts.frame_map(RATES[RATES["rate"] > 0], {"hedge": "Hedges"})
    assert list(rows(ax).values()) == ["Hedges", "booster"]
    assert [text.get_text() for text in ax.get_xticklabels()] == ["a", "b"]
    cells = {cell.get_gid(): np.mean(cell.get_facecolor()[:3]) for cell in ax.patches}
    assert cells["row-0"] < cells["row-2"] < cells["row-1"]  # 12.5, 7.25, 3.0
    at = {cell.get_gid(): rows(ax)[cell.get_y() + 0.5] for cell in ax.patches}
    assert at == {"row-0": "Hedges", "row-1": "booster", "row-2": "Hedges"}
    assert {cell.get_gid(): cell.get_x() + 0.5 for cell in ax.patches} == {"row-0": 0, "row-1": 0, "row-2": 1}
    assert {(cell.get_width(), cell.get_height()) for cell in ax.patches} == {(1, 1)}
    assert (ax.get_xlim(), ax.get_ylim()) == ((-0.5, 1.5), (-0.5, 1.5))
    assert not any(spine.get_visible() for spine in ax.spines.values())
    said = {text.get_text(): text for text in ax.texts}
    assert said.keys() == {"12.5", "3.0", "7.2"}
    for text in said.values():  # ink and ground differ
        cell = next(cell for cell in ax.patches if cell.contains_point(ax.transData.transform(text.get_position())))
        assert abs(np.mean(to_rgba(text.get_color())[:3]) - np.mean(cell.get_facecolor()[:3])) > 0.45


def test_a_target_map_has_the_mentions_beside_each_interval():
    toward = RATES.assign(voice="all", mentions=[31, 4, 5, 6])
    ax = charts.target_map(toward)
    assert ax.get_xlim()[1] - charts.rates_panels(toward).get_xlim()[1] > 0  # room for the numbers
    before, after = (np.ptp(chart.get_xlim()) for chart in (charts.rates_panels(toward), ax))
    assert after == pytest.approx(1.12 * before)
    assert ax.get_xlim()[0] == charts.rates_panels(toward).get_xlim()[0]
    assert {text.get_position()[0] for text in ax.texts} == {1.0} and {text.get_ha() for text in ax.texts} == {"right"}
    heights = {line.get_gid(): line.get_ydata()[0] for line in points(ax)}
    shown = {text.get_text(): text.get_position()[1] for text in ax.texts if text.get_text().isdigit()}
    assert shown == {str(row.mentions): heights[f"row-{row.Index}"] for row in toward.itertuples()}


def test_families_of_frames_are_shaded_apart():
    frames = RATES.iloc[:2].assign(category=["issue.war", "generic.conflict"], rate=[40.0, 4.0])
    war, conflict = (panel.patches[0].get_facecolor() for panel in charts.frame_map(frames).figure.axes)
    assert war == conflict  # each is the most of its family
    upper, lower = panels = charts.frame_map(frames, unit="marks").figure.axes
    assert [panel.get_xlabel() for panel in panels] == ["", "marks"]  # said once, under both
    assert [panel.xaxis.get_tick_params()["labeltop"] for panel in panels] == [True, False]  # named once, above
    assert upper.figure.get_size_inches().tolist() == [3.4 + 3 * 1.35, 0.7 + 2 * 0.64]
