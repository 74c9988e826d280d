"""A study in, figures of single words out: which cues carry a position or a difference, which words are typical."""

import pandas as pd

from analysis import charts
from analysis.comparison import explain
from analysis.comparison import keyness as vocabulary
from analysis.comparison.measured import Measured
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import alttexts, findings, names, views
from analysis.report.tables.evidence import behind, counted, standing

MOST_CUES = 14


def cues(study: Measured, article: str, measure: str = "stance") -> Figure:
    """The cues that carry an article's score of a measure, in the author's own words; by default its position on the axis."""
    views.known(study, article)
    found = explain.carriers(*study.own, article, measure)
    name, score = ("Axis cues", "position") if measure == "stance" else (f"Cues of {measure}", measure)
    return _bars(study, found, {"measure": measure, "group": article}, f"{name} of {article}",
                 f"The cues that carry the {score} of {article}", "summed weight per 1,000 words")  # fmt: skip


def hedges(study: Measured, article: str) -> Figure:
    """The hedges of an article in the author's own words, each with how often it stands there."""
    views.known(study, article)
    marks, tokens = study.own
    found = explain.carriers(marks[marks["category"].str.startswith("hedge.")], tokens, article, "hedging")
    found["contribution"] = -found["contribution"]  # a hedge weighs −1
    return _bars(study, found, {"measure": "hedging", "group": article}, f"Hedges of {article}",
                 f"The hedges of {article}", "hedges per 1,000 words")  # fmt: skip


def contributions(study: Measured, a: str, b: str, measure: str = "tone") -> Figure:
    """The words that make the difference between two articles in a measure."""
    views.known(study, a, b)
    called = names.short(study)
    title = f"The words behind the difference in {measure} between {called[a]} and {called[b]}"
    unit = f"points per 1,000 words  (← makes {called[b]} more positive | makes {called[a]} more positive →)"
    found = explain.contributions(*study.own, measure, a, b)
    return _bars(study, found, {"measure": measure, "group_a": a, "group_b": b}, title, title, unit)


def word_shift(study: Measured, a: str, b: str, measure: str = "sentiment") -> Figure:
    """The difference between two articles word by word: what the frequency of each adds, and what negators make of it."""
    views.known(study, a, b)
    found = explain.contributions(*study.own, measure, a, b)
    shift = explain.shift_graph(found)
    what = f"Words behind the difference in {measure}, {a} − {b}"
    return Figure(
        study.figures, found, lambda ax=None: charts.word_shift_chart(shift, ax),
        alt=alttexts.describe_pairs(shift, "cue", "contribution", what),
        caption=f"{a} (right) compared with {b} (left).",
        findings=findings.neutralised(study, a, b, found) if measure == "sentiment" else "",
    )  # fmt: skip


def keyness(study: Measured, a: str, b: str = vocabulary.REST) -> Figure:
    """The words that set two articles or groups apart, or one from the rest, whoever says them; words of grammar are in the table alone.

    Parameters
    ----------
    a, b : str
        An article, or a group of the study's design; for `b` also "rest" or "news".
    """
    found = vocabulary.keyness(
        study.tokens, views.articles_of(study, a), views.articles_of(study, b, (vocabulary.REST, vocabulary.NEWS))
    )
    typical = vocabulary.typical(found)
    return _keyness(study, found, vocabulary.extremes(typical, 12), f"Words typical of {a} (positive) and {b} (negative)",
                    f"Typical of {a} (right) and of {b} (left), in all voices, without function words.")  # fmt: skip


def against_news(study: Measured, article: str) -> Figure:
    """The words that an article uses far more often than American news does."""
    views.known(study, article)
    found = vocabulary.keyness(study.tokens, article, vocabulary.NEWS)
    typical = vocabulary.extremes(vocabulary.typical(found[found["count_a"] > 1].reset_index(drop=True)).head(15), 15)
    return _keyness(
        study,
        typical,
        typical,
        f"Words typical of {article} compared with news",
        f"{article} compared with news at large.",
    )


def _keyness(study: Measured, found: pd.DataFrame, shown: pd.DataFrame, what: str, caption: str) -> Figure:
    return Figure(
        study.figures, found, lambda ax=None: charts.contribution_chart(shown, ax, unit="z of the log-odds"),
        alt=alttexts.describe_pairs(shown, "cue", "contribution", what),
        caption=caption,
        evidence=lambda articles: standing(study, articles, found), to="sentences",
    )  # fmt: skip


def _bars(study: Measured, found: pd.DataFrame, where: dict[str, str], what: str, title: str, unit: str) -> Figure:
    """The first few words as bars, each with the way to its places: `where` names the measure and the article, or both."""
    shown = found.head(MOST_CUES)
    rows = shown.assign(voice="author", **where)
    return Figure(
        study.figures, found, lambda ax=None: charts.contribution_chart(shown, ax, unit=unit),
        alt=alttexts.describe_pairs(shown, "cue", "contribution", what),
        caption=f"{title}.",
        numbers=Table(shown, f"{title}, {unit}"),
        evidence=lambda articles: behind(counted(study, articles), rows),
    )  # fmt: skip
