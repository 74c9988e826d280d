"""A row of a table leads to the marks or the sentences that it was counted from, no more and no fewer."""

import pytest

from analysis.comparison import explain, robustness
from analysis.report.tables import evidence, figure_tables


def test_a_row_leads_to_as_many_marks_as_it_counts(study):
    """The evidence of a rate is the marks of its score, no more and no fewer."""
    marks = evidence.marks_of_articles(study, study.articles["article"])
    scores = study.scores.set_index(["article", "voice", "measure", "category"])["count"]
    seen = 0
    for measure in study.labels:
        rates = figure_tables.rates_by_voice(study, [(measure, name) for name in ("all", *study.labels[measure])])
        for index, numbers in evidence.marks_of_rows(marks, rates).items():
            row = rates.loc[index]
            spans = marks.loc[numbers, ["article", "start", "end"]].drop_duplicates()
            assert len(spans) == scores[row["group"], row["voice"], measure, row["category"]]
            seen += len(numbers)
    assert seen > 1000


def test_a_universe_leads_to_the_marks_it_counts(study):
    a, b = study.articles["article"]
    universes = robustness.multiverse(study, a, b, [("stance", "all"), ("hedging", "hedge"), ("tone", "all")])
    found = evidence.marks_of_universes(study, a, b, universes)
    for row in universes.itertuples():
        marks = study.marks.loc[found[row.Index]]
        value = marks["weight"] if row.measure != "hedging" else 1.0 * ~marks.duplicated(["article", "start", "end"])
        sections = robustness.SECTIONS[row.headline]
        tokens = study.in_voice(row.voice)[1]
        tokens = tokens[
            tokens["section"].isin(sections)
            & ~((tokens["article"] == row.article) & (tokens["sentence"] == row.sentence))
        ]
        words = tokens.groupby("article").size()
        rate_a, rate_b = (value[marks["article"] == name].sum() / words[name] * 1000 for name in (a, b))
        assert row.difference == pytest.approx(rate_a - rate_b)


def test_a_share_leads_to_the_sentences_in_that_voice_and_a_dot_to_its_own(study):
    shares, names = figure_tables.word_shares(study, "voice"), study.articles["article"].to_list()
    found = evidence.sentences_by_voice(study, names, shares)
    quoted = next(row.Index for row in shares.itertuples() if row.part == "quoted" and row.group == names[0])
    own = study.tokens[(study.tokens["article"] == names[0]) & (study.tokens["voice"] == "quoted")]
    own = own[own["section"].isin(["heading", "body"])]
    assert study.sentences.loc[found[quoted], "sentence"].to_list() == own["sentence"].unique().tolist()
    course = explain.course_through_text(study.by_sentence(), "tone")
    for row, numbers in evidence.sentences_of_rows(study, names[1:], course).items():
        here = study.sentences.loc[numbers]
        group, sentence = course.loc[row, ["group", "sentence"]]
        assert list(zip(here["article"], here["sentence"], strict=True)) == [(group, sentence)] * (group == names[1])
