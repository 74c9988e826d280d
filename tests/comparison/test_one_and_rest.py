"""One article among many: exact, of its length, unusual only where few are as far."""

import numpy as np
import pandas as pd
import pytest

from analysis import compare
from analysis.comparison.one_and_rest import compare_one_with_rest
from analysis.comparison.samples import Group

COLUMNS = ["group", "article", "measure", "category", "count", "weight", "words"]


def scores_of(one, rest, words=500):
    rows = [("one", "t", "tone", "all", 9, float(one), words)]
    rows += [("the rest", f"r{n}", "tone", "all", 9, float(value), words) for n, value in enumerate(rest)]
    return pd.DataFrame(rows, columns=COLUMNS)


def row(*given, **options):
    return compare(scores_of(*given, **options), "group").iloc[0]


def test_p_is_the_share_of_articles_that_are_as_far_from_all_others():
    random = np.random.default_rng(3)
    rest = random.normal(0, 1, 39)
    every = np.r_[4.0, rest]
    far = np.abs(every - (every.sum() - every) / 39)
    found = row(4.0, rest)
    assert found["p"] == pytest.approx((far >= far[0] - 1e-12).mean())
    assert (found["n_a"], found["n_b"], found["unit"], found["status"]) == (1, 39, "article", "")
    assert found["difference"] == pytest.approx((4.0 - rest.mean()) / 500 * 1000)
    assert found["delta"] == pytest.approx(np.sign(4.0 - rest).mean())


@pytest.mark.parametrize("number", [20, 38, 39, 40, 59, 100])
def test_the_interval_leaves_out_0_where_p_is_below_the_level(number):
    """Six hundred rates of the one article at once, each a cell."""
    values, rest = np.linspace(-4, 4, 600), np.random.default_rng(4).normal(0, 1, (number, 1)).repeat(600, 1)
    signed, event = np.ones(600, bool), np.zeros(number, int)
    one, others = (
        Group(of, np.full(len(of), 500), np.ones(of.shape), signed, event[: len(of)]) for of in (values[None], rest)
    )
    found = compare_one_with_rest(one, others, signed)
    assert ((found["p"] < 0.05) == ((found["low"] > 0) | (found["high"] < 0))).all()
    assert 0 < (found["p"] < 0.05).mean() < 1


def test_with_fewer_than_twenty_others_nothing_is_unusual():
    few, enough = (row(99, np.random.default_rng(5).normal(0, 1, number)) for number in (19, 20))
    assert "too few articles (p cannot fall below 0.05)" in few["status"] and np.isnan(few["p"])
    assert enough["p"] == pytest.approx(1 / 21) and enough["low"] > 0


def test_a_short_article_may_be_farther_from_the_others():
    rest = np.random.default_rng(6).normal(0, 1, 60)
    scores = scores_of(3.5, rest)
    short = scores.assign(words=np.where(scores["group"] == "one", 50, 500))
    short.loc[0, "weight"] = 0.35  # the same rate
    long_p, short_p = (compare(each, "group").loc[0, "p"] for each in (scores, short))
    assert long_p < 0.05 < short_p
