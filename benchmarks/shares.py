"""How often do two texts seem to differ in the share of sentences with a code, though they do not?

    python benchmarks/shares.py > benchmarks/shares.csv

Neighbouring sentences resemble each other: each has the code where an autoregression with the correlation `rho` is below a threshold;
`lag` is the correlation of the codes themselves. 4,000 pairs of texts a row. `tested` of them have codes enough for a test; of these, `error` is
the share with p < .05, as `analysis.comparison.proportions.share_difference` gives it, and `power` that with p < .05 where one text has the code
.3 more often.
"""

import sys

import numpy as np
import pandas as pd
from scipy.stats import norm

from analysis.comparison.proportions import share_difference
from analysis.comparison.samples import Group
from analysis.comparison.texts import Sentences, why_not_inferred

SEED, CELLS, MORE = 7, 4000, 0.3
SIZES = [(26, 55), (15, 15), (10, 60), (40, 40), (120, 60)]


def codes(random: np.random.Generator, sentences: int, share: float, rho: float) -> np.ndarray:
    """Whether each sentence has the code, a column a text."""
    noise = random.standard_normal((sentences, CELLS))
    for i in range(1, sentences):
        noise[i] = rho * noise[i - 1] + np.sqrt(1 - rho**2) * noise[i]
    return (noise < norm.ppf(share)).astype(float)


def tested(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """p of each pair that can be tested."""
    groups = [Group(each, np.ones(len(each)), each, np.zeros(CELLS, bool), np.zeros(len(each), int)) for each in (a, b)]
    said = why_not_inferred(*groups) == ""
    return share_difference(*(Sentences.of(each, said) for each in groups))["p"]


def main() -> None:
    random, rows = np.random.default_rng(SEED), []
    for n_a, n_b in SIZES:
        for rho in (0, 0.3, 0.5):
            for share in (0.1, 0.25, 0.5):
                a, b, c = (codes(random, *one, rho) for one in ((n_a, share), (n_b, share), (n_a, share + MORE)))
                null, apart = tested(a, b), tested(c, b)
                lag = np.corrcoef(np.ravel(b[1:]), np.ravel(b[:-1]))[0, 1]
                rows.append({"n_a": n_a, "n_b": n_b, "rho": rho, "share": share, "lag": round(lag, 2), "tested": len(null),
                             "error": (null < 0.05).mean() if len(null) else np.nan, "power": (apart < 0.05).mean()})  # fmt: skip
    pd.DataFrame(rows).round(3).to_csv(sys.stdout, index=False)


if __name__ == "__main__":
    main()
