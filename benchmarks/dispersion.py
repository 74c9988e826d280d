"""How often do two groups of articles seem to differ that differ only in how much their articles scatter?

    python benchmarks/dispersion.py [--rounds 10] > benchmarks/dispersion.csv

Articles of some 800 words (log-normal, 0.4) with a tone or a rate of hedges of their own, whose mean is the same in both groups; 200 cells a round.
`scatter`: of tone the standard deviation between articles in points per 1,000 words, of hedges the coefficient of variation. One row a design:
`error`, the share with p < .05, and `coverage` of the 95 % intervals, as `analysis.comparison.pairs.independent` gives them.
"""

import argparse
import sys

import numpy as np
import pandas as pd

from analysis.comparison.pairs import LEVEL, independent
from analysis.comparison.samples import Group

SEED, CELLS, WORDS, SPREAD = 1, 200, 800, 0.4
TONE, NOISE = -0.03, 0.45  # points a word; of the sum of so many words, times the root of their number
HEDGES = 0.007  # a word
SCATTER = {"tone": (10.0, 40.0), "hedges": (0.25, 1.0)}
SIZES = [(4, 4), (3, 12), (4, 12), (10, 10), (5, 30)]


def groups(
    random: np.random.Generator, measure: str, sizes: tuple[int, int], scatter: tuple[float, float]
) -> list[Group]:
    """Two groups of articles, a column a cell."""
    number = sum(sizes)
    words = random.lognormal(np.log(WORDS), SPREAD, number).round()
    apart = np.repeat(scatter, sizes)[:, None]
    if measure == "tone":
        rate = TONE + random.normal(0, 1, (number, CELLS)) * apart / 1000
        values = rate * words[:, None] + random.normal(0, NOISE, (number, CELLS)) * np.sqrt(words)[:, None]
        counts = np.full_like(values, 20)  # marks enough for a test
    else:
        rate = random.gamma(1 / apart**2, HEDGES * apart**2, (number, CELLS))
        values = counts = random.poisson(rate * words[:, None]).astype(float)
    signed = np.full(CELLS, measure == "tone")
    parts = (slice(0, sizes[0]), slice(sizes[0], number))
    return [Group(values[part], words[part], counts[part], signed, np.zeros(len(words[part]), int)) for part in parts]


def row(measure: str, sizes: tuple[int, int], scatter: tuple[float, float], rounds: int) -> dict:
    """What is found where nothing but the scatter differs."""
    random = np.random.default_rng(SEED)
    found = pd.concat([independent(*groups(random, measure, sizes, scatter), "article") for _ in range(rounds)])
    tested = found[found["status"] == ""]
    holds = (tested["low"] <= 0) & (tested["high"] >= 0)
    return {"measure": measure, "articles": "{} v {}".format(*sizes), "scatter": "{:g} v {:g}".format(*scatter), "tested": len(tested),
            "error": round((tested["p"] < LEVEL).mean(), 3), "coverage": round(holds.mean(), 3)}  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    rows = [
        row(measure, sizes, pair, rounds)
        for measure, (low, high) in SCATTER.items()
        for sizes in SIZES
        for pair in ((low, low), (high, low), (low, high))
    ]
    pd.DataFrame(rows).to_csv(sys.stdout, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
