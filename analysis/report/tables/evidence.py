"""From a number to the words it was counted from: the marks, or the sentences, behind each row of a table."""

import pandas as pd

from analysis.comparison.robustness import SECTIONS
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL


def counted(study, articles, sections=SCORED_SECTIONS):
    """The marks of these articles that scores count: in these sections, with a weight other than 0."""
    scored = study.sentences.loc[study.sentences["section"].isin(sections), ["article", "sentence"]]
    marks = study.marks[study.marks["article"].isin(articles) & (study.marks["weight"] != 0)]
    places = pd.MultiIndex.from_frame(marks[["article", "sentence"]])
    return marks[places.isin(pd.MultiIndex.from_frame(scored))]


def behind(marks, rows):
    """The marks that each row of a table was counted from.

    Parameters
    ----------
    marks : DataFrame
        From `counted`.
    rows : DataFrame
        Columns `measure`, `category` (or `cue`), `voice`, and `group` or `group_a` and `group_b`.

    Returns
    -------
    dict
        Index of a row to the numbers of its marks, in the order of the text.
    """
    found, parts = {}, dict(tuple(marks.groupby(["measure", "article"], sort=False)))
    for index, values in rows.to_dict("index").items():
        groups = [values["group"]] if "group" in values else [values["group_a"], values["group_b"]]
        own = [parts[key] for group in groups if (key := (values["measure"], group)) in parts]
        own = pd.concat(own).sort_index() if own else marks[:0]
        own = own if values["voice"] == "all" else own[own["voice"] == values["voice"]]
        if "cue" in values:
            own = own[own["cue"].str.lower() == values["cue"]]
        elif values["category"] not in (ALL, values["measure"]):
            category = values["category"]
            own = own[(own["category"] == category) | own["category"].str.startswith(category + ".")]
        found[index] = own.index.to_list()
    return found


def within(study, a, b, universes):
    """The marks that each universe of `analysis.comparison.robustness.multiverse` counts, as `behind` gives them."""
    found = {}
    for headline, part in universes.groupby("headline", sort=False):
        marks = counted(study, [a, b], SECTIONS[headline])
        rows = behind(marks, part.assign(measure=part["instrument"], group_a=a, group_b=b))
        for row in part.itertuples():
            own = marks.loc[rows[row.Index]]
            left_out = (own["article"] == row.article) & (own["sentence"] == row.sentence)
            found[row.Index] = own.index[~left_out & (own["entry"] != row.entry)].to_list()
    return found


def spoken(study, articles, shares):
    """The sentences of headings and body with words in a voice: index of a row of `shares` (`group`, `part`) to their numbers."""
    tokens = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS) & study.tokens["article"].isin(articles)]
    voiced = tokens[["article", "sentence", "voice"]].drop_duplicates()
    numbers = study.sentences[["article", "sentence"]].rename_axis("number").reset_index()
    voiced = voiced.merge(numbers, on=["article", "sentence"]).sort_values("number")
    by_voice = voiced.groupby(["article", "voice"], observed=True)["number"].agg(list).to_dict()
    return {row.Index: by_voice.get((row.group, row.part), []) for row in shares.itertuples()}


def at(study, articles, course):
    """The sentence of each row of `course` (`group`, `sentence`), as `spoken` gives them."""
    places = zip(study.sentences["article"], study.sentences["sentence"], strict=True)
    numbers = {place: [number] for number, place in enumerate(places) if place[0] in set(articles)}
    wanted = zip(course["group"], course["sentence"], strict=True)
    return {row: numbers.get(place, []) for row, place in zip(course.index, wanted, strict=True)}
