"""Articles in; their groups, by a column of the metadata or by the codebook, out."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.comparison.grouping import PERIODS
from analysis.corpus.articles import PROVENANCE
from analysis.corpus.problems import first_names

MOST_GROUPS = 12
FEWEST = 2  # articles in a group
NO_GROUPS = ("article", "text", "title", "date", "event", "url", *PROVENANCE)  # an event is what groups have in common
FIRST, LAST = ("outlet", "corpus"), ("author",)  # columns that make groups before all others, and after them


def grouping_columns(articles: pd.DataFrame) -> list[str]:
    """The columns that tell at least two groups of at least two articles apart, as outlet or author."""
    found = [column for column in articles.columns if column not in NO_GROUPS and len(groups_of(articles, column)) > 1]
    return sorted(found, key=lambda column: (column not in FIRST, column in LAST))


def groups_of(articles: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """The articles of each group that a column makes, of at least two; of more than twelve groups the largest."""
    known = articles[articles[column].astype(str) != ""]
    counts = known[column].value_counts()
    names = counts.index[counts >= FEWEST][:MOST_GROUPS]
    return {str(name): known.loc[known[column] == name, "article"].to_list() for name in sorted(names, key=str)}


def with_periods(articles: pd.DataFrame) -> pd.DataFrame:
    """With columns `year` and `month` made of the dates, where there are none."""
    if "date" not in articles:
        return articles
    made = {name: articles["date"].str.slice(0, length) for name, length in PERIODS.items() if name not in articles}
    return articles.assign(**made)


def groups_by_codebook(articles: pd.DataFrame, groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The groups that a codebook lists. A ValueError if they do not suit a comparison."""
    require_articles(articles, [name for own in groups.values() for name in own])
    seen: dict[str, str] = {}
    for group, own in groups.items():
        for name in own:
            if seen.setdefault(name, group) != group or own.count(name) > 1:
                raise ValueError(f"[design.groups]: article {name!r} is in both {seen[name]} and {group}" if seen[name] != group
                                 else f"[design.groups]: article {name!r} is listed twice in {group}")  # fmt: skip
    if len(groups) < 2 or min(map(len, groups.values())) < FEWEST:
        raise ValueError("[design.groups]: needs at least two groups of at least two articles each")
    return {group: list(own) for group, own in groups.items()}


def groups_by_column(articles: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """The groups that a column makes. A ValueError if there is no such column, or if it does not make two groups."""
    there = [name for name in articles.columns if name not in ("article", "text", "title", "url")]
    if column not in there:
        raise ValueError(f"between = {column!r}: articles have no such column; valid: {', '.join(there)}")
    found = groups_of(articles, column)
    if len(found) < 2:
        valid = ", ".join(grouping_columns(articles)) or "none"
        raise ValueError(
            f"between = {column!r}: this column does not form two groups of at least two articles; columns that do: {valid}"
        )
    return found


def require_articles(articles: pd.DataFrame, names: Sequence[str]) -> None:
    """Raise a ValueError if a study lacks one of these articles."""
    there = articles["article"].to_list()
    if unknown := [name for name in names if name not in there]:
        raise ValueError(f"no article {unknown[0]!r}; valid: {first_names(there)}")
