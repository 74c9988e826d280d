"""Groups of articles in; the column of their units, the events within which they are compared, and confounding columns, out."""

from itertools import combinations

import pandas as pd

from analysis.comparison.pairs import LEVEL, events_can_mislead, kept_events
from analysis.comparison.stratified import least_p
from analysis.corpus.problems import count_of
from analysis.lexicons.design import Setting

PERIODS = {"year": 4, "month": 7}  # characters of a date, where no column is called so
COVERED = 0.75  # of the articles, that a column must put into groups to be taken unasked


def least_p_of_groups(sizes: list[int]) -> float:
    """The smallest p that a comparison of two of these groups can reach."""
    return min((least_p([pair]) for pair in combinations(sizes, 2)), default=1.0)


def cluster_column(articles: pd.DataFrame, label: pd.Series, setting: Setting) -> tuple[str, list[str]]:
    """The column whose values are the units, and what is said of it."""
    column = "author" if setting.cluster is None else setting.cluster
    if column == "":
        return "", []
    if column not in articles:
        if setting.cluster is None:
            return "", []
        raise ValueError(f"cluster = {column!r}: articles have no such column; valid: {', '.join(articles.columns)}")
    named = articles[column] != ""
    written = articles[named].groupby([label[named], articles.loc[named, column]]).size()
    if (repeated := int((written > 1).sum())) == 0:
        return "", []
    units = written.groupby(level=0).size().add((~named).groupby(label).sum(), fill_value=0).astype(int)
    several = f"{repeated} {column}s have several articles" if repeated > 1 else f"One {column} has several articles"
    if setting.cluster is None and least_p_of_groups(units.to_list()) > LEVEL:
        counts = ", ".join(f"{name} {n}" for name, n in units.items())
        return "", [f"{several}, but there are too few {column}s ({counts}) to serve as units. The findings hold for these "
                    f"{column}s only, and a difference between groups is also a difference between them."]  # fmt: skip
    return column, [f"{several}. Such articles resemble one another, so the unit is the {column}, not the article."]


def pairing_column(articles: pd.DataFrame, label: pd.Series, setting: Setting, cluster: str) -> tuple[str, list[str]]:
    """The column within whose values articles are compared, and what is said of it."""
    column = "event" if setting.paired is None else setting.paired
    if column == "":
        return "", []
    if column not in articles:
        if setting.paired is None:
            return "", []
        raise ValueError(f"paired = {column!r}: articles have no such column; valid: {', '.join(articles.columns)}")
    known = articles[column] != ""
    shared = label[known].groupby(articles.loc[known, column]).nunique()
    events, common = len(shared), int((shared > 1).sum())
    if events == 0:
        return "", []
    if events == 1 and known.all():
        return "", [f"All articles report the same {column}, so they are compared directly."]
    if common == 0:
        return "", []  # what that means is said of what cannot be told apart
    if cluster and (articles[known].groupby(cluster)[column].nunique().drop("", errors="ignore") > 1).any():
        return "", [
            f"{common} {column}s are shared, but {cluster}s report on several of them. So {cluster}s are compared, not {column}s."
        ]
    said = f"{common} of {events} {column}s {'is' if common == 1 else 'are'} reported by more than one group"
    counts = _by_value(articles, label, column, cluster)
    sparing = setting.paired is None  # who names the column wants it
    whole = [(a, b) for a, b in counts if not kept_events(a, b, sparing)]
    less = "less could be detected" if sparing else "p could not fall below .05"
    within, pairs = len(counts) - len(whole), len(counts)
    apart = (
        f" A difference between groups may then be one between {column}s, as they report much on different ones."
        if any(events_can_mislead(*pair) for pair in whole)
        else ""
    )
    if within == 0:
        return "", [
            f"{said}, but within {column}s {less}. So all articles are compared, whatever their {column}.{apart}"
        ]
    if within < pairs:
        return column, [f"{said}. Articles are compared within {column}s in {within} of {pairs} pairs of groups. In the other pairs "
                        f"within {column}s {less}, and all their articles are compared.{apart}"]  # fmt: skip
    alone = int((~articles[column].isin(shared.index[shared > 1])).sum())
    left = (
        f" {count_of(alone, 'article')} on no shared {column} {'is' if alone == 1 else 'are'} left out."
        if alone
        else ""
    )
    return column, [f"{said}. Articles are compared within {column}s.{left}"]


def events_within(
    articles: pd.DataFrame, label: pd.Series, column: str, cluster: str, sparing: bool
) -> list[list[str]]:
    """The values of a column within which each two groups are compared; none where all their articles are."""
    return [kept_events(a, b, sparing) for a, b in _by_value(articles, label, column, cluster)]


def _by_value(articles, label, column, cluster):
    """Of each two groups, how many units each has of every value."""
    unit = articles["article"]
    if cluster:
        unit = articles[cluster].where(articles[cluster] != "", "\0" + unit)
    units = pd.DataFrame({"group": label, "value": articles[column], "unit": unit}).drop_duplicates()
    counts = [dict(own["value"].value_counts(sort=False)) for _, own in units.groupby("group", sort=False)]
    return list(combinations(counts, 2))


def confounding_columns(articles: pd.DataFrame, label: pd.Series, between: str, cluster: str) -> list[str]:
    """What differs whenever the groups do: columns of which no value is in two groups, though each is in several articles."""
    said = []
    for column in articles.columns:
        if column in ("article", "text", "title", "url", "date", "author", "group", between, cluster, *PERIODS):
            continue
        value = articles[column].astype(str)
        known = value != ""
        number = value[known].nunique()
        if known.mean() < COVERED or not 1 < number <= known.sum() / 2:
            continue
        groups = label[known].groupby(value[known]).nunique()
        if (groups == 1).all():
            said.append(
                f"No {column} occurs in two groups, so differences between groups cannot be separated from differences between {column}s."
            )
    return said
