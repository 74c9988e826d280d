"""p values and their adjustment, against numbers of R 4.2.2."""

import numpy as np
import pytest

from analysis.comparison.permutations import benjamini_hochberg, holm, signed_rank_p

P = np.array([0.01, 0.04, 0.03, 0.20, 0.005])


def test_signed_ranks_are_wilcoxons():
    # wilcox.test(c(1.1,2.3,-.4,3.2,.9,1.7,2.8,-.2,1.5), exact=TRUE)$p.value
    apart = np.array([[1.1, 2.3, -0.4, 3.2, 0.9, 1.7, 2.8, -0.2, 1.5]]).T
    assert signed_rank_p(apart, np.array([True])) == pytest.approx(0.01953125)


def test_adjusted_p_values_are_those_of_p_adjust():
    # p.adjust(c(.01,.04,.03,.20,.005), "BH"); p.adjust(…, "holm")
    assert benjamini_hochberg(P) == pytest.approx([0.025, 0.05, 0.05, 0.2, 0.025])
    assert holm(P) == pytest.approx([0.04, 0.09, 0.09, 0.2, 0.025])
