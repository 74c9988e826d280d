"""A study in, figures of whole texts out: their sections, whose words they are, how tone changes through them."""

from dataclasses import replace
from functools import partial
from typing import Literal

import pandas as pd

from analysis import charts
from analysis.comparison import explain, speakers
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.report.figure_block import Figure, Table
from analysis.report.tables import alttexts, article_names, figure_tables, titles
from analysis.report.tables.evidence import sentences_by_voice, sentences_of_rows
from analysis.report.tables.phrasing import join_items

COURSES = 12  # texts drawn, if there are more
MOST_NAMED = 4


def shares_figure(study: MeasuredCorpus, column: Literal["voice", "section"] = "voice") -> Figure:
    """The share of each voice in the headings and body of each text, or of each section in all its words."""
    found = figure_tables.word_shares(study, column)
    if column == "section":
        caption = f"Sections of each text, in percent of its words.{figure_tables.articles_note(study, grouped=True)}"
        return _shares(study, found, "Share of words by section", "share of all words (%)", caption)
    figure = _shares(study, found, "Share of words by voice", "share of headings and body (%)",
                     f"Whose words each text consists of, in percent.{figure_tables.articles_note(study, grouped=True)}")  # fmt: skip
    told = article_names.with_display_names(study, found).rename(columns={"group": "article", "part": "voice"})
    numbers = Table(told, "Share of words by voice")
    return replace(
        figure, numbers=numbers, title=_others_share(study, found) or figure.title,
        evidence=lambda articles: sentences_by_voice(study, articles, found), to="sentences",
    )  # fmt: skip


def _others_share(study: MeasuredCorpus, found: pd.DataFrame) -> str:
    """How much of each text is other people's words; for more than a few texts, the range."""
    others = 100 - found[found["part"] == "author"].set_index("group")["share"]
    called = article_names.display_names(study)
    if len(others) > MOST_NAMED:
        return f"Between {others.min():.0f} and {others.max():.0f} % of the words are other people’s"
    told = join_items([f"{value:.0f} % in {called.get(group, group)}" for group, value in others.items()])
    return f"Other people’s words: {told}" if len(others) else ""


def introductions_figure(study: MeasuredCorpus) -> Figure:
    """How the words of others are introduced: the shares of the classes of reporting expressions."""
    caption = f"Other people's words, by the class of the expression that introduces them.{figure_tables.articles_note(study)}"
    return _shares(study, speakers.introductions(figure_tables.first_articles(study)), "Other people's words, by class of reporting expression",
                   "share of other people's words (%)", caption)  # fmt: skip


def _shares(study: MeasuredCorpus, found: pd.DataFrame, what: str, unit: str, caption: str) -> Figure:
    shown = article_names.with_display_names(study, found)
    chart, alt = partial(charts.share_chart, shown, None, unit=unit), alttexts.describe_shares(shown, what)
    return Figure(study.figures, found, chart, alt=alt, caption=caption, title=what)


def course_figure(study: MeasuredCorpus, measure: str = "tone") -> Figure:
    """How a measure changes through each text: every sentence, and the moving mean over seven."""
    found, name = (
        explain.course_through_text(figure_tables.first_articles(study, COURSES).by_sentence(), measure),
        measure.capitalize(),
    )
    shown = article_names.with_display_names(study, found)
    said = titles.figure_title(study, [(measure, ALL)], f"{name} through each text")
    return Figure(
        study.figures, found, lambda ax=None: charts.course_chart(shown, ax), title=said,
        alt=alttexts.describe_course(shown, alttexts.with_title(said, f"{name} through each text")),
        caption=f"{name} of each sentence, with the moving mean over seven sentences, in the author's own words.{figure_tables.articles_note(study, number=COURSES)}",
        numbers=Table(shown.rename(columns={"group": "article"}), f"{name} of each sentence"),
        evidence=lambda articles: sentences_of_rows(study, articles, found), to="sentences",
    )  # fmt: skip
