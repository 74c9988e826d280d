"""Words, courses and shares are drawn as long as they are."""

import numpy as np
import pandas as pd
import pytest
from drawn import COURSE, CUES, SHARES, legend, points, rows

from analysis import charts


def test_bars_are_as_long_as_the_contributions():
    ax = charts.contribution_chart(CUES)
    assert [0, 0] in [list(line.get_xdata()) for line in ax.get_lines()]
    bars = sorted(ax.patches, key=lambda bar: -bar.get_y())
    assert [bar.get_width() for bar in bars] == [9.5, -3.25, 0.75]
    assert [bool(bar.get_hatch()) for bar in bars] == [False, True, False]
    more, less, little = (bar.get_facecolor() for bar in bars)
    assert more == little != less == charts.contribution_chart(CUES, look=1).patches[-1].get_facecolor()
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
    assert ax.figure.get_figheight() == pytest.approx(1.4 + 3 * 0.24)
    frequency, weight = ([(bar.get_x(), bar.get_width()) for bar in bars] for bars in ax.containers)
    assert frequency == [(0, 6), (0, -2), (0, 4)]
    assert weight == [(0, -4), (-2, -1), (0, -5)]
    assert [text.get_text() for text in ax.texts] == ["+2.0", "−3.0", "−1.0"]
    assert [text.xy for text in ax.texts] == [(6, 2), (-3, 1), (-5, 0)]  # beyond the bars, on the side of the sign
    assert [text.get_position() for text in ax.texts] == [(3, 0), (-3, 0), (-3, 0)]
    assert [text.get_ha() for text in ax.texts] == ["left", "right", "right"]
    assert [0.5, 0.5] in [list(line.get_ydata()) for line in ax.get_lines()]  # parts the cues from their sum
    assert legend(ax) == ["by frequency", "by weight (negated, damped)"]


def test_a_number_stands_beyond_0_where_all_bars_are_on_the_other_side():
    shift = pd.DataFrame(
        {"cue": ["x", "y"], "by_frequency": [-2.0, 3.0], "by_weight": [2.5, -3.5], "contribution": [0.0, -0.5]}
    )
    assert [text.xy[0] for text in charts.word_shift_chart(shift).texts] == [2.5, -3.5]
    shift = shift.assign(by_frequency=[-2.0, 3.0], by_weight=[-1.0, 1.0], contribution=[0.5, -0.5])
    assert [text.xy[0] for text in charts.word_shift_chart(shift).texts] == [0, 0]


def test_the_course_has_a_dot_a_sentence_and_a_line_a_text():
    ax = charts.course_chart(COURSE)
    dots = {dot.get_gid(): tuple(dot.get_xydata()[0]) for dot in points(ax)}
    assert dots == {f"row-{row.Index}": (row.position, row.value) for row in COURSE.itertuples()}
    for group in "ab":
        part = COURSE[COURSE["group"] == group]
        (line,) = [line for line in ax.get_lines() if line.get_label() == group]
        np.testing.assert_array_equal(line.get_xydata(), part[["position", "smooth"]])
        first, *_ = (dot for dot in points(ax) if dot.get_gid() == f"row-{part.index[0]}")
        assert (first.get_markerfacecolor() == "none") == (group == "b")  # every other text is hollow
    assert [0, 0] in [list(line.get_ydata()) for line in ax.get_lines()]
    assert legend(ax) == ["a", "b"]


def test_courses_of_more_than_four_texts_have_a_panel_each():
    many = pd.concat(
        [COURSE[COURSE["group"] == "a"].assign(group=f"text {number}") for number in range(5)], ignore_index=True
    )
    panels = [panel for panel in charts.course_chart(many).figure.axes if panel.axison]
    assert [panel.get_title(loc="left") for panel in panels] == [f"text {number}" for number in range(5)]
    assert {panel.get_ylim() for panel in panels} == {panels[0].get_ylim()}
    rows = [panel.get_subplotspec().rowspan.start for panel in panels]
    assert rows == [0, 0, 0, 1, 1] and panels[0].figure.get_size_inches().tolist() == [7.2, 0.6 + 2 * 1.35]
    assert all([0, 0] in [list(line.get_ydata()) for line in panel.get_lines()] for panel in panels)
    backwards = charts.course_chart(many[::-1]).figure.axes
    assert backwards[0].get_title(loc="left") == "text 4"  # in the order given


