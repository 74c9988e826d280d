"""A finding as a story says who does more of what, how surely, and quotes sentences as they stand."""

import dataclasses

import pandas as pd
import pytest
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


def rows_by_cell(study):
    return {(row.measure, row.category): row for row in study.findings.itertuples()}


def test_a_finding_on_words_has_its_numbers_and_what_it_depends_on(two_texts):
    row = rows_by_cell(two_texts)["tone", "all"]
    told = written_findings.write_finding(two_texts, row, "established", "Always the same.", shown=["hope"])
    assert told.id == f"story-tone-all-{row.Index}" and told.headline == "Ray’s wording is more positive than Lee’s"
    assert told.confidence == "Established: p < .001, corrected for all hypotheses in this report."
    assert (
        told.numbers == "Ray 175.0, Lee −91.6 points per 1,000 words; difference 266.6, 95 % interval 153.4 to 379.7."
    )
    assert told.basis == [
        "Without sentence 1 of Lee the difference is 253.6; without “hollow” in all its forms, 187.6.", "Always the same.",
        "With quoted and reported words included, it is 266.6.",
    ]  # fmt: skip
    links = [[quote.href for quote in side.quotes] for side in told.sides]
    assert links == [["#s1", "#s4", "#s7"], ["", "", ""]], "only what the page shows is linked"
    assert all(
        quote.href
        for side in written_findings.write_finding(two_texts, row, "established").sides
        for quote in side.quotes
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"p": 0.0299, "p_adjusted": 0.0897}, "A lead, not established: p = .030 before and .090 after correction for all hypotheses in this report."),
        ({"p": 0.0299, "p_adjusted": float("nan"), "hypothesis": ""}, "A lead, not corrected for multiple comparisons: p = .030."),
    ],
)  # fmt: skip
def test_how_sure_a_lead_is(two_texts, changes, said):
    row = rows_by_cell(two_texts)["tone", "all"]._replace(**changes)
    assert written_findings.write_finding(two_texts, row, "leads").confidence == said


def test_what_turns_without_a_sentence_or_with_the_words_of_others_is_said(two_texts, monkeypatch):
    row = rows_by_cell(two_texts)["tone", "all"]
    sister = dataclasses.replace(two_texts)
    every = two_texts.comparison
    turned = every.assign(difference=every["difference"].where(every["voice"] == "author", -12.0))
    sister.__dict__.update(comparison=turned, kept={})
    basis = written_findings.write_finding(sister, row, "established").basis
    assert (
        basis[-1]
        == "With quoted and reported words included, it is −12.0. The finding depends on whose words are counted."
    )
    sister.__dict__["comparison"] = every.assign(difference=every["difference"].where(every["voice"] == "author"))
    assert len(written_findings.write_finding(sister, row, "established").basis) == 1, "nothing to compare in all words"
    moved = pd.DataFrame(
        [
            {
                "sentence": 2,
                "article": "hope",
                "without_sentence": 1.0,
                "cue": "gains",
                "without_entry": -1.0,
                "turns": True,
            }
        ]
    )
    monkeypatch.setattr(written_findings.robustness, "influence", lambda *_: moved)
    assert written_findings.write_finding(two_texts, row, "established").basis[0] == (
        "Without sentence 2 of Ray the difference is 1.0; without “gains” in all its forms, −1.0. Without one of them the direction is reversed."
    )
