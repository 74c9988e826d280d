"""Two texts compared sentence by sentence: against formulas, statsmodels and simulation."""

import importlib.util

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.comparison import texts
from analysis.comparison.samples import Group
from analysis.comparison.texts import (
    Sentences,
    count_difference,
    score_limits,
    serial_dependence,
    text_rate_limits,
    weight_difference,
    why_not_inferred,
)

RUNS = 800


def text(values, words):
    """A text of one cell."""
    return Sentences(np.array(values, float)[:, None], np.array(words, float)[:, None])


def drawn(seed, n, rate=0.05):
    random = np.random.default_rng(seed)
    words = random.integers(6, 40, n)
    return text(random.poisson(rate * words), words)


def group(values, words, signed=False):
    values = np.array(values, float)[:, None]
    return Group(values, np.array(words, float), np.abs(values), np.array([signed]), np.zeros(len(words), int))


def autoregression(n, rho, seed=1):
    noise, values = np.random.default_rng(seed).standard_normal(n), [0.0]
    for each in noise:
        values.append(rho * values[-1] + each)
    return text(values[1:], [1] * n)


def test_dependence_is_taken_from_the_residuals_of_both_texts():
    a, b = drawn(1, 30), drawn(2, 20)
    products = squares = 0
    for one in (a, b):
        residual = (one.values - one.values.sum() / one.words.sum() * one.words)[:, 0]
        squares += sum(residual**2)
        products += sum(residual[i] * residual[i + 1] for i in range(len(residual) - 1))
    rho = products / squares
    rho = min(max(rho + (1 + 4 * rho) * 2 / 50, 0), 0.8)
    assert serial_dependence(a, b).inflation[0] == pytest.approx((1 + rho) / (1 - rho))
    assert serial_dependence(a, b).cost[0] == pytest.approx(4 / ((1 - rho**2) * 50))


def test_the_inflation_is_that_of_the_autoregression_the_sentences_come_from():
    found = serial_dependence(*(autoregression(4000, 0.5, seed) for seed in (1, 2)))
    assert found.inflation[0] == pytest.approx(3, rel=0.1)
    assert serial_dependence(*(autoregression(4000, -0.5, seed) for seed in (1, 2))).inflation[0] == 1


def test_weights_are_compared_by_welchs_test_with_the_error_inflated():
    a, b = autoregression(60, 0.3, 5), autoregression(40, 0.3, 6)
    found, welch = serial_dependence(a, b), stats.ttest_ind(a.values[:, 0], b.values[:, 0], equal_var=False)
    freedom = 1 / (1 / welch.df + found.cost[0])
    t = welch.statistic / np.sqrt(found.inflation[0])
    apart = weight_difference(a, b)
    assert found.inflation[0] > 1.2
    assert apart["p"][0] == pytest.approx(2 * stats.t.sf(abs(t), freedom))
    half = abs(a.rate - b.rate) / abs(t) * stats.t.ppf(0.975, freedom)
    both = np.concatenate([a.values, b.values]).mean()  # every sentence has one word
    error = sum(((one.values - both) ** 2).sum() / (n := len(one.values)) / (n - 1) for one in (a, b))
    power = stats.t.ppf(0.975, freedom) + stats.t.ppf(0.8, freedom)
    assert apart["detectable"][0] == pytest.approx(power * np.sqrt(error * found.inflation[0]))
    assert [apart["low"][0], apart["high"][0]] == pytest.approx(
        [(a.rate - b.rate - half)[0], (a.rate - b.rate + half)[0]]
    )


@pytest.mark.parametrize(
    ("counts", "sizes", "low", "high"),
    [((14, 5), (400, 380), -7.9962e-05, 0.0470899), ((12, 0), (150, 160), 0.0457651, 0.1398447), ((3, 20), (40, 600), -0.0112691, 0.1875539)],
)  # fmt: skip
def test_the_limits_of_counts_are_those_of_statsmodels(counts, sizes, low, high):
    # statsmodels 0.15: confint_poisson_2indep(14, 400, 5, 380, method="score", compare="diff")
    pair = [(np.array([count / size]), np.array([float(size)])) for count, size in zip(counts, sizes, strict=True)]
    found = score_limits(*pair, np.array([stats.norm.ppf(0.975)]))
    assert [found[0][0], found[1][0]] == pytest.approx([low, high], abs=1e-6)


def test_with_plain_counts_of_equal_lengths_p_is_that_of_the_score_test(monkeypatch):
    monkeypatch.setattr(texts, "serial_dependence", lambda *_: texts.Serial(np.ones(1), np.zeros(1)))
    a, b = (
        text([1] * 14 + [0] * 26, [10] * 40),
        text([1] * 5 + [0] * 33, [10] * 38),
    )  # less dispersed than Poisson: φ is 1
    z = (14 / 400 - 5 / 380) / np.sqrt(
        19 / 780 * (1 / 400 + 1 / 380)
    )  # p = .0507 by test_poisson_2indep(…, method="score")
    assert count_difference(a, b)["p"][0] == pytest.approx(2 * stats.t.sf(z, 76))
    # twice in one place: the same number of marks is more dispersed, and counts for less
    clumped = text([2] * 7 + [0] * 33, [10] * 40)
    assert count_difference(clumped, b)["p"][0] > count_difference(a, b)["p"][0] + 0.02


