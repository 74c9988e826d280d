"""A study and measures in; out, the title of their figure: what differs, or that no difference was found, in plain words."""

import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import contrasts
from analysis.comparison.design import GROUPS, REST
from analysis.comparison.hypotheses import cells_reported
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.comparison.wording import category_label
from analysis.report.tables import figure_tables, findings, headlines
from analysis.report.tables.phrasing import join_items, name_in_sentence

MOST = 2  # findings in a title
FEW = 3  # categories of a panel, of which each that is too sparse is named
NONE, TOO_LITTLE = "No difference found", "Too little text to tell"


def figure_title(study: MeasuredCorpus, pairs: figure_tables.Pairs, other: str = "", *, coded: bool = False) -> str:
    """What the comparison of these (measure, category) shows: what is established, else what is a lead, in the words of their headlines.

    `other` is the title where nothing was compared, as of a single text, of very many, or of a category that no report compares. What is
    coded is judged by its codes where the figure draws them (`coded`), else by its cues, as they are what the figure draws.
    """
    rows = compared_rows(study, coded)
    told = {*cells_reported(rows), (AUTHOR_STANCE, ALL)}
    return title_of_rows(study, figure_tables.in_order(rows, [pair for pair in pairs if pair in told]), other)


def panel_status(study: MeasuredCorpus, pairs: figure_tables.Pairs) -> str:
    """How sure the answer's words on a panel are, without saying them again; of several categories, which it is."""
    known = {*cells_reported(study.findings), (AUTHOR_STANCE, ALL)}
    rows = figure_tables.in_order(compared_rows(study, True), [pair for pair in pairs if pair in known])
    if rows.empty:
        return ""
    parts = findings.rows_by_verdict(rows)
    for verdict, one in (("established", "Difference established"), ("leads", "A lead, not established")):
        found = findings.surest_first(parts[verdict])
        if len(found):
            told = [
                name_in_sentence(study, category_label(study.labels, row.measure, row.category))
                for row in found.itertuples()
            ]
            return f"{one}: {join_items(list(dict.fromkeys(told)))}" if len(pairs) > 1 else one
    sparse = [
        name_in_sentence(study, category_label(study.labels, row.measure, row.category))
        for row in parts["too sparse"].itertuples()
    ]
    if len(parts["not established"]) and sparse and len(pairs) < FEW:
        return f"{NONE}; too little text to compare {join_items(sparse)}"
    return _no_difference(parts)


def _no_difference(parts: dict[str, pd.DataFrame]) -> str:
    """What is said where no difference was found: of how many comparisons nothing can be said."""
    tested, sparse = len(parts["not established"]), len(parts["too sparse"])
    if not tested:
        return TOO_LITTLE
    return f"{NONE}; too little text for {sparse} of {tested + sparse} comparisons" if sparse else NONE


def title_of_rows(study: MeasuredCorpus, rows: pd.DataFrame, other: str = "") -> str:
    """The same of the rows of a comparison."""
    if rows.empty:
        return other
    parts = findings.rows_by_verdict(rows)
    for verdict in ("established", "leads"):
        found = parts[verdict].sort_values("p", kind="stable")
        if len(found):
            told = list(dict.fromkeys(headlines.headline(study, row) for row in found.itertuples()))
            return "; ".join([*told[:MOST], *([f"{len(told) - MOST} more"] if len(told) > MOST else [])])
    return _no_difference(parts)


def compared_rows(study: MeasuredCorpus, coded: bool) -> pd.DataFrame:
    """What the report compares: groups, else the pairs of a few texts."""
    if study.design.kind in (GROUPS, REST):
        return contrasts.contrasts(study).assign(coder="")
    return study.findings if coded else study.comparison[study.comparison["voice"] == "author"].assign(coder="")
