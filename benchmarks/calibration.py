"""Does the test err as often as it says? Pairs without a difference, by the thousand.

    python benchmarks/calibration.py GOLD [--runs 4000] [--output FILE.csv]

Four kinds of pairs in which nothing differs but by chance:

halves      the sentences of one real article, split at random into two equal parts;
unequal     25 short sentences against 60 long ones with equal rates of marks, drawn from a gamma-Poisson;
outlets     articles of one publisher, ten against ten at random, the article as the unit;
events      as many, paired at random.

For each kind and cell (measure × category): `runs` that were tested, `sparse` (share in which nothing was inferred), `errors`
(share of p < .05, nominally .05) and `coverage` (share of 95 % intervals that hold 0), and the same where at least twenty units
bear a mark. With 4,000 runs a true .05 is measured as .043 to .057.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from analysis import mark, score, tokenize
from analysis.comparison.pairs import independent, matched
from analysis.comparison.samples import Group
from analysis.core.schema import table

CELLS = [("hedging", "hedge"), ("hedging", "booster"), ("hedging", "all"), ("tone", "all"), ("sentiment", "all"),
         ("framing", "generic.conflict"), ("framing", "generic.economic")]  # fmt: skip
SENTENCES = 40  # an article has at least so many
MANY = 20  # units that bear a mark


def read(gold, most):
    """Articles of at least forty sentences: their scores by sentence, as one Group each, with their publisher."""
    lines = (Path(gold) / "polnear" / "articles.jsonl").read_text("utf-8").splitlines()[:most]
    rows = [json.loads(line) for line in lines]
    cells = pd.DataFrame(CELLS, columns=["measure", "category"])
    found = []
    for at in tqdm(range(0, len(rows), 40), desc="measuring"):
        part = pd.DataFrame(rows[at : at + 40]).rename(columns={"id": "article", "publisher": "outlet"})
        articles = table("articles", part[["article", "text", "title", "outlet"]])
        tokens = tokenize(articles)
        marks = mark(articles, tokens, measures=sorted(cells["measure"].unique()))
        scores = score(marks, tokens, ["article", "sentence"]).merge(cells, on=["measure", "category"])
        outlet = dict(zip(articles["article"], articles["outlet"], strict=True))
        order = scores[["measure", "category"]].drop_duplicates()
        found += [(outlet[name], Group.of(own, order)) for name, own in scores.groupby("article", sort=False)]
    return order, [(outlet, group) for outlet, group in found if len(group) >= SENTENCES]


def halves(articles, random):
    """The sentences of one article, split at random."""
    _, group = articles[random.integers(len(articles))]
    order = random.permutation(len(group))
    return [group[np.sort(part)] for part in np.array_split(order, 2)]


def unequal(articles, random):
    """25 short sentences and 60 long ones with equal rates; weights of signed cells are ±1 … ±3 at random."""
    signed = articles[0][1].signed
    groups = []
    for n, low, high in ((25, 8, 22), (60, 20, 44)):
        words = random.integers(low, high, n).astype(float)
        rates = 0.03 * random.gamma(1.5, 1 / 1.5, (n, len(signed)))
        counts = random.poisson(rates * words[:, None]).astype(float)
        weights = counts * random.choice([-1, 1], counts.shape) * random.uniform(1, 3, counts.shape)
        groups.append(Group(np.where(signed, weights, counts), words, counts, signed, np.zeros(n, int)))
    return groups


def outlets(articles, random):
    """Ten articles of one publisher against ten others of it: the sums of each article."""
    sizes = Counter(outlet for outlet, _ in articles)
    names = sorted(outlet for outlet, size in sizes.items() if size >= 20)
    name = names[random.integers(len(names))]
    own = [group for outlet, group in articles if outlet == name]
    chosen = [own[i] for i in random.permutation(len(own))[:20]]
    return [_sums(part) for part in (chosen[:10], chosen[10:])]


def _sums(groups):
    values, counts = (np.array([getattr(group, name).sum(0) for group in groups]) for name in ("values", "counts"))
    words = np.array([group.words.sum() for group in groups])
    return Group(values, words, counts, groups[0].signed, np.arange(len(groups)))


def run(draw, compare, articles, runs, seed):
    """Compare `runs` drawn pairs: p, low, high and how many units bear a mark, of each run and cell."""
    random = np.random.default_rng(seed)
    parts = []
    for number in tqdm(range(runs), desc=draw.__name__):
        a, b = draw(articles, random)
        found = compare(a, b)[["p", "low", "high"]]
        marked = (a.counts > 0).sum(0) + (b.counts > 0).sum(0)
        parts.append(found.assign(marked=marked, cell=range(len(found)), run=number))
    return pd.concat(parts, ignore_index=True)


def summary(found, order, kind):
    """One row a cell: errors and coverage, of all tested runs and of those with twenty units that bear a mark."""
    rows = []
    for cell, part in found.groupby("cell"):
        tested = part[part["p"].notna()]
        many = tested[tested["marked"] >= MANY]
        rows.append({"kind": kind, **order.iloc[cell].to_dict(), "runs": len(tested), "sparse": part["p"].isna().mean(),
                     **_rates(tested, ""), "runs_many": len(many), **_rates(many, "_many")})  # fmt: skip
    return pd.DataFrame(rows)


def _rates(tested, suffix):
    if not len(tested):
        return {f"errors{suffix}": np.nan, f"coverage{suffix}": np.nan}
    holds = (tested["low"] <= 0) & (tested["high"] >= 0)
    return {f"errors{suffix}": (tested["p"] < 0.05).mean(), f"coverage{suffix}": holds.mean()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", help="folder of gold data with polnear in it")
    parser.add_argument("--runs", type=int, default=4000)
    parser.add_argument("--articles", type=int, default=840, help="read at most so many")
    parser.add_argument("--output", metavar="FILE.csv")
    options = parser.parse_args()
    order, articles = read(options.gold, options.articles)
    kinds = {
        halves: lambda a, b: independent(a, b, "sentence"),
        unequal: lambda a, b: independent(a, b, "sentence"),
        outlets: lambda a, b: independent(a, b, "article"),
    }
    parts = [
        summary(run(draw, compare, articles, options.runs, 7), order, draw.__name__) for draw, compare in kinds.items()
    ]
    parts.append(summary(run(outlets, matched, articles, options.runs, 7), order, "events"))
    found = pd.concat(parts, ignore_index=True)
    if options.output:
        found.to_csv(options.output, index=False, lineterminator="\n", float_format="%.4f")
    print(found.round(3).to_string(index=False))


if __name__ == "__main__":
    main()
