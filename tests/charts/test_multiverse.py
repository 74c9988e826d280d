"""A multiverse has a mark a combination of choices, and a bar where the default is."""

import pandas as pd
import pytest
from drawn import legend, points, rows
from matplotlib.colors import to_rgba

from analysis import charts

UNIVERSES = pd.DataFrame(
    {
        "measure": ["tone", "tone", "tone", "hedging", "hedging"],
        "category": ["all", "all", "all", "hedge", "hedge"],
        "voice": ["author", "all", "author", "author", "author"],
        "strength": [1.5, 2.0, -0.5, -3.0, 0.25],
        "p": [0.01, 0.049, 0.05, 0.001, 0.9],
    }
)


def test_each_combination_stands_in_the_row_of_its_finding_one_below_the_other():
    ax = charts.multiverse_chart(UNIVERSES, {("tone", "all"): "Tone"})
    assert rows(ax) == {1: "Tone", 0: "hedging: hedge"}
    marks = {line.get_gid(): line for line in points(ax)}
    drawn = {gid: [float(value) for value in line.get_xydata()[0]] for gid, line in marks.items()}
    heights = [1.2, 1.0, 0.8, 0.15, -0.15]
    expected = {f"row-{row.Index}": [row.strength, at] for row, at in zip(UNIVERSES.itertuples(), heights, strict=True)}
    assert drawn == {gid: pytest.approx(at) for gid, at in expected.items()}
    filled = {gid for gid, line in marks.items() if to_rgba(line.get_markerfacecolor()) != to_rgba("white")}
    assert filled == {"row-0", "row-1", "row-3"}  # p < .05
    assert {gid for gid, line in marks.items() if line.get_marker() == "s"} == {"row-1"}  # in all words


def test_the_default_is_a_bar_through_its_row_and_zero_and_the_reach_are_lines():
    ax = charts.multiverse_chart(UNIVERSES)
    bars = [path for lines in ax.collections for path in lines.get_segments()]
    assert [bar.tolist() for bar in bars] == [[[1.5, 0.62], [1.5, 1.38]], [[-3.0, -0.38], [-3.0, 0.38]]]
    upright = {line.get_xdata()[0]: line.get_linestyle() for line in ax.get_lines() if line.get_marker() == "None"}
    assert upright == {0: "-", -1: ":", 1: ":"}
    assert ax.figure.get_figheight() == pytest.approx(1.6 + 0.5 * 2)
    assert legend(ax) == ["the author's own words", "all words", "default choices"]
