"""p values and their adjustment, against numbers of R 4.2.2."""

import itertools

import numpy as np
import pytest
from scipy import stats

from analysis.comparison import permutations
from analysis.comparison.permutations import holm, permutation_p, signed_rank_p
from analysis.comparison.samples import Group

P = np.array([0.01, 0.04, 0.03, 0.20, 0.005])


def test_signed_ranks_are_wilcoxons():
    # wilcox.test(c(1.1,2.3,-.4,3.2,.9,1.7,2.8,-.2,1.5), exact=TRUE)$p.value
    apart = np.array([[1.1, 2.3, -0.4, 3.2, 0.9, 1.7, 2.8, -0.2, 1.5]]).T
    assert signed_rank_p(apart, np.array([True])) == pytest.approx(0.01953125)


def test_adjusted_p_values_are_those_of_p_adjust():
    # p.adjust(c(.01,.04,.03,.20,.005), "holm")
    assert holm(P) == pytest.approx([0.04, 0.09, 0.09, 0.2, 0.025])


def group(values, words, signed):
    values = np.array(values, float)[:, None]
    return Group(values, np.array(words, float), values, np.array([signed]), np.zeros(len(words), int))


def studentised(a, b, signed):
    """|Difference| over its standard error, of two lists of (value, words), by the textbook's formula."""
    found = []
    for part in (a, b):
        value, words = np.array(part, float).T
        rate = value.sum() / words.sum()
        square = len(part) * np.var(value - rate * words, ddof=1) / words.sum() ** 2
        raised = rate + 0.25 / words.sum()
        found.append((rate, square) if signed else (np.sqrt(raised), square / (4 * raised)))
    (rate_a, square_a), (rate_b, square_b) = found
    return 0 if rate_a == rate_b else abs(rate_a - rate_b) / np.sqrt(square_a + square_b)


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(("n_a", "n_b"), [(3, 6), (2, 7), (4, 4)])
def test_p_is_the_share_of_all_divisions_that_set_the_groups_as_far_apart(n_a, n_b, signed, monkeypatch):
    random = np.random.default_rng(n_a)
    words = random.integers(5, 30, n_a + n_b)
    values = random.normal(size=n_a + n_b) if signed else random.poisson(words / 5)
    units = list(zip(values, words, strict=True))
    observed, found = studentised(units[:n_a], units[n_a:], signed), []
    for chosen in itertools.combinations(range(n_a + n_b), n_a):
        rest = [unit for at, unit in enumerate(units) if at not in chosen]
        found.append(studentised([units[at] for at in chosen], rest, signed))
    groups = group(values[:n_a], words[:n_a], signed), group(values[n_a:], words[n_a:], signed)
    p = np.mean(np.array(found) >= observed * (1 - 1e-9))
    assert permutation_p(*groups, np.array([True])) == pytest.approx(p)
    assert np.isnan(permutation_p(*groups, np.array([False]))).all()
    monkeypatch.setattr(permutations, "LARGE", n_a + n_b - 1)  # one more, and p is that of a normal distribution
    assert permutation_p(*groups, np.array([True])) == pytest.approx(2 * stats.norm.sf(observed))


def test_a_sample_of_the_divisions_counts_the_one_observed():
    """Of 9,999 divisions none is as far apart as these groups: p is 1 in 10,000, and never 0."""
    groups = group([0] * 20, [10] * 20, True), group([1] * 19 + [0], [10] * 20, True)
    assert permutation_p(*groups, np.array([True])) == pytest.approx(1 / 10_000)


def test_among_many_units_p_is_the_limit_of_the_permutations(monkeypatch):
    random = np.random.default_rng(1)
    words = random.integers(100, 900, 900).astype(float)
    values = random.poisson(np.outer(words, [0.01, 0.01, 0.011, 0.02])).astype(float)
    values[:400, 2:] += random.poisson(0.4, (400, 2))
    both = Group(values, words, values, np.array([False, True] * 2), np.zeros(900, int))
    sides = both[np.arange(400)], both[np.arange(400, 900)], np.ones(4, bool)
    apart = random.normal([0.0, 0.04, 0.08, 0.1], 1, (900, 4))
    permuted = permutation_p(*sides), signed_rank_p(apart, np.ones(4, bool))
    monkeypatch.setattr("analysis.comparison.permutations.LARGE", 500)
    limits = permutation_p(*sides), signed_rank_p(apart, np.ones(4, bool))
    np.testing.assert_allclose(limits, permuted, atol=0.015)
    assert not np.array_equal(limits, permuted)
    assert np.ptp(permuted) > 0.3
