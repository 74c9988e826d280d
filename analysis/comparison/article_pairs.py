"""Marks and tokens in; the comparison of every pair of articles, sentence by sentence, out."""

import pandas as pd

from analysis.comparison.compare import compare
from analysis.comparison.hypotheses import Family
from analysis.comparison.scores import score


def compare_articles(marks: pd.DataFrame, tokens: pd.DataFrame, family: Family | None = None) -> pd.DataFrame:
    """The comparison of every pair of articles, sentence by sentence: in all voices, and in the author's, whose hypotheses are tested."""
    unit = ["article", "sentence"]
    everything = compare(score(marks, tokens, unit), family=[])
    own = compare(score(marks[marks["voice"] == "author"], tokens[tokens["voice"] == "author"], unit), family=family)
    joined = pd.concat([everything.assign(voice="all"), own.assign(voice="author")], ignore_index=True)
    return joined[["measure", "voice", *everything.columns.drop("measure")]]
