"""Agreement with annotators: metrics with a weight for each row, and a bootstrap over documents."""

import numpy as np
import pandas as pd

from analysis.validation.peers import PEERS

DRAWS = 1000


def pearson(gold, found, weights):
    """Pearson's r; NaN where one side does not vary."""
    gold, found = np.asarray(gold, float), np.asarray(found, float)
    total = weights.sum()
    x, y = gold - weights @ gold / total, found - weights @ found / total
    spread = (weights @ x**2) * (weights @ y**2)
    return weights @ (x * y) / np.sqrt(spread) if spread > 0 else np.nan


def f1(gold, found, weights):
    """F1 of the rows that are true (or 1)."""
    gold, found = np.asarray(gold, bool), np.asarray(found, bool)
    both = weights[gold & found].sum()
    either = weights[gold].sum() + weights[found].sum()
    return 2 * both / either if either else np.nan


def precision(gold, found, weights):
    gold, found = np.asarray(gold, bool), np.asarray(found, bool)
    return weights[gold & found].sum() / weights[found].sum() if weights[found].sum() else np.nan


def recall(gold, found, weights):
    gold, found = np.asarray(gold, bool), np.asarray(found, bool)
    return weights[gold & found].sum() / weights[gold].sum() if weights[gold].sum() else np.nan


def macro_f1(gold, found, weights):
    """The mean of the F1 of every class that annotators gave."""
    gold, found = np.asarray(gold), np.asarray(found)
    return np.mean([f1(gold == name, found == name, weights) for name in np.unique(gold)])


def accuracy(gold, found, weights):
    return weights[np.asarray(gold) == np.asarray(found)].sum() / weights.sum()


METRICS = {metric.__name__: metric for metric in (pearson, f1, precision, recall, macro_f1, accuracy)}


def compared(set, unit, measure, metric, gold, ours, groups, peers=None, seen=0.0):
    """One row of the table of validity.

    Parameters
    ----------
    set, unit, measure : str
    metric : str
        A key of `METRICS`.
    gold, ours : sequences of one length
        What annotators gave each row, and what the package does: numbers for pearson, bool for f1, classes else.
    groups : sequence
        The document of each row; the interval is from documents drawn anew (percentile bootstrap, 1,000 draws).
    peers : dict, optional
        By name (a key of `PEERS`), what others find in each row; None where a library is not installed.
    seen : float or array of bool
        The rows that shipped weights were learned from (`ours` is then cross-fitted: `analysis.core.weights`).

    Returns
    -------
    dict
    """
    measured, number = METRICS[metric], pd.factorize(np.asarray(groups))[0]
    every = np.ones(len(gold))
    generator = np.random.default_rng(0)
    documents = number.max() + 1 if len(gold) else 0
    drawn = [
        measured(gold, ours, generator.multinomial(documents, np.full(documents, 1 / documents))[number].astype(float))
        for _ in range(DRAWS if documents > 1 else 0)
    ]
    low, high = np.nanquantile(drawn, [0.025, 0.975]) if np.isfinite(drawn).any() else (np.nan, np.nan)
    found = {name: measured(gold, peer, every) for name, peer in (peers or {}).items() if peer is not None}
    if unknown := found.keys() - PEERS:
        raise ValueError(f"no column for a peer {sorted(unknown)[0]!r}; there are {', '.join(PEERS)}")
    ours = measured(gold, ours, every) if documents else np.nan
    return {"set": set, "unit": unit, "measure": measure, "metric": metric, "n": len(gold), "ours": ours,
            "low": low, "high": high, **found, "seen": float(np.mean(seen)) if documents else np.nan}  # fmt: skip
