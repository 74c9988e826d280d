"""Scores of articles of two outlets that report on events."""

import numpy as np
import pandas as pd

COLUMNS = ["outlet", "event", "article", "measure", "category", "count", "weight", "words"]


def scores_of(rows):
    """Article scores of one cell from (outlet, event, weight, words)."""
    return pd.DataFrame(
        [(outlet, event, f"{number}", "tone", "all", 9, float(weight), words)
         for number, (outlet, event, weight, words) in enumerate(rows)],
        columns=COLUMNS,
    )  # fmt: skip


def drawn(seed, sizes, apart=0.0, spread=0.0):
    """Articles of x and y on events, `sizes` of each: a mean of 10 a text, `apart` more in x, events `spread` apart."""
    random = np.random.default_rng(seed)
    rows = []
    for event, (a, b) in enumerate(sizes):
        level = 10 + spread * random.normal()
        for outlet, more in [("x", apart)] * a + [("y", 0)] * b:
            rows.append((outlet, f"e{event}", level + more + random.normal(), 500))
    return scores_of(rows)
