"""Rows of a comparison in, sentences out: what differs, what does not, and what cannot be tested."""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison.compare import NEVER_NAMED
from analysis.comparison.hypotheses import is_against, is_established, is_lead, is_unchecked
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.pairs import LEVEL, TOO_SPARSE
from analysis.comparison.units import ALL
from analysis.comparison.wording import category_label, number, p_value
from analysis.report.tables import figure_tables
from analysis.report.tables.article_names import with_display_names

# What Markdown would read as markup in the name of a file or in a word of a text
MARKUP = re.compile(r"[\\`*$]|(?<![^\W_])_|_(?![^\W_])|\](?=\()|<(?=[A-Za-z/!?])|&(?=[#\w])")
DIFFER = {
    "sentence": "these two texts differ",
    "article": "these two groups of articles differ",
    "event": "these two groups differ in how they tell the same events",
}
LEAD = {  # why a difference is not established
    "undeclared": "a lead, exploratory and not corrected for multiple comparisons",
    "unchecked": "a lead, hypothesised and significant after correction, but no figure on new opinion writing shows that readers see the same",
    "corrected": "a lead, not significant after correction",
    "against": "a lead, opposite to the hypothesised direction",
}
VOICES = {"author": "the author's own words", "all": "all words"}
FEW = 6  # up to so many comparisons have a sentence each

Labels = dict[str, dict[str, str]]
Row = Any  # of a table: a Series, or a named tuple as `itertuples` makes it


def escape_markdown(text: object) -> str:
    """A text with its Markdown markup escaped."""
    return MARKUP.sub(r"\\\g<0>", str(text))


def bullet_list(lines: Iterable[str]) -> str:
    """Lines as a Markdown list."""
    return "\n".join(f"- {line}" for line in lines)


def row_label(labels: Labels, measure: str, category: str) -> str:
    """The label of a row of rates; a total may have the name of its measure as its category."""
    return category_label(labels, measure, "all" if category == measure else category)


def labels_of_rows(labels: Labels, rows: pd.DataFrame) -> list[str]:
    """The label of each row's category."""
    return [category_label(labels, *pair) for pair in zip(rows["measure"], rows["category"], strict=True)]


