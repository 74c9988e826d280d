"""A study in; how many sentences of each article have no cue of any issue frame out."""

from typing import TYPE_CHECKING

import pandas as pd

from analysis.comparison.scores import SCORED_SECTIONS

if TYPE_CHECKING:
    from analysis.comparison.measured_corpus import MeasuredCorpus

ISSUE = "issue."


def unframed(study: "MeasuredCorpus") -> pd.DataFrame:
    """How much of each article the codebook's issue frames do not see.

    Returns
    -------
    DataFrame
        One row an article: `article`, `sentences` (of headings and body), `unframed` (those without a cue of an issue frame,
        whoever speaks), `share` (unframed ÷ sentences).
    """
    rows = study.sentences[study.sentences["section"].isin(SCORED_SECTIONS)]
    marks = study.marks[(study.marks["measure"] == "framing") & study.marks["category"].str.startswith(ISSUE)]
    unit = ["article", "sentence"]
    framed = pd.MultiIndex.from_frame(marks.loc[marks["weight"] != 0, unit])
    bare = pd.Series(~pd.MultiIndex.from_frame(rows[unit]).isin(framed), rows.index)
    found = bare.groupby(rows["article"], sort=False).agg(sentences="size", unframed="sum").reset_index()
    return found.assign(share=found["unframed"] / found["sentences"])
