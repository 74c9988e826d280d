"""A dispersion plot draws a stroke a mark, at its place, and the count of each article beside its line."""

import pandas as pd
import pytest

from analysis import charts


def test_a_stroke_a_mark():
    places = pd.DataFrame(
        {"what": "War", "group": ["A", "A", "B"], "look": [0, 0, 1], "position": [10.0, 90.0, None], "count": [2, 2, 0]}
    )
    ax = charts.strip_chart(places)
    strokes = {line.get_gid(): line.get_segments()[0][0][0] for line in ax.collections if line.get_gid()}
    assert strokes == {"row-0": 10.0, "row-1": 90.0}
    assert [text.get_text() for text in ax.texts] == ["War", "A", "2", "B", "0"]
    assert [text.get_position()[1] for text in ax.texts] == [2, 1, 1, 0, 0]  # a line each, the category above
    lanes = [path.tolist() for lines in ax.collections if not lines.get_gid() for path in lines.get_segments()]
    assert lanes == [
        [[0, 1], [100, 1]],
        [[0, 0], [100, 0]],
    ]  # the whole text, a fraction of which stays free at the ends
    assert (ax.get_xlim(), ax.get_ylim()) == ((-1, 101), (-0.7, 2.7))
    assert ax.figure.get_size_inches().tolist() == pytest.approx([3.4, 3 * 0.19 + 0.6])
    (stroke,) = next(line for line in ax.collections if line.get_gid() == "row-0").get_segments()
    assert stroke[:, 1].tolist() == pytest.approx([0.64, 1.36])


def test_categories_and_articles_stand_in_the_order_given_and_long_names_are_cut():
    places = pd.DataFrame({"what": ["War", "War", "Law"], "group": ["x" * 17, "x" * 16, "B"], "look": [0, 1, 2],
                           "position": 5.0, "count": 1})  # fmt: skip
    names = [text.get_text() for text in charts.strip_chart(places).texts if text.get_text() != "1"]
    assert names == ["War", "x" * 15 + "…", "x" * 16, "Law", "B"]
