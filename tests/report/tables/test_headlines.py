"""A headline says who does more of what, flatly or with *may*."""

from types import SimpleNamespace

import pytest
from report.tables.compared import BOOK, SHORT_NAMES, pair_row, rows_of

from analysis.report.tables import headlines, written_findings

ROW = {"measure": "tone", "category": "all", "group_a": "a", "group_b": "b", "rate_a": 5.0, "rate_b": 2.0, "difference": 3.0, "p": 0.001, "p_adjusted": 0.01,
       "hypothesis": "differ", "status": "", "coder": "", "quantity": "marks"}  # fmt: skip
WAR = {"measure": "framing", "category": "issue.war", "coder": "anna"}
STANCE = {"measure": "author_stance", "coder": "anna"}


def test_a_lead_is_told_with_may_everywhere(coded):
    (frame,) = [row for row in rows_of(coded, "established") if row.measure == "framing"]
    said = "Quillhaven {} more about convenience and mistrust"
    assert written_findings.headline(coded, frame) == said.format("says")
    assert written_findings.headline(coded, frame._replace(p_adjusted=0.2)) == said.format("may say")


@pytest.fixture
def headline(monkeypatch):
    def of(names=("Ray", "Lee"), sides=None, book=BOOK, groups=(), articles=2, **changes):
        monkeypatch.setattr(headlines, "leanings", lambda _: sides or {})
        study = SimpleNamespace(
            kept={SHORT_NAMES: dict(zip("ab", names, strict=True)), ("analysis.report.tables.phrasing._words", (), ()): frozenset()},
            design=SimpleNamespace(groups=dict.fromkeys(groups)), articles=["…"] * articles, codebook=book,
            labels={"framing": {"issue.war": "War & weapons"}},
        )  # fmt: skip
        return headlines.headline(study, SimpleNamespace(**ROW | changes))

    return of


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Ray’s wording is more positive than Lee’s"),
        ({"difference": -3.0}, "Lee’s wording is more positive than Ray’s"),
        ({"p_adjusted": 0.05}, "Ray’s wording may be more positive than Lee’s"),
        ({"hypothesis": "", "p_adjusted": float("nan")}, "Ray’s wording may be more positive than Lee’s"),
        ({"names": ("“A title”", "Lee")}, "The wording of “A title” is more positive than that of Lee"),
        ({"names": ("Ray", "“A title”")}, "The wording of Ray is more positive than that of “A title”"),
        ({"coder": "anna"}, "Ray writes more positively than Lee"),
        ({"measure": "sentiment"}, "Ray’s wording is more positive than Lee’s (VADER)"),
        ({"measure": "hedging", "category": "hedge"}, "Ray hedges more than Lee"),
        ({"measure": "hedging", "category": "booster"}, "Ray uses more boosters than Lee"),
        ({"measure": "hedging", "category": "all"}, "Ray has more of certainty balance (boosters minus hedges) than Lee"),
        ({"measure": "irony", "category": "hedge"}, "Ray may have more of hedge than Lee"),
        (WAR, "Ray says more about war & weapons"),
        (WAR | {"articles": 3}, "Ray says more about war & weapons than Lee"),
        (WAR | {"articles": 40, "groups": ["a", "b"]}, "Ray says more about war & weapons"),
        (WAR | {"articles": 40, "groups": ["a", "b", "c"]}, "Ray says more about war & weapons than Lee"),
        (STANCE | {"rate_b": -2.0}, "Ray argues for a bond, Lee for a deal"),
        (STANCE | {"rate_a": -5.0}, "Ray argues for a deal, Lee for a bond"),
        (STANCE, "Ray argues more for a bond than Lee"),
        (STANCE | {"rate_b": 0.0, "p_adjusted": 0.2}, "Ray may argue more for a bond than Lee"),
        ({"measure": "stance", "sides": {"a": "a bond", "b": "a deal"}}, "The wording of Ray may lean toward a bond, that of Lee toward a deal"),
        ({"measure": "stance", "sides": {"a": "a bond", "b": "a bond"}}, "Ray’s wording may be closer to a bond than Lee’s"),
        ({"measure": "stance", "sides": {"a": "a bond", "b": ""}}, "Ray’s wording may be closer to a bond than Lee’s"),
        ({"measure": "stance", "sides": {"b": "a deal"}, "difference": -1.0}, "Lee’s wording may be closer to a bond than Ray’s"),
    ],
)  # fmt: skip
def test_a_headline_says_who_does_more_of_what(headline, changes, said):
    assert headline(**changes) == said


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
