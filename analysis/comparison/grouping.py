"""A study in, its groups of articles out: which columns of metadata make groups, their rates and differences."""

import pandas as pd

from analysis.comparison import compare as comparison
from analysis.comparison.measured import Measured
from analysis.comparison.scores import score
from analysis.corpus.articles import PROVENANCE

NO_GROUPS = ("article", "text", "title", "date", "event", "url", *PROVENANCE)  # an event is what groups have in common
FEWEST = 2  # articles in a group
MOST = 6  # groups of a column


def columns(articles: pd.DataFrame) -> list[str]:
    """The columns that tell at least two groups of at least two articles apart, as outlet or author."""
    return [column for column in articles.columns if column not in NO_GROUPS and len(_groups(articles, column)) > 1]


def scores(study: Measured, column: str, voice: str = "author") -> pd.DataFrame:
    """The scores of each article in a voice, with its group and, where two groups share events, its event.

    Articles of no group, or of one too small, are left out, as are the smallest of more than six groups.
    """
    articles = study.articles[study.articles[column].isin(_groups(study.articles, column))]
    marks, tokens = study.in_voice(voice)
    inside = tokens[tokens["article"].isin(articles["article"])]
    by = [column, *(["event"] if _shared(articles, column) else []), "article"]
    return score(marks[marks["article"].isin(articles["article"])], inside, by, articles=articles)


def rates(scores: pd.DataFrame) -> pd.DataFrame:
    """The rates of the groups over the declared family, each with its interval over articles, for `charts.profile_chart`."""
    return _declared(comparison.rates(scores, between=scores.columns[0]))


def differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Every pair of groups over the declared family: event by event where events are shared, else article by article."""
    paired = "event" if "event" in scores.columns else None
    return _declared(comparison.compare(scores, between=scores.columns[0], paired=paired))


def _declared(found):
    """The rows of the declared family."""
    cells = pd.MultiIndex.from_frame(found[["measure", "category"]])
    return found[cells.isin(comparison.declared_family(found))].reset_index(drop=True)


def _groups(articles, column):
    counts = articles.loc[articles[column] != "", column].value_counts()
    return sorted(counts.index[counts >= FEWEST][:MOST])


def _shared(articles, column):
    """Whether an event is reported by more than one group."""
    known = articles[articles["event"] != ""]
    return bool((known.groupby("event")[column].nunique() > 1).any())
