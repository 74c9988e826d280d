"""A row of a comparison that could not be tested in; the marks of each text, and how many sentences it has, out."""

from typing import NamedTuple

import pandas as pd

from analysis.comparison.measured import Measured
from analysis.comparison.sums import UNIT, marks_of_score, words_of_sentences
from analysis.report.tables.findings import Row


class Description(NamedTuple):
    """What can be said without a test: the `marks` of both texts (rows of `Study.marks` with their index, in the order of the text), and
    how many `sentences` each text has."""

    marks: pd.DataFrame
    sentences: dict[str, int]


def untested_marks(study: Measured, row: Row, voice: str = "author") -> Description:
    """The marks of both texts of a row of the comparison.

    Parameters
    ----------
    study : Measured
    row : Series or named tuple
        Of `Study.comparison`, whatever its status.
    voice : {'author', 'all', 'quoted', 'reported'}

    Returns
    -------
    Description
        A place that holds two marks of the category is there once, as in scores; sentences are those with words in this voice.
    """
    pair = (row.group_a, row.group_b)
    words = words_of_sentences(study, *pair, voice)
    marks = marks_of_score(study, pair, voice, row.measure, row.category)
    marks = marks[pd.MultiIndex.from_frame(marks[UNIT]).isin(words.index)].drop_duplicates(["article", "start", "end"])
    articles = words.index.get_level_values("article")
    marks = marks.sort_values(["article", "start"], kind="stable")
    return Description(marks, {one: int((articles == one).sum()) for one in pair})
