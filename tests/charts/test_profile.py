"""A profile has a row a measure and a panel a unit."""

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
