"""Words, courses and shares are drawn as long as they are."""

import numpy as np
import pandas as pd
from drawn import COURSE, CUES, SHARES, legend, points, rows

from analysis import charts


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
