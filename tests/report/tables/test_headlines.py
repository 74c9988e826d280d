"""A headline says who does more of what, flatly or with *may*."""

from report.tables.compared import rows_of

from analysis.report.tables import headlines, written_findings


def test_a_title_in_quotation_marks_has_no_genitive():
    assert headlines._wording("“A”", "is closer", "Lee") == "The wording of “A” is closer than that of Lee"
    assert headlines._wording("Ray", "is closer", "Lee") == "Ray’s wording is closer than Lee’s"


def test_a_lead_is_told_with_may_everywhere(coded):
    (frame,) = [row for row in rows_of(coded, "established") if row.measure == "framing"]
    said = "Quillhaven {} more about convenience and mistrust"
    assert written_findings.headline(coded, frame) == said.format("says")
    assert written_findings.headline(coded, frame._replace(p_adjusted=0.2)) == said.format("may say")
