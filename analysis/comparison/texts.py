"""Two texts as sentences in order in; the interval and p of the difference of their rates, or why there are none, out.

Neighbouring sentences resemble each other. What that adds to the error of a rate is taken from the residuals v − r·w of both texts:
their correlation ρ with the next sentence multiplies the squared error by (1 + ρ)/(1 − ρ), as in a
first-order autoregression. How often that errs is measured by `benchmarks/calibration.py`.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import stdtr, stdtrit

from analysis.comparison.samples import Group

FEWEST_SENTENCES = 8  # in each text; with fewer nothing is inferred
FEWEST_MARKED = 10  # sentences of both texts with a mark
FEWEST_EXPECTED = 2  # of these in the shorter text, were they spread evenly
EXPECTED_OF_NONE = 5  # the same where one text has none, whose weights then seem not to vary
TOO_SHORT = f"too few sentences (fewer than {FEWEST_SENTENCES} in one of the texts)"
TOO_SPARSE = "too sparse"
HIGHEST = 0.8  # the largest ρ that is reckoned with; below 0 it is noise
HALVINGS = 60  # of the interval in which a limit is sought

Limits = tuple[np.ndarray, np.ndarray]  # low and high


class Sentences(NamedTuple):
    """What is compared of each sentence of a text (sentences × cells), in order, and their words (in one column, or as many)."""

    values: np.ndarray
    words: np.ndarray

    @classmethod
    def of(cls, group: Group, cells: np.ndarray) -> "Sentences":
        """Of some of the cells of a group whose units are sentences."""
        return cls(group.values[:, cells], group.words[:, None])

    @property
    def size(self) -> np.ndarray:
        """The words of the text."""
        return self.words.sum(0)

    @property
    def rate(self) -> np.ndarray:
        return self.values.sum(0) / self.size

    def residuals(self) -> np.ndarray:
        """What each sentence has beyond the rate of its text."""
        return self.values - self.rate * self.words

    def square(self, rate: np.ndarray) -> np.ndarray:
        """The squared error of a rate that is estimated, or assumed, to be `rate`, were sentences independent."""
        n, residuals = len(self.values), self.values - rate * self.words
        return n / max(n - 1, 1) * (residuals**2).sum(0) / self.size**2


class Serial(NamedTuple):
    """How far serial dependence raises a squared error, and what estimating that costs in degrees of freedom (as 1/freedom)."""

    inflation: np.ndarray
    cost: np.ndarray


def serial_dependence(*texts: Sentences) -> Serial:
    """From the residuals of these texts together.

    The ρ of n sentences comes out too low by about (1 + 4ρ)/n, which is added. The variance of its estimate, (1 − ρ²)/n, makes
    that of the logarithm of the inflation 4/((1 − ρ²)n), as much as that of an error with (1 − ρ²)n/2 degrees of freedom.
    It is skewed, though: with half as many the test holds its level (`benchmarks/calibration.py`).
    """
    residuals, n = [text.residuals() for text in texts], sum(len(text.values) for text in texts)
    squares = sum((each**2).sum(0) for each in residuals)
    products = sum((each[1:] * each[:-1]).sum(0) for each in residuals)
    raw = products / np.where(squares > 0, squares, 1)
    correlation = np.clip(raw + (1 + 4 * raw) * len(texts) / n, 0, HIGHEST)
    return Serial((1 + correlation) / (1 - correlation), 4 / ((1 - correlation**2) * n))


def why_not_inferred(a: Group, b: Group) -> np.ndarray:
    """Why nothing is inferred of each cell, or ""."""
    marked, words = (
        np.array(part) for part in zip(*(((t.counts > 0).sum(0), t.words.sum(0)) for t in (a, b)), strict=True)
    )
    expected = marked.sum(0) * words.min(0) / words.sum(0)
    fewest = np.where(a.signed & (marked.min(0) == 0), EXPECTED_OF_NONE, FEWEST_EXPECTED)
    sparse = (marked.sum(0) < FEWEST_MARKED) | (expected < fewest)
    short = min(len(a), len(b)) < FEWEST_SENTENCES
    return np.where(short, TOO_SHORT, np.where(sparse, TOO_SPARSE, "")).astype(object)


def weight_difference(a: Sentences, b: Sentences) -> dict[str, np.ndarray]:
    """`low`, `high`, `p` and `detectable` of a difference of weights: linearised, with Welch–Satterthwaite degrees of freedom."""
    found, (square_a, square_b) = serial_dependence(a, b), (text.square(text.rate) for text in (a, b))
    n_a, n_b, apart = len(a.values), len(b.values), a.rate - b.rate
    with np.errstate(divide="ignore", invalid="ignore"):
        welch = (square_a**2 / (n_a - 1) + square_b**2 / (n_b - 1)) / (square_a + square_b) ** 2
        freedom = 1 / (welch + found.cost)
        spread = np.sqrt((square_a + square_b) * found.inflation)
        p = np.where(apart == 0, 1, 2 * stdtr(freedom, -np.abs(apart) / spread))
    half = stdtrit(freedom, 0.975) * spread
    total = (a.values.sum(0) + b.values.sum(0)) / (a.size + b.size)
    under_one = np.sqrt((a.square(total) + b.square(total)) * found.inflation)
    return {"low": apart - half, "high": apart + half, "p": p, "detectable": power_factor(freedom) * under_one}


def count_difference(a: Sentences, b: Sentences) -> dict[str, np.ndarray]:
    """The same of a difference of counts, from their score test.

    The variance of a rate is φ · rate / words; φ is the dispersion of each text (at least 1) with what serial dependence adds. The
    error of a difference is that under the likeliest rates which differ so, and the interval holds every difference that is not
    rejected, as in Miettinen, O., & Nurminen, M. (1985). Comparative analysis of two rates. Statistics in Medicine, 4(2),
    213–226. So p and interval agree, and a text without a mark has an interval too.
    """
    found, n = serial_dependence(a, b), len(a.values) + len(b.values)
    own = [np.maximum(each, 1) * found.inflation for each in _dispersions(a, b)]
    freedom = 1 / (1 / (n - 2) + found.cost)
    size_a, size_b = (
        text.size / each for text, each in zip((a, b), own, strict=True)
    )  # as of so many independent words
    pooled = (a.rate * size_a + b.rate * size_b) / (size_a + size_b)
    spread = np.sqrt(pooled * (1 / size_a + 1 / size_b))
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * stdtr(freedom, -np.abs(a.rate - b.rate) / spread)
    low, high = score_limits((a.rate, size_a), (b.rate, size_b), stdtrit(freedom, 0.975))
    return {"low": low, "high": high, "p": p, "detectable": power_factor(freedom) * spread}


def _dispersions(a, b):
    """Variance over mean of the counts of each text; of one without a mark, that of both."""
    squares, totals, n = ([each(text) for text in (a, b)] for each in (_squares, _total, lambda text: len(text.values)))
    both = sum(squares) * sum(n) / (sum(n) - 2) / np.maximum(sum(totals), 1)
    found = [own * m / max(m - 1, 1) / np.maximum(total, 1) for own, m, total in zip(squares, n, totals, strict=True)]
    return [np.where(total > 0, each, both) for each, total in zip(found, totals, strict=True)]


def _squares(text):
    return (text.residuals() ** 2).sum(0)


def _total(text):
    return text.values.sum(0)


def score_limits(a: tuple[np.ndarray, np.ndarray], b: tuple[np.ndarray, np.ndarray], critical: np.ndarray) -> Limits:
    """The differences of two Poisson rates, each with its size, from which a − b lies `critical` standard errors away."""
    (rate_a, size_a), (rate_b, size_b) = a, b
    apart, size, count_b = rate_a - rate_b, size_a + size_b, rate_b * size_b

    def rejected(delta):
        linear = rate_a * size_a + count_b - size * delta
        likeliest_b = (linear + np.sqrt(np.maximum(linear**2 + 4 * size * count_b * delta, 0))) / (2 * size)
        likeliest_b = np.maximum(likeliest_b, np.maximum(-delta, 0))
        square = (likeliest_b + delta) / size_a + likeliest_b / size_b
        return (apart - delta) ** 2 > critical**2 * square

    farthest = critical**2 * (1 / size_a + 1 / size_b)
    farthest = 2 * (farthest + np.sqrt(farthest * (rate_a + rate_b)))
    return last_not_rejected(rejected, apart, -1, farthest), last_not_rejected(rejected, apart, 1, farthest)


def last_not_rejected(
    rejected: Callable[[np.ndarray], np.ndarray], apart: np.ndarray, side: int, farthest: np.ndarray
) -> np.ndarray:
    """The last difference on one side of `apart` that is not `rejected`; no farther from it than `farthest`, by bisection."""
    inside, outside = np.zeros_like(apart), farthest
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        out = rejected(apart + side * middle)
        inside, outside = np.where(out, inside, middle), np.where(out, middle, outside)
    return apart + side * outside


def text_rate_limits(group: Group) -> Limits:
    """95 % limits of each rate of one text, made as those of a difference; NaN from fewer than `FEWEST_SENTENCES`."""
    text, n = Sentences.of(group, np.full(len(group.signed), True)), len(group)
    found, rate, total = serial_dependence(text), text.rate, _total(text)
    if n < FEWEST_SENTENCES:
        return np.full(len(rate), np.nan), np.full(len(rate), np.nan)
    critical = stdtrit(1 / (1 / (n - 1) + found.cost), 0.975)
    half = critical * np.sqrt(text.square(rate) * found.inflation)
    dispersion = np.maximum(_squares(text) * n / (n - 1) / np.where(total > 0, total, np.inf), 1)
    one = critical**2 * dispersion * found.inflation / text.size
    middle, beyond = rate + one / 2, np.sqrt(np.maximum(one * (rate + one / 4), 0))  # weights may be negative
    return np.where(group.signed, rate - half, middle - beyond), np.where(group.signed, rate + half, middle + beyond)


def power_factor(freedom: np.ndarray | float) -> np.ndarray:
    """The standard errors that a difference needs to be found in 80 % of cases."""
    return stdtrit(freedom, 0.975) + stdtrit(freedom, 0.80)
