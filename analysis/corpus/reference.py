"""The readings of two corpora in (a study, and a reference that it is compared with); one reading out."""

import os
from pathlib import Path

import pandas as pd

from analysis.core.schema import table
from analysis.corpus.files import corpus_folder
from analysis.corpus.problems import problem
from analysis.corpus.reader import Reading

COLUMN = "corpus"  # tells them apart


def with_reference(read: Reading, corpus: str | Path, reference: Reading, against: str | Path) -> Reading:
    """Both as one corpus. Keys of the reference begin with the name of its folder; a column `corpus` tells the two apart.

    Files of the reference are named by their paths from the folder of the study.

    A ValueError where articles have such a column already, or the reference has no article.
    """
    own, other = Path(corpus).resolve().stem, Path(against).resolve().stem
    other = other if other != own else f"{other} (reference)"
    for one, name in ((read, corpus), (reference, against)):
        if COLUMN in one.articles:
            raise ValueError(
                f"{name}: articles have a column {COLUMN!r}, which is to say whether they are compared or compared with"
            )
    if reference.articles.empty:
        raise ValueError(f"{against}: no usable article to compare with")
    keys = other + "/" + reference.articles["article"]
    frames = [read.articles.assign(corpus=own), reference.articles.assign(article=keys, corpus=other)]
    articles = pd.concat(frames, ignore_index=True)
    columns = {name: articles[name].fillna("") for name in articles}
    after = 1 + max([-1, *read.problems, *(number for number, _ in read.places)])
    there = Path(os.path.relpath(corpus_folder(against), corpus_folder(corpus))).as_posix()
    places = [(after + number, f"{there}/{place}") for number, place in reference.places]
    problems = {
        after + number: problem(f"{there}/{file}", *rest) for number, (file, *rest) in reference.problems.items()
    }
    return Reading(table("articles", columns), [*read.places, *places], read.problems | problems)
