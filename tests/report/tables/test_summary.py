"""The table of a manuscript: every row of the comparison, the surest first, nothing tested where it could not be."""

import pandas as pd
import pytest

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


@pytest.mark.parametrize("number", [40, 41])
def test_forty_rows_are_shown_and_of_more_how_many_there_are(two_texts, number):
    row = contents.reported_rows(two_texts)[:1]
    found = summary_table(two_texts, pd.concat([row] * number, ignore_index=True))
    assert len(found.table) == 40 and found.caption.endswith(" The first 40 of 41 rows.") == (number == 41)
    assert found.caption.startswith("Rates per 1,000 words in the author’s own words; their difference;")


def test_of_several_pairs_each_row_says_who_is_compared(many_texts, two_texts):
    rows = contents.reported_rows(many_texts.first(3))
    table = summary_table(many_texts, rows.assign(coder="anna")).table
    assert list(table.columns) == ["between", "", "first", "second", "difference [95 % interval]", "p", "finding"]
    assert set(table["between"]) == {"m0 and m1", "m0 and m2", "m1 and m2"}
    assert "of what was coded per 100 sentences" in summary_table(many_texts, rows.assign(coder="anna")).caption
    tone = contents.reported_rows(two_texts).query("measure == 'tone'")
    first = summary_table(two_texts, tone.assign(p_adjusted=0.0123, p=0.004)).table
    assert first.iloc[0].to_list() == [
        "Tone (sentiment for news)",
        "175.0",
        "−91.6",
        "266.6 [153.4, 379.7]",
        ".012",
        "established",
    ]
    assert summary_table(two_texts, tone.assign(hypothesis="", p=0.004)).table["p"].to_list() == [".004"]
