"""Intervals and effect sizes, against numbers of R 4.2.2 (its commands beside them) and of published examples."""

import numpy as np
import pytest
from scipy import stats

from analysis.comparison.inference import (
    cliffs_delta,
    difference_limits,
    joined_limits,
    log2_ratio,
    rate_limits,
    unequal_p,
)
from analysis.comparison.samples import Group

# va <- c(3,0,1,2,0,1,4,0,2,1,0,3); wa <- c(21,14,30,25,9,17,33,12,28,19,22,26); ra <- sum(va)/sum(wa)
# vb <- c(1,0,0,2,1,0,0,1,0,3);     wb <- c(18,25,11,30,16,27,13,22,9,35);       rb <- sum(vb)/sum(wb)
A = [3, 0, 1, 2, 0, 1, 4, 0, 2, 1, 0, 3], [21, 14, 30, 25, 9, 17, 33, 12, 28, 19, 22, 26]
B = [1, 0, 0, 2, 1, 0, 0, 1, 0, 3], [18, 25, 11, 30, 16, 27, 13, 22, 9, 35]


def group(values, words):
    """The same numbers as marks, and as weights."""
    both = np.array([values, values], float).T
    return Group(both, np.array(words, float), both, np.array([False, True]), np.zeros(len(words), int))


def test_the_interval_of_weights_is_rs_welch_interval_of_the_linearised_ratio():
    # 1000 * t.test((va-ra*wa)/mean(wa)+ra, (vb-rb*wb)/mean(wb)+rb)$conf.int
    low, high = difference_limits(group(*A), group(*B))
    assert [low[1] * 1000, high[1] * 1000] == pytest.approx([-12.79140995, 67.93400703])


def test_the_limits_of_counts_are_those_computed_in_r():
    # lim <- function(v,w) { n <- length(v); r <- sum(v)/sum(w); se <- sd(v-r*w)/sqrt(n)/mean(w)
    #   s <- sqrt(r+.25/sum(w)); h <- qt(.975,n-1)*se/(2*s); 1000*c(max(s-h,0)^2, (s+h)^2) }; la <- lim(va,wa); lb <- lim(vb,wb)
    # 1000*(ra-rb) + c(-1,1) * sqrt(c((1000*ra-la[1])^2+(lb[2]-1000*rb)^2, (la[2]-1000*ra)^2+(1000*rb-lb[1])^2))
    assert rate_limits(group(*A))[0][0] * 1000 == pytest.approx(39.2135164)
    assert rate_limits(group(*A))[1][0] * 1000 == pytest.approx(103.1308749)
    low, high = difference_limits(group(*A), group(*B))
    assert [low[0] * 1000, high[0] * 1000] == pytest.approx([-17.04115397, 70.63586712])


def test_p_of_groups_that_scatter_differently_is_welchs_and_the_jackknifes():
    """Of weights in units of one length; then, of units of any length, the error and its degrees of freedom as quadratic forms; of counts by a loop."""
    words, other = np.full(6, 200.0), np.full(9, 200.0)
    values = [np.arange(6.0) ** 2, 40 - np.arange(9.0) ** 1.5]
    a, b = (
        Group(v[:, None], w, v[:, None], np.array([True]), np.zeros(len(w), int))
        for v, w in zip(values, (words, other), strict=True)
    )
    assert unequal_p(a, b)[0] == pytest.approx(stats.ttest_ind(*values, equal_var=False).pvalue)
    rates, squares, freedoms, logs, jackknifed = [], [], [], [], []
    for v, w in (np.array(A, float), np.array(B, float)):
        share, n = w / w.sum(), len(w)
        away = np.eye(n) - np.ones((n, 1)) @ share[None]
        form = away.T @ np.diag(share**2 / np.diag(away @ away.T)) @ away
        rates.append(v.sum() / w.sum())
        squares.append((v / w) @ form @ (v / w))
        freedoms.append(np.trace(form) ** 2 / np.trace(form @ form))
        without = [np.log((np.delete(v, i).sum() + 0.25) / np.delete(w, i).sum()) for i in range(n)]
        logs.append(np.log((v.sum() + 0.25) / w.sum()))
        jackknifed.append((n - 1) * np.var(without))
    p = [
        2
        * stats.t.sf(
            abs(r[0] - r[1]) / sum(s) ** 0.5, sum(s) ** 2 / sum(x**2 / f for x, f in zip(s, free, strict=True))
        )
        for r, s, free in ((logs, jackknifed, (11, 9)), (rates, squares, freedoms))
    ]
    assert unequal_p(group(*A), group(*B)) == pytest.approx(p)


def test_limits_are_joined_as_in_the_published_example():
    """56 of 70 against 48 of 80: Newcombe (1998, Statistics in Medicine 17, 873–890), method 10, which Zou & Donner's rule contains."""
    wilson = [stats.binomtest(k, n).proportion_ci(method="wilson") for k, n in ((56, 70), (48, 80))]
    assert joined_limits(0.8, wilson[0], 0.6, wilson[1]) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_the_log_ratio_has_a_half_for_no_count_and_none_where_nothing_is_counted():
    none, one, three = (group([count, 0], [10, 10]) for count in (0, 1, 3))
    assert log2_ratio(three, one)[0] == pytest.approx(np.log2(3))
    assert log2_ratio(three, none)[0] == pytest.approx(np.log2(3 / 0.5))
    assert np.isnan([log2_ratio(none, none)[0], log2_ratio(three, one)[1]]).all()  # nothing; weights


def test_cliffs_delta_is_that_of_rs_rank_sum():
    # 2*wilcox.test(va/wa, vb/wb)$statistic/120 - 1
    assert cliffs_delta(group(*A), group(*B))[0] == pytest.approx(0.2666666667)
