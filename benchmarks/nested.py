"""What the measures that were tuned on annotated rows reach where the choices, and then the cues, come from other rows.

    python benchmarks/nested.py GOLD [SET ...]

Prints a row of docs/validity.md a set. Documents are put into five folds. In each, the rule is chosen on the other four: of rules from plain to
elaborate, the plainest within one standard error of the best there (Breiman et al. 1984), with its thresholds. `nested` is what these
choices reach on the rows left out. For `cues of other folds` a cue counts only if the other four folds hold it too, as for somebody who
wrote the list with these alone; that is too strict for cues that come from the literature.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.weights import folds, read_weights
from analysis.cues.matcher import match
from analysis.cues.token_index import Words
from analysis.measures.certainty import threshold
from analysis.measures.marks import mark
from analysis.measures.subjectivity import PARTS
from analysis.validation import entities, framing, hedging
from analysis.validation.agreement import METRICS, bootstrap_interval, metric_value
from analysis.validation.gold import Gold, as_articles, mark_texts
from analysis.validation.learning.certainty import scale_examples, text_scores


class Cues(NamedTuple):
    """Cues found: the row, the cue, what it counts, and for which class or sum."""

    row: np.ndarray
    key: np.ndarray
    weight: np.ndarray
    column: np.ndarray

    def sums(self, rows: int, columns: int, known: np.ndarray | None) -> np.ndarray:
        keep = np.ones(len(self.row), bool)
        if known is not None:
            keep = np.isin(self.key, np.unique(self.key[known[self.row]]))
        place = self.row[keep] * columns + self.column[keep]
        return np.bincount(place, self.weight[keep], rows * columns).reshape(rows, columns)


class Task(NamedTuple):
    """A set: what annotators gave, the documents, the metric, and rules from plain to elaborate; the last is the rule that is shipped.

    A rule takes the rows to choose on and the rows whose cues are known (None: all cues), and returns an answer a row.
    """

    metric: str
    given: np.ndarray
    groups: np.ndarray
    rules: dict[str, Callable]


def cues_of(table: pd.DataFrame, rows, weight, column=None) -> Cues:
    key = (table["category"].astype(str) + "|" + table["cue"].str.lower()).to_numpy(object).astype(str)
    column = np.zeros(len(table), int) if column is None else np.asarray(column, int)
    return Cues(np.asarray(rows, int), key, np.asarray(weight, float), column)


def found(texts, book, measure, section="body"):
    """Marks of a codebook's measure, and the plain hits of its cues, each with its row."""
    articles, tokens = as_articles(texts, section)
    marks = mark(articles, tokens, book, [measure])
    entries = book.entries[(book.entries["measure"] == measure) & book.entries["weight"].notna()]
    words = Words.of(articles, tokens)
    hits = match(words, entries)
    return marks[marks["measure"] == measure], hits, words.article[hits["first"].to_numpy(int)].astype(int)


def lined(task_given, metric, sums, answer, grid):
    """A rule that draws the line on the rows to choose on, where it agrees best with the annotators (averaged over lines near by)."""

    def rule(chosen, known):
        whole = sums(None)
        scores = np.array([metric_value(metric, task_given[chosen], answer(whole, line)[chosen]) for line in grid])
        smooth = np.convolve(np.pad(scores, 1, mode="edge"), np.full(3, 1 / 3), "valid")
        return answer(sums(known), grid[smooth.argmax()])

    return rule


def gwsd(gold: Gold) -> Task:
    rows = gold.rows("gwsd")
    given = rows["label"].map({"agree": 1, "disagree": -1, "neutral": 0}).to_numpy()
    marks, hits, at = found(rows["text"], framing.read_case("climate"), "stance")
    plain, ours = cues_of(hits, at, np.sign(hits["weight"])), cues_of(marks, marks["article"], marks["weight"])

    def total(cues):
        return lambda known: np.round(cues.sums(len(rows), 1, known)[:, 0], 6)

    def line(sums, least):
        return np.where(np.abs(sums) > least, np.sign(sums), 0)

    return Task("macro_f1", given, rows["text"].to_numpy(), {
        "plain": lambda chosen, known: np.sign(total(plain)(known)),
        "a line": lined(given, "macro_f1", total(ours), line, np.arange(0, 3)),
        "shipped": lambda chosen, known: np.sign(total(ours)(known)),
    })  # fmt: skip


def gvfc(gold: Gold) -> Task:
    rows = gold.rows("gvfc", "headlines.jsonl")
    rows = rows[rows["frame1"].notna()].reset_index(drop=True)
    names = np.array([*framing.GUNS.values(), framing.OTHER])
    place = {frame: number for number, frame in enumerate(framing.GUNS)}
    marks, hits, at = found(rows["text"], framing.read_case("guns"), "framing", "heading")
    own, real = hits["category"].isin(place).to_numpy(), marks["category"].astype(str).isin(place)
    hits, at, marks = hits[own], at[own], marks[real]
    plain = cues_of(hits, at, np.ones(len(hits)), hits["category"].map(place))
    ours = cues_of(marks, marks["article"], marks["weight"], marks["category"].astype(str).map(place))

    def leading(cues):
        def rule(chosen, known):
            sums = cues.sums(len(rows), len(place), known)
            return names[np.where(sums.any(axis=1), sums.argmax(axis=1), len(place))]

        return rule

    rules = {"plain": leading(plain), "shipped": leading(ours)}
    return Task("macro_f1", rows["frame1"].to_numpy(str), rows["text"].to_numpy(), rules)


