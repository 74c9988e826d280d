"""A study and a category in; out, the sentences of an article that show it best, and their marks.

A sentence is telling where it holds cues that are typical of the category in this article. Each cue counts with its entry's share of
all of the article's weight in the category, once a sentence, so that neither one rare word nor a list of cues decides. Long
sentences count less. The rule is the same for every measure; a sentence is never chosen for its words.
"""

import numpy as np
import pandas as pd

from analysis.comparison.measured import Measured
from analysis.comparison.units import ALL
from analysis.report.tables import evidence

READABLE = 30  # words; a sentence counts less by each above
FULL = 6  # words of a sentence; shorter ones and headings stand last


def in_category(marks: pd.DataFrame, measure: str, category: str) -> pd.DataFrame:
    """The marks of a measure that a category counts: its own and those of its parts."""
    own = marks[marks["measure"] == measure]
    if category == ALL:
        return own
    return own[(own["category"] == category) | own["category"].str.startswith(f"{category}.")]


def telling(
    study: Measured,
    article: str,
    measure: str,
    category: str = ALL,
    *,
    sign: int = 0,
    most: int = 3,
    voice: str = "author",
) -> pd.DataFrame:
    """The sentences of an article that show a category best, the best first.

    Parameters
    ----------
    study : Measured
    article : str
    measure, category : str
        As in `scores`; `all` is the total.
    sign : {-1, 0, 1}
        Of a measure with a direction: only sentences whose marks sum to this side.
    most : int
    voice : str
        Whose words: `author`, or `all`.

    Returns
    -------
    DataFrame
        One row a sentence, its index that of `study.sentences`: `article`, `sentence`, `start`, `end`, `marks` (the rows of
        `study.marks` that it holds of the category), `score`.
    """
    own = in_category(evidence.counted(study, [article]), measure, category)
    own = own if voice == ALL else own[own["voice"] == voice]
    columns = ["article", "sentence", "start", "end"]
    sentences = study.sentences[study.sentences["article"] == article]
    if own.empty:
        return sentences.iloc[:0][columns].assign(marks=[], score=[])
    if sign:
        sums = own.groupby("sentence")["weight"].transform("sum")
        own = own[(own["weight"] * sign > 0) & (sums * sign > 0)]
    share = own.groupby("entry")["weight"].sum().abs()
    share /= max(share.sum(), 1e-9)
    once = own.drop_duplicates(["sentence", "entry"])
    score = once["entry"].map(share).groupby(once["sentence"]).sum()
    found = sentences[sentences["sentence"].isin(score.index)]
    words, whole = found["words"].astype(float), (found["words"] >= FULL) & (found["section"] == "body")
    found = found[columns].assign(
        marks=[own.index[own["sentence"] == number].tolist() for number in found["sentence"]],
        score=found["sentence"].map(score) / (words / READABLE).clip(lower=1) * np.where(whole, 1.0, 0.01),
    )
    return found.sort_values(["score", "sentence"], ascending=[False, True], kind="stable").head(most)
