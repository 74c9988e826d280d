"""Rows of a comparison, as findings are written from them."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

from analysis.report.tables import figure_tables, findings

LABELS = {"framing": {"issue.war": "War & weapons"}, "stance": {"plus": "A bond", "minus": "A deal"}}
BOOK = SimpleNamespace(axis=("bond", "deal"), categories={"stance": {"bond": "A bond", "deal": "A deal"}})
SHORT_NAMES = (
    "analysis.report.tables.article_names.short_names",
    (),
    (),
)  # where a study keeps the names of its articles


def row(**changed):
    """One row of a comparison: an established difference, unless changed."""
    values = {
        "measure": "hedging", "category": "hedge", "group_a": "hope", "group_b": "doubt", "rate_a": 21.04,
        "rate_b": 30.5, "difference": -9.46, "low": -15.2, "high": -3.72, "p": 0.0123, "p_adjusted": 0.031,
        "hypothesis": "differ", "detectable": 8.1, "status": "", "unit": "sentence",
    }  # fmt: skip
    return pd.Series(values | changed)


def sparse(**changed):
    missing = dict.fromkeys(["low", "high", "p", "p_adjusted", "detectable"], np.nan)
    return row(**missing, status="too sparse", **changed)


def rows_of(study, verdict):
    """The rows of the comparison of a study's two articles that have this verdict."""
    a, b = study.articles["article"]
    return list(findings.rows_by_verdict(figure_tables.pair_findings(study, a, b))[verdict].itertuples())


def pair_row(study, measure, category):
    """The row of one measure and category in the comparison of a study's two articles."""
    found = figure_tables.pair_findings(study, *study.articles["article"])
    return next(found[(found["measure"] == measure) & (found["category"] == category)].itertuples())
