"""The articles of a study in; its design (what is compared with what, and what that can show) out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.comparison.grouping import COVERED, cluster_column, confounding_columns, least_p_of_groups, pairing_column
from analysis.comparison.groups import (
    FEWEST,
    MOST_GROUPS,
    grouping_columns,
    groups_by_codebook,
    groups_by_column,
    groups_of,
    require_articles,
    with_periods,
)
from analysis.comparison.pairs import LEVEL
from analysis.corpus.problems import count_of
from analysis.corpus.reference import COLUMN
from analysis.lexicons.design import Setting
from analysis.lexicons.load import Lexicon

ONE, TWO, FEW, MANY = "one text", "two texts", "a few texts", "many texts"
GROUPS, REST = "groups", "one text against the rest"
MOST_FEW = 12  # texts that are called a few
COMPARED = 20  # texts of which every pair is compared


@dataclass(frozen=True, eq=False)
class Design:
    """What is compared with what.

    `kind` is one text, two texts, a few texts, many texts, groups, or one text against the rest; `between` the column that makes groups,
    or "article"; `paired` the column within whose values articles are compared, or ""; `cluster` the column whose values are units, or
    ""; `groups` the articles of each group; `left_out` why each article that is in no group is left out; `said` all of it in sentences;
    `sparing`, whether the numbers of articles decide if they are compared within events (see `compare`): not where `paired` was set.
    """

    kind: str
    between: str = "article"
    paired: str = ""
    cluster: str = ""
    groups: Mapping[str, list[str]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    sparing: bool = True

    @property
    def label_of(self) -> dict[str, str]:
        """The group of each article that is in one."""
        return {name: label for label, own in self.groups.items() for name in own}

    def group_of(self, articles: pd.DataFrame) -> pd.Series:
        """The group of each article, or ""."""
        group = self.label_of
        return pd.Series([group.get(name, "") for name in articles["article"]], articles.index, dtype="str")


def study_design(articles: pd.DataFrame, setting: Setting | None, codebook: Lexicon | None) -> Design:
    """The design that options (`setting`) set, else the codebook, else the metadata of the articles; see `recognise_design`."""
    return recognise_design(articles, (setting or Setting()).over(codebook.design if codebook else None))


def recognise_design(articles: pd.DataFrame, setting: Setting | None = None) -> Design:
    """The design of a study, from the metadata of its articles and from what is set.

    Parameters
    ----------
    articles : DataFrame
        See `read_articles`.
    setting : Setting, optional
        From a codebook's [design], or from options.

    Raises
    ------
    ValueError
        If the setting names a column or an article that there is not, or a column that makes no two groups of two articles.
    """
    setting = setting or Setting()
    if setting.article:
        return _one_against_the_rest(articles, setting.article, "the rest")
    if setting.against:
        own, other = groups = list(dict.fromkeys(articles[COLUMN]))
        found = {name: articles.loc[articles[COLUMN] == name, "article"].to_list() for name in groups}
        if len(found[own]) == 1:
            return _one_against_the_rest(articles, found[own][0], other)
        return _grouped(articles, COLUMN, found, setting)
    if setting.groups:
        return _grouped(articles, "group", groups_by_codebook(articles, setting.groups), setting)
    if setting.between not in (None, "", "article"):
        articles = with_periods(articles)
        found = groups_by_column(articles, setting.between)
        return _grouped(articles, setting.between, found, setting)
    small = ""
    for column in grouping_columns(articles) if setting.between is None and len(articles) > 2 else ():
        found = groups_of(articles, column)
        sizes = [len(own) for own in found.values()]
        if sum(sizes) < COVERED * len(articles):
            continue
        if least_p_of_groups(sizes) <= LEVEL:
            others = [name for name in grouping_columns(articles) if name != column]
            return _grouped(articles, column, found, setting, others)
        small = (
            small
            or f" Groups by {column} ({_counted(found)}) are too small to compare: p could not fall below {least_p_of_groups(sizes):.2f}."
        )
    return _texts(articles, small)


def _texts(articles, small):
    """The design of texts that are compared sentence by sentence."""
    number = len(articles)
    kind = {1: ONE, 2: TWO}.get(number, FEW if number <= MOST_FEW else MANY)
    also = ", and every two are compared, sentence by sentence" if number <= COMPARED else ""
    said = {
        ONE: "There is one text, so there is nothing to compare it with.",
        TWO: "Two texts, compared sentence by sentence. The findings hold for these two texts only.",
        FEW: f"{number} texts, compared in pairs, sentence by sentence. The findings hold for these texts only.",
        MANY: f"{number} texts without groups: each is ranked among all of them{also}. A metadata column (for example outlet), or [design.groups] in the "
              "codebook, would form groups that can be compared.",
    }  # fmt: skip
    return Design(kind, said=said[kind] + small)


def _one_against_the_rest(articles, name, called):
    names = articles["article"].to_list()
    require_articles(articles, [name])
    rest = [other for other in names if other != name]
    said = f"{name} against {count_of(len(rest), 'article')}{f' of {called}' if called != 'the rest' else ''}: the report shows where its rates rank among theirs."
    if 1 / (len(rest) + 1) >= LEVEL:
        said += f" With so few articles no rate can be called unusual: p cannot fall below {1 / (len(rest) + 1):.2f}. At least 20 are needed."
    return Design(REST, groups={name: [name], called: rest}, said=said)


def _grouped(articles, between, groups, setting, others=()):
    """The design of groups of articles: within which events, with which units, and what cannot be told apart."""
    group = {name: label for label, own in groups.items() for name in own}
    left_out = {name: _why(between, articles, name) for name in articles["article"] if name not in group}
    articles = articles[articles["article"].isin(list(group))]
    label = articles["article"].map(group)
    said = [f"Groups{f' by {between}' if between != 'group' else ''}: {_counted(groups)}."]
    cluster, why = cluster_column(articles, label, setting)
    said += why
    paired, why = pairing_column(articles, label, setting, cluster)
    said += why
    if (least := least_p_of_groups([len(own) for own in groups.values()])) > LEVEL:
        said.append(f"The groups are too small for a test, because p cannot fall below {least:.2f}.")
    said += confounding_columns(articles, label, between, cluster)
    if left_out:
        said.append(f"Left out: {count_of(len(left_out), 'article')} ({_reasons(left_out)}).")
    if others:
        said.append(f"Other columns that form groups: {', '.join(others)}.")
    return Design(GROUPS, between, paired, cluster, groups, left_out, " ".join(said), setting.paired is None)


def _why(between, articles, name):
    if between == "group":
        return "not in any group of the codebook"
    value = articles.loc[articles["article"] == name, between].iloc[0]
    if value == "":
        return f"no {between} given"
    alone = (articles[between] == value).sum() < FEWEST
    return f"the only article of its {between}" if alone else f"not in one of the {MOST_GROUPS} largest groups"


def _reasons(left_out):
    counts = pd.Series(list(left_out.values())).value_counts()
    return "; ".join(f"{n} {reason}" if n > 1 else reason for reason, n in counts.items())


def _counted(groups):
    return ", ".join(f"{name} {count_of(len(own), 'article')}" for name, own in groups.items())
