"""How often does a report on texts that do not differ establish a difference? And how often does it find one that is there?

    python benchmarks/calibration.py [--runs 4000] [--docs docs/statistics.md] [--output benchmarks/calibration.csv]

The op-eds of the tests give a pool of real sentences: their words, hedges, boosters and tone, in the author's own voice. Reports on texts
that do not differ are drawn from it; all of them test the default hypotheses, for every pair, as `compare` does. `lag 1` is the
correlation of neighbouring sentences: sentences are then drawn in the order of a latent autoregression, measure by measure. Groups are
articles of fifty sentences, each drawn from one op-ed.

One row a design: `reports` drawn; `established`: share with at least one established difference; for tone and hedges the share of pairs
`tested`; `coverage`, the share of 95 % intervals of tested pairs that hold a true difference of 0, and (of hedges) one that is there, `true`;
`power`, the share in which p < .05 finds it, and `free`, the same of a test that takes sentences for independent (which errs where they are not). True
differences: tone 40 points per 1,000 words, hedges three times as many.
"""

import argparse
import itertools
import re
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
from scipy.signal import lfilter
from scipy.special import ndtr
from tqdm import tqdm

from analysis import read_articles, score
from analysis.comparison import texts
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.hypotheses import DEFAULT
from analysis.comparison.pairs import LEVEL, compare_independent
from analysis.comparison.samples import Group, compares_weights

OPEDS = Path(__file__).parents[1] / "tests" / "data" / "opeds"
HEDGES, BOOSTERS, TONE = DEFAULT
KINDER, OFTENER = 0.04, 3  # true differences: points a word, times as many
SEED = 7
SENTENCES = 50  # of an article, if nothing else is said
DESIGNS = [
    *(([SENTENCES] * n, 0.0) for n in (2, 3, 4, 6, 10)),
    ([120, 120], 0.0),
    *(([n, 60], 0.0) for n in (4, 6, 8, 12, 25)),
    *((sizes, lag) for lag in (0.2, 0.33) for sizes in ([SENTENCES] * 2, [25, 60], [120, 120], [SENTENCES] * 6)),
]
MARK = re.compile("(<!-- calibration -->\n).*(<!-- end -->)", re.DOTALL)


def pool() -> pd.DataFrame:
    """A row a sentence: `article`, `words`, and what is compared of it in each cell; of tone also `marks`."""
    with mock.patch("warnings.warn"):  # the folder holds tables that are no articles
        tables = measure_articles(read_articles(OPEDS), measures=["hedging", "tone"])
    own = [tables[name][tables[name]["voice"] == "author"] for name in ("marks", "tokens")]
    own[0].attrs = tables["marks"].attrs
    scores = score(*own, ["article", "sentence"]).set_index(["article", "sentence"])
    scores = scores[scores["words"] > 0]
    cells = {cell: scores[(scores["measure"] == cell[0]) & (scores["category"] == cell[1])] for cell in DEFAULT}
    found = {cell: cells[cell]["weight" if compares_weights(*cell) else "count"].astype(float) for cell in DEFAULT}
    found |= {"words": cells[TONE]["words"].astype(float), "marks": cells[TONE]["count"].astype(float)}
    return pd.DataFrame({str(name): column for name, column in found.items()}).reset_index()


