"""Codes of the same places by three people, and by whoever else a test needs: what tests of models as coders share."""

import numpy as np

from analysis.core.schema import table


def coded(coder, kind, values, measure="tone"):
    return table("codes", [(f"t{at % 4}", 10 * at, 10 * at + 9, measure, "all", value, coder, kind, "v", "", "", "")
                           for at, value in enumerate(values)])  # fmt: skip


def noisy(truth, right, seed):
    random = np.random.default_rng(seed)
    return np.where(random.random(len(truth)) < right, truth, random.integers(-1, 2, len(truth)))


TRUTH = np.random.default_rng(0).integers(-1, 2, 600)
PEOPLE = [coded(name, "person", noisy(TRUTH, 0.85, seed)) for seed, name in enumerate(("anna", "ben", "eva"), 1)]
