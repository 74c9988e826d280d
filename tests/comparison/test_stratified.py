"""Articles compared within events: the estimate of a weighted regression, a p that is exact, no event taken for a group."""

import itertools

import numpy as np
import pandas as pd
import pytest
from comparison.events import drawn
from scipy import stats

from analysis import compare
from analysis.comparison.samples import Group
from analysis.comparison.stratified import compare_stratified, least_p


def row(scores, paired="event", **options):
    scores = scores if paired else scores.drop(columns="event", errors="ignore")
    return compare(scores, "outlet", paired=paired, **options).iloc[0]


def fitted(scores, x):
    """The coefficient of the group, its HC2 error and Satterthwaite's degrees of freedom of that, in a regression of rates on group (in `x`) and event."""
    rate, words = (scores["weight"] / scores["words"] * 1000).to_numpy(), scores["words"].to_numpy(float)
    terms = np.column_stack([np.asarray(x, float), pd.get_dummies(scores["event"], dtype=float)])
    bread = np.linalg.inv(terms.T @ (words[:, None] * terms))
    coefficients = bread @ terms.T @ (words * rate)
    leverage = words * np.einsum("ij,jk,ik->i", terms, bread, terms)
    scaled = (words * (rate - terms @ coefficients)) ** 2 / (1 - leverage)
    added = (terms @ bread)[:, 0] ** 2 * scaled
    spread = sum(added[own].sum() ** 2 / (1 - leverage[own]).sum() for own in (terms[:, 0] > 0, terms[:, 0] == 0))
    return coefficients[0], np.sqrt(added.sum()), added.sum() ** 2 / spread


def test_the_difference_and_its_interval_are_those_of_a_regression_with_events():
    scores = drawn(1, [(2, 3), (4, 2), (3, 3)], 1, 5)
    found, expected = row(scores), fitted(scores, scores["outlet"] == "x")
    half = stats.t.ppf(0.975, expected[2]) * expected[1]
    assert found["difference"] == pytest.approx(expected[0])
    assert [found["low"], found["high"]] == pytest.approx([expected[0] - half, expected[0] + half])
    assert (found["unit"], found["n_a"], found["n_b"]) == ("article within event", 9, 8)


def test_p_is_exact_where_there_are_few_permutations():
    scores = drawn(2, [(2, 2), (3, 2)], 1.5, 5)
    places = [np.flatnonzero(scores["event"] == event) for event in ("e0", "e1")]
    ways = itertools.product(itertools.combinations(places[0], 2), itertools.combinations(places[1], 3))

    def t(x):
        difference, error, _ = fitted(scores, x)
        return abs(difference) / error

    every, observed = [t(np.isin(scores.index, [*one, *other])) for one, other in ways], t(scores["outlet"] == "x")
    assert len(every) == 60
    assert row(scores)["p"] == pytest.approx(np.mean([value >= observed - 1e-9 for value in every]))


def test_what_events_do_is_not_taken_for_what_groups_do():
    """x writes mostly on the event with the high level: article by article they differ, within events they do not."""
    scores = drawn(13, [(8, 2), (2, 8)], 0, 0)
    scores.loc[scores["event"] == "e0", "weight"] += 15
    assert row(scores, None)["p"] < 0.05 < row(scores)["p"]


def test_one_event_for_all_is_no_worse_than_none():
    scores = drawn(4, [(10, 10)], 2)
    within, empty = row(scores), row(scores, None)
    pd.testing.assert_series_equal(within, empty)
    assert (within["unit"], within["n_a"], within["dropped"]) == ("article", 10, 0) and within["p"] < 0.05


def test_articles_without_an_event_share_none():
    scores = drawn(6, [(6, 6)]).assign(event="")
    found = row(scores)
    assert (found["unit"], found["n_a"], found["dropped"]) == ("article", 6, 0)


def test_articles_on_other_events_are_dropped_and_counted():
    found = row(drawn(7, [(14, 14), (13, 13), (2, 0)]))
    assert (found["n_a"], found["n_b"], found["dropped"]) == (27, 27, 2)


def test_authors_are_the_units_where_they_have_several_articles():
    scores = drawn(8, [(12, 12)], 1).drop(columns="event")
    by_author = scores.assign(author=[f"{row.outlet}{int(row.article) % 4}" for row in scores.itertuples()])
    by_author = by_author[["outlet", "author", *scores.columns[1:]]]
    found = row(by_author, None, cluster="author")
    assert (found["unit"], found["n_a"], found["n_b"]) == ("author", 4, 4)
    assert found["difference"] == pytest.approx(row(scores, None)["difference"])
    unknown = by_author.assign(author="")
    pd.testing.assert_series_equal(row(unknown, None, cluster="author"), row(scores, None).replace("article", "author"))


def test_the_level_is_held_within_events_of_uneven_size():
    """Two hundred cells at once are as many studies."""
    random, sizes = np.random.default_rng(9), [(1, 3), (2, 1), (3, 2), (2, 2)]
    event = {side: np.repeat([f"e{number}" for number in range(4)], [pair[side] for pair in sizes]) for side in (0, 1)}
    levels = 4 * random.normal(size=(4, 200))
    groups = [
        Group(levels[[int(one[1]) for one in own]] + random.normal(size=(len(own), 200)), np.full(len(own), 1.0),
              np.ones((len(own), 200)), np.ones(200, bool), own)
        for own in event.values()
    ]  # fmt: skip
    found = compare_stratified(*groups, np.ones(200, bool))
    assert 0 < (found["p"] < 0.05).mean() < 0.09
    assert 0.9 < ((found["low"] <= 0) & (found["high"] >= 0)).mean() < 1


@pytest.mark.parametrize(
    ("sizes", "p"), [([(1, 1)] * 3, 0.25), ([(2, 2), (1, 2)], 1 / 18), ([(4, 4)], 2 / 70), ([], 2)]
)
def test_the_smallest_p_that_there_can_be(sizes, p):
    assert least_p(sizes) == pytest.approx(p)


def test_of_many_articles_p_is_that_of_the_normal_distribution(monkeypatch):
    scores = drawn(5, [(6, 5), (4, 6)], 0.6, 5)
    monkeypatch.setattr("analysis.comparison.stratified.LARGE", 21)
    assert row(scores)["p"] != pytest.approx(
        2 * stats.norm.sf(abs(row(scores)["difference"]) / fitted(scores, scores["outlet"] == "x")[1])
    )
    monkeypatch.setattr("analysis.comparison.stratified.LARGE", 20)
    difference, error, _ = fitted(scores, scores["outlet"] == "x")
    assert row(scores)["p"] == pytest.approx(2 * stats.norm.sf(abs(difference) / error))
