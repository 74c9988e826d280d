"""Shares of coded sentences: against another maximiser, published limits and simulation."""

import numpy as np
import pandas as pd
import pytest
from scipy import optimize, stats

from analysis.comparison import proportions
from analysis.comparison.compare import compare
from analysis.comparison.proportions import share_difference, share_limits
from analysis.comparison.rates import group_rates
from analysis.comparison.texts import Sentences, serial_dependence

CRITICAL = stats.norm.ppf(0.975)


def shares(count, size):
    return np.array([count / size]), np.array([float(size)])


def text(codes):
    return Sentences(np.array(codes, float).reshape(len(codes), -1), np.ones((len(codes), 1)))


def shuffled(coded, n, seed=3):
    return text(np.random.default_rng(seed).permutation([1] * coded + [0] * (n - coded)))


@pytest.mark.parametrize(
    ("a", "b", "limits"),
    # Newcombe, R. G. (1998). Statistics in Medicine, 17, 873–890, table II, Miettinen and Nurminen's method
    [((56, 70), (48, 80), (0.0528, 0.3382)), ((9, 10), (3, 10), (0.1700, 0.8406))],
)
def test_limits_are_those_that_newcombe_prints(a, b, limits):
    low, high = proportions._score_limits(shares(*a), shares(*b), np.array([CRITICAL]))
    assert (low[0], high[0]) == pytest.approx(limits, abs=5e-5)


@pytest.mark.parametrize("delta", [-0.7, -0.2, 0.0, 0.15, 0.6, 0.95])
@pytest.mark.parametrize(("a", "n", "b", "m"), [(5, 55, 13, 26), (0, 30, 12, 40), (30, 30, 1, 9), (0, 12, 0, 20)])
def test_the_likeliest_shares_that_differ_so_are_found(a, n, b, m, delta):
    def unlikely(share):
        return -stats.binom.logpmf(a, n, share + delta) - stats.binom.logpmf(b, m, share)

    sides = (max(0, -delta) + 1e-9, min(1, 1 - delta) - 1e-9)
    best = optimize.minimize_scalar(unlikely, bounds=sides, method="bounded", options={"xatol": 1e-9}).x
    found = proportions._likeliest(*(np.array([float(x)]) for x in (a, n, b, m)), np.array([delta]))
    assert found[0] == pytest.approx(best, abs=1e-5)


def test_independent_sentences_of_long_texts_have_the_p_and_the_limits_of_independent_trials():
    a, b = shuffled(560, 700), shuffled(600, 800)
    plain = (serial_dependence(a, b).inflation[0], serial_dependence(a, b).cost[0])
    assert plain == (pytest.approx(1, abs=0.1), pytest.approx(0, abs=0.01))
    found = {name: values[0] for name, values in share_difference(a, b).items()}
    spread = np.sqrt(1160 / 1500 * 340 / 1500 * (1 / 700 + 1 / 800) * 1500 / 1499)
    assert found["p"] == pytest.approx(2 * stats.norm.sf(0.05 / spread / np.sqrt(plain[0])), rel=0.05)
    assert (found["p"] < 0.05) == (found["low"] > 0 or found["high"] < 0)
    assert found["detectable"] == pytest.approx(2.8 * spread * np.sqrt(plain[0]), rel=0.02)
    wilson = stats.binomtest(600, 800).proportion_ci(method="wilson")
    assert np.ravel(share_limits(b)) == pytest.approx([wilson.low, wilson.high], abs=0.004)


def test_a_code_that_no_sentence_of_a_text_has_is_compared_too():
    found = {name: values[0] for name, values in share_difference(shuffled(0, 30), shuffled(12, 40)).items()}
    assert -1 < found["low"] < -0.3 < found["high"] < 0 and found["p"] < 0.05
    low, high = share_limits(shuffled(0, 30))
    assert low[0] == pytest.approx(0) and 0 < high[0] < 0.2


def test_the_level_holds_though_neighbours_resemble_each_other():
    """Sentences have the code where an autoregression of .5 is below a threshold; 2,000 pairs of texts at once."""
    random = np.random.default_rng(7)

    def drawn(n):
        noise = random.standard_normal((n, 2000))
        for i in range(1, n):
            noise[i] = 0.5 * noise[i - 1] + np.sqrt(0.75) * noise[i]
        return Sentences((noise < -0.5).astype(float), np.ones((n, 1)))

    found = share_difference(drawn(26), drawn(55))
    wrong = (found["p"] < 0.05).mean()
    assert 0.02 < wrong < 0.06
    assert ((found["low"] > 0) | (found["high"] < 0)).mean() == pytest.approx(wrong, abs=1e-3)


def test_sentences_that_have_a_code_or_not_are_compared_as_shares():
    """Ten of thirty sentences against four of thirty, which as counts of marks a word would have wider limits."""
    rows = [
        {"article": name, "sentence": i, "measure": "framing", "category": "issue.x", "words": 1, "count": int(i % every == 0), "weight": 0.0}
        for name, every in (("a", 2), ("b", 8)) for i in range(40)
    ]  # fmt: skip
    scores = pd.DataFrame(rows)
    row, as_counts = (compare(scores.assign(words=words), family=[]).iloc[0] for words in (1, 2))
    assert row["rate_a"] == 500 and as_counts["rate_a"] == 250
    assert row["high"] - row["low"] < 2 * (as_counts["high"] - as_counts["low"]) and row["p"] < as_counts["p"]
    rates = group_rates(scores)
    assert (rates["low"] > 0).all() and (rates["high"] < 1000).all()
