"""What differs between groups in sentences, how they were compared, and which rates a figure of them shows."""

from types import SimpleNamespace

import pandas as pd
import pytest
from report.tables.compared import SHORT_NAMES

from analysis.comparison.design import Design
from analysis.core.schema import table
from analysis.report.tables import group_findings
from analysis.report.tables.group_findings import categories_shown

RATES = pd.DataFrame({
    "measure": ["framing", "framing", "tone", "framing", "framing"], "category": ["generic.conflict", "issue.war", "all", "issue.war", "policy.x"],
    "rate": [1.0, 5.0, -3.0, 7.0, 99.0],
})  # fmt: skip


def test_the_core_measures_come_first_then_the_commonest_frames():
    assert categories_shown(RATES) == [("tone", "all"), ("framing", "issue.war"), ("framing", "generic.conflict")]
    differ = RATES[:1]
    assert categories_shown(RATES, 4) == [("tone", "all"), ("framing", "issue.war")]
    assert categories_shown(RATES, 4, differ) == [("tone", "all"), ("framing", "generic.conflict")]


def test_of_no_rates_nothing_is_shown():
    assert categories_shown(RATES[:0]) == []


DIFFERENCE = {"measure": "hedging", "category": "hedge", "group_a": "Post", "group_b": "Sun", "rate_a": 12.5, "rate_b": 8.25, "difference": 4.25, "low": 1.0,
              "high": 7.5, "p": 0.012, "p_adjusted": 0.036, "hypothesis": "differ", "unit": "article", "n_a": 6, "n_b": 9, "dropped": 0, "delta": 0.5,
              "status": "", "quantity": "marks", "coder": ""}  # fmt: skip
GROUPED, AGAINST_REST = Design("groups"), Design("one text against the rest")


def of(**changes):
    return SimpleNamespace(**DIFFERENCE | changes)


def sentence(design=GROUPED, **changes):
    return group_findings.group_difference_sentence(of(**changes), SimpleNamespace(labels={}), design)


def test_a_difference_between_groups_gives_rates_interval_and_in_how_many_pairs_it_holds():
    start = "hedges: Post 12.5, Sun 8.2 per 1,000 words; difference 4.2 [1.0, 7.5], p = .012"
    assert (
        sentence() == f"{start}, adjusted p = .036; in 75 % of the pairs of articles Post is higher (ties count half)."
    )
    assert sentence(hypothesis="") == f"{start}; in 75 % of the pairs of articles Post is higher (ties count half)."


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"delta": 1.0}, "in all the pairs of articles Post is higher."),
        ({"delta": 0.999}, "in 99 % of the pairs of articles Post is higher (ties count half)."),
        ({"delta": 0.0}, "in 50 % of the pairs of articles Post is higher (ties count half)."),
        ({"delta": -0.02}, "in 51 % of the pairs of articles Sun is higher (ties count half)."),
        ({"delta": -1.0}, "in all the pairs of articles Sun is higher."),
        ({"unit": "author within event"}, "in 75 % of the pairs of authors Post is higher (ties count half)."),
        ({"unit": "event"}, "in 75 % of the events Post is higher (ties count half)."),
    ],
)
def test_the_group_that_is_higher_is_named_with_the_share_of_cases(changes, end):
    assert sentence(**changes).endswith(f"; {end}")


@pytest.mark.parametrize(
    ("delta", "share"),
    [(1.0, "all the 9 others;"), (0.999, "99 % of the 9 others (ties count half);"), (-0.5, "25 % of the 9 others (ties count half);"),
     (-0.999, "1 % of the 9 others (ties count half);"), (-1.0, "none of the 9 others;")],
)  # fmt: skip
def test_one_text_is_higher_than_a_share_of_the_others(delta, share):
    told = sentence(AGAINST_REST, delta=delta, n_a=1)
    assert told == (
        f"hedges: Post 12.5, Sun 8.2 per 1,000 words; higher than {share} difference 4.2 [1.0, 7.5], p = .012, adjusted p = .036."
    )


def test_how_each_pair_was_compared_is_told_by_its_unit():
    rows = [
        {}, {"group_b": "rest", "n_a": 1}, {"group_b": "Times", "unit": "event", "n_a": 1, "n_b": 1}, {"group_b": "Herald", "unit": "author within event"},
        {"group_b": "Mail", "unit": "author", "dropped": 4}, {"measure": "tone", "n_a": 99},
    ]  # fmt: skip
    assert group_findings.group_pair_sentences(pd.DataFrame([DIFFERENCE | row for row in rows])) == [
        "Post and Sun: 6 and 9 articles.",
        "Post and rest: one article against 9 others.",
        "Post and Times: compared event by event, over 1 events that both report.",
        "Post and Herald: 6 and 9 authors, compared within the events that both report.",
        "Post and Mail: 6 and 9 authors; 4 articles on other events were left out.",
    ]


