"""Rows of a comparison in, a table for a manuscript out: what is compared, the rates, their difference, p and verdict."""

import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.comparison.wording import category_label, number, p_value
from analysis.report.figure_block import Table
from analysis.report.tables import article_names, findings
from analysis.report.tables.findings import Row

MOST = 40  # rows of the table
VERDICTS = {
    "established": "established",
    "leads": "lead",
    "not established": "no difference found",
    "too sparse": "too little text",
}


def summary_table(study: MeasuredCorpus, rows: pd.DataFrame) -> Table:
    """The comparison as a manuscript shows it, the surest findings first.

    Rates are per 1,000 words; for coded sentences per 100 sentences. Rows too sparse for a test have rates alone. With two articles
    (or groups) the columns have their names.
    """
    called = article_names.display_names(study)
    pairs = list(rows[["group_a", "group_b"]].drop_duplicates().itertuples(index=False, name=None))
    told = []
    for verdict, part in findings.rows_by_verdict(rows).items():
        for row in part.sort_values("p", kind="stable").itertuples():
            what = category_label(study.labels, row.measure, row.category)
            between = [] if len(pairs) == 1 else [f"{called[row.group_a]} and {called[row.group_b]}"]
            told.append((*between, what[:1].upper() + what[1:], number(row.rate_a), number(row.rate_b), *_test_cells(row), VERDICTS[verdict]))  # fmt: skip
    first, second = (called[one] for one in pairs[0]) if len(pairs) == 1 else ("first", "second")
    columns = ["", first, second, "difference [95 % interval]", "p", "finding"]
    columns = columns if len(pairs) == 1 else ["between", *columns]
    coded = ", of what was coded per 100 sentences" if rows["coder"].any() else ""
    left = f" The first {MOST} of {len(told)} rows." if len(told) > MOST else ""
    return Table(
        pd.DataFrame(told[:MOST], columns=columns, dtype=object),
        f"Rates per 1,000 words in the author’s own words{coded}; their difference; and p, corrected where the difference was a hypothesis.{left}",
    )


def _test_cells(row: Row) -> tuple[str, str]:
    """Difference with interval, and p (corrected for a hypothesis); dashes if nothing was tested."""
    if row.status:
        return "–", "–"
    p = row.p_adjusted if row.hypothesis and row.p_adjusted == row.p_adjusted else row.p
    return f"{number(row.difference)} [{number(row.low)}, {number(row.high)}]", p_value(p).removeprefix("= ")
