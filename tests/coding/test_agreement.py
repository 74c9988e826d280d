"""Agreement and corrected figures, against published examples and populations whose truth is known."""

import numpy as np
import pandas as pd
import pytest
from coded import coders, figure, small_key

from analysis.coding.agreement import accuracy_rates, alpha, bootstrap_alpha, sample_agreement
from analysis.coding.sample_codes import coder_votes


def test_alpha_is_krippendorffs():
    """His two published examples: binary without missing codes .095; ordinal with missing ones .815."""
    binary = pd.DataFrame({"a": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], "b": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]}, dtype="float64")
    lines = "1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3", "* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *"
    ordinal = pd.DataFrame([[np.nan if code == "*" else float(code) for code in line.split()] for line in lines]).T
    for data, n, expected in ((binary, 10, 0.095), (ordinal, 11, 0.815)):
        found, value, low, high = alpha(data, pd.Series(0, index=data.index))
        assert (found, round(value, 3)) == (n, expected)
        assert low < value < high


def test_the_bootstrap_computes_the_alpha_of_nltk():
    codes = np.array([[0, 0], [1, 1], [1, -1], [0, 1], [-1, -1]])
    counts = np.stack([(codes == value).sum(1) for value in (-1, 0, 1)], axis=1).astype(float)
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(3)
    table = pd.DataFrame(codes, dtype="float64")
    _, value, _, _ = alpha(table, pd.Series(0, index=table.index))
    assert bootstrap_alpha(pairs.sum(0)[None])[0] == pytest.approx(value)


def test_alpha_of_one_code_alone_is_unknown():
    data = pd.DataFrame({"a": [0.0] * 5, "b": [0.0] * 5})
    assert np.isnan(alpha(data, pd.Series(0, index=data.index))[1])


def test_precision_recall_and_share_weigh_the_strata_as_in_the_articles():
    """10 of 20 marked and 10 of 180 unmarked sentences coded: 8 and 1 hold it, so 16 and 18 in the articles."""
    key = small_key([1] * 10 + [0] * 10, {0: 180, 1: 20})
    codes = coders(key, [1] * 8 + [0] * 2 + [1] + [0] * 9)
    found = sample_agreement(codes, key)
    precision, recall, measured, corrected = (
        figure(found, name)["value"] for name in ("precision", "recall", "measured", "corrected")
    )
    assert (precision, recall, measured, corrected) == pytest.approx((0.8, 16 / 34, 0.1, 0.17))
    assert corrected == pytest.approx(measured * precision / recall)
    specificity = 162 / 166
    assert corrected == pytest.approx((measured + specificity - 1) / (recall + specificity - 1))


def test_everything_coded_leaves_nothing_uncertain():
    key = small_key([1] * 4 + [0] * 6, {0: 6, 1: 4})
    found = sample_agreement(coders(key, [1, 1, 1, 0, 1, 0, 0, 0, 0, 0]), key)
    for name, value in (("precision", 0.75), ("recall", 0.75), ("corrected", 0.4)):
        assert tuple(figure(found, name)[["value", "low", "high"]]) == pytest.approx((value,) * 3)


def test_the_corrected_share_is_unbiased_and_the_naive_one_is_not():
    """A population whose truth is known: 300 marked (70 % rightly), 2,700 unmarked (10 % missed); 60 + 60 are coded."""
    drawn, truth = np.random.default_rng(5), (210 + 270) / 3000
    population = {1: np.arange(300) < 210, 0: np.arange(2700) < 270}
    key = small_key([1] * 60 + [0] * 60, {0: 2700, 1: 300})
    values = pd.Series({row["id"]: row["value"] for row in key["rows"]})
    found, naive = [], []
    for _ in range(60):
        codes = coders(key, np.concatenate([drawn.choice(population[value], 60, replace=False) for value in (1, 0)]))
        naive.append(codes["c0"].mean())
        found.append(accuracy_rates(coder_votes(codes, [0, 1]), values, {0: 2700, 1: 300}, 1)[3][3:])
    value, low, high = np.array(found).T
    error = value.std() / np.sqrt(len(value))
    assert abs(value.mean() - truth) < 2.5 * error < 0.02
    assert np.mean(naive) > 2 * truth
    assert abs(0.1 - truth) > 5 * error  # the measured share, uncorrected
    assert ((low <= truth) & (truth <= high)).mean() >= 0.9


def test_no_miss_found_is_not_no_miss():
    key = small_key([1] * 10 + [0] * 50, {0: 1_000_000, 1: 20_000})
    row = figure(sample_agreement(coders(key, [1] * 10 + [0] * 50), key), "recall")
    assert row["value"] == 1 == row["high"]
    assert row["low"] < 0.7
