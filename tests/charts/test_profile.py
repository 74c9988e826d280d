"""A profile has a row a measure and a panel a unit."""

import pandas as pd
import pytest
from drawn import PROFILE, intervals, points, rows

from analysis import charts


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


def test_the_interval_of_the_first_is_above_and_no_mark_hides_what_is_under_it():
    ax = charts.profile_chart(PROFILE)
    _, first, second = intervals(ax)
    assert (first[0], second[0]) == (0.12, -0.12)
    a, b = points(ax)
    assert a.get_markersize() == 9 > b.get_markersize() == 6  # the later lies on the earlier
    joined, *own = ax.collections
    upright = next(line for line in ax.get_lines() if list(line.get_xdata()) == [0, 0])
    order = [upright, joined, own[0], a]
    assert [artist.get_zorder() for artist in order] == sorted({artist.get_zorder() for artist in order})


def test_every_article_of_many_has_its_own_marker_and_dashes_come_again():
    eight = pd.concat([PROFILE[:1].assign(group=f"text {number}") for number in range(8)], ignore_index=True)
    ax = charts.profile_chart(eight)
    assert len({line.get_marker() for line in points(ax)}) == 8
    dashes = [str(lines.get_linestyle()) for lines in ax.collections[1:]]
    assert dashes[:4] == dashes[4:] and len(set(dashes)) == 4


def test_a_profile_is_as_high_as_its_panels_and_rows_need():
    def high(rates):
        return charts.profile_chart(rates).figure.get_figheight()

    one = PROFILE[PROFILE["quantity"] == "marks"]
    assert high(one) == pytest.approx(0.9 + 0.6 + 0.2 + 0.085 * 2)
    assert high(PROFILE) - high(one) == pytest.approx(0.6 + 0.2 + 0.085 * 2)
    assert high(one[:1]) == pytest.approx(high(one) - 0.085)
