"""Rows of a table in, the marks or sentences that each row was counted from out: their numbers by the index of the row."""

from collections.abc import Iterable

import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study
from analysis.comparison.robustness import SECTIONS, WITH_FUNCTION_WORDS, with_function_words
from analysis.comparison.scores import SCORED_SECTIONS
from analysis.comparison.units import ALL
from analysis.lexicons.notation import key_column

PLACE = ["article", "sentence"]
Evidence = dict[int, list[int]]  # index of a row to numbers of marks (rows of `Study.marks`) or of sentences


def marks_of_articles(
    study: MeasuredCorpus, articles: Iterable[str], sections: Iterable[str] = SCORED_SECTIONS
) -> pd.DataFrame:
    """The marks of these articles that count in scores: those in these sections with a weight other than 0."""
    marks = _marks_in_sections(study, tuple(sections))
    return marks[marks["article"].isin(articles)]


@kept_in_study
def _marks_in_sections(study, sections):
    scored = study.sentences.loc[study.sentences["section"].isin(sections), PLACE]
    marks = study.marks[study.marks["weight"] != 0]
    return marks[pd.MultiIndex.from_frame(marks[PLACE]).isin(pd.MultiIndex.from_frame(scored))]


def marks_of_rows(marks: pd.DataFrame, rows: pd.DataFrame) -> Evidence:
    """The marks that each row of a table was counted from, in the order of the text.

    `marks` are from `marks_of_articles`; `rows` have columns `measure`, `category` (or `cue`), `voice`, and `group` or `group_a` and
    `group_b`.
    """
    found, parts = {}, dict(tuple(marks.groupby(["measure", "article"], sort=False)))
    for index, values in rows.to_dict("index").items():
        groups = [values["group"]] if "group" in values else [values["group_a"], values["group_b"]]
        own = [parts[key] for group in groups if (key := (values["measure"], group)) in parts]
        own = pd.concat(own).sort_index() if own else marks[:0]
        own = own if values["voice"] == ALL else own[own["voice"] == values["voice"]]
        if "cue" in values:
            own = own[own["cue"].str.lower() == values["cue"]]
        elif (category := values["category"]) not in (ALL, values["measure"]):
            own = own[(own["category"] == category) | own["category"].str.startswith(category + ".")]
        found[index] = own.index.to_list()
    return found


def marks_of_universes(study: MeasuredCorpus, a: str, b: str, universes: pd.DataFrame) -> Evidence:
    """The marks that each universe of `analysis.comparison.robustness.multiverse` counts."""
    found = {}
    for headline, part in universes.groupby("headline", sort=False):
        marks = marks_of_articles(study, [a, b], SECTIONS[headline])
        variant = with_function_words(marks).assign(measure=WITH_FUNCTION_WORDS)
        rows = marks_of_rows(pd.concat([marks, variant]), part.assign(measure=part["instrument"], group_a=a, group_b=b))
        for row in part.itertuples():
            own = marks.loc[rows[row.Index]]
            left_out = (own["article"] == row.article) & (own["sentence"] == row.sentence)
            found[row.Index] = own.index[~left_out & (own["entry"] != row.entry)].to_list()
    return found


def sentences_by_voice(study: MeasuredCorpus, articles: Iterable[str], shares: pd.DataFrame) -> Evidence:
    """The sentences of headings and body with words in the voice of each row of `shares` (`group`, `part`)."""
    tokens = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS) & study.tokens["article"].isin(articles)]
    voiced = tokens[[*PLACE, "voice"]].drop_duplicates()
    numbers = study.sentences[PLACE].rename_axis("number").reset_index()
    voiced = voiced.merge(numbers, on=PLACE).sort_values("number")
    by_voice = voiced.groupby(["article", "voice"], observed=True)["number"].agg(list).to_dict()
    return {row.Index: by_voice.get((row.group, row.part), []) for row in shares.itertuples()}


def sentences_of_rows(study: MeasuredCorpus, articles: Iterable[str], course: pd.DataFrame) -> Evidence:
    """The sentence of each row of `course` (`group`, `sentence`)."""
    shown = study.sentences[study.sentences["article"].isin(articles)]
    numbers = {(row.article, row.sentence): [row.Index] for row in shown.itertuples()}
    return {row.Index: numbers.get((row.group, row.sentence), []) for row in course.itertuples()}


def sentences_with_words(study: MeasuredCorpus, articles: Iterable[str], words: pd.DataFrame) -> Evidence:
    """The sentences of headings and body that contain each word of a table (`cue`)."""
    tokens = study.tokens[study.tokens["section"].isin(SCORED_SECTIONS) & study.tokens["article"].isin(articles)]
    places = tokens[PLACE].assign(cue=key_column(tokens["word"]))
    places = places[places["cue"].isin(words["cue"])].drop_duplicates()
    numbers = study.sentences[PLACE].rename_axis("number").reset_index()
    by_word = places.merge(numbers, on=PLACE).sort_values("number").groupby("cue")["number"].agg(list).to_dict()
    return {index: by_word.get(cue, []) for index, cue in words["cue"].items()}
