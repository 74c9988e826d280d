"""Findings say what the table shows and no more."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from nbconvert.filters import markdown2html_mistune
from report.parsed import Html
from report.tables.compared import LABELS, SHORT_NAMES, row, sparse

from analysis.comparison import wording
from analysis.core.schema import table
from analysis.lexicons.load import Lexicon
from analysis.report.tables import axis, findings, notices

CLAIM = "these two texts differ"
NO_CLAIM = "no difference found"
LEAD = ": a lead, "
SPARSE = "too few marks to compare"


def test_an_established_difference():
    assert findings.difference_sentence(row(), LABELS) == (
        "hedges: hope 21.0, doubt 30.5 per 1,000 words; difference −9.5 [−15.2, −3.7], p = .012, adjusted p = .031: "
        "these two texts differ."
    )


def test_no_difference_gives_the_detectable_one():
    assert findings.difference_sentence(row(p=0.06, p_adjusted=0.08, high=0.1), LABELS) == (
        "hedges: hope 21.0, doubt 30.5 per 1,000 words; difference −9.5 [−15.2, 0.1], p = .060, adjusted p = .080: "
        "no difference found; texts this short can only show differences of about 8.1 or more."
    )


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (
            {"hypothesis": "", "p_adjusted": np.nan},
            "p = .012: a lead, exploratory and not corrected for multiple comparisons.",
        ),
        ({"p_adjusted": 0.06}, "p = .012, adjusted p = .060: a lead, not significant after correction."),
        *(
            (
                {"measure": measure, "category": "all"},
                "p = .012, adjusted p = .031: a lead, hypothesised and significant after correction, but no figure on new opinion "
                "writing shows that readers see the same.",
            )
            for measure in ("vagueness", "stance", "populism")
        ),
        ({"hypothesis": "a > b"}, "p = .012, adjusted p = .031: a lead, opposite to the hypothesised direction."),
    ],
)
def test_a_lead_says_why_it_is_none_of_the_established(changed, why):
    assert findings.difference_sentence(row(**changed), LABELS).endswith(why)
    assert CLAIM in findings.difference_sentence(row(hypothesis="a < b"), LABELS)


@pytest.mark.parametrize(
    ("unit", "claim"),
    [
        ("article", "these two groups of articles differ"),
        ("event", "these two groups differ in how they tell the same events"),
    ],
)
def test_groups_are_not_spoken_of_as_texts(unit, claim):
    said = findings.difference_sentence(row(unit=unit), LABELS)
    assert said.endswith(f": {claim}.") and CLAIM not in said


def test_too_few_articles_are_said_once_for_all_measures():
    few = "too few articles (p cannot fall below 0.33)"
    rows = [row(unit="article", status=few), row(unit="article", status=few, category="booster")]
    assert findings.summary_list(pd.DataFrame(rows), {}) == f"- {few.capitalize()}: hedges, boosters."


def test_a_sparse_row_infers_nothing():
    assert findings.difference_sentence(sparse(), LABELS) == (
        "hedges: hope 21.0, doubt 30.5 per 1,000 words; too few marks to compare."
    )


@pytest.mark.parametrize(
    ("p", "adjusted", "claimed"),
    [
        (0.001, 0.049, CLAIM),
        (0.001, 0.05, LEAD),
        (0.04, 0.06, LEAD),
        (0.9, 0.9, NO_CLAIM),
        (0.04, np.nan, LEAD),
        (0.05, np.nan, NO_CLAIM),
        (0.2, np.nan, NO_CLAIM),
    ],
)
def test_a_difference_is_claimed_only_below_five_percent(p, adjusted, claimed):
    declared = "differ" if adjusted == adjusted else ""
    sentence = findings.difference_sentence(row(p=p, p_adjusted=adjusted, hypothesis=declared), LABELS)
    assert [kind for kind in (CLAIM, LEAD, NO_CLAIM) if kind in sentence] == [claimed]
    assert (", adjusted " in sentence) == bool(declared)


def test_every_finding_of_a_study_claims_what_its_p_allows(study):
    own = study.comparison[study.comparison["voice"] == "author"]
    kinds = set()
    for found in own.itertuples():
        sentence = findings.difference_sentence(found, study.labels)
        kind = SPARSE if found.status else CLAIM if found.p_adjusted < 0.05 else LEAD if found.p < 0.05 else NO_CLAIM
        kinds.add(kind)
        assert [known for known in (CLAIM, LEAD, NO_CLAIM, SPARSE) if known in sentence] == [kind]
        assert "nan" not in sentence and "-" not in sentence.replace(found.group_a, "").replace(found.group_b, "")
    assert kinds >= {NO_CLAIM, SPARSE}


def test_a_summary_says_first_what_differs_and_last_what_is_sparse():
    rows = pd.DataFrame(
        [
            sparse(measure="tone", category="all"),
            row(p=0.3, p_adjusted=0.4),
            row(category="booster", p=0.3, p_adjusted=np.nan, hypothesis=""),
            row(measure="framing", category="issue.war", coder="anna"),
            sparse(measure="stance", category="all"),
        ]
    )
    first, second, third, last = findings.summary_list(rows, LABELS).split("\n")
    assert first.startswith("- War & weapons: ") and CLAIM in first
    assert (
        second.startswith("- hedges: ")
        and third.startswith("- boosters: ")
        and NO_CLAIM in second
        and NO_CLAIM in third
    )
    assert last == (
        "- Too few marks to compare (fewer than ten sentences with a mark): tone (sentiment for news), "
        "position on the axis."
    )


def test_differences_of_many_categories_are_counted():
    names = [f"issue.{letter}" for letter in "abcdefgh"]
    rows = [row(p=0.2, p_adjusted=0.2), *[sparse()] * 4, row(p=0.06, p_adjusted=0.1), row(), row(p=0.9, p_adjusted=0.9)]
    rows = [
        one | {"measure": "framing", "category": name, "coder": "anna"}
        for one, name in zip(map(dict, rows), names, strict=True)
    ]
    study = SimpleNamespace(
        labels={"framing": {}},
        comparison=pd.DataFrame(rows).assign(voice="author"),
        design=SimpleNamespace(groups={}),
        kept={SHORT_NAMES: {}},
    )
    study.pair = lambda *_: study.comparison
    found, last = findings.difference_list(study, "framing", *names).split("\n")
    assert found.startswith("- issue.g: ") and CLAIM in found
    assert last == "- Of the other 7 comparisons 4 have too few marks to compare, and 3 show no difference."
    study.comparison = study.comparison[study.comparison["category"] != "issue.g"]
    first, _ = findings.difference_list(study, "framing", *names).split("\n")
    assert first == "- No difference is established."
    few = findings.difference_list(study, "framing", *names[:3]).split("\n")
    assert [NO_CLAIM in few[0], SPARSE in few[1], SPARSE in few[2]] == [True] * 3


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=y>", "`code` *star* _line_ __init__", "$x$ & &lt;", "a\\*b", "[a](b)"]
)
def test_the_name_of_a_file_is_never_markup(name):
    """Names and words of the corpus go through Markdown on their way to the page."""
    bad = table("problems", [(name, "failed", f"malformed: {name}")])
    robust = pd.DataFrame([(name, 4.0, 2.5, 5.0, "x", "y", False)], columns=[
        "article", "rate", "lowest", "highest", "lowest_without", "highest_without", "turns"])  # fmt: skip
    book = Lexicon("", "", "", "", "", "", {}, {"stance": LABELS["stance"]}, None, axis=("plus", "minus"))
    rates = pd.DataFrame({"group": [name], "low": [1.0], "high": [2.0]})
    for text in (
        notices.problems_notice(bad),
        axis.axis_lines(robust, rates, book, rates[:0]),
        findings.summary_list(pd.DataFrame([row(group_a=name)]), {}),
        notices.codebook_notice(SimpleNamespace(title=name, version="1")),
    ):
        found = Html(markdown2html_mistune(text))
        assert name in found.text
        assert found.tags <= {"ul", "li", "em", "strong", "p"}


@pytest.mark.parametrize(
    ("own", "whole", "turns"),
    [
        ({}, {"p": 0.2}, True),
        ({}, {"difference": 4.0, "p": 0.01}, True),
        ({}, {"difference": -5.0, "p": 0.01}, False),
        ({"p": 0.3}, {"p": 0.01}, True),
        ({"p": 0.3}, {"difference": 2.0, "p": 0.2}, False),
        ({"p": 0.04}, {"p": 0.04}, False),
        ({"p": 0.04}, {"p": 0.3}, True),
        ({"p": 0.04}, {"p": np.nan}, True),
    ],
)
def test_a_finding_that_turns_with_the_voice_is_said_to_hang_on_it(own, whole, turns):
    sister = row(**{"hypothesis": "", "difference": -3.1, "low": -8.0, "high": 2.0} | whole)
    assert findings.depends_on_voice(row(**own), sister) == turns
    said = findings.difference_sentence(row(**own), LABELS, sister)
    rest = f"{wording.number(sister['difference'])} [−8.0, 2.0]"
    assert said == findings.difference_sentence(row(**own), LABELS) + (
        f" In all words, quotations included, the difference is {rest}: this finding depends on whose words are counted."
        if turns
        else f" In all words, quotations included: {rest}."
    )


def test_the_findings_of_a_study_stand_beside_those_in_all_words(study):
    assert (
        findings.difference_list(study, "hedging", "hedge", "booster").count("In all words, quotations included") == 2
    )


def test_a_target_that_is_never_named_has_no_rate():
    missing = dict.fromkeys(["rate_b", "difference", "low", "high", "p", "p_adjusted"], np.nan)
    told = findings.difference_sentence(
        row(measure="evaluation", category="iran", status="never named", **missing), {"evaluation": {"iran": "Iran"}}
    )
    assert told == "Iran: hope 21.0 per 1,000 words, never named in doubt; nothing to compare."


def test_every_row_stands_in_one_of_four_tables():
    rows = pd.DataFrame(
        [("stance", 0.01, None, "", ""), ("tone", 0.01, 0.01, "differ", ""), ("sentiment", 0.01, None, "", ""),
         ("hedging", 0.5, 0.5, "differ", ""), ("framing", None, None, "differ", "too sparse"), ("vagueness", 0.01, 0.01, "differ", "")],
        columns=["measure", "p", "p_adjusted", "hypothesis", "status"],
    ).astype({"p_adjusted": float, "p": float}).assign(difference=1.0, category="all")  # fmt: skip
    found = {name: part["measure"].to_list() for name, part in findings.rows_by_verdict(rows).items()}
    assert found == {
        "established": ["tone"], "leads": ["stance", "sentiment", "vagueness"], "not established": ["hedging"], "too sparse": ["framing"],
    }  # fmt: skip
