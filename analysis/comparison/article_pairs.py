"""Marks and tokens in; the comparison of every pair of articles, sentence by sentence, out, and of one of the pairs."""

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


def rows_of_pair(comparison: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """The rows that compare article a with article b. Rows that compare b with a are turned round: each difference changes its sign."""
    own = comparison[(comparison["group_a"] == a) & (comparison["group_b"] == b)]
    if len(own):
        return own
    own = comparison[(comparison["group_a"] == b) & (comparison["group_b"] == a)]
    sides = {column: f"{column[:-1]}{'ab'[column.endswith('_a')]}" for column in own if column.endswith(("_a", "_b"))}
    turned = own.assign(
        difference=-own["difference"], low=-own["high"], high=-own["low"], log2_ratio=-own["log2_ratio"], delta=-own["delta"],
        hypothesis=own["hypothesis"].replace({"a > b": "a < b", "a < b": "a > b"}),
    )  # fmt: skip
    return turned.rename(columns=sides)[comparison.columns]