def test_shares_stand_end_to_end():
    ax = charts.share_chart(SHARES, {"boilerplate": "Furniture"})
    assert list(rows(ax).values()) == ["a", "b"]
    (above,) = ax.figure.legends
    assert [text.get_text() for text in above.get_texts()] == ["body", "Furniture", "title"]
    at = {y: [] for y in rows(ax)}
    for bar in ax.patches:
        at[bar.get_y() + bar.get_height() / 2].append((bar.get_x(), bar.get_width()))
    assert list(at.values()) == [[(0, 80), (80, 20), (100, 0)], [(0, 60), (60, 35), (95, 5)]]
    assert ax.get_xlim() == (0, 100)
    hatches = [bars[0].get_hatch() or "" for bars in ax.containers]
    assert len(set(hatches)) == 3
    assert [text.get_text() for text in ax.texts] == [
        "body 80 %",
        "body 60 %",
        "20 %",
        "Furniture 35 %",
    ]  # no room for a number in 5 %
    assert [text.get_position() for text in ax.texts] == [(40, 1), (30, 0), (90, 1), (77.5, 0)]  # amid its bar
    assert [text.get_text() for text in charts.share_chart(SHARES[:1].assign(share=6.0)).texts] == []
    assert [text.get_text() for text in charts.share_chart(SHARES[:1].assign(share=15.0)).texts] == ["15 %"]


@pytest.mark.parametrize(
    ("name", "share", "inches", "shown"),
    [
        ("x" * 20, 30.0, 3.35, "30 %"),  # on a phone
        ("x" * 20, 45.0, 3.35, "45 %"),
        ("x" * 20, 60.0, 3.35, "body 60 %"),
        ("x" * 60, 20.0, 7.2, "20 %"),  # long names leave the bars less of the width
        ("x" * 21, 20.0, 7.2, "body 20 %"),  # where a name is longer the chart is twice as wide
        ("x" * 21, 12.0, 7.2, "12 %"),
        ("x" * 21, 6.0, 7.2, "6 %"),
    ],
)
def test_what_is_written_in_a_bar_has_room(name, share, inches, shown):
    ax = charts.share_chart(SHARES[:1].assign(group=name, share=share))
    assert [text.get_text() for text in ax.texts] == [shown]
    assert ax.figure.get_figwidth() == pytest.approx(inches)
    ax.figure.draw_without_rendering()
    (text,), (bar,) = ax.texts, ax.patches
    assert text.get_window_extent().width < bar.get_window_extent().width


@pytest.mark.parametrize(("letters", "inches"), [(20, 3.7), (21, 7.2)])
def test_words_that_a_phone_shows_whole_make_a_narrow_chart(letters, inches):
    assert charts.contribution_chart(CUES.assign(cue="x" * letters)).figure.get_figwidth() == pytest.approx(inches)


def test_cues_that_weigh_alike_are_a_list_and_others_bars():
    alike = pd.DataFrame({"cue": ["might", "about", "could"], "count": [2, 1, 1], "contribution": [2.2, 1.1, 1.1]})
    ax = charts.cues_chart(alike)
    assert not ax.patches and [text.get_text() for text in ax.texts] == ["twice", "“might”", "once", "“about”, “could”"]
    assert len(charts.cues_chart(alike.assign(contribution=[3.0, 1.1, -1.1])).patches) == 3
    near, apart = ([2.0, 1.009, 1.0], [0.2, 0.102, 0.1])  # 0.9 % apart, and 2 %
    assert [len(charts.cues_chart(alike.assign(contribution=each)).patches) for each in (near, apart)] == [0, 3]


def test_a_list_of_cues_goes_on_under_its_number():
    many = pd.DataFrame({"cue": ["approximately"] * 6, "count": 3}).assign(contribution=3.3)
    ax = charts.cues_chart(many)
    assert [text.get_text() for text in ax.texts[::2]] == ["3 times", ""]
    assert [text.get_text().count("“approximately”") for text in ax.texts[1::2]] == [3, 3]
    assert [text.get_position()[1] for text in ax.texts] == [1, 1, 0, 0] and ax.get_ylim() == (-0.6, 1.6)
