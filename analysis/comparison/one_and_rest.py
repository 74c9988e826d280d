"""One article and many others in; for each cell how far its rate is from theirs, and whether it is unusual among them, out."""

import math

import numpy as np

from analysis.comparison.inference import cliffs_delta, ratio
from analysis.comparison.permutations import TOLERANCE
from analysis.comparison.samples import Group

LEVEL = 0.05


def compare_one_with_rest(one: Group, rest: Group, wanted: np.ndarray) -> dict[str, np.ndarray]:
    """The columns that `analysis.comparison.pairs` reports for each cell; p only for the `wanted` ones.

    The distance of each article, the first included, is that of its rate from the rate of all others, times the root of its length, as
    short articles scatter more. p is the share of articles that are at least as far as the first. It is exact if the
    article is of the same kind as the others (a conformal p value; Vovk, V., Gammerman, A., & Shafer, G. (2005). Algorithmic learning
    in a random world. Springer). The interval is the difference ± the distance within which 95 % of the articles lie, so that it
    excludes 0 if p < .05. It does not say how precisely the article's own rate is known.
    """
    values, words = np.concatenate([one.values, rest.values]), np.r_[one.words, rest.words].astype(float)[:, None]
    others = (values.sum(0) - values) / (words.sum() - words)
    far = np.abs(values / words - others) * np.sqrt(words)
    number = len(words)
    p = np.where(wanted, (far >= far[0] * TOLERANCE).mean(0), np.nan)
    most = (
        math.ceil(LEVEL * number - 1e-9) - 2
    )  # the most other articles as far as this one with which p is below the level
    edge = (
        np.sort(far[1:], axis=0)[::-1][most] / np.sqrt(one.words[0]) if most >= 0 else np.full(values.shape[1], np.nan)
    )
    rate_a, rate_b = one.values[0] / one.words[0], ratio(rest)[0]
    nothing = np.full(len(rate_b), np.nan)
    return {"rate_a": rate_a, "rate_b": rate_b, "difference": rate_a - rate_b, "low": rate_a - rate_b - edge,
            "high": rate_a - rate_b + edge, "p": p, "delta": cliffs_delta(one, rest), "detectable": nothing,
            "baseline": nothing}  # fmt: skip
