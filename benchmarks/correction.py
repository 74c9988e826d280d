"""Do intervals of corrected differences hold the true difference, and are they as narrow as they can be?

    python benchmarks/correction.py GOLD [--runs 400] [--output FILE.csv]
    python benchmarks/correction.py --injected [--runs 400] [--output FILE.csv]

Sets of sentences that people labelled, all of them, in groups: there the true difference of two groups is known. Of each pair of groups
sixty sentences each are drawn, many times over; their labels are the codes, and the measure is known of all sentences. Two designs:

simple      sixty of each group at random;
by value    as `discourse sample --between` draws: by what the measure says of them, nearly in proportion.

For each set and design: `pairs`; `coverage` of the corrected 95 % intervals (mean over pairs, and of the worst pair), that of the measure
`alone` (its difference ± 1.96 standard errors of a difference of means of all its values), `narrower` (the width over that of the coded
sentences alone, mean and largest), and how often the test says that the measure does not err alike (`unlike`, p < .05).

FrAC names no groups; there short sentences are compared with long ones, for each frame.

With --injected no gold data are needed: two groups of 600 sentences whose codes do not differ, and a coder, as a language model may be, who gets 70 to 95 %
of the codes of each group right and errs in one direction. `error` is how often the corrected difference is called one (p < .05, drawn by value,
sixty of each group), `uncorrected` how often that of the coder's codes of all sentences is; each over twenty such coders.
"""

import argparse
from itertools import combinations

import numpy as np
import pandas as pd
from tqdm import tqdm

from analysis import mark, tokenize
from analysis.coding.sampling import allocate_in_proportion
from analysis.comparison.estimator import estimate, estimate_limits, sample_moments
from analysis.core.schema import table
from analysis.validation.gold import Gold

SIZE = 60
FRAMES = {
    "economic": "policy.economic", "political_policies": "policy.political", "health_safety": "policy.health",
    "security_defense": "policy.security", "fairness_equality": "policy.fairness", "cultural_identity": "policy.cultural",
    "morality": "policy.morality", "public_opinion": "policy.public_opinion",
}  # fmt: skip


def sums(texts, measure, category=""):
    """The summed weight of a measure in each text."""
    names = [str(at) for at in range(len(texts))]
    articles = table("articles", {"article": names, "text": list(texts)})
    marks = mark(articles, tokenize(articles, voices="quotes"), measures=[measure], voices="quotes")
    own = marks[(marks["measure"] == measure) & marks["category"].str.startswith(category)]
    return own.groupby("article")["weight"].sum().reindex(names).fillna(0).to_numpy()


def sets(gold):
    """Name, group of each sentence, its code, its measure, and all codes there are."""
    babe = gold.rows("babe")
    babe = babe[babe["label_bias"] != "No agreement"].reset_index(drop=True)
    loaded, biased = sums(babe["text"], "subjectivity"), (babe["label_bias"] == "Biased").to_numpy(float)
    for column in ("topic", "outlet"):
        yield f"babe by {column}", babe[column].str.lower().str.replace("-", " "), biased, loaded, (0, 1)
    mpqa = gold.rows("mpqa12", "sentences.jsonl")
    yield (
        "mpqa12, subjective, by topic",
        mpqa["topic"],
        mpqa["subjective"].to_numpy(float),
        sums(mpqa["text"], "subjectivity"),
        (0, 1),
    )
    toned = mpqa[mpqa["sentiment"].isin(["negative", "neutral", "positive"])].reset_index(drop=True)
    side = toned["sentiment"].map({"negative": -1.0, "neutral": 0.0, "positive": 1.0}).to_numpy()
    yield "mpqa12, sentiment, by topic", toned["topic"], side, sums(toned["text"], "tone"), (-1, 0, 1)
    frac = gold.rows("frac")
    size = frac["text"].str.len()
    groups = pd.Series(np.where(size > size.median(), "long", "short"))
    for label, category in FRAMES.items():
        yield (
            "frac, frames, by length",
            groups,
            (frac["label"] == label).to_numpy(float),
            sums(frac["text"], "framing", category),
            (0, 1),
        )


def samples(code, measure, value, codes, runs, design, random):
    """What is known of the strata of one group in each run (runs × strata × SUMS), and the value of each stratum."""
    kinds = sorted(set(value)) if design == "by value" else [None]
    strata = [np.flatnonzero(value == kind) if kind is not None else np.arange(len(code)) for kind in kinds]
    drawn = allocate_in_proportion(dict(enumerate(map(len, strata))), SIZE)
    known = []
    for number, places in enumerate(strata):
        n = drawn[number]
        chosen = np.stack([random.permutation(places)[:n] for _ in range(runs)])
        found = sample_moments(code[chosen], measure[chosen], codes)
        whole = [np.full(runs, float(each)) for each in (len(places), n, measure[places].mean())]
        known.append(np.stack([whole[0], whole[1], found[0], found[1], whole[2], *found[2:]], -1))
    return np.stack(known, 1)


