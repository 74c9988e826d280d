"""Texts whose sentences have a code or not in; the interval and p of a difference of shares, and the limits of one share, out.

The variance of a share s of n independent sentences is s(1 − s)/n. Neighbouring sentences resemble each other, which counts as so many
fewer sentences (`analysis.comparison.texts.serial_dependence`). How often that errs is measured by `benchmarks/calibration.py`.
"""

import numpy as np
from scipy.special import stdtr, stdtrit

from analysis.comparison.texts import Limits, Sentences, last_not_rejected, power_factor, serial_dependence


def share_difference(a: Sentences, b: Sentences) -> dict[str, np.ndarray]:
    """`low`, `high`, `p` and `detectable` of a difference of shares, from their score test, with Student's t in place of the normal.

    The interval holds every difference that is not rejected: Miettinen, O., & Nurminen, M. (1985). Comparative analysis of two rates.
    Statistics in Medicine, 4(2), 213–226. So p and interval agree, and a text without the code has an interval too.
    """
    found, n = serial_dependence(a, b), len(a.values) + len(b.values)
    freedom = 1 / (1 / (n - 2) + found.cost)
    size_a, size_b = (len(text.values) / found.inflation for text in (a, b))  # as of so many independent sentences
    pooled = (a.rate * size_a + b.rate * size_b) / (size_a + size_b)
    spread = np.sqrt(_square(pooled, pooled, size_a, size_b))
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.where(a.rate == b.rate, 1, 2 * stdtr(freedom, -np.abs(a.rate - b.rate) / spread))
    low, high = _score_limits((a.rate, size_a), (b.rate, size_b), stdtrit(freedom, 0.975))
    return {"low": low, "high": high, "p": p, "detectable": power_factor(freedom) * spread}


def share_limits(text: Sentences) -> Limits:
    """95 % limits of each share of one text: Wilson, E. B. (1927). Probable inference. Journal of the American Statistical Association, 22, 209–212."""
    found, n = serial_dependence(text), len(text.values)
    size = n / found.inflation
    one = stdtrit(1 / (1 / (n - 1) + found.cost), 0.975) ** 2 / size
    middle, half = text.rate + one / 2, np.sqrt(one * text.rate * (1 - text.rate) + one**2 / 4)
    return (middle - half) / (1 + one), (middle + half) / (1 + one)


def _square(share_a, share_b, size_a, size_b):
    """The squared error of a difference of shares, were these the true ones."""
    size = size_a + size_b
    return (share_a * (1 - share_a) / size_a + share_b * (1 - share_b) / size_b) * size / (size - 1)


def _score_limits(a, b, critical):
    (rate_a, size_a), (rate_b, size_b) = a, b
    apart = rate_a - rate_b

    def rejected(delta):
        likeliest_b = _likeliest(rate_a * size_a, size_a, rate_b * size_b, size_b, delta)
        return (apart - delta) ** 2 > critical**2 * _square(likeliest_b + delta, likeliest_b, size_a, size_b)

    return last_not_rejected(rejected, apart, -1, 1 + apart), last_not_rejected(rejected, apart, 1, 1 - apart)


def _likeliest(count_a, size_a, count_b, size_b, delta):
    """The likeliest share of b where that of a is greater by delta: the root of a cubic equation (Miettinen & Nurminen, appendix)."""
    size, count = size_a + size_b, count_a + count_b
    square = ((size_a + 2 * size_b) * delta - size - count) / (3 * size)
    linear = ((size_b * delta - size - 2 * count_b) * delta + count) / (3 * size)
    constant = count_b * delta * (1 - delta) / (2 * size)
    q = square**3 - 3 * linear * square / 2 + constant
    root = np.where(q < 0, -1, 1) * np.sqrt(np.maximum(square**2 - linear, 0))
    angle = np.arccos(np.clip(np.divide(q, root**3, out=np.zeros_like(q), where=root != 0), -1, 1))
    found = 2 * root * np.cos((np.pi + angle) / 3) - square
    return np.clip(found, np.maximum(0, -delta), np.minimum(1, 1 - delta))
