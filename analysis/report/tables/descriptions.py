"""A row of a comparison that could not be tested in; how many marks each text has, and where they are, out."""

from typing import NamedTuple

import pandas as pd

from analysis.comparison.measured import Measured
from analysis.comparison.sums import UNIT, marks_of_score, words_of_sentences
from analysis.comparison.wording import label
from analysis.report.tables.findings import Row

MOST = 12  # marks of a text that are listed


class Description(NamedTuple):
    """What can be said without a test.

    `said`: the counts in a sentence; `places`: of each article, the numbers of its sentences with the cues in them, as a text;
    `marks`: these marks, rows of `Study.marks` with their index, in the order of the text.
    """

    said: str
    places: dict[str, str]
    marks: pd.DataFrame


def described(study: Measured, row: Row, voice: str = "author") -> Description:
    """The marks of both texts of a row of the comparison, sentence by sentence.

    Parameters
    ----------
    study : Measured
    row : Series or named tuple
        Of `Study.comparison`, whatever its status.
    voice : {'author', 'all', 'quoted', 'reported'}

    Returns
    -------
    Description
        As “boosters: 3 in 47 sentences of a, against 6 in 41 of b.”, with the places of these marks. A place that holds two
        marks of the category is counted and listed once, as in scores.
    """
    words = words_of_sentences(study, row.group_a, row.group_b, voice)
    marks = marks_of_score(study, (row.group_a, row.group_b), voice, row.measure, row.category)
    marks = marks[pd.MultiIndex.from_frame(marks[UNIT]).isin(words.index)].drop_duplicates(["article", "start", "end"])
    told, places = [], {}
    for article in (row.group_a, row.group_b):
        own = marks[marks["article"] == article]
        sentences = int((words.index.get_level_values("article") == article).sum())
        told.append(f"{len(own)} in {sentences} sentence{'s' * (sentences != 1)} of {article}")
        places[article] = _listed(own)
    return Description(f"{label(study.labels, row.measure, row.category)}: {told[0]}, {told[1]}.", places, marks)


def _listed(marks):
    """Marks as sentence numbers with their cues: 4 “may”, “perhaps”; 9 “likely”."""
    if marks.empty:
        return "none"
    shown = marks.sort_values(["sentence", "start"]).head(MOST)
    lines = [
        f"{number} " + ", ".join(f"“{' '.join(cue.split())}”" for cue in part["cue"])
        for number, part in shown.groupby("sentence")
    ]
    rest = f"; and {len(marks) - MOST} more" if len(marks) > MOST else ""
    return ("sentence " if len(lines) == 1 else "sentences ") + "; ".join(lines) + rest
