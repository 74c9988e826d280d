"""A dispersion plot draws a stroke a mark, at its place, and the count of each article beside its line."""

import pandas as pd

from analysis import charts


def test_a_stroke_a_mark():
    places = pd.DataFrame(
        {"what": "War", "group": ["A", "A", "B"], "look": [0, 0, 1], "position": [10.0, 90.0, None], "count": [2, 2, 0]}
    )
    ax = charts.strip_chart(places)
    strokes = {line.get_gid(): line.get_segments()[0][0][0] for line in ax.collections if line.get_gid()}
    assert strokes == {"row-0": 10.0, "row-1": 90.0}
    assert [text.get_text() for text in ax.texts] == ["War", "A", "2", "B", "0"]