class Sampler:
    """Draws texts whose sentences are those of the pool, so many runs at once, a column a run."""

    def __init__(self, sentences: pd.DataFrame, runs: int, seed: int = SEED):
        self.random, self.runs, self.words = np.random.default_rng(seed), runs, sentences["words"].to_numpy()
        self.values = {cell: sentences[str(cell)].to_numpy() for cell in DEFAULT}
        self.counts = {cell: sentences["marks"].to_numpy() if cell == TONE else self.values[cell] for cell in DEFAULT}
        self.rate = {cell: value.sum() / self.words.sum() for cell, value in self.values.items()}
        self.order = {
            cell: np.argsort(value - self.rate[cell] * self.words, kind="stable") for cell, value in self.values.items()
        }
        self.latent: dict = {}

    def text(self, sentences: int, lag: float) -> dict:
        """Of each cell, which sentences of the pool; the same for all cells where these are independent."""
        if not lag:
            return dict.fromkeys(DEFAULT, self.random.integers(0, len(self.words), (sentences, self.runs)))
        return {cell: self._series(cell, self._latent(cell, lag), sentences) for cell in DEFAULT}

    def group(self, cell, drawn, more=None) -> Group:
        """A text as a Group with a cell a run; with `more` texts, what they hold is added to its sentences."""
        every = [drawn, *(more or ())]
        value, count = (sum(of[cell][each[cell]] for each in every) for of in (self.values, self.counts))
        return Group(
            value,
            self.words[drawn[cell]],
            count,
            np.full(self.runs, compares_weights(*cell)),
            np.zeros(sentences_of(drawn)),
        )

    def _series(self, cell, latent, sentences):
        noise = self.random.standard_normal((sentences + 50, self.runs))
        series = lfilter([np.sqrt(1 - latent**2)], [1, -latent], noise, axis=0)[50:]
        return self.order[cell][np.minimum((ndtr(series) * len(self.words)).astype(int), len(self.words) - 1)]

    def _latent(self, cell, lag):
        """The autoregression under which neighbouring residuals correlate by `lag`, by halving."""
        if (cell, lag) not in self.latent:
            low, high = 0.0, 0.95
            for _ in range(12):
                drawn = self._series(cell, (low + high) / 2, 400)
                residual = self.values[cell][drawn] - self.rate[cell] * self.words[drawn]
                found = (residual[1:] * residual[:-1]).mean() / (residual**2).mean()
                low, high = ((low + high) / 2, high) if found < lag else (low, (low + high) / 2)
            self.latent[cell, lag] = (low + high) / 2
        return self.latent[cell, lag]


def sentences_of(drawn):
    return len(drawn[TONE])


def tested(a: Group, b: Group) -> dict:
    """What the package infers of each run; NaN where it infers nothing."""
    apart = texts.weight_difference if a.signed.all() else texts.count_difference
    found = apart(*(texts.Sentences(group.values, group.words) for group in (a, b)))
    return {name: np.where(texts.why_not_inferred(a, b) == "", value, np.nan) for name, value in found.items()}


def any_established(p: np.ndarray) -> np.ndarray:
    """Whether Holm's procedure establishes any of the hypotheses (rows) of each run: it begins with the smallest p."""
    with np.errstate(invalid="ignore"):
        return np.nanmin(np.vstack([p, np.ones(p.shape[1])]), 0) * np.maximum((~np.isnan(p)).sum(0), 1) < LEVEL


def of_articles(sampler: Sampler, sizes: list[int], lag: float) -> dict:
    """One row of the table: articles of these sizes, compared sentence by sentence."""
    drawn = [sampler.text(size, lag) for size in sizes]
    pairs = list(itertools.combinations(range(len(sizes)), 2))
    p = [tested(*(sampler.group(cell, drawn[i]) for i in pair))["p"] for cell in DEFAULT for pair in pairs]
    row = {"design": f"{len(sizes)} articles", "sentences": _range(sizes), "lag 1": lag, "reports": sampler.runs,
           "established": any_established(np.array(p)).mean()}  # fmt: skip
    more = [sampler.text(sizes[0], lag) for _ in range(OFTENER - 1)]
    for name, cell in (("tone", TONE), ("hedges", HEDGES)):
        a, b = (sampler.group(cell, text) for text in drawn[:2])
        true = (OFTENER - 1) * sampler.rate[cell]
        moved = sampler.group(cell, drawn[0], None if cell == TONE else more)
        moved.values[...] += KINDER * moved.words if cell == TONE else 0
        null, there = tested(a, b), tested(moved, b)
        with mock.patch.object(
            texts, "serial_dependence", lambda *_: texts.Serial(np.ones(sampler.runs), np.zeros(sampler.runs))
        ):
            free = tested(moved, b)
        row |= {f"{name} tested": np.isfinite(null["p"]).mean(), f"{name} coverage": _covers(null, 0),
                **({} if cell == TONE else {f"{name} true": _covers(there, true)}), f"{name} power": _share(there["p"]), f"{name} free": _share(free["p"])}  # fmt: skip
    return row


