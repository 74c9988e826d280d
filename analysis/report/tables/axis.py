"""A study's marks on the axis of its codebook in, sentences out: on which side each article stands, how surely, by which cues."""

from typing import Any

import pandas as pd

from analysis.comparison import explain
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.comparison.wording import number
from analysis.lexicons.load import Lexicon
from analysis.report.tables import figure_tables
from analysis.report.tables.findings import bullet_list, escape_markdown


def axis_list(study: MeasuredCorpus) -> str:
    """Where each article stands on the axis, in the author's own words and in all, as Markdown; "" without an axis."""
    if not (study.codebook and study.codebook.axis):
        return ""
    few = figure_tables.first_articles(study)
    own, every = (figure_tables.article_rates(few, [("stance", ALL)], voice) for voice in figure_tables.BOTH)
    return axis_lines(explain.leave_one_out(*few.own), own, study.codebook, every)


def axis_lines(robust: pd.DataFrame, rates: pd.DataFrame, codebook: Lexicon, everything: pd.DataFrame) -> str:
    """Where each article stands on the axis, with its interval, and whether that rests on one cue.

    `robust` is from `explain.leave_one_out`; `rates` are those of the axis in the same voice, `everything` those in all words
    (`figure_tables.article_rates`).
    """
    positive, negative = (codebook.categories["stance"][pole] for pole in codebook.axis)
    intervals = rates.set_index("group")[["low", "high"]]
    lines = []
    for row in robust.itertuples():
        low, high = intervals.loc[row.article] if row.article in intervals.index else (float("nan"),) * 2
        known = f" [{number(low)}, {number(high)}]" if low == low else ""
        side = "it takes no clear side"
        if low > 0 or high < 0:
            side = f"toward **{escape_markdown(positive if row.rate > 0 else negative)}**"
            side += ", **but this depends on a single cue**" if row.turns else ""
        lines.append(
            f"*{escape_markdown(row.article)}* scores {number(row.rate)}{known} per 1,000 words: {side}. "
            f"With any one cue left out, the score lies between {number(row.lowest)} and {number(row.highest)}.{_all_words_sentence(row, everything)}"
        )
    return bullet_list(lines)


def _all_words_sentence(row: Any, everything: pd.DataFrame) -> str:
    """Where an article stands when quotations count too."""
    own = everything[everything["group"] == row.article]
    if own.empty or (rate := own["rate"].iloc[0]) != rate:
        return ""
    told = f"{number(rate)} [{number(own['low'].iloc[0])}, {number(own['high'].iloc[0])}]"
    if rate * row.rate < 0:
        return f" In all words, quotations included, it scores {told}: its side depends on whose words are counted."
    return f" In all words, quotations included: {told}."


def shared_cue_scores(rows: pd.DataFrame) -> str:
    """The score of each article when only the cues that another article also uses count; `rows` are from `explain.shared`."""
    if len(rows) < 2:
        return ""
    if not rows["cues"].any():
        return "The articles share no cue of the axis, so each score rests on different words."
    parts = [f"*{escape_markdown(row.article)}* {number(row.rate)} ({row.cues} cues)" for row in rows.itertuples()]
    return "Scores from shared cues alone: " + ", ".join(parts) + "."
