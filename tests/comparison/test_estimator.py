"""The difference estimator: against ppi-python, by hand, and at its limits."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison.estimator import estimate, estimate_limits, strata_of, stratum_shares

# Codes and the measure of two samples, and of all sentences the measure's mean
CODES = {
    "a": [1, 0, 1, 1, 0, 1, 1, -1, -1, -1, -1, 1, 1, -1, 0, 1, -1, 1, -1, 0],
    "b": [0, 0, 0, 1, 1, -1, 0, 0, 0, -1, -1, 0, 1, -1, 0, 1, 1, -1, -1, 1, -1, -1, 0, 1],
}
MEASURE = {
    "a": [-0.21, 0.06, 0.14, 1.06, 0.29, 0.79, -0.61, -0.82, -0.53, -0.43, -1.42, 0.61, 0.31, -0.99, 0.84, 0.42, -0.52, 1.43, -0.85, 0.13],
    "b": [0.6, 0.29, -0.11, 1.0, 0.4, -0.17, -0.1, 0.25, -0.87, -0.59, -1.81, -1.32, 0.42, -1.34, 0.0, 1.95, 0.1, -1.17, -0.68, 0.9, -0.91,
          -0.92, 0.32, 0.91],
}  # fmt: skip
MEAN = {"a": 0.25, "b": -0.05}
SIDE = np.array([1, -1])


# ppi-python 0.2.3, for lam in (0, 0.5, 1), of each group: ppi_mean_ci(codes, measure, np.full(10**7, mean), alpha=0.05, lam=lam); the
# difference of the two middles, and of the halves ÷ 1.959964 the root of the summed squares
REFERENCE = {0: (0.141666667, 0.255869749), 0.5: (0.239791667, 0.183331046), 1: (0.337916667, 0.177051310)}


def one_stratum(size=10**9):
    """Each group as one stratum, of which there are so many sentences."""
    rows = []
    for group, own in CODES.items():
        spread = np.cov(own, MEASURE[group])
        rows.append(
            [
                size,
                len(own),
                np.mean(own),
                np.mean(MEASURE[group]),
                MEAN[group],
                spread[0, 0],
                spread[0, 1],
                spread[1, 1],
            ]
        )
    return np.array(rows)


@pytest.mark.parametrize(("tuning", "reference"), REFERENCE.items())
def test_it_is_prediction_powered_inference(tuning, reference):
    table = one_stratum()
    table[:, 5:] *= (1 - 1 / table[:, 1])[:, None]  # ppi-python divides by n
    found = estimate(table, SIDE, tuning)
    assert (float(found["difference"]), float(np.sqrt(found["square"]))) == pytest.approx(reference, rel=1e-6)


def test_the_tuning_makes_the_variance_least():
    found = estimate(one_stratum(), SIDE)
    grid = [float(estimate(one_stratum(), SIDE, tuning)["square"]) for tuning in np.linspace(0, 2, 2001)]
    assert float(found["tuning"]) == pytest.approx(np.argmin(grid) / 1000, abs=1e-3)
    assert float(found["square"]) <= min(grid)


def test_where_everything_is_coded_there_is_no_error():
    whole = one_stratum()
    whole[:, 0] = whole[:, 1]
    assert float(estimate(one_stratum(size=30), SIDE)["square"]) > 0 == float(estimate(whole, SIDE)["square"])


def test_a_stratum_has_the_moments_of_its_coded_sentences():
    sample = pd.DataFrame({"group": "left", "value": [0, 0, 1, 1, 2], "weight": [0.0, 2.0, 1.0, 1.0, 3.0],
                           "code": [0.0, 1.0, 1.0, 1.0, np.nan]})  # fmt: skip
    strata = pd.DataFrame({"group": ["left"] * 3 + ["right"], "value": [0, 1, 2, 0], "sentences": [10, 4, 3, 0],
                           "weight": [0.5, 1.0, 3.0, 0.0]})  # fmt: skip
    first, second, third = strata_of(sample, strata, (0, 1)).itertuples(index=False)  # none of right has a sentence
    assert first == ("left", 0, 10, 2, 0.5, 1.0, 0.5, 0.5, 1.0, 2.0)
    assert second[:7] == ("left", 1, 4, 2, 1.0, 1.0, 1.0)
    assert second[7:] == pytest.approx((5 / 36, 0, 0))  # both have the code: with half a sentence more of each, 5/6 do
    assert third[:4] == ("left", 2, 3, 0) and np.isnan([*third[4:6], *third[7:]]).all()


def test_a_stratum_has_its_share_of_its_own_group():
    assert stratum_shares(np.array([30, 10, 20]), np.array([1, 1, -1])).tolist() == [0.75, 0.25, 1]


@pytest.mark.parametrize(("freedom", "half", "p"), [(10, 2.228, 0.0734), (0, 12.706, 0.2952)])
def test_limits_are_student_s_with_at_least_one_degree_of_freedom(freedom, half, p):
    found = {"difference": np.array(2.0), "square": np.array(1.0), "freedom": np.array(freedom)}
    assert [float(one) for one in estimate_limits(found)] == pytest.approx([2 - half, 2 + half, p], abs=1e-3)
