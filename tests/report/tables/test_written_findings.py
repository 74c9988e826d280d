"""A finding as a story says who does more of what, how surely, and quotes sentences as they stand."""

import pandas as pd
from report.tables.compared import rows_of

from analysis.report.tables import figure_tables, findings, written_findings


def test_what_is_coded_is_compared_by_its_codes(coded, study):
    (stance,) = [row for row in rows_of(coded, "established") if row.measure == "author_stance"]
    assert stance.coder == "adjudicated" and stance.hypothesis == "differ" and stance.p_adjusted < 0.001
    told = written_findings.write_finding(coded, stance, "established")
    assert told.headline == "Averdal argues for a partnership of substance, Quillhaven for a partnership of convenience"
    assert "Two language models coded every sentence." in told.basis
    assert not [row for row in rows_of(study, "established") if row.measure in ("stance", "framing")], (
        "wording alone is a lead"
    )
    row = next(row for rows in findings.rows_by_verdict(figure_tables.pair_findings(study, *study.articles["article"])).values()
               for row in rows.itertuples() if row.measure == "stance")  # fmt: skip
    declared = row._replace(hypothesis="differ", status="", p=0.001, p_adjusted=0.01)
    said = written_findings.write_finding(study, declared, "leads").confidence
    assert said == (
        "Hypothesised, p = .010, corrected for all hypotheses in this report. But this is a lead: no figure on new opinion writing "
        "shows that readers see what the measure counts."
    )


def test_what_is_coded_is_no_hypothesis_a_second_time_by_its_words(coded, study):
    own, alone = (each.comparison.set_index(["voice", "measure", "category"]) for each in (coded, study))
    tone = ("author", "tone", "all")
    assert alone.loc[tone, "hypothesis"] == "differ" and own.loc[tone, "hypothesis"] == ""
    assert pd.isna(own.loc[tone, "p_adjusted"]) and own.loc[tone, "p"] == alone.loc[tone, "p"]
    assert own.loc[("author", "hedging", "hedge"), "hypothesis"] == "differ"
