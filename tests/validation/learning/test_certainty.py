"""The threshold of certainty."""

import numpy as np
import pytest

from analysis.validation.learning.certainty import best_threshold


def test_the_best_threshold_lies_amid_those_that_tell_the_two_sides_apart():
    scores = np.array([-3.0, -2.5, -2.0, -1.0, 0.0, 1.0])
    assert best_threshold(scores, np.array([1, 1, 1, 0, 0, 0])) == (-1.7, -1.7, -1.25, 1.0)
    threshold, _, _, f1 = best_threshold(scores, np.array([1, 1, 0, 1, 0, 0]))
    assert (threshold, f1) == (-0.7, pytest.approx(6 / 7))
