"""Two groups compared: within events or not, sentence by sentence, or one article with many."""

import numpy as np
import pandas as pd
import pytest
from comparison.events import COLUMNS, drawn
from scipy import stats

from analysis import compare
from analysis.comparison.pairs import (
    compare_independent,
    compare_matched,
    compare_within_events,
    events_can_mislead,
    shared_events,
)
from analysis.comparison.samples import Group
from analysis.comparison.stratified import least_p


def group(values, words, events):
    """Articles of one cell whose weights are compared, each with a mark."""
    values = np.array(values, float)[:, None]
    return Group(
        values, np.array(words, float), np.ones(values.shape), np.array([True]), np.array(list(events), object)
    )


def hedges_of(rows):
    """Article scores of one cell from (outlet, event, article, count, words)."""
    frame = pd.DataFrame(rows, columns=["outlet", "event", "article", "count", "words"])
    return frame.assign(measure="hedging", category="hedge", weight=-frame["count"].astype(float))[COLUMNS]


def articles_of(seed, events, rates, words=(300, 900)):
    """One article an outlet and event, with its outlet's rate per 1,000 words and an effect of the event."""
    random = np.random.default_rng(seed)
    effects = random.gamma(4, 1 / 4, events)
    rows = []
    for event in range(events):
        for outlet, rate in rates.items():
            length = random.integers(*words)
            rows.append(
                (outlet, f"e{event}", f"{outlet}{event}", random.poisson(rate * effects[event] * length / 1000), length)
            )
    return hedges_of(rows)


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


def test_outlets_are_compared_article_by_article():
    scores = articles_of(1, 12, {"x": 12, "y": 6})
    row = compare(scores.drop(columns="event"), between="outlet").iloc[0]
    assert (row["unit"], row["n_a"], row["n_b"], row["status"]) == ("article", 12, 12, "")
    totals = scores.groupby("outlet")[["count", "words"]].sum()
    assert row["rate_a"] == pytest.approx(totals.loc["x", "count"] / totals.loc["x", "words"] * 1000)
    assert row["p"] < 0.05


def test_events_in_common_are_compared_as_pairs():
    scores = articles_of(2, 9, {"x": 12, "y": 9})
    row = compare(scores, between="outlet", paired="event").iloc[0]
    per = (scores["count"] / scores["words"] * 1000).groupby([scores["event"], scores["outlet"]]).first().unstack()
    apart = per["x"] - per["y"]
    interval = stats.ttest_1samp(apart, 0).confidence_interval()
    assert (row["unit"], row["n_a"], row["dropped"]) == ("event", 9, 0)
    assert row["difference"] == pytest.approx(apart.mean())
    assert [row["low"], row["high"]] == pytest.approx([interval.low, interval.high])
    assert row["p"] == pytest.approx(stats.wilcoxon(apart, method="exact").pvalue)


def test_many_events_are_sampled_and_agree_with_scipy():
    scores = articles_of(3, 30, {"x": 12, "y": 10})
    per = (scores["count"] / scores["words"]).groupby([scores["event"], scores["outlet"]]).first().unstack()
    expected = stats.wilcoxon(per["x"] - per["y"], method="exact").pvalue
    assert compare(scores, between="outlet", paired="event").loc[0, "p"] == pytest.approx(expected, abs=0.015)


def test_articles_without_a_partner_are_dropped_and_counted():
    scores = articles_of(4, 8, {"x": 12, "y": 9})
    alone = hedges_of([("x", "alone", "x99", 500, 600), ("y", "other", "y99", 0, 600)])
    row = compare(pd.concat([scores, alone]), between="outlet", paired="event").iloc[0]
    assert row["dropped"] == 2 and row["n_a"] == 8
    assert row["difference"] == pytest.approx(compare(scores, between="outlet", paired="event").loc[0, "difference"])


@pytest.mark.parametrize(("events", "paired", "said"), [(3, "event", "events in common"), (3, None, "articles")])
def test_so_few_units_cannot_reach_significance_and_the_table_says_so(events, paired, said):
    scores = articles_of(5, events, {"x": 40, "y": 5})
    scores = scores if paired else scores.drop(columns="event")
    row = compare(scores, between="outlet", paired=paired).iloc[0]
    assert said in row["status"] and "p cannot fall below 0." in row["status"]
    assert row[["p", "low", "detectable"]].isna().all() and row["difference"] > 0


def test_three_outlets_give_all_pairs_with_the_error_of_the_family_held():
    found = compare(articles_of(6, 14, {"x": 12, "y": 8, "z": 6}).drop(columns="event"), between="outlet")
    assert list(zip(found["group_a"], found["group_b"], strict=True)) == [("x", "y"), ("x", "z"), ("y", "z")]
    first, second, third = sorted(found["p"])
    expected = np.maximum.accumulate([min(3 * first, 1), min(2 * second, 1), third])
    assert sorted(found["p_adjusted"]) == pytest.approx(expected)


def test_sentences_are_no_units_of_groups():
    scores = articles_of(7, 3, {"x": 12, "y": 9}).rename(columns={"event": "sentence"})
    with pytest.raises(ValueError, match="the article is the unit"):
        compare(scores, between="outlet")
    with pytest.raises(ValueError, match="paired='topic'"):
        compare(articles_of(7, 3, {"x": 12, "y": 9}), between="outlet", paired="topic")


@pytest.mark.slow
def test_without_a_difference_between_outlets_five_in_a_hundred_are_found():
    runs = [
        compare(articles_of(100 + seed, 10, {"x": 10, "y": 10}), between="outlet", paired="event")
        for seed in range(300)
    ]
    found = pd.concat(runs)
    assert (found["p"] < 0.05).mean() < 0.085
    assert ((found["low"] <= 0) & (found["high"] >= 0)).mean() > 0.90


def test_two_hundred_thousand_articles_are_compared():
    random = np.random.default_rng(2)
    groups = []
    for rate in (0.01, 0.0101):
        words = random.integers(100, 900, 100_000).astype(float)
        values = random.poisson(rate * words)[:, None].astype(float)
        groups.append(Group(values, words, values, np.array([False]), np.zeros(len(words))))
    found = compare_independent(*groups, "article").iloc[0]
    assert found["status"] == "" and found["low"] < -0.1 < found["high"] and found["p"] < 0.01


def test_whether_events_can_mislead_is_told_by_their_shares_of_the_articles_of_each_group():
    """Every article without an event is on one of its own."""
    random, seen = np.random.default_rng(4), []
    for _ in range(400):
        a, b = (
            {name: int(random.integers(1, 6)) for name in ("", "x", "y", "z", "v", "w") if random.random() < 0.6}
            for _ in "ab"
        )
        dense = [
            np.array(
                [own.get(name, 0) for name in "xyzvw"]
                + [one if side == at else 0 for at in (0, 1) for one in [1] * (a, b)[at].get("", 0)],
                float,
            )
            for side, own in enumerate((a, b))
        ]
        if min(each.sum() for each in dense) < 2:
            continue
        shares = [each / each.sum() for each in dense]
        added = ((shares[0] - shares[1]) ** 2).sum()
        allowed = sum((1 - (share**2).sum()) / (each.sum() - 1) for share, each in zip(shares, dense, strict=True))
        if abs(added - 1.5 * allowed) > 1e-9:
            seen.append(added > 1.5 * allowed)
            assert events_can_mislead(a, b) == seen[-1], (a, b)
    assert 50 < sum(seen) < len(seen) - 50
