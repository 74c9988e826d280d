"""A study and categories in, the title of their figure out: what differs, or that no difference was found."""

import pandas as pd

from analysis.coding.code_checks import AUTHOR_STANCE
from analysis.comparison import contrasts
from analysis.comparison.design import GROUPS, REST
from analysis.comparison.hypotheses import cells_reported
from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.units import ALL
from analysis.report.tables import figure_tables, findings, headlines
from analysis.report.tables.phrasing import join_items, row_in_sentence

MOST = 2  # findings in a title
FEW = 3  # in panels of fewer categories, those that are too sparse are named
NONE, TOO_LITTLE = "No difference found", "Too little text to tell"


def figure_title(study: MeasuredCorpus, pairs: figure_tables.Pairs, other: str = "", *, coded: bool = False) -> str:
    """What the comparison of these (measure, category) shows: the headlines of what is established, else of the leads.

    `other` is the title where nothing was compared: with a single text, with very many, or for a category that no report compares.
    `coded` says that the figure draws codes, so that codes, not cues, decide what its title claims.
    """
    rows = compared_rows(study, coded)
    told = {*cells_reported(rows), (AUTHOR_STANCE, ALL)}
    return title_of_rows(study, figure_tables.in_order(rows, [pair for pair in pairs if pair in told]), other)


def panel_status(study: MeasuredCorpus, pairs: figure_tables.Pairs) -> str:
    """How sure the finding of a panel is, without its headline; of several categories it names the one that differs."""
    known = {*cells_reported(study.findings), (AUTHOR_STANCE, ALL)}
    rows = figure_tables.in_order(compared_rows(study, True), [pair for pair in pairs if pair in known])
    if rows.empty:
        return ""
    parts = findings.rows_by_verdict(rows)
    for verdict, one in (("established", "Difference established"), ("leads", "A lead, not established")):
        found = findings.surest_first(parts[verdict])
        if len(found):
            told = [row_in_sentence(study, row) for row in found.itertuples()]
            return f"{one}: {join_items(list(dict.fromkeys(told)))}" if len(pairs) > 1 else one
    sparse = [row_in_sentence(study, row) for row in parts["too sparse"].itertuples()]
    if len(parts["not established"]) and sparse and len(pairs) < FEW:
        return f"{NONE}; too little text to compare {join_items(sparse)}"
    return _no_difference(parts)


def _no_difference(parts: dict[str, pd.DataFrame]) -> str:
    """That no difference was found, and how many comparisons have too little text."""
    tested, sparse = len(parts["not established"]), len(parts["too sparse"])
    if not tested:
        return TOO_LITTLE
    return f"{NONE}; too little text for {sparse} of {tested + sparse} comparisons" if sparse else NONE


def title_of_rows(study: MeasuredCorpus, rows: pd.DataFrame, other: str = "") -> str:
    """`figure_title` for rows of a comparison."""
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
    """The comparison that the report shows: of groups, else of pairs of texts."""
    if study.design.kind in (GROUPS, REST):
        return contrasts.contrasts(study).assign(coder="")
    return study.findings if coded else study.comparison[study.comparison["voice"] == "author"].assign(coder="")
