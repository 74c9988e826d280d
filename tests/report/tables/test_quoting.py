"""Sentences are quoted as they stand, with their marks, in the direction of the side that they explain."""

from types import SimpleNamespace

import pytest

from analysis.report.tables.quoting import direction_of, highlight_spans

TEXT = "He said & she\nsaid it may <rain>."


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "said &amp; she said it may &lt;rain&gt;."),
        ([(3, 7)], "<mark>said</mark> &amp; she said it may &lt;rain&gt;."),
        ([(0, 7), (5, 9)], "<mark>said</mark><mark> &amp;</mark> she said it may &lt;rain&gt;."),
        ([(3, 9), (4, 6)], "<mark>said &amp;</mark> she said it may &lt;rain&gt;."),
        ([(26, 99)], "said &amp; she said it may <mark>&lt;rain&gt;.</mark>"),
        ([(0, 3)], "said &amp; she said it may &lt;rain&gt;."),
        ([(10, 18)], "said &amp; <mark>she said</mark> it may &lt;rain&gt;."),
    ],
)
def test_marks_are_cut_where_they_overlap_or_leave_the_sentence(spans, shown):
    assert highlight_spans(TEXT, 3, len(TEXT), spans) == shown


@pytest.mark.parametrize(("difference", "signs"), [(2.0, (1, -1)), (-2.0, (-1, 1))])
def test_each_side_is_explained_by_its_own_direction(difference, signs):
    row = SimpleNamespace(quantity="weight", difference=difference, group_a="a", group_b="b")
    assert (direction_of(row, "a"), direction_of(row, "b")) == signs
    row.quantity = "marks"
    assert direction_of(row, "a") == direction_of(row, "b") == 0
