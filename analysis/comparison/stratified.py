"""Two groups of articles on the same events in; for each cell the difference within events, with interval and permutation p, out.

Rates are per word. The difference D is the mean of the events' differences of rates, each weighed by W_a·W_b / (W_a + W_b), the words
of the two groups on it: the Mantel–Haenszel estimate of a rate difference (Greenland, S., & Robins, J. M. (1985). Estimation of a
common effect parameter from sparse follow-up data. Biometrics, 41(1), 55–68), and the coefficient of the group in a regression of
rates on group and event, weighed by words. Its error is the sandwich of that regression with each residual divided by its leverage
(HC2; MacKinnon, J. G., & White, H. (1985). Journal of Econometrics, 29(3), 305–325), articles of one group and event having the mean one.
"""

import math
from typing import NamedTuple

import numpy as np
from scipy.special import erfc, stdtrit

from analysis.comparison.inference import cliffs_delta
from analysis.comparison.permutations import LARGE, PERMUTATIONS, SEED, choices, share_as_large
from analysis.comparison.samples import Group
from analysis.comparison.texts import power_factor


class GroupSums(NamedTuple):
    """Sums over the articles of one group, an event a column; `n` is how many there are."""

    v: np.ndarray
    vv: np.ndarray
    vw: np.ndarray
    w: np.ndarray
    ww: np.ndarray
    n: np.ndarray


def difference_within_events(a: GroupSums, b: GroupSums) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """D, its squared standard error and the degrees of freedom of that, from the sums of both groups; the last axis are the events.

    Those are Satterthwaite's, from what each group adds to the error, with the residual degrees of freedom of its articles: a small group
    that scatters more than the other has few.
    """
    words = a.w + b.w
    weight = a.w * b.w / words
    whole = weight.sum(-1, keepdims=True)
    apart = (weight * (a.v / a.w - b.v / b.w)).sum(-1, keepdims=True) / whole
    pooled = (a.v + b.v) / words
    square, spread = np.zeros(()), np.zeros(())
    for own, others, sign in ((a, b, 1), (b, a, -1)):
        share = others.w / words
        fit = pooled + sign * apart * share
        residual = np.maximum(own.vv - 2 * fit * own.vw + fit**2 * own.ww, 0)
        leverage = own.w / own.n * (1 / words + share**2 / whole)
        added = (share**2 * residual / (1 - leverage)).sum(-1) / whole[..., 0] ** 2
        square, spread = square + added, spread + added**2 / (own.n * (1 - leverage)).sum(-1)
    return apart[..., 0], square, np.divide(square**2, spread, out=np.ones_like(square), where=spread > 0)


def least_p(sizes: list[tuple[int, int]]) -> float:
    """The smallest p that permuting articles within events can reach; `sizes` are the articles of both groups by event."""
    # of more than twenty on both sides there are permutations enough
    ways = math.prod(math.comb(a + b, min(a, b, 20)) for a, b in sizes)
    return (2 if all(a == b for a, b in sizes) else 1) / ways


def compare_stratified(a: Group, b: Group, wanted: np.ndarray) -> dict[str, np.ndarray]:
    """What `analysis.comparison.pairs` reports of each cell; p only of those `wanted`, from permuting articles within events."""
    events = list(dict.fromkeys(a.event))
    places = [(np.flatnonzero(a.event == event), np.flatnonzero(b.event == event)) for event in events]
    every = [(_summed(a.values[of_a], a.words[of_a]), _summed(b.values[of_b], b.words[of_b])) for of_a, of_b in places]
    sides = (zip(*side, strict=True) for side in zip(*every, strict=True))
    of_a, of_b = (GroupSums(*(np.stack(column, -1) for column in columns)) for columns in sides)
    apart, square, freedom = difference_within_events(of_a, of_b)
    weight = of_a.w * of_b.w / (of_a.w + of_b.w)
    rate_b = (weight * of_b.v / of_b.w).sum(-1) / weight.sum(-1)
    error = np.sqrt(square)
    half = stdtrit(freedom, 0.975) * error
    pairs = np.array([len(x) * len(y) for x, y in places])
    delta = sum(n * cliffs_delta(a[x], b[y]) for n, (x, y) in zip(pairs, places, strict=True)) / pairs.sum()
    return {"rate_a": rate_b + apart, "rate_b": rate_b, "difference": apart, "low": apart - half,
            "high": apart + half, "p": _permuted(a, b, places, wanted), "delta": delta,
            "detectable": power_factor(freedom) * error, "baseline": np.full(len(apart), np.nan)}  # fmt: skip


def _summed(values, words):
    words = words[:, None]
    ones = np.ones(values.shape[1])
    return GroupSums(values.sum(0), (values**2).sum(0), (values * words).sum(0), words.sum() * ones, (words**2).sum() * ones,
                len(words) * ones)  # fmt: skip


def _permuted(a, b, places, wanted):
    """Two-sided p of the studentised difference; with more than `LARGE` articles that of the normal distribution."""
    p = np.full(len(wanted), np.nan)
    chosen, exact = (None, True) if len(a) + len(b) > LARGE else _choices([(len(x), len(y)) for x, y in places])
    words = [np.r_[a.words[x], b.words[y]].astype(float) for x, y in places]
    for cell in np.flatnonzero(wanted):
        values = [np.r_[a.values[x, cell], b.values[y, cell]] for x, y in places]
        columns = [np.stack([v, v**2, v * w, w, w**2, np.ones(len(v))], 1) for v, w in zip(values, words, strict=True)]
        total = np.stack([column.sum(0) for column in columns], -1)
        own = np.stack([column[: len(x)].sum(0) for column, (x, _) in zip(columns, places, strict=True)], -1)
        observed = _studentised(own, total)
        if chosen is None:
            p[cell] = erfc(observed / np.sqrt(2))
            continue
        part = np.stack([pick @ column for pick, column in zip(chosen, columns, strict=True)], -1)
        found = _studentised(part.transpose(1, 0, 2), total[:, None])
        p[cell] = share_as_large(found, observed, exact)
    return p


def _studentised(part, total):
    apart, square, _ = difference_within_events(GroupSums(*part), GroupSums(*(total - part)))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(apart == 0, 0, np.abs(apart) / np.sqrt(square))


def _choices(sizes):
    """By event, which articles go into the first group (a permutation a row); and whether that is every way there is."""
    ways = [math.comb(a + b, a) for a, b in sizes]
    if (every := math.prod(ways)) > PERMUTATIONS:
        random = np.random.default_rng(SEED)
        orders = [(random.random((PERMUTATIONS, a + b)).argsort(1, kind="stable"), a) for a, b in sizes]
        return [(order < a).astype(float) for order, a in orders], False
    which = np.unravel_index(np.arange(every), ways)
    every_choice = [choices(a + b, a).astype(float) for a, b in sizes]
    return [chosen[number] for chosen, number in zip(every_choice, which, strict=True)], True
