"""A study and its design in; the table of its comparisons, and the rates compared, out."""

import pandas as pd

from analysis.comparison import compare as comparison
from analysis.comparison.design import GROUPS, REST, Design
from analysis.comparison.grouping import events_within
from analysis.comparison.measured_corpus import MeasuredCorpus, kept_in_study
from analysis.comparison.rates import group_rates


@kept_in_study
def contrasts(study: MeasuredCorpus, voice: str = "author", design: Design | None = None) -> pd.DataFrame:
    """The comparisons that the study's design (or another one) calls for.

    Parameters
    ----------
    voice : {'author', 'all', 'quoted', 'reported'}
    design : Design, optional

    Returns
    -------
    DataFrame
        Of every two groups, of one text and the rest, or of every two texts, as `design.kind` says; the columns are those
        of `analysis.compare`. Hypotheses are tested in the authors' own words alone.
    """
    design = design or study.design
    if design.kind not in (GROUPS, REST):
        own = study.comparison[study.comparison["voice"] == voice]
        return own.drop(columns="voice").reset_index(drop=True)
    scores = group_scores(study, design, voice)
    return comparison.compare(
        scores, "group", paired=design.paired or None, sparing=design.sparing, cluster=design.cluster or None,
        family=study.family if voice == "author" else [],
    )  # fmt: skip


@kept_in_study
def rates(study: MeasuredCorpus, design: Design | None = None, voice: str = "author") -> pd.DataFrame:
    """The rate of each group, or of each text, with its interval (see `analysis.comparison.rates.group_rates`).

    The intervals of groups are over articles, or over authors where these are the units; those of texts over sentences. Of two groups
    that are compared within events the rates are of the articles on these events (`scores_behind_rates`).
    """
    design = design or study.design
    if design.kind != GROUPS:
        return group_rates(study.by_sentence(voice))
    scores = scores_behind_rates(study, design, voice)
    return group_rates(comparison.merge_clusters(scores, design.cluster, ["group"]), "group")


def group_scores(study: MeasuredCorpus, design: Design, voice: str = "author") -> pd.DataFrame:
    """The scores of each article of a group in one voice, with `group` and whatever pairs or clusters it, group by group."""
    order = {name: number for number, name in enumerate(name for own in design.groups.values() for name in own)}
    scores = study.scores[(study.scores["voice"] == voice) & study.scores["article"].isin(list(order))]
    scores = scores.loc[scores["article"].map(order).sort_values(kind="stable").index].drop(columns="voice")
    of_article = study.articles.set_index("article")
    columns = {"group": scores["article"].map(design.label_of)}
    for column in dict.fromkeys(filter(None, [design.paired, design.cluster])):
        columns[column] = scores["article"].map(of_article[column].astype(str))
    return pd.concat([pd.DataFrame(columns), scores], axis=1).reset_index(drop=True)


def scores_behind_rates(study: MeasuredCorpus, design: Design, voice: str = "author") -> pd.DataFrame:
    """The scores that the rates of groups are made of: of two groups compared within events, those of the articles compared."""
    scores = group_scores(study, design, voice)
    events = events_compared(study, design)
    return scores[scores[design.paired].isin(events)].reset_index(drop=True) if events else scores


def events_compared(study: MeasuredCorpus, design: Design) -> list[str]:
    """The events within which two groups are compared. None of more groups, where each two share other events."""
    if not design.paired or len(design.groups) != 2:
        return []
    label = design.group_of(study.articles)
    known = label != ""
    return events_within(study.articles[known], label[known], design.paired, design.cluster, design.sparing)[0]


def rates_caption(study: MeasuredCorpus, design: Design) -> str:
    """What a caption says of the articles that the rates of groups are of, where not all are compared with all; else ""."""
    if not design.paired:
        return ""
    if events_compared(study, design):
        return f" Only articles on {design.paired}s that both report."
    return f" Rates are of all articles, findings of those on {design.paired}s that two groups share."