def _subjectivity(rows: pd.DataFrame, given: np.ndarray, groups: pd.Series, per_word: float) -> Task:
    tokens, marks = mark_texts(rows["text"].to_list(), ["subjectivity"])
    marks = marks[marks["measure"] == "subjectivity"]
    words = np.bincount(tokens["article"].astype(int), minlength=len(rows))
    part = marks["category"].astype(str).str.split(".").str[0]
    loaded = marks[part == PARTS[0]]
    plain = cues_of(loaded, loaded["article"], np.ones(len(loaded)))
    ours = cues_of(marks, marks["article"], marks["weight"])

    def rule(cues, per_word, grid):
        return lined(given, "macro_f1", lambda known: cues.sums(len(rows), 1, known)[:, 0],
                     lambda sums, line: sums - per_word * words > line, grid)  # fmt: skip

    lines = np.arange(-4, 10, 0.25)
    rules = {
        "plain": rule(plain, 0, np.arange(0, 5)),
        "one line": rule(ours, 0, lines),
        "by length": rule(ours, 0.2, lines),
    }
    return Task("macro_f1", given, groups.to_numpy(), rules | {"shipped": rule(ours, per_word, lines)})


def checkthat_subj(gold: Gold) -> Task:
    rows = gold.rows("checkthat_subj")
    return _subjectivity(rows, (rows["label"] == "SUBJ").to_numpy(), rows["id"], 0.0)


def babe(gold: Gold) -> Task:
    rows = gold.rows("babe")
    rows = rows[rows["label_bias"].isin(["Biased", "Non-biased"])].reset_index(drop=True)
    return _subjectivity(rows, (rows["label_bias"] == "Biased").to_numpy(), rows["url"], 0.2)


def persent(gold: Gold) -> Task:
    rows = gold.rows("persent", "documents.jsonl").rename(columns={"id": "article", "target": "entity"})
    scores, plain, _ = entities.entity_scores(rows[["article", "text"]], rows[["article", "entity"]])
    given = rows["label"].map({"positive": 1, "neutral": 0, "negative": -1}).to_numpy()

    def rule(sums):
        return lined(given, "macro_f1", lambda known: sums.to_numpy(),
                     lambda sums, line: np.where(np.abs(sums) > line, np.sign(sums), 0), np.arange(0, 6, 0.5))  # fmt: skip

    rules = {"plain": rule(plain["all voices"]), "shipped": rule(scores["all voices"])}
    return Task("macro_f1", given, rows["article"].to_numpy(), rules)


def science_certainty(gold: Gold) -> Task:
    rows, words, text, names, counts = scale_examples(str(gold.folder), "degree")
    aspects = rows["aspects"].map(lambda given: given.get("Probability") if isinstance(given, dict) else None)
    asked = aspects.notna().to_numpy()
    given = (aspects[asked] == "Uncertain").to_numpy()
    hedges = hedging.plain_cues(words, text, len(rows), "degree")[asked]
    scores = text_scores(read_weights("certainty"), names, counts, "speculation")[asked]
    return Task("f1", given, rows["group"][asked].to_numpy(), {
        "plain": lambda chosen, known: hedges > 0,
        "a line": lined(given, "f1", lambda known: scores, lambda sums, line: sums < line, np.arange(-6, 0, 0.25)),
        "shipped": lambda chosen, known: scores < threshold("speculation"),
    })  # fmt: skip


def error(task: Task, answers: np.ndarray, here: np.ndarray) -> float:
    """The standard error of a metric over documents, from its 95 % interval."""
    summed, value = METRICS[task.metric]
    sums = pd.DataFrame(summed(task.given[here], answers[here])).groupby(task.groups[here], sort=False).sum()
    low, high = bootstrap_interval(sums.to_numpy(), value)
    return (high - low) / 3.92


def nested(task: Task, cues: bool, only: str = "") -> tuple[float, list[str]]:
    """What the rules chosen on four folds reach on the fifth, and which they are; `only` that rule, if one is named."""
    fold_of, picks = folds(task.groups), []
    answers = np.empty(len(task.given), object)
    rules = {only: task.rules[only]} if only else task.rules
    for number in np.unique(fold_of):
        chosen = fold_of != number
        inside = {name: rule(chosen, None) for name, rule in rules.items()}
        reached = {name: metric_value(task.metric, task.given[chosen], said[chosen]) for name, said in inside.items()}
        best = max(reached, key=reached.__getitem__)
        least = reached[best] - error(task, inside[best], chosen)
        pick = next(name for name in rules if reached[name] >= least)
        answers[~chosen] = rules[pick](chosen, chosen if cues else None)[~chosen]
        picks.append(pick)
    return metric_value(task.metric, task.given, answers.astype(task.given.dtype)), picks


SETS = {one.__name__: one for one in (gwsd, gvfc, checkthat_subj, babe, persent, science_certainty)}

if __name__ == "__main__":
    folder, *wanted = sys.argv[1:] or sys.exit(__doc__)
    print(
        "| set | same rows | nested | cues of other folds | plain count | plain, cues of other folds |\n|---|---|---|---|---|---|"
    )
    for name in wanted or SETS:
        task = SETS[name](Gold(Path(folder)))
        whole = np.ones(len(task.given), bool)
        same = metric_value(task.metric, task.given, task.rules["shipped"](whole, None))
        chosen, picks = nested(task, cues=False)
        figures = [
            same,
            chosen,
            nested(task, True, "shipped")[0],
            nested(task, False, "plain")[0],
            nested(task, True, "plain")[0],
        ]
        print(
            f"| {name} | " + " | ".join(f"{value:.3f}"[1:] for value in figures) + f" |  picks: {', '.join(picks)}",
            flush=True,
        )
