"""The table of a manuscript: every row of the comparison, the surest first, nothing tested where it could not be."""

from analysis.report import contents
from analysis.report.tables import findings
from analysis.report.tables.summary import VERDICTS, summary_table


def test_every_row_is_there_with_its_verdict(study):
    rows = contents.reported_rows(study)
    table = summary_table(study, rows).table
    assert list(table.columns) == ["", "Averdal", "Quillhaven", "difference [95 % interval]", "p", "finding"]
    expected = [VERDICTS[verdict] for verdict, part in findings.rows_by_verdict(rows).items() for _ in range(len(part))]
    assert table["finding"].to_list() == expected and len(table) == len(rows)
    untested = table["finding"] == "too little text"
    assert untested.any() and (table.loc[untested, "p"] == "–").all() and not (table.loc[~untested, "p"] == "–").any()
    hedges = next(row for row in rows.itertuples() if row.category == "hedge")
    (shown,) = table[table[""] == "Hedges"].to_dict("records")
    assert shown["p"] in f"{hedges.p_adjusted:.3f}" and shown["Averdal"] == f"{hedges.rate_a:.1f}"


def test_nothing_compared_is_an_empty_table(study):
    assert summary_table(study, contents.reported_rows(study)[:0]).table.empty
