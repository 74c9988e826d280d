"""Where an interval states a side."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison.rates import is_clear


@pytest.mark.parametrize(
    ("low", "high", "clear"),
    [(0.1, 2.0, True), (-2.0, -0.1, True), (-1.0, 1.0, False), (0.0, 2.0, False), (-2.0, 0.0, False), (np.nan, np.nan, False)],
)  # fmt: skip
def test_an_interval_is_clear_where_0_is_outside(low, high, clear):
    assert is_clear(pd.DataFrame({"low": [low], "high": [high]})).tolist() == [clear]
