"""Sentences and marks in; a stratified random sample of sentences, marked and unmarked, out."""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.comparison.correction import DIRECTION, possible_codes
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL

LEAST = 10  # a stratum gives at least one tenth of what its group gives


def sampling_frame(
    articles: pd.DataFrame, rows: pd.DataFrame, marks: pd.DataFrame, measure: str, category: str
) -> list[dict]:
    """All sentences of headings and body, whoever speaks in them, with what the measure finds in each.

    Each row has `article`, `number` (of the sentence in the article), `start`, `end`, `before`, `sentence`, `after` (texts), `cues`
    (of marks whose weight is not 0), `weight` (their number; for a measure with a direction the sum of their weights) and `value` (1
    where there is such a mark, else 0; for a measure with a direction the sign of the weight).
    """
    marks = marks[(marks["measure"] == measure) & (marks["weight"] != 0)]
    if category != ALL:
        marks = marks[marks["category"].isin(categories_within(marks["category"].unique(), category))]
    found = marks.groupby(["article", "sentence"])
    cues, weights = found["cue"].agg(list).to_dict(), found["weight"].sum().round(9).to_dict()
    signed = possible_codes(measure, category) == DIRECTION
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    frame = []
    for row in rows[rows["section"].isin(SCORED_SECTIONS)].itertuples():
        key = row.article, row.sentence
        weight = float(weights.get(key, 0)) if signed else float(len(cues.get(key, [])))
        text = " ".join(texts[row.article][row.start : row.end].split())
        frame.append({"article": row.article, "number": row.sentence, "start": row.start, "end": row.end, "before": "",
                      "sentence": text, "after": "", "cues": cues.get(key, []), "weight": weight, "value": int(np.sign(weight))})  # fmt: skip
    for one, following in zip(frame, frame[1:], strict=False):
        if one["article"] == following["article"]:
            one["after"], following["before"] = following["sentence"], one["sentence"]
    return frame


def draw_sample(frame: list[dict], codes: Sequence[int], size: int, seed: int, name: str) -> dict:
    """Draw a stratified simple random sample, without replacement; the strata are the values of the measure.

    Half of the sample is unmarked (value 0); the other values share the rest equally. A stratum with too few sentences is taken
    whole, and the others make up for it. The order is random, so that coders cannot see what is marked.

    If the rows of the frame have a `group`, the strata are the values within each group. Each group then gives `size` sentences, however
    small it is, and each value at least a tenth of them: nearly in proportion, since means will be compared.

    Returns the key of the sample: `sample` (its name, with which every id begins), `codes`, `strata` (`value`, `sentences` in the corpus,
    `drawn`, `probability` of being drawn, mean `weight`, and `group`) and `rows` (those of the frame, with `id` and `group`).
    """
    if not frame:
        raise ValueError("no sentence to draw: the articles have no headings or body text")
    random = np.random.default_rng(seed)
    by_group = "group" in frame[0]
    grouped = frame if by_group else [row | {"group": ""} for row in frame]
    strata, drawn = dict[tuple[str, int], list[dict]](), dict[tuple[str, int], int]()
    for group in sorted({row["group"] for row in grouped}):
        own = {code: [row for row in grouped if (row["group"], row["value"]) == (group, code)] for code in codes}
        sizes = {code: len(rows) for code, rows in own.items()}
        wanted = allocate_in_proportion(sizes, size) if by_group else allocate_evenly(sizes, size)
        strata |= {(group, code): own[code] for code in codes}
        drawn |= {(group, code): wanted[code] for code in codes}
    chosen = [strata[place][i] for place in strata for i in random.permutation(len(strata[place]))[: drawn[place]]]
    chosen = [chosen[i] for i in random.permutation(len(chosen))]
    what = "\0".join([name, str(seed), *(f"{row['article']}\0{row['sentence']}" for row in chosen)])
    sample = "s" + hashlib.sha256(what.encode()).hexdigest()[:8]  # the letter keeps a spreadsheet from reading a number
    digits = max(3, len(str(len(chosen))))
    return {
        "sample": sample,
        "codes": list(codes),
        "strata": [_stratum(*place, rows, drawn[place]) for place, rows in strata.items()],
        "rows": [{"id": f"{sample}-{number:0{digits}}", **row} for number, row in enumerate(chosen, 1)],
    }


def _stratum(group, code, rows, drawn):
    weight = float(np.mean([row["weight"] for row in rows])) if rows else 0.0
    probability = drawn / max(len(rows), 1)
    return {
        "group": group,
        "value": code,
        "sentences": len(rows),
        "drawn": drawn,
        "probability": probability,
        "weight": weight,
    }


def allocate_evenly(sizes: dict[int, int], total: int) -> dict[int, int]:
    """How many sentences to draw from each stratum: one after another, always from the stratum furthest below its share."""
    share = {value: max(len(sizes) - 1, 1) if value == 0 else 1 for value in sizes}
    drawn = dict.fromkeys(sizes, 0)
    for _ in range(min(total, sum(sizes.values()))):
        left = [value for value in sizes if drawn[value] < sizes[value]]
        drawn[min(left, key=lambda value: ((drawn[value] + 1) / share[value], value))] += 1
    return drawn


def allocate_in_proportion(sizes: dict[int, int], total: int) -> dict[int, int]:
    """How many sentences to draw from each stratum: its share of all sentences, but at least a tenth of the sample."""
    least = -(-total // LEAST)
    drawn = {value: min(size, least) for value, size in sizes.items()}
    while sum(drawn.values()) < min(total, sum(sizes.values())):
        left = [value for value in sizes if drawn[value] < sizes[value]]
        drawn[min(left, key=lambda value: ((drawn[value] + 1) / sizes[value], value))] += 1
    return drawn


def categories_within(names: Iterable[str], category: str) -> list[str]:
    """Of these categories, the one named and its parts, as `hedge.modal` is a part of `hedge`."""
    return [name for name in names if category in (ALL, name) or name.startswith(f"{category}.")]
