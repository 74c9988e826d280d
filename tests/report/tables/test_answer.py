"""What two articles, groups or many texts do differently, in the sentences of the first screen."""

from types import SimpleNamespace

import pandas as pd
import pytest
from report.tables.compared import BOOK, SHORT_NAMES

from analysis.report.tables import answer, headlines

LABELS = {
    "framing": {f"issue.{name}": name.capitalize() for name in ("war", "trade", "money", "law", "sea")}
    | {"generic.moral": "Morality"}
}
ROW = {"measure": "tone", "category": "all", "group_a": "a", "group_b": "b", "rate_a": 5.0, "rate_b": 2.0, "difference": 3.0, "low": 1.0, "high": 5.0,
       "p": 0.001, "p_adjusted": 0.01, "hypothesis": "differ", "quantity": "marks", "unit": "sentence", "status": "", "coder": "", "n_a": 9, "n_b": 9}  # fmt: skip
NOTHING = pd.DataFrame(columns=list(ROW))
HEDGE, BOOSTER = {"measure": "hedging", "category": "hedge"}, {"measure": "hedging", "category": "booster"}


def test_where_nothing_can_be_tested_no_absence_is_claimed():
    study = SimpleNamespace(design=SimpleNamespace(kind="", said="One against others.", paired=""))
    row = pd.DataFrame({"p": [float("nan")], "difference": [1.0], "low": [float("nan")], "high": [float("nan")]})
    found = {"established": row[:0], "leads": row[:0], "not established": row[:0], "too sparse": row}
    assert answer.answer_design(study, found) == ["One against others.", "Nothing could be tested."]
    found["not established"] = row
    assert (
        answer.answer_design(study, found)[1]
        == "Of 2 comparisons 1 shows no difference and 1 has too little text for a test."
    )
    found["too sparse"] = row[:0]
    assert answer.answer_design(study, found)[1] == "No difference was found between them."


def test_too_little_text_is_not_called_no_difference():
    row = pd.DataFrame(
        {
            "measure": ["framing"],
            "category": ["generic.conflict"],
            "p": [float("nan")],
            "difference": [1.0],
            "coder": [""],
        }
    )
    study = SimpleNamespace(
        kept={SHORT_NAMES: {"a": "A", "b": "B"}},
        design=SimpleNamespace(groups={}),
        labels={},
        tokens=pd.DataFrame({"word": []}),
    )
    found = {"established": row[:0], "leads": row[:0], "not established": row[:0], "too sparse": row}
    assert answer._framing_sentence(study, found, "a", "b") == "There is too little text to compare their frames."
    both = answer._framing_sentence(study, found | {"not established": row}, "a", "b")
    assert both.startswith("No difference was found in ") and both.endswith(
        "too little text to compare the other frames."
    )
    none = found | {"not established": row, "too sparse": row[:0]}
    assert answer._framing_sentence(study, none, "a", "b") == "No difference was found in their frames."


def test_the_answer_says_what_differs_and_what_does_not(coded):
    said = answer.answer_two_articles(coded, *coded.articles["article"])
    assert said[:2] == [
        "Averdal argues for a partnership of substance, Quillhaven for a partnership of convenience.",
        "Quillhaven says more about convenience and mistrust.",
    ]
    assert (
        "No difference was found in hedges, and there is too little text to compare boosters." in said[2]
        and len(said) == 3
    )


@pytest.fixture
def said(monkeypatch):
    """The answer for two articles, from {verdict: rows}, and the poles that they lean to."""

    def of(sides=None, book=BOOK, **found):
        leads = {"p_adjusted": 0.2}
        given = {name: found.get(name.replace(" ", "_")) for name in answer.VERDICT_VERBS}
        rows = {name: pd.DataFrame([ROW | (leads if name == "leads" else {}) | row for row in rows]) if rows else NOTHING
                for name, rows in given.items()}  # fmt: skip
        study = SimpleNamespace(
            kept={SHORT_NAMES: {"a": "Ray", "b": "Lee"}}, design=SimpleNamespace(groups={}), articles=["a", "b"], labels=LABELS, codebook=book,
            tokens=pd.DataFrame({"word": ["ferry"]}),
        )  # fmt: skip
        monkeypatch.setattr(answer, "leanings", lambda _: sides or {})
        monkeypatch.setattr(headlines, "leanings", lambda _: sides or {})
        monkeypatch.setattr(answer.findings, "rows_by_verdict", lambda _: rows)
        monkeypatch.setattr(answer.figure_tables, "pair_findings", lambda *_: pd.DataFrame())
        return answer.answer_two_articles(study, "a", "b")

    return of


