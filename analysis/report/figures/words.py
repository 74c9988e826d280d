"""A study in, figures of single words out: which cues carry a position or a difference, which words are typical."""

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis import charts
from analysis.comparison import explain
from analysis.comparison import keyness as vocabulary
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import alttexts, article_names, lookup, robust
from analysis.report.tables.evidence import marks_of_articles, marks_of_rows, sentences_with_words

MOST_CUES = 14
KEYNESS = "how typical, from 0 (z of the log-odds)"


def cues_figure(study: MeasuredCorpus, article: str, measure: str = "stance") -> Figure:
    """The cues that carry an article's score of a measure, in the author's own words; by default its position on the axis."""
    lookup.articles_in_study(study, article)
    found = explain.carriers(*study.own, article, measure)
    score = "position" if measure == "stance" else measure
    return _bars(study, found, {"measure": measure, "group": article},
                 f"The cues that carry the {score} of {article_names.short_names(study)[article]}", "points per 1,000 words")  # fmt: skip


def hedges_figure(study: MeasuredCorpus, article: str) -> Figure:
    """The hedges of an article in the author's own words, with their counts."""
    lookup.articles_in_study(study, article)
    marks, tokens = study.own
    found = explain.carriers(marks[marks["category"].str.startswith("hedge.")], tokens, article, "hedging")
    found["contribution"] = -found["contribution"]  # a hedge weighs −1
    return _bars(study, found, {"measure": "hedging", "group": article}, f"The hedges of {article_names.short_names(study)[article]}",
                 "hedges per 1,000 words")  # fmt: skip


def contributions_figure(study: MeasuredCorpus, a: str, b: str, measure: str = "tone") -> Figure:
    """The words that make the difference between two articles in a measure."""
    lookup.articles_in_study(study, a, b)
    called = article_names.short_names(study)
    title = f"The words behind the difference in {measure} between {called[a]} and {called[b]}"
    unit = f"points per 1,000 words\n← {called[b]} more positive | {called[a]} more positive →"
    found = explain.contributions(*study.own, measure, a, b)
    return _bars(study, found, {"measure": measure, "group_a": a, "group_b": b}, title, unit)


def word_shift_figure(study: MeasuredCorpus, a: str, b: str, measure: str = "sentiment") -> Figure:
    """The difference between two articles word by word: what the frequency of each word adds, and what negation changes."""
    lookup.articles_in_study(study, a, b)
    found = explain.contributions(*study.own, measure, a, b)
    shift = explain.shift_graph(found)
    called = article_names.display_names(study)
    what = f"The words behind the difference in {measure} between {called[a]} and {called[b]}"
    return Figure(
        study.figures, found, lambda ax=None: charts.word_shift_chart(shift, ax), title=what,
        alt=alttexts.describe_pairs(shift, "cue", "contribution", what),
        caption=f"To the right what makes {called[a]} more positive, to the left what makes {called[b]} so.",
        findings=robust.topic_words_list(study, a, b, found) if measure == "sentiment" else "",
    )  # fmt: skip


def keyness_figure(study: MeasuredCorpus, a: str, b: str = vocabulary.REST) -> Figure:
    """The words that are typical of two articles or groups, or of one against the rest, in all voices; function words are only in the table.

    Parameters
    ----------
    a, b : str
        An article, or a group of the study's design; for `b` also "rest" or "news".
    """
    found = vocabulary.keyness(
        study.tokens, lookup.articles_of(study, a), lookup.articles_of(study, b, (vocabulary.REST, vocabulary.NEWS))
    )
    typical, called = vocabulary.drop_untypical_words(found), article_names.display_names(study)
    one, other = called.get(a, a), {vocabulary.REST: "the rest", vocabulary.NEWS: "news"}.get(b, called.get(b, b))
    return _keyness(study, found, vocabulary.most_typical_words(typical, 12), f"Words typical of {one} and of {other}",
                    f"Typical of {one} (right) and of {other} (left), in all voices, without function words.")  # fmt: skip


def against_news_figure(study: MeasuredCorpus, article: str) -> Figure:
    """The words that an article uses far more often than American news does."""
    lookup.articles_in_study(study, article)
    found = vocabulary.keyness(study.tokens, article, vocabulary.NEWS)
    typical = vocabulary.most_typical_words(
        vocabulary.drop_untypical_words(found[found["count_a"] > 1].reset_index(drop=True)).head(15), 15
    )
    called, number = article_names.short_names(study)[article], study.articles["article"].tolist().index(article)
    figure = _keyness(study, typical, typical, f"Words typical of {called} compared with news",
                      f"{called} compared with American news at large.")  # fmt: skip
    return replace(figure, chart=lambda ax=None: charts.contribution_chart(typical, ax, unit=KEYNESS, look=number))


def _keyness(study: MeasuredCorpus, found: pd.DataFrame, shown: pd.DataFrame, what: str, caption: str) -> Figure:
    return Figure(
        study.figures, found, lambda ax=None: charts.contribution_chart(shown, ax, unit=KEYNESS), title=what,
        alt=alttexts.describe_pairs(shown, "cue", "contribution", what),
        caption=caption,
        evidence=lambda articles: sentences_with_words(study, articles, found), to="sentences",
    )  # fmt: skip


def _bars(study: MeasuredCorpus, found: pd.DataFrame, where: dict[str, str], title: str, unit: str) -> Figure:
    """The first words as bars (or, if all weigh the same, as a list), with links to their places; `where` names the measure and the article, or both articles."""
    shown = found.head(MOST_CUES)
    rows = shown.assign(voice="author", **where)
    if "group" in where:  # of one article: in its colour, with the count of each
        number = study.articles["article"].tolist().index(where["group"])
        chart = partial(charts.cues_chart, shown, unit=unit, look=number)
    else:
        chart = partial(charts.contribution_chart, shown, unit=unit)
    return Figure(
        study.figures, found, lambda ax=None: chart(ax=ax), title=title,
        alt=alttexts.describe_pairs(shown, "cue", "contribution", f"{title}, {unit}"),
        caption=f"{title}: the first {len(shown)} of {len(found)}." if len(found) > len(shown) else f"{title}.",
        numbers=Table(shown, f"{title}, {unit}"),
        evidence=lambda articles: marks_of_rows(marks_of_articles(study, articles), rows),
    )  # fmt: skip
