"""A headline says who does more of what, flatly or with *may*."""

import pytest
from report.tables.compared import pair_row, rows_of

from analysis.report.tables import headlines, written_findings


def test_a_title_in_quotation_marks_has_no_genitive():
    assert headlines._wording("“A”", "is closer", "Lee") == "The wording of “A” is closer than that of Lee"
    assert headlines._wording("Ray", "is closer", "Lee") == "Ray’s wording is closer than Lee’s"


def test_a_lead_is_told_with_may_everywhere(coded):
    (frame,) = [row for row in rows_of(coded, "established") if row.measure == "framing"]
    said = "Quillhaven {} more about convenience and mistrust"
    assert written_findings.headline(coded, frame) == said.format("says")
    assert written_findings.headline(coded, frame._replace(p_adjusted=0.2)) == said.format("may say")


@pytest.mark.parametrize(
    ("measure", "category", "said"),
    [
        ("hedging", "hedge", "hope hedges more than doubt"),
        ("hedging", "booster", "hope uses more boosters than doubt"),
        ("tone", "all", "hope’s wording is more positive than doubt’s"),
        ("stance", "all", "The wording of doubt may lean toward a deal, that of hope toward a bond"),
        ("framing", "issue.war", "doubt may say more about war"),
    ],
)
def test_who_has_the_higher_rate_does_more(pacts, measure, category, said):
    assert headlines.headline(pacts, pair_row(pacts, measure, category)) == said


def test_codes_of_tone_tell_how_somebody_writes_and_vader_is_named(pacts):
    row = pair_row(pacts, "tone", "all")
    assert headlines.headline(pacts, row._replace(coder="anna")) == "hope writes more positively than doubt"
    vader = row._replace(measure="sentiment", p_adjusted=float("nan"))
    assert headlines.headline(pacts, vader) == "hope’s wording may be more positive than doubt’s (VADER)"


def test_authors_on_one_side_argue_more_for_it_and_on_both_each_for_his_own(pacts):
    row = pair_row(pacts, "tone", "all")._replace(
        measure="author_stance", coder="anna", rate_a=-20.0, rate_b=10.0, difference=-30.0
    )
    assert headlines.headline(pacts, row) == "doubt argues for a deal, hope for a bond"
    same = row._replace(rate_a=40.0, difference=30.0)
    assert headlines.headline(pacts, same) == "doubt argues more for a bond than hope"
