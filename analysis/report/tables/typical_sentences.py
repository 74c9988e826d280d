"""A study, articles and a category in, the sentences that show the category best out, with their marks.

A sentence is typical where it holds the cues that make up most of the category in this article. Each cue counts with its entry's share of
the article's weight in the category, once per sentence, so that neither one rare word nor a list of cues decides. Long
sentences count less. The rule is the same for every measure; nobody picks sentences by hand.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.report.tables import evidence
from analysis.report.tables.evidence import PLACE

READABLE = 30  # words; a sentence counts less by each above
FULL = 6  # words of a sentence; shorter ones and headings stand last


def marks_in_category(marks: pd.DataFrame, measure: str, category: str) -> pd.DataFrame:
    """The marks of a measure that a category counts: its own and those of its parts."""
    own = marks[marks["measure"] == measure]
    if category == ALL:
        return own
    return own[(own["category"] == category) | own["category"].str.startswith(f"{category}.")]


def typical_sentences(
    study: MeasuredCorpus,
    articles: str | Sequence[str],
    measure: str,
    category: str = ALL,
    *,
    sign: int = 0,
) -> pd.DataFrame:
    """The author's sentences in an article, or in each of several, that hold marks of a category; those that show it best first.

    Parameters
    ----------
    study : MeasuredCorpus
    articles : str or list of str
        Each is judged by itself: what is typical of one says nothing of another.
    measure, category : str
        As in `scores`; `all` is the total.
    sign : {-1, 0, 1}
        For a measure with a direction: only sentences whose marks sum to this side.

    Returns
    -------
    DataFrame
        One row a sentence, its index that of `study.sentences`, article by article in the order of the study: `article`, `sentence`,
        `start`, `end`, `marks` (the rows of `study.marks` that it holds of the category), `score`.
    """
    names = [articles] if isinstance(articles, str) else articles
    own = marks_in_category(evidence.marks_of_articles(study, names), measure, category)
    own = own[own["voice"] == "author"]
    columns = ["article", "sentence", "start", "end"]
    if sign:
        sums = own.groupby(PLACE)["weight"].transform("sum")
        own = own[(own["weight"] * sign > 0) & (sums * sign > 0)]
    if own.empty:
        return study.sentences.iloc[:0][columns].assign(marks=[], score=[])
    entry = ["article", "entry"]
    share = own.groupby(entry)["weight"].sum().abs()
    share /= share.groupby("article").transform("sum").clip(lower=1e-9)
    once = own.drop_duplicates([*PLACE, "entry"])
    score = once.join(share.rename("share"), on=entry).groupby(PLACE)["share"].sum().rename("score")
    found = study.sentences[study.sentences["article"].isin(names)].join(score, on=PLACE, how="inner")
    words, whole = found["words"].astype(float), (found["words"] >= FULL) & (found["section"] == "body")
    found["score"] = found["score"] / (words / READABLE).clip(lower=1) * np.where(whole, 1.0, 0.01)
    order = pd.Series(range(len(study.articles)), study.articles["article"])
    found = found.assign(order=found["article"].map(order)).sort_values(
        ["order", "score", "sentence"], ascending=[True, False, True], kind="stable"
    )
    marks = own.groupby(PLACE).groups
    places = zip(found["article"], found["sentence"], strict=True)
    return found[columns].assign(marks=[marks[place].tolist() for place in places], score=found["score"])