def frames(*names, **changes):
    return [{"measure": "framing", "category": name, "p": 0.001 * (n + 1)} | changes for n, name in enumerate(names)]


def test_what_is_established_comes_before_leads(said):
    assert said(established=[HEDGE, {"difference": -3.0}], leads=frames("issue.war")) == [
        "Lee’s wording is more positive than Ray’s; Ray hedges more than Lee.",
        "Ray may say more about war.",
    ]
    assert said(leads=[HEDGE], established=frames("issue.war")) == [
        "Ray says more about war.",
        "Ray may hedge more than Lee.",
    ]


def test_up_to_three_frames_are_named_for_each_article_the_surest_first(said):
    more = frames("issue.war", "issue.trade", "issue.money", "issue.law")
    more[0]["p"] = 0.04
    assert said(established=[*more, *frames("issue.sea", difference=-2.0)]) == [
        "Ray says more about trade, money and law; Lee says more about sea."
    ]


def test_frames_of_the_codebook_stand_for_those_of_the_news(said):
    assert said(established=frames("generic.moral", "issue.war")) == ["Ray says more about war."]
    assert said(established=frames("generic.moral"), leads=frames("issue.war")) == ["Ray says more about morality."]
    assert said(leads=frames("generic.moral")) == ["Ray may say more about morality."]


def test_frames_without_a_difference_are_named_up_to_three(said):
    tested = ["issue.war", "issue.trade", "issue.money", "issue.law"]
    sparse = frames("issue.sea")
    end = "; there is too little text to compare the other frames."
    assert said(not_established=frames(*tested[:3]), too_sparse=sparse) == [
        f"No difference was found in war, trade and money{end}"
    ]
    assert said(not_established=frames(*tested), too_sparse=sparse) == [f"No difference was found in 4 frames{end}"]


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ({"a": "a bond", "b": "a deal"}, "The wording of Ray may lean toward a bond, that of Lee toward a deal."),
        ({"a": "a bond", "b": "a bond"}, "The wording of both may lean toward a bond."),
        ({"a": "a bond", "b": ""}, "The wording of Ray may lean toward a bond; the wording of Lee does not show where that author stands."),
        ({"b": "a deal"}, "The wording of Lee may lean toward a deal; the wording of Ray does not show where that author stands."),
        ({}, "Their wording does not show where they stand."),
    ],
)  # fmt: skip
def test_without_codes_the_wording_may_lean_to_a_side(said, sides, told):
    assert said(sides, leads=[{"measure": "stance"}]) == [told]


@pytest.mark.parametrize("book", [None, SimpleNamespace(axis=())])
def test_without_an_axis_no_side_is_told(said, book):
    assert said(leads=[{"measure": "stance"}], book=book) == said(book=BOOK) == []


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        ("established", "Ray argues for a bond, Lee for a deal."),
        ("leads", "Ray may argue for a bond, Lee for a deal."),
        ("not_established", "No difference was found in the authors’ stance."),
        ("too_sparse", "There is too little text to compare the authors’ stance."),
    ],
)
def test_coded_stance_is_told_and_not_its_wording(said, verdict, told):
    coded = {"measure": "author_stance", "rate_a": 30.0, "rate_b": -20.0, "difference": 50.0, "coder": "anna"}
    assert said({"a": "a deal", "b": "a bond"}, leads=[{"measure": "stance"}, coded] if verdict == "leads" else [{"measure": "stance"}],
                **({verdict: [coded]} if verdict != "leads" else {})) == [told]  # fmt: skip