def of_groups(sentences: pd.DataFrame, groups: int, articles: int, runs: int) -> dict:
    """One row of the table: groups of so many articles, compared article by article."""
    random, p, covers = np.random.default_rng(SEED), [], []
    columns = [str(cell) for cell in DEFAULT] + ["marks", "words"]
    opeds = [own[columns].to_numpy() for _, own in sentences.groupby("article")]
    weighed = np.array([compares_weights(*cell) for cell in DEFAULT])
    for _ in tqdm(range(runs), desc=f"{groups} groups", disable=None):
        chosen = random.integers(0, len(opeds), (groups, articles))
        sums = [[opeds[i][random.integers(0, len(opeds[i]), SENTENCES)].sum(0) for i in own] for own in chosen]
        made = [_articles(np.array(own), weighed) for own in sums]
        found = [compare_independent(*pair, "article") for pair in itertools.combinations(made, 2)]
        p.append(np.concatenate([table["p"] for table in found]))
        covers.append(found[0][["low", "high"]].to_numpy())
    covers = np.array(covers)
    row = {"design": f"{groups} groups of {articles}", "sentences": str(SENTENCES), "lag 1": 0.0, "reports": runs,
           "established": any_established(np.array(p).T).mean()}  # fmt: skip
    for name, cell in (("tone", TONE), ("hedges", HEDGES)):
        low, high = covers[:, DEFAULT.index(cell)].T
        row |= {f"{name} tested": np.isfinite(low).mean(), f"{name} coverage": _covers({"low": low, "high": high}, 0)}
    return row


def _articles(sums, weighed):
    values, words = sums[:, : len(DEFAULT)], sums[:, -1]
    return Group(values, words, np.where(weighed, sums[:, -2:-1], values), weighed, np.zeros(len(words)))


def _range(sizes):
    return str(sizes[0]) if len(set(sizes)) == 1 else " and ".join(map(str, sizes))


def _covers(found, true):
    known = np.isfinite(found["low"])
    return ((found["low"] <= true) & (true <= found["high"]))[known].mean() if known.any() else np.nan


def _share(p):
    return (p < LEVEL)[np.isfinite(p)].mean() if np.isfinite(p).any() else np.nan


def markdown(table: pd.DataFrame) -> str:
    """The table as docs print it."""
    shown = table.astype(object)
    for name in table.columns[4:]:
        shown[name] = [
            "" if value != value else f"{value:.3f}".lstrip("0") if value < 1 else "1" for value in table[name]
        ]
    lines = [list(table.columns), ["---"] * len(table.columns), *shown.astype(str).to_numpy().tolist()]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=4000)
    parser.add_argument("--docs", type=Path, metavar="FILE.md", help="where the table is written between its marks")
    parser.add_argument("--output", metavar="FILE.csv")
    options = parser.parse_args()
    sentences = pool()
    sampler = Sampler(sentences, options.runs)
    rows = [of_articles(sampler, *design) for design in tqdm(DESIGNS, desc="articles", disable=None)]
    rows += [of_groups(sentences, 2, 10, options.runs // 2), of_groups(sentences, 4, 10, options.runs // 10)]
    table = pd.DataFrame(rows).round(4)
    if options.output:
        table.to_csv(options.output, index=False, lineterminator="\n", float_format="%.4f")
    if options.docs:
        text = options.docs.read_text("utf-8")
        options.docs.write_text(MARK.sub(lambda found: found[1] + markdown(table) + found[2], text), "utf-8")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
