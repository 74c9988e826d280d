"""What is said where nothing can be tested."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis import measure
from analysis.report.tables import figure_tables, findings, untested
from analysis.report.tables.untested import no_difference_sentences, untested_marks

A = "It may rain. It did not. Perhaps it could have rained.\n\nThe match was lost.\n"
B = "# It may snow\n\n“It might snow all day long tomorrow,” she said. It snowed.\n"


@pytest.fixture
def two(write_corpus):
    return measure(write_corpus({"a.txt": A, "b.txt": B, "c.txt": "It may snow. "}), voices="quotes")


def row_of(study, a, b, category="hedge"):
    rows = figure_tables.comparison_rows(study, "hedging", category)
    return next(row for row in rows.itertuples() if (row.group_a, row.group_b) == (a, b))


def test_the_marks_of_both_texts_are_counted_and_placed(two):
    marks, sentences = untested_marks(two, row_of(two, "a", "b"))
    assert sentences == {"a": 4, "b": 2}
    assert marks["cue"].tolist() == ["may", "Perhaps", "could"]
    assert two.marks.loc[marks.index, "cue"].tolist() == ["may", "Perhaps", "could"]


def test_counts_are_those_of_the_rates(study):
    a, b = study.articles["article"]
    rows = figure_tables.pair_findings(study, a, b)
    assert (rows["status"] != "").any()
    for row in rows.itertuples():
        marks, _ = untested_marks(study, row)
        own = marks[marks["article"] == a]
        if row.quantity == "marks":
            words = study.scores.query("article == @a and voice == 'author'")["words"].iloc[0]
            assert len(own) == round(row.rate_a * words / 1000)


def test_what_is_coded_and_sparse_is_described_by_its_codes(coded):
    rows = findings.rows_by_verdict(figure_tables.pair_findings(coded, *coded.articles["article"]))["too sparse"]
    told = {one["what"]: [side.count for side in one["sides"]] for one in untested.sparse_findings(coded, rows, [])}
    assert told["Multipolar order"] == ["5 of 80 sentences", "2 of 82 sentences"]
    assert told["Boosters"] == ["3 marks in 3 of 72 sentences", "6 marks in 6 of 77 sentences"]


def test_too_sparse_is_described_by_counts(study):
    a, b = study.articles["article"]
    rows = findings.rows_by_verdict(figure_tables.pair_findings(study, a, b))["too sparse"]
    for one, row in zip(
        untested.sparse_findings(study, rows, [a, b]),
        [row for row in rows.itertuples() if row.rate_a + row.rate_b > 0],
        strict=True,
    ):
        counts = study.scores[
            (study.scores["voice"] == "author")
            & (study.scores["measure"] == row.measure)
            & (study.scores["category"] == row.category)
        ]
        assert [int(side.count.split()[0]) for side in one["sides"]] == counts.set_index("article")["count"].loc[
            [a, b]
        ].tolist()


REACH = {
    "measure": "hedging",
    "category": "hedge",
    "quantity": "marks",
    "coder": "",
    "detectable": 10.4,
    "unit": "sentence",
}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{}], ["No difference was found in hedges. Texts this short can only show differences of about 10 marks per 1,000 words or more."]),
        ([{}, {"category": "booster", "detectable": 22.6}],
         ["No difference was found in hedges and boosters. Texts this short can only show differences of about 10 to 23 marks per 1,000 words or more."]),
        ([{"unit": "article"}], ["No difference was found in hedges. Groups this small can only show differences of about 10 marks per 1,000 words or more."]),
        ([{"detectable": float("nan")}], ["No difference was found in hedges."]),
        ([{"coder": "anna"}], ["No difference was found in hedges. Texts this short can only show differences of about 10 percentage points or more."]),
        ([{}, {"measure": "tone", "category": "all", "quantity": "weight", "coder": "anna", "detectable": 4.0}],
         ["No difference was found in hedges. Texts this short can only show differences of about 10 marks per 1,000 words or more.",
          "No difference was found in tone (sentiment for news). Texts this short can only show differences of about 4 points per 100 sentences or more."]),
    ],
)  # fmt: skip
def test_what_shows_no_difference_is_told_with_the_smallest_that_could_be_shown(rows, said):
    study = SimpleNamespace(labels={}, tokens=pd.DataFrame({"word": ["ferry"]}), kept={})
    assert no_difference_sentences(study, pd.DataFrame([REACH | row for row in rows])) == said