SPARSE, FEW, UNNAMED = {"status": "too sparse"}, {"status": "too few articles"}, {"status": "never named"}
NONE, LEAD = {"p": 0.5, "p_adjusted": 0.9}, {"p": 0.04, "p_adjusted": 0.2}


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([NONE], ["Of 1 comparison 1 shows no difference."]),
        ([NONE, NONE, SPARSE], ["Of 3 comparisons 2 show no difference, 1 has too few marks to compare."]),
        ([NONE, SPARSE, SPARSE, FEW, UNNAMED], ["Of 5 comparisons 1 shows no difference, 2 have too few marks to compare, 1 has too few units for a test."]),
        ([UNNAMED, UNNAMED], ["Of 2 comparisons none was possible."]),
        ([FEW, FEW], ["Of 2 comparisons 2 have too few units for a test."]),
        ([{}, LEAD, NONE], ["Established.", "A lead, not established.", "Of the other 1 comparison 1 shows no difference."]),
        ([{}], ["Established."]),
        ([LEAD], ["A lead, not established."]),
    ],
)  # fmt: skip
def test_findings_are_told_and_all_else_is_counted(monkeypatch, rows, lines):
    found = pd.DataFrame([DIFFERENCE | row | {"group_b": f"g{n}"} for n, row in enumerate(rows)])
    found.loc[found["status"] != "", ["p", "p_adjusted"]] = float("nan")
    study = SimpleNamespace(
        labels={},
        design=GROUPED,
        articles=found[:0],
        kept={SHORT_NAMES: {}},
    )
    other = found.assign(measure="tone", category="all")
    monkeypatch.setattr(group_findings.contrasts, "contrasts", lambda _: pd.concat([other, found], ignore_index=True))
    told = group_findings.describe_groups_in(study, ["hedge", "booster"], "hedging").splitlines()
    assert len(told) == len(lines) and all(line.endswith(end) for line, end in zip(told, lines, strict=True))


def test_groups_are_described_established_first_then_leads_then_what_was_compared(outlets, one_and_rest):
    parts = group_findings.describe_groups(outlets).split("\n\n")
    assert parts[0] == outlets.design.said and parts[1] == "**No difference between them was established.**"
    assert parts[2] == "Leads (p < .05 before correction, but not established):"
    assert [line.split(":")[0] for line in parts[3].splitlines()] == [
        "- hedges",
        "- boosters",
        "- tone (sentiment for news)",
    ]
    assert parts[4:6] == ["Of the other 5 comparisons 5 have too few marks to compare.", "- x and y: 4 and 4 articles."]
    parts = group_findings.describe_groups(one_and_rest).split("\n\n")
    assert parts[0] == "Ray against 22 articles: the report shows where its rates rank among theirs.", (
        "by its name in the report"
    )
    assert parts[3].startswith("- tone (sentiment for news): Ray ") and "; higher than all the 22 others; " in parts[3]
    assert parts[4:6] == [
        "Of the other 7 comparisons 1 shows no difference, 6 have too few marks to compare.",
        "- Ray and the rest: one article against 22 others.",
    ]


def test_where_nothing_is_grouped_only_the_design_is_told(two_texts, many_texts):
    assert group_findings.describe_groups(two_texts) == two_texts.design.said
    for study in (two_texts, many_texts):
        with pytest.raises(
            ValueError, match=f"this study has no groups. {study.design.said[:20]}.*Name a column, for example groups"
        ):
            group_findings.group_design(study)


def test_a_column_may_make_other_groups():
    articles = table("articles", {"article": list("abcd"), "outlet": list("xxyy")})
    design = group_findings.group_design(SimpleNamespace(articles=articles), "outlet")
    assert design.kind == "groups" and dict(design.groups) == {"x": ["a", "b"], "y": ["c", "d"]}


@pytest.mark.parametrize(("most", "shown"), [(4, 1), (5, 1), (6, 2), (8, 4)])
def test_four_rates_are_shown_before_the_commonest_frames(most, shown):
    frames = pd.DataFrame(
        {"measure": "framing", "category": [f"issue.{n}" for n in range(5)], "rate": [3.0, 5.0, 1.0, 4.0, 2.0]}
    )
    core = pd.DataFrame(
        {
            "measure": ["hedging", "stance", "tone", "hedging"],
            "category": ["booster", "all", "all", "hedge"],
            "rate": 9.0,
        }
    )
    first = [("stance", "all"), ("tone", "all"), ("hedging", "hedge"), ("hedging", "booster")]
    assert categories_shown(pd.concat([frames, core], ignore_index=True), most) == first + [
        ("framing", f"issue.{n}") for n in (1, 3, 0, 4, 2)[:shown]
    ]