@pytest.mark.parametrize("apart", [weight_difference, count_difference])
def test_an_interval_leaves_out_0_where_p_is_below_five_percent_and_nowhere_else(apart):
    random = np.random.default_rng(4)
    words = [random.integers(4, 40, (n, RUNS)).astype(float) for n in (12, 30)]
    rates = random.gamma(1, 0.05, (2, RUNS))
    a, b = (Sentences(random.poisson(rate * w).astype(float), w) for rate, w in zip(rates, words, strict=True))
    found = apart(a, b)
    known = np.isfinite(found["low"])
    out = (found["low"] > 0) | (found["high"] < 0)
    assert (out == (found["p"] < 0.05))[known].all() and 0.05 < out[known].mean() < 0.9
    assert (found["low"] <= a.rate - b.rate)[known].all() and (a.rate - b.rate <= found["high"])[known].all()


def test_a_text_without_a_mark_has_an_interval():
    found = count_difference(text([0] * 30, [15] * 30), text([1, 0] * 15, [15] * 30))
    assert found["high"][0] < 0 and found["p"][0] < 0.01 and np.isfinite(found["low"][0])


def test_the_limits_of_one_rate_are_where_the_score_test_rejects():
    one = group([1, 0, 2, 0] * 6, [12, 20, 9, 17] * 6)
    part = Sentences.of(one, np.array([True]))
    found, n = serial_dependence(part), 24
    squares = ((part.values - part.rate * part.words) ** 2).sum()
    dispersion = max(squares * n / (n - 1) / 18, 1) * found.inflation[0]
    critical = stats.t.ppf(0.975, 1 / (1 / (n - 1) + found.cost[0]))
    for limit in text_rate_limits(one):
        assert abs(part.rate[0] - limit[0]) == pytest.approx(critical * np.sqrt(dispersion * limit[0] / part.size[0]))
    weights = group([1, 0, 2, 0] * 6, [12, 20, 9, 17] * 6, signed=True)
    half = critical * np.sqrt(n / (n - 1) * squares / part.size[0] ** 2 * found.inflation[0])
    assert [limit[0] for limit in text_rate_limits(weights)] == pytest.approx(
        [part.rate[0] - half, part.rate[0] + half]
    )
    assert np.isnan(text_rate_limits(group([1] * 7, [10] * 7))).all()


@pytest.mark.parametrize(
    ("a", "b", "signed", "status"),
    [
        ([1, 0] * 10, [1, 0] * 10, False, ""),
        ([1, 0] * 10, [0] * 20, False, ""),  # ten with a mark, and five expected in either
        ([1, 0] * 10, [0] * 20, True, ""),
        ([1, 0] * 10, [0] * 10, True, "too sparse"),  # weights: none of the three expected
        ([1, 0] * 10, [0] * 10, False, ""),
        ([1, 0] * 10, [1, 0, 0, 0] + [0] * 6, True, ""),
        ([1, 0] * 9, [0] * 18, False, "too sparse"),
        ([1] * 10 + [0] * 90, [0] * 8, False, "too sparse"),  # fewer than one expected in the short text
        ([1] * 60, [1] * 7, False, "too few sentences (fewer than 8 in one of the texts)"),
    ],
)
def test_each_text_needs_sentences_and_marks(a, b, signed, status):
    groups = [group(values, [10] * len(values), signed) for values in (a, b)]
    assert why_not_inferred(*groups).tolist() == why_not_inferred(*groups[::-1]).tolist() == [status]


def test_the_test_holds_its_level_when_sentence_lengths_differ():
    """Equal rates, 25 short against 60 long sentences: the case in which an unstudentised test errs in 10 %."""
    random, pair = np.random.default_rng(11), []
    for n, low, high in ((25, 8, 22), (60, 20, 44)):
        words = random.integers(low, high, (n, 5 * RUNS)).astype(float)
        pair.append(
            Sentences(random.poisson(random.gamma(1.5, 1 / 1.5, words.shape) * 0.03 * words).astype(float), words)
        )
    wrong = (count_difference(*pair)["p"] < 0.05).mean()
    assert 0.02 < wrong < 0.06, "a true level of 5 % gives more than 6 % in 4,000 runs once in five hundred"


@pytest.fixture(scope="module")
def calibration(root):
    path = root / "benchmarks" / "calibration.py"
    spec = importlib.util.spec_from_file_location("calibration", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_in_the_docs_is_that_of_the_benchmark_and_no_design_errs_too_often(calibration, root):
    table = pd.read_csv(root / "benchmarks" / "calibration.csv")
    assert (table["established"] <= 0.06).all() and len(table) == len(calibration.DESIGNS) + 2
    assert calibration.markdown(table) in (root / "docs" / "statistics.md").read_text("utf-8")


@pytest.fixture(scope="module")
def sampler(calibration):
    """Sentences that look like those of op-eds: a few hedges, a tone of many zeros."""
    random = np.random.default_rng(3)
    words = random.integers(4, 40, 600).astype(float)
    marks = random.poisson(0.05 * words).astype(float)
    columns = {"words": words, "marks": marks}
    columns |= {str(cell): random.poisson(0.02 * words).astype(float) for cell in calibration.DEFAULT}
    columns[str(calibration.TONE)] = marks * random.normal(-0.1, 1.5, 600)
    return calibration.Sampler(pd.DataFrame(columns), RUNS)


@pytest.mark.parametrize(("sizes", "lag"), [([40] * 2, 0.0), ([40] * 4, 0.0), ([8, 60], 0.0), ([40] * 2, 0.3)])
def test_few_reports_on_texts_that_do_not_differ_establish_anything(calibration, sampler, sizes, lag):
    row = calibration.of_articles(sampler, sizes, lag)
    assert row["established"] < 0.075, "a true level of 5 % gives more in 800 reports once in a thousand"
    assert row["tone coverage"] > 0.925 and row["hedges power"] > 0.1
