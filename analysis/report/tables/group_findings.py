"""A study that compares groups in, sentences out: what differs between them, by how much, and how they were compared."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.comparison import contrasts, groups
from analysis.comparison.design import GROUPS, REST, Design, recognise_design
from analysis.comparison.hypotheses import cells_reported, is_established, is_lead
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.pairs import TOO_SPARSE
from analysis.comparison.wording import category_label, number, p_value
from analysis.lexicons.design import Setting
from analysis.report.markup import Markdown
from analysis.report.tables import article_names, overlaps
from analysis.report.tables.figure_tables import select_cells
from analysis.report.tables.findings import bullet_list, escape_markdown

# Shown before frames
FIRST = [("stance", "all"), ("tone", "all"), ("hedging", "hedge"), ("hedging", "booster")]


def group_design(study: MeasuredCorpus, column: str = "") -> Design:
    """The design of a study, or the one that a column of its articles makes; a ValueError if there are no groups."""
    design = recognise_design(study.articles, Setting(between=column)) if column else study.design
    if design.kind not in (GROUPS, REST):
        raise ValueError(f"this study has no groups. {design.said} Name a column, for example groups('outlet').")
    return design


def group_columns(study: MeasuredCorpus) -> list[str]:
    """The columns of metadata that form at least two groups of at least two articles, for example `outlet`."""
    return groups.grouping_columns(study.articles)


def design_notice(study: MeasuredCorpus) -> Markdown:
    """What is compared with what in this study, and what the comparison can show."""
    return Markdown(escape_markdown(study.design.said))


def categories_shown(found: pd.DataFrame, most: int = 8, first: pd.DataFrame | None = None) -> list[tuple[str, str]]:
    """The categories that a figure of groups shows: the axis, tone, hedges and boosters, then frames (those in `first`, then the commonest)."""
    there = cells_reported(found)
    other = [pair not in FIRST and pair in there for pair in zip(found["measure"], found["category"], strict=True)]
    frames = found[pd.Series(other, found.index, dtype=bool)]  # an empty list would select columns
    commonest = frames.groupby(["measure", "category"])["rate"].mean().sort_values(ascending=False, kind="stable").index
    differ = [] if first is None else list(zip(first["measure"], first["category"], strict=True))
    chosen = dict.fromkeys([*(pair for pair in differ if pair in commonest), *commonest])
    return [pair for pair in FIRST if pair in there] + list(chosen)[: max(most - len(FIRST), 1)]


def describe_groups(study: MeasuredCorpus, design: Design | None = None) -> str:
    """What the comparisons of groups, or of one text with the rest, establish, as Markdown; for other designs what is compared."""
    design = design or study.design
    parts = [escape_markdown(article_names.design_sentence(study, design))]
    if design.kind not in (GROUPS, REST):
        return parts[0]
    found = article_names.with_display_names(study, contrasts.contrasts(study, design=design))
    found = select_cells(found, cells_reported(found))
    established, leads = found[is_established(found)], found[is_lead(found)]
    parts.append(
        _section("**Established**", established, study, design) or "**No difference between them was established.**"
    )
    parts.append(_section("Leads (p < .05 before correction, but not established)", leads, study, design))
    parts.append(
        _remainder_sentence(found.drop(index=[*established.index, *leads.index]), len(established) + len(leads))
    )
    parts += [bullet_list(map(escape_markdown, group_pair_sentences(found))), overlaps.overlap_sentences(study)]
    return "\n\n".join(filter(None, parts))


def describe_groups_in(study: MeasuredCorpus, categories: Sequence[str], measure: str) -> str:
    """What the comparisons of groups show in these categories of one measure, as Markdown."""
    found = select_cells(
        article_names.with_display_names(study, contrasts.contrasts(study)),
        [(measure, category) for category in categories],
    )
    told = found[is_established(found) | is_lead(found)]
    lines = [
        group_difference_sentence(row, study, study.design)
        + (" Established." if is_established(row) else " A lead, not established.")
        for row in told.itertuples()
    ]
    return bullet_list(
        map(escape_markdown, [*lines, *filter(None, [_remainder_sentence(found.drop(index=told.index), len(told))])])
    )


def _section(title, rows, study, design):
    if rows.empty:
        return ""
    return f"{title}:\n\n{bullet_list(escape_markdown(group_difference_sentence(row, study, design)) for row in rows.itertuples())}"


def group_difference_sentence(row: Any, study: MeasuredCorpus, design: Design) -> str:
    """A difference between two groups as a sentence."""
    name = category_label(study.labels, row.measure, row.category)
    head = f"{row.group_a} {number(row.rate_a)}, {row.group_b} {number(row.rate_b)} per 1,000 words"
    middle = f"difference {number(row.difference)} [{number(row.low)}, {number(row.high)}], p {p_value(row.p)}"
    middle += f", adjusted p {p_value(row.p_adjusted)}" if row.hypothesis else ""
    if design.kind == REST:
        return f"{name}: {head}; higher than {_share_of_cases(row.delta)} the {row.n_b} others{_ties_note(row.delta)}; {middle}."
    higher, cases = (row.group_a, row.delta) if row.delta >= 0 else (row.group_b, -row.delta)
    unit = "events" if row.unit == "event" else f"pairs of {row.unit.split()[0]}s"
    return f"{name}: {head}; {middle}; in {_share_of_cases(cases)} the {unit} {higher} is higher{_ties_note(cases)}."


def _share_of_cases(delta: float) -> str:
    """In what share of cases one is higher, by Cliff's delta; *all* and *none* only if that is exact."""
    if abs(delta) == 1:
        return "all" if delta > 0 else "none of"
    return f"{min(max(round(50 * (1 + delta)), 1), 99)} % of"


def _ties_note(delta: float) -> str:
    return "" if abs(delta) == 1 else " (ties count half)"


def _remainder_sentence(rows, others):
    """How many comparisons show no difference or were not possible; `others` is the number of those already reported."""
    if rows.empty:
        return ""
    sparse = int((rows["status"] == TOO_SPARSE).sum())
    few = int(rows["status"].str.startswith("too few").sum())
    nothing = len(rows) - sparse - few - int((rows["status"] == "never named").sum())
    parts = ((nothing, "shows", "show", "no difference"), (sparse, "has", "have", "too few marks to compare"),
             (few, "has", "have", "too few units for a test"))  # fmt: skip
    said = ", ".join(f"{number} {one if number == 1 else many} {what}" for number, one, many, what in parts if number)
    which = f"{'the other ' if others else ''}{len(rows)} comparison{'s' * (len(rows) != 1)}"
    return f"Of {which} {said or 'none was possible'}."


def group_pair_sentences(found: pd.DataFrame) -> list[str]:
    """How each pair of groups was compared, a sentence each: the units, how many there are, and what was left out."""
    lines = []
    for (a, b), rows in found.groupby(["group_a", "group_b"], sort=False):
        row = rows.iloc[0]
        unit = row["unit"].split()[0]
        if row["n_a"] == 1 and row["unit"] != "event":
            how = f"one {unit} against {row['n_b']} others"
        elif row["unit"] == "event":
            how = f"compared event by event, over {row['n_a']} events that both report"
        elif row["unit"].endswith("within event"):
            how = f"{row['n_a']} and {row['n_b']} {unit}s, compared within the events that both report"
        else:
            how = f"{row['n_a']} and {row['n_b']} {unit}s"
        left = f"; {row['dropped']} articles on other events were left out" if row["dropped"] else ""
        lines.append(f"{a} and {b}: {how}{left}.")
    return lines