def run(name, groups, code, measure, codes, design, runs, random):
    """One row a pair of groups."""
    value = np.sign(measure) if min(codes) < 0 else (measure > 0).astype(float)
    kept = {group: (groups == group).to_numpy() for group in sorted(groups.unique()) if (groups == group).sum() >= SIZE}
    known = {
        group: samples(code[own], measure[own], value[own], codes, runs, design, random) for group, own in kept.items()
    }
    rows = []
    for a, b in combinations(kept, 2):
        strata = np.concatenate([known[a], known[b]], 1)
        side = np.r_[np.ones(known[a].shape[1]), -np.ones(known[b].shape[1])]
        found, alone = estimate(strata, side), estimate(strata, side, 0)
        true, measured = (each[kept[a]].mean() - each[kept[b]].mean() for each in (code, value))
        (low, high, _), (codes_low, codes_high, _) = estimate_limits(found), estimate_limits(alone)
        error = np.sqrt(sum(value[kept[group]].var(ddof=1) / kept[group].sum() for group in (a, b)))
        unlike = estimate_limits(alone | {"difference": measured - alone["difference"]})[2]
        ratio = (high - low) / (codes_high - codes_low)
        rows.append({"set": name, "design": design, "coverage": ((low <= true) & (true <= high)).mean(), "narrower": ratio.mean(),
                     "alone": float(abs(measured - true) <= 1.96 * error), "unlike": (unlike < 0.05).mean()})  # fmt: skip
    return rows


def biased(true, right, codes, random):
    """Codes of a coder who gets this share right; what is wrong is one code higher or, at the top, one lower."""
    wrong = random.random(len(true)) >= right
    higher = np.minimum(true + 1, max(codes))
    return np.where(wrong, np.where(higher == true, true - 1, higher), true).astype(float)


def injected(runs, random, sentences=600, coders=20):
    """One row a scenario of accuracies: how often a difference is found where there is none."""
    rows = []
    for codes, shares in (((0, 1), (0.8, 0.2)), ((0, 1), (0.5, 0.5)), ((-1, 0, 1), (0.2, 0.6, 0.2))):
        true = np.repeat(np.array(codes, float), [round(share * sentences) for share in shares])
        for rights in ((0.95, 0.95), (0.95, 0.85), (0.95, 0.7), (0.85, 0.7), (0.7, 0.7)):
            found, alone = [], []
            for _ in range(coders):
                said = [biased(true, right, codes, random) for right in rights]
                known = [samples(true, each, each, codes, runs, "by value", random) for each in said]
                side = np.r_[np.ones(known[0].shape[1]), -np.ones(known[1].shape[1])]
                found.append(estimate_limits(estimate(np.concatenate(known, 1), side))[2] < 0.05)
                error = np.sqrt(sum(each.var(ddof=1) / sentences for each in said))
                alone.append(abs(said[0].mean() - said[1].mean()) > 1.96 * error)
            rows.append({"codes": " ".join(map(str, codes)), "shares": " ".join(map(str, shares)), "right_a": rights[0], "right_b": rights[1],
                         "draws": coders * runs, "error": np.mean(found), "uncorrected": np.mean(alone)})  # fmt: skip
    return pd.DataFrame(rows).round(4)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="?", metavar="GOLD", help="folder of gold data, one folder a set")
    parser.add_argument("--injected", action="store_true", help="coders who err on purpose, instead of gold data")
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--output", metavar="FILE.csv")
    options = parser.parse_args()
    rows, random = [], np.random.default_rng(1)
    if options.injected or not options.gold:
        give(injected(options.runs, random), options.output)
        return
    for each in tqdm(list(sets(Gold(options.gold))), desc="sets"):
        for design in ("simple", "by value"):
            rows += run(*each, design, options.runs, random)
    pairs = pd.DataFrame(rows).groupby(["set", "design"], sort=False)
    found = pairs.agg(pairs=("coverage", "size"), coverage=("coverage", "mean"), lowest=("coverage", "min"), alone=("alone", "mean"),
                      narrower=("narrower", "mean"), widest=("narrower", "max"), unlike=("unlike", "mean")).round(3).reset_index()  # fmt: skip
    give(found, options.output)


def give(found, output):
    print(found.to_string(index=False))
    if output:
        found.to_csv(output, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
