"""How often do two groups of articles seem to differ that differ only in how much their articles scatter? And what does knowing their events change?

    python benchmarks/dispersion.py [--rounds 10] > benchmarks/dispersion.csv
    python benchmarks/dispersion.py --events [--rounds 2] > benchmarks/events.csv

Articles of some 800 words (log-normal, 0.4) with a tone or a rate of hedges of their own, whose mean is the same in both groups; 200 cells a round.
`scatter`: of tone the standard deviation between articles in points per 1,000 words, of hedges the coefficient of variation. One row a design:
`error`, the share with p < .05, and `coverage` of the 95 % intervals, as `analysis.comparison.pairs.compare_independent` gives them.

With `--events` the articles report events, which have an effect or none (`events`: of tone its standard deviation in points, of hedges that of the
logarithm of the rate). `error` and `power` (of a difference of 25 points, or of twice as many hedges) are those of the test that is chosen where the
column `event` is filled in, as `analysis.comparison.pairs.compare_within_events` chooses it; those under `empty` are of the same articles without that column.
Permutations are 999 here, as twice as many tests are made.
"""

import argparse
import sys
from unittest import mock

import numpy as np
import pandas as pd

from analysis.comparison import stratified
from analysis.comparison.pairs import LEVEL, compare_independent, compare_within_events
from analysis.comparison.samples import Group

SEED, CELLS, WORDS, SPREAD = 1, 200, 800, 0.4
TONE, NOISE = -0.03, 0.45  # points a word; of the sum of so many words, times the root of their number
HEDGES = 0.007  # a word
SCATTER = {"tone": (10.0, 40.0), "hedges": (0.25, 1.0)}
SIZES = [(4, 4), (3, 12), (4, 12), (10, 10), (5, 30)]
EVENTS = {"tone": (0.0, 30.0), "hedges": (0.0, 0.8)}
TRUE = {"tone": 25.0, "hedges": float(np.log(2))}  # points, logarithm of the ratio
COMMON = {"tone": (15.0, 15.0), "hedges": (0.4, 0.4)}  # scatter where it is the same in both groups
ONLY_A, ONLY_B = (1, 0), (0, 1)
LAYOUTS = {  # the articles of both groups on each event
    "one event, 10 v 10": [(10, 10)],
    "6 shared, 1 v 1": [(1, 1)] * 6,
    "10 shared, 1 v 1": [(1, 1)] * 10,
    "15 shared, 1 v 1": [(1, 1)] * 15,
    "5 shared, 2 v 2": [(2, 2)] * 5,
    "2 shared, 5 v 5": [(5, 5)] * 2,
    "5 shared, 3 v 1": [(3, 1)] * 5,
    "7 of 14 shared, 1 v 1": [(1, 1)] * 7 + [ONLY_A, ONLY_B] * 7,
    "3 of 6 shared, 2 v 2": [(2, 2)] * 3 + [(2, 0), (0, 2)] * 3,
    "2 v 2, 6 v 2, 2 v 6": [(2, 2), (6, 2), (2, 6)],
    "1 v 1, 8 v 1, 1 v 8": [(1, 1), (8, 1), (1, 8)],
    "5 events each with 2, none shared": [(2, 0), (0, 2)] * 5,
}
SCATTERED = ["5 shared, 2 v 2", "2 shared, 5 v 5", "5 shared, 3 v 1", "15 shared, 1 v 1", "2 v 2, 6 v 2, 2 v 6"]


def groups(
    random: np.random.Generator,
    measure: str,
    layout: list[tuple[int, int]],
    scatter: tuple[float, float],
    effect: float = 0,
    true: float = 0,
) -> list[Group]:
    """Two groups of articles, a column a cell; `layout` has how many each has on each event."""
    sizes = np.array(layout).sum(0)
    number, event = sizes.sum(), np.concatenate([np.repeat(range(len(layout)), own) for own in np.transpose(layout)])
    words = random.lognormal(np.log(WORDS), SPREAD, number).round()
    apart = np.repeat(scatter, sizes)[:, None]
    moved = np.repeat([true, 0], sizes)[:, None] + effect * random.spawn(1)[0].normal(0, 1, (len(layout), CELLS))[event]
    if measure == "tone":
        rate = TONE + (random.normal(0, 1, (number, CELLS)) * apart + moved) / 1000
        values = rate * words[:, None] + random.normal(0, NOISE, (number, CELLS)) * np.sqrt(words)[:, None]
        counts = np.full_like(values, 20)  # marks enough for a test
    else:
        rate = random.gamma(1 / apart**2, HEDGES * apart**2 * np.exp(moved - effect**2 / 2), (number, CELLS))
        values = counts = random.poisson(rate * words[:, None]).astype(float)
    signed = np.full(CELLS, measure == "tone")
    parts = (slice(0, sizes[0]), slice(sizes[0], number))
    return [Group(values[part], words[part], counts[part], signed, event[part]) for part in parts]


def row(measure: str, sizes: tuple[int, int], scatter: tuple[float, float], rounds: int) -> dict:
    """What is found where nothing but the scatter differs."""
    random = np.random.default_rng(SEED)
    found = pd.concat(
        [compare_independent(*groups(random, measure, [sizes], scatter), "article") for _ in range(rounds)]
    )
    tested = found[found["status"] == ""]
    holds = (tested["low"] <= 0) & (tested["high"] >= 0)
    return {"measure": measure, "articles": "{} v {}".format(*sizes), "scatter": "{:g} v {:g}".format(*scatter), "tested": len(tested),
            "error": round((tested["p"] < LEVEL).mean(), 3), "coverage": round(holds.mean(), 3)}  # fmt: skip


def of_events(measure: str, name: str, scatter: tuple[float, float], effect: float, rounds: int) -> dict:
    """How often a difference is found with the column `event`, and without it, where there is none and where there is one."""
    found: dict = {"measure": measure, "articles": name, "scatter": "{:g} v {:g}".format(*scatter), "events": effect}
    for what, true in (("error", 0.0), ("power", TRUE[measure])):
        random = np.random.default_rng(SEED)
        drawn = [groups(random, measure, LAYOUTS[name], scatter, effect, true) for _ in range(rounds)]
        tables = [
            pd.concat([test(*pair, "article") for pair in drawn])
            for test in (compare_within_events, compare_independent)
        ]
        found["unit"] = tables[0]["unit"].iloc[0]
        found |= {what: (tables[0]["p"] < LEVEL).mean(), f"{what} empty": (tables[1]["p"] < LEVEL).mean()}
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--events", action="store_true")
    options = parser.parse_args()
    if options.events:
        designs = [(name, COMMON, number) for name in LAYOUTS for number in (0, 1)]
        designs += [
            (name, {m: pair[::step] for m, pair in SCATTER.items()}, 1) for name in SCATTERED for step in (1, -1)
        ]
        with mock.patch.object(stratified, "PERMUTATIONS", 999):
            rows = [
                of_events(measure, name, scatter[measure], EVENTS[measure][number], options.rounds or 2)
                for measure in EVENTS
                for name, scatter, number in designs
            ]
    else:
        rows = [
            row(measure, sizes, pair, options.rounds or 10)
            for measure, (low, high) in SCATTER.items()
            for sizes in SIZES
            for pair in ((low, low), (high, low), (low, high))
        ]
    pd.DataFrame(rows).round(3).to_csv(sys.stdout, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
