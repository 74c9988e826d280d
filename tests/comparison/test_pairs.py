"""Two groups compared: within events or not, sentence by sentence, or one article with many."""

import numpy as np
import pytest
from comparison.events import drawn

from analysis.comparison.pairs import compare_matched, compare_within_events, events_can_mislead, shared_events
from analysis.comparison.samples import Group
from analysis.comparison.stratified import least_p


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ([(5, 5), (5, 5)], ["e0", "e1"]),
        ([(1, 1)] * 15, [f"e{number}" for number in range(15)]),
        ([(1, 1)] * 14, []),  # half the degrees of freedom cost more than 4 % of what can be detected
        ([(1, 1), (9, 0), (0, 9)], []),  # one pair of ten articles each can show nothing
        (
            [(1, 1)] * 6 + [(14, 0), (0, 14)],
            [f"e{number}" for number in range(6)],
        ),  # over all, two events could mislead
        ([(2, 2)] * 3 + [(2, 0), (0, 2)] * 3, []),  # they could hardly
        ([(8, 1), (1, 8), (1, 1)], ["e0", "e1", "e2"]),
        ([(1, 1)] * 5, []),  # p could not fall below .06, article by article it can
        ([(3, 0), (0, 4)], []),
        ([(4, 4), (1, 0)], []),
        ([(40, 40), (1, 0)], ["e0"]),
    ],
)
def test_events_are_set_aside_where_less_can_be_detected_within_them(sizes, kept):
    scores = drawn(5, sizes)
    cells = scores[["measure", "category"]].drop_duplicates()
    groups = [Group.of(part, cells, "event") for _, part in scores.groupby("outlet")]
    assert shared_events(*groups, sparing=True) == kept
    shared = [f"e{i}" for i, size in enumerate(sizes) if min(size)]
    within, over = (least_p(own) for own in ([size for size in sizes if min(size)], [tuple(np.sum(sizes, 0))]))
    assert shared_events(*groups) == ([] if over <= 0.05 < within else shared)


@pytest.mark.parametrize(
    ("a", "b", "misleads"),
    [
        ({"war": 5}, {"vote": 5}, True),  # each group reports on an event that the other does not
        ({"war": 5}, {"war": 5}, False),
        ({"": 5}, {"": 5}, False),  # each article on an event of its own: 0.4 is added, and 0.4 allowed
        ({"war": 9, "": 1}, {"war": 1, "": 9}, True),
    ],
)
def test_events_mislead_where_each_group_reports_much_on_events_that_the_other_does_not(a, b, misleads):
    assert events_can_mislead(a, b) == misleads == events_can_mislead(b, a)


def group(values, words, events):
    """Articles of one cell whose weights are compared, each with a mark."""
    values = np.array(values, float)[:, None]
    return Group(
        values, np.array(words, float), np.ones(values.shape), np.array([True]), np.array(list(events), object)
    )


def test_one_article_of_each_group_an_event_is_compared_event_by_event():
    """Differences of 1 to 6 points per 100 words: a mean of 3.5, an error of 0.7638, t(5) = 2.5706; of 64 signs two are as far."""
    events = list("abcdef")
    row = compare_matched(group(range(2, 8), [100] * 6, events), group([1] * 6, [100] * 6, events)).iloc[0]
    assert [row["difference"], row["low"], row["high"]] == pytest.approx([35, 15.367, 54.633], abs=1e-3)
    assert (row["p"], row["delta"], row["unit"], row["n_a"], row["status"]) == (2 / 64, 1, "event", 6, "")


def test_events_count_alike_and_two_are_too_few():
    row = compare_matched(group([2, 8], [100, 200], "ef"), group([1, 1], [100, 100], "ef")).iloc[0]
    assert [row["rate_a"], row["rate_b"], row["difference"]] == pytest.approx([30, 10, 20])  # of all words, 33.3
    assert row["status"] == "too few events in common (p cannot fall below 0.50)"
    assert row[["low", "high", "p", "detectable"]].isna().all()


def test_articles_on_no_shared_event_are_dropped():
    a, b = group([1, 2, 3, 4, 9], [100] * 5, [*"eeee", "f"]), group([1, 2, 3, 4], [100] * 4, "eeee")
    row = compare_within_events(a, b, "article").iloc[0]
    assert (row["n_a"], row["n_b"], row["dropped"], row["unit"]) == (4, 4, 1, "article") and row["difference"] == 0
