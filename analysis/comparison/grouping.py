"""Groups of articles: which columns of metadata make groups, and how the groups compare."""

from analysis.comparison import compare as comparison
from analysis.comparison.compare import compare
from analysis.comparison.scores import score

NO_GROUPS = ("article", "text", "title", "date", "event", "url")  # an event is what groups have in common
FEWEST = 2  # articles in a group
MOST = 6  # groups of a column


def columns(articles):
    """The columns that tell at least two groups of at least two articles apart, as outlet or author."""
    return [column for column in articles.columns if column not in NO_GROUPS and len(_groups(articles, column)) > 1]


def scores(study, column, voice="author"):
    """The scores of each article in a voice, with its group and, where two groups share events, its event.

    Parameters
    ----------
    study : Study
    column : str
        One of `columns`.
    voice : str

    Returns
    -------
    DataFrame
        As of `score`; articles of no group, or of one too small, are left out, as are the smallest of more than six groups.
    """
    articles = study.articles[study.articles[column].isin(_groups(study.articles, column))]
    marks, tokens = study.in_voice(voice)
    inside = tokens[tokens["article"].isin(articles["article"])]
    by = [column, *(["event"] if _shared(articles, column) else []), "article"]
    return score(marks[marks["article"].isin(articles["article"])], inside, by, articles=articles)


def rates(scores):
    """The rates of the groups over the declared family, each with its interval over articles, for `charts.profile_chart`."""
    found = comparison.rates(scores, between=scores.columns[0])
    family = comparison.declared_family(found)
    return found[[pair in family for pair in zip(found["measure"], found["category"], strict=True)]].reset_index(
        drop=True
    )


def differences(scores):
    """Every pair of groups over the declared family: event by event where events are shared, else article by article."""
    paired = "event" if "event" in scores.columns else None
    found = compare(scores, between=scores.columns[0], paired=paired)
    family = comparison.declared_family(found)
    return found[[pair in family for pair in zip(found["measure"], found["category"], strict=True)]].reset_index(
        drop=True
    )


def _groups(articles, column):
    counts = articles.loc[articles[column] != "", column].value_counts()
    return sorted(counts.index[counts >= FEWEST][:MOST])


def _shared(articles, column):
    """Whether an event is reported by more than one group."""
    known = articles[articles["event"] != ""]
    return bool((known.groupby("event")[column].nunique() > 1).any())
