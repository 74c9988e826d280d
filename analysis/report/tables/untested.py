"""Rows of a comparison without a finding in; out, in words, what would have been detected, or how little there is to compare."""

from collections.abc import Sequence

import pandas as pd

from analysis.coding import authoritative_codes
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.pair_score import UNIT, marks_of_score, words_of_sentences
from analysis.comparison.wording import CODED, UNITS, category_label, number
from analysis.corpus.problems import count_of
from analysis.report.tables import article_names
from analysis.report.tables.coded_findings import coded_sentence_count
from analysis.report.tables.findings import Row
from analysis.report.tables.phrasing import join_items, row_in_sentence
from analysis.report.tables.quoting import ArticleQuotes, quote_sentence

DIFFERENCE_UNITS = {**CODED, "marks": "percentage points"}  # of a difference between rates of coded sentences


def no_difference_sentences(study: MeasuredCorpus, rows: pd.DataFrame) -> list[str]:
    """What shows no difference, one sentence for each unit of measurement, with the smallest difference that would have been found."""
    said = []
    for (quantity, coded), part in rows.groupby(["quantity", rows["coder"] != ""], sort=False):
        what = join_items([row_in_sentence(study, row) for row in part.itertuples()])
        said.append(f"No difference was found in {what}.")
        reach = part["detectable"].dropna()
        if reach.empty:  # for one text among others it is not known
            continue
        span = (
            number(reach.min(), 0) if reach.nunique() < 2 else f"{number(reach.min(), 0)} to {number(reach.max(), 0)}"
        )
        few = "Texts this short" if part["unit"].iloc[0] == "sentence" else "Groups this small"
        said[-1] += (
            f" {few} can only show differences of about {span} {(DIFFERENCE_UNITS if coded else UNITS)[quantity]} or more."
        )
    return said


def sparse_findings(study: MeasuredCorpus, rows: pd.DataFrame, shown: Sequence[str]) -> list[dict]:
    """Each row that is too sparse for a test, as `what` is compared and `sides`: the sentences that each text has, and how many."""
    found = []
    for row in rows.itertuples():
        sides = quote_sparse_row(study, row, shown)
        what = category_label(study.labels, row.measure, row.category)
        if any(side.quotes for side in sides):
            found.append({"what": what[:1].upper() + what[1:], "sides": sides})
    return found


def quote_sparse_row(study: MeasuredCorpus, row: Row, shown: Sequence[str] = ()) -> list[ArticleQuotes]:
    """The sentences of each text that have a code, or a mark, of a row that is too sparse for a test."""
    called, sides = article_names.display_names(study), []
    marks_of_both, sentences = (pd.DataFrame(), {}) if row.coder else untested_marks(study, row)
    for article in (row.group_a, row.group_b):
        if row.coder:
            places = authoritative_codes.coded_sentences(study, article, row.measure, row.category)
            places, count = places.assign(marks=[[] for _ in places.index]), coded_sentence_count(study, row, article)
        else:
            own = marks_of_both[marks_of_both["article"] == article]
            marks = own.groupby("sentence").groups
            places = study.sentences[
                (study.sentences["article"] == article) & study.sentences["sentence"].isin(own["sentence"])
            ]
            places = places.assign(marks=[marks[number].tolist() for number in places["sentence"]])
            count = f"{count_of(len(own), 'mark')} in {len(places)} of {sentences[article]} sentences"
        quotes = [quote_sentence(study, one, shown) for one in places.itertuples()]
        sides.append(ArticleQuotes(called[article], quotes, count, if_none="None."))
    return sides


def untested_marks(study: MeasuredCorpus, row: Row) -> tuple[pd.DataFrame, dict[str, int]]:
    """The author's marks that a row of the comparison counts in both texts, in the order of the text, and the sentences that each text has.

    A place that holds two marks of the category is there once, as in scores; sentences are those with words of the author.
    """
    pair = (row.group_a, row.group_b)
    words = words_of_sentences(study, *pair, "author")
    marks = marks_of_score(study, pair, "author", row.measure, row.category)
    marks = marks[pd.MultiIndex.from_frame(marks[UNIT]).isin(words.index)].drop_duplicates(["article", "start", "end"])
    articles = words.index.get_level_values("article")
    marks = marks.sort_values(["article", "start"], kind="stable")
    return marks, {one: int((articles == one).sum()) for one in pair}
