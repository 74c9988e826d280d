"""Robustness checks in, sentences out: in how many analyses a finding holds, and which sentence and entry carry most of it."""

import pandas as pd

from analysis.comparison import explain
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label, number
from analysis.report.tables.findings import Labels, Row, bullet_list, escape_markdown


def robustness_list(rows: pd.DataFrame, influences: pd.DataFrame, labels: Labels) -> str:
    """How many combinations of choices confirm each finding, and what carries it, as a Markdown list (`analysis.comparison.robustness`)."""
    lines = []
    for row, moved in zip(rows.itertuples(), influences.itertuples(), strict=True):
        name = category_label(labels, row.measure, row.category)
        rest = (f"{number(moved.without_sentence)} without sentence {moved.sentence} of {moved.article}, "
                f"{number(moved.without_entry)} without “{moved.cue}” in all its forms")  # fmt: skip
        if number(moved.difference) == number(0):
            lines.append(f"{name}: no difference (0.0), so it has no direction; {rest}.")
        else:
            turns = "; the direction is reversed" if moved.turns else ""
            lines.append(
                f"{name}: the difference is {number(moved.difference)}; {rest}{turns}. {robustness_sentence(row)}."
            )
    return bullet_list(map(escape_markdown, lines))


def robustness_sentence(row: Row) -> str:
    """How many ways of analysing it confirm a finding; `row` is of `analysis.comparison.robustness.count_universes`."""
    always = "Always the same direction" if row.same_sign == row.universes else f"The same direction in {row.same_sign}"
    return f"{always}, significant in {row.established} of {row.universes} ways of analysing it"


def topic_words_list(study: MeasuredCorpus, a: str, b: str, parts: pd.DataFrame) -> str:
    """How much of a difference in sentiment comes from topic words and names; `parts` are from `explain.contributions`."""
    tone = explain.scored_marks(*study.own, "tone")
    kept = explain.contributions(*study.own, "tone", a, b)["contribution"].sum()
    gap = parts["contribution"].sum()
    lines = [
        f"{escape_markdown(a)} − {escape_markdown(b)}: sentiment differs by {number(gap)} points per 1,000 words, tone by {number(kept)}."
    ]
    if len(parts):
        cue, value = parts[["cue", "contribution"]].iloc[0]
        fate = "counts in tone too" if (tone["cue"].str.lower() == cue).any() else "is taken out of tone"
        lines.append(f"“{escape_markdown(cue)}” alone contributes {number(value)} of the {number(gap)}; it {fate}.")
    return bullet_list(lines)