def test_tone_and_hedging_have_a_sentence_on_what_differs_and_one_on_what_does_not(said):
    assert said(leads=[BOOSTER], not_established=[{}, HEDGE]) == [
        "Ray may use more boosters than Lee. No difference was found in tone and hedges."
    ]
    assert said(not_established=[HEDGE], too_sparse=[BOOSTER, {}, {"measure": "sentiment"}]) == [
        "No difference was found in hedges, and there is too little text to compare tone and boosters."
    ]


def verdicts(*numbers):
    row = pd.DataFrame([ROW])
    return {
        name: pd.concat([row[:0], *[row] * n], ignore_index=True)
        for name, n in zip(answer.VERDICT_VERBS, numbers, strict=True)
    }


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 0, 0, 0), []),
        ((3, 0, 0, 0), []),
        ((4, 0, 0, 0), ["Of the other 1 comparison 1 is established."]),
        ((5, 2, 1, 3), ["Of the other 8 comparisons 2 are established, 2 are leads, 1 shows no difference and 3 have too little text for a test."]),
        ((0, 1, 0, 0), []),
        ((0, 5, 2, 0), ["Of the other 4 comparisons 2 are leads and 2 show no difference."]),
        ((1, 0, 2, 0), ["Of the other 2 comparisons 2 show no difference."]),
        ((1, 0, 0, 1), ["Of the other 1 comparison 1 has too little text for a test."]),
        ((0, 0, 2, 0), ["No difference was found between them."]),
        ((0, 0, 0, 2), ["Nothing could be tested."]),
        ((0, 0, 0, 0), []),
    ],
)  # fmt: skip
def test_the_three_surest_differences_are_told_and_the_others_counted(numbers, told):
    study = SimpleNamespace(
        design=SimpleNamespace(kind="", said="Groups.", paired="", groups={}),
        kept={SHORT_NAMES: {"a": "Ray", "b": "Lee"}},
    )
    _, *rest = answer.answer_design(study, verdicts(*numbers))
    shown = min(3, numbers[0] or numbers[1])
    assert all(one == "Ray’s wording is more positive than Lee’s." for one in rest[:shown]) and rest[shown:] == told


def test_one_text_is_ranked_among_the_others_by_what_was_measured(one_and_rest, monkeypatch):
    rates = (
        one_and_rest.scores[one_and_rest.scores["voice"] == "author"]
        .set_index(["measure", "category", "article"])
        .sort_index()
    )
    lower = {}
    for name, cell, column in (("tone", ("tone", "all"), "weight_per_1000"), ("hedges", ("hedging", "hedge"), "count_per_1000"),
                               ("boosters", ("hedging", "booster"), "count_per_1000")):  # fmt: skip
        own = rates.loc[cell, column].round(9)
        lower[name] = (own.drop("one") < own["one"]).sum()
    told = answer.answer_design(one_and_rest, verdicts(0, 0, 0, 1))
    assert told[1] == (
        f"Of the 22 others, {lower['tone']} have a lower rate than Ray in tone, {lower['hedges']} in hedges and {lower['boosters']} in boosters."
    )
    few = pd.DataFrame(
        {"group": ["one", "r0", "r1"], "measure": "hedging", "category": "booster", "rate": [2.0, 1.0, 2.0 + 1e-12]}
    )
    monkeypatch.setattr(answer.contrasts, "rates", lambda _: few)
    assert (
        answer.answer_design(one_and_rest, verdicts(0, 0, 0, 1))[1]
        == "Of the 22 others, 1 has a lower rate than Ray in boosters."
    )
    monkeypatch.setattr(answer.contrasts, "rates", lambda _: few[1:])
    assert answer.answer_design(one_and_rest, verdicts(0, 0, 0, 1))[1] == "Nothing could be tested.", (
        "the one has no words"
    )
    monkeypatch.setattr(answer.contrasts, "rates", lambda _: few.assign(measure="vagueness"))
    assert answer.answer_design(one_and_rest, verdicts(0, 0, 0, 1))[1] == "Nothing could be tested."