def pair_labels(labels: Labels, rows: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The label of each (measure, category), for charts of several measures."""
    return {pair: category_label(labels, *pair) for pair in zip(rows["measure"], rows["category"], strict=True)}


def difference_sentence(row: Row, labels: Labels, sister: Row | None = None) -> str:
    """One row of a comparison as a sentence that claims no more than the row shows.

    A second sentence reports the `sister`, the same comparison in all words (`figure_tables.rows_in_all_words`).
    """
    name, others = category_label(labels, row.measure, row.category), _all_words_sentence(row, sister)
    if row.status == NEVER_NAMED:
        rates = {row.group_a: row.rate_a, row.group_b: row.rate_b}
        shown = (
            f"{group} {number(rate)} per 1,000 words" if rate == rate else f"never named in {group}"
            for group, rate in rates.items()
        )
        return f"{name}: {', '.join(shown)}; nothing to compare."
    per = "per 100 sentences" if getattr(row, "coder", "") else "per 1,000 words"
    rate = f"{row.group_a} {number(row.rate_a)}, {row.group_b} {number(row.rate_b)} {per}"
    if row.status:
        return f"{name}: {rate}; {'too few marks to compare' if row.status == TOO_SPARSE else row.status}.{others}"
    interval = f"difference {number(row.difference)} [{number(row.low)}, {number(row.high)}], p {p_value(row.p)}"
    interval += f", adjusted p {p_value(row.p_adjusted)}" if row.hypothesis else ""
    if is_established(row):
        return f"{name}: {rate}; {interval}: {DIFFER[row.unit]}.{others}"
    if is_lead(row):
        why = "against" if is_against(row) else "unchecked" if is_only_unchecked(row) else "corrected" if row.hypothesis else "undeclared"  # fmt: skip
        return f"{name}: {rate}; {interval}: {LEAD[why]}.{others}"
    what = "texts this short" if row.unit == "sentence" else "so few articles"
    reach = f"{what} can only show differences of about {number(row.detectable)} or more"
    return f"{name}: {rate}; {interval}: no difference found; {reach}.{others}"


def is_only_unchecked(row: Row) -> bool:
    """Whether a hypothesised difference would be established if the measure had been checked against readers."""
    return bool(
        row.hypothesis and row.p_adjusted < LEVEL and is_unchecked(row) and not is_against(row) and not row.status
    )


def significance(row: Row) -> str:
    """The corrected p of an established difference, in words."""
    return f"p {p_value(row.p_adjusted)}, corrected for all hypotheses in this report"


def depends_on_voice(row: Row, sister: Row) -> bool:
    """Whether a finding depends on whose words are counted: in all words its direction or its significance is another.

    `row` is of a comparison in the author's own words, `sister` the same in all words.
    """
    if row.status or sister.difference != sister.difference:
        return False
    own, whole = row.p < LEVEL, sister.p < LEVEL  # unadjusted, as there are no hypotheses on all words
    return bool(own != whole or (own and row.difference * sister.difference < 0))


def _all_words_sentence(row: Row, sister: Row | None) -> str:
    """A sentence on the same comparison in all words; "" where there is none."""
    if sister is None or sister.difference != sister.difference:
        return ""
    known = f" [{number(sister.low)}, {number(sister.high)}]" if sister.low == sister.low else ""
    if depends_on_voice(row, sister):
        return (f" In all words, quotations included, the difference is {number(sister.difference)}{known}: "
                "this finding depends on whose words are counted.")  # fmt: skip
    return f" In all words, quotations included: {number(sister.difference)}{known}."


def difference_list(study: MeasuredCorpus, measure: str, *categories: str) -> str:
    """Every pair's differences in these categories of a measure, as a Markdown list (see `difference_sentence`)."""
    found = figure_tables.comparison_rows(study, measure, *categories).reset_index(drop=True)
    parts = rows_by_verdict(found)
    shown = found if len(found) <= FEW else pd.concat([parts["established"], parts["leads"]]).sort_index()
    in_all_words = figure_tables.rows_in_all_words(study, shown).itertuples()
    pairs = zip(with_display_names(study, shown).itertuples(), in_all_words, strict=True)
    lines = [escape_markdown(difference_sentence(row, study.labels, sister)) for row, sister in pairs]
    if len(found) > FEW:
        no_difference, sparse = len(parts["not established"]), len(parts["too sparse"])
        lines = lines or ["No difference is established."]
        lines += [
            f"Of the other {no_difference + sparse} comparisons {sparse} have too few marks to compare, and {no_difference} show no difference."
        ]
    return bullet_list(lines)


def main_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that are reported as findings; tables alone show VADER (beside tone), the balance of certainty (beside hedges and
    boosters), and wording on the axis where stance was coded."""
    besides = {("sentiment", ALL), ("hedging", ALL)}
    besides |= {("stance", ALL)} if (rows["measure"] == AUTHOR_STANCE).any() else set()
    return rows[~pd.MultiIndex.from_frame(rows[["measure", "category"]]).isin(besides)]


def rows_by_verdict(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of a comparison in four tables: differences `established` (`analysis.comparison.hypotheses.is_established`); `leads`, whose
    p is below .05 before it is adjusted; those `not established`; and the `too sparse`, or not compared for another reason."""
    sparse, established, lead = rows["status"] != "", is_established(rows), is_lead(rows)
    return {
        "established": rows[established],
        "leads": rows[lead],
        "not established": rows[~(sparse | established | lead)],
        "too sparse": rows[sparse],
    }


def surest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of a comparison, the surest first: by p, and if p is equal, by the difference relative to the width of its interval."""
    far = -rows["difference"].abs() / (rows["high"] - rows["low"])
    return rows.assign(far=far).sort_values(["p", "far"], kind="stable").drop(columns="far")


def summary_list(rows: pd.DataFrame, labels: Labels) -> str:
    """A whole comparison as a Markdown list: what differs, what does not, what is too sparse to say."""
    *told, untested = rows_by_verdict(rows).values()
    lines = [escape_markdown(difference_sentence(row, labels)) for part in told for row in part.itertuples()]
    for status, part in untested.groupby("status", sort=False):
        of = "marks" if part["unit"].iloc[0] != "sentence" else "sentences with a mark"
        why = f"Too few marks to compare (fewer than ten {of})" if status == TOO_SPARSE else status.capitalize()
        names = [category_label(labels, row.measure, row.category) for row in part.itertuples()]
        lines.append(f"{why}: " + ", ".join(map(escape_markdown, names)) + ".")
    return bullet_list(lines)
