"""The tables that people read: articles, comparison, cues, speakers, evaluation."""

import itertools

import pytest

import analysis
from analysis.report.tables import figure_tables, listings, lookup

SCORED = ["heading", "body"]


HEDGED = "Perhaps the plan may work. It might fail, and it could cost a great deal of money in the end.\n\n" * 3


def test_the_overview_counts_headings_and_body(study):
    found = listings.overview(study).table.set_index("article")
    assert list(found.index) == list(study.articles["article"])
    tokens = study.tokens[study.tokens["section"].isin(SCORED)]
    for article, part in tokens.groupby("article"):
        assert found.loc[article, "words"] == len(part)
        assert found.loc[article, "sentences"] == part["sentence"].nunique()
    assert found["words"].sum() < len(study.tokens)
    assert found["title"].to_list() == study.articles["title"].to_list()


def test_the_comparison_in_print_names_every_row(study):
    a, b = study.articles["article"]
    found, rows = listings.comparison_table(study, a, b).table, figure_tables.pair_findings(study, a, b)
    assert found.columns[0] == "what"
    assert found["what"].iloc[:2].to_list() == ["hedges", "boosters"]
    assert found["what"].is_unique
    everything = study.comparison[study.comparison["voice"] == "all"].set_index(["measure", "category"])
    pairs = list(zip(rows["measure"], rows["category"], strict=True))
    assert found["all_words"].tolist() == everything.loc[pairs, "difference"].tolist()
    assert found["depends_on_voice"].isin(["yes", ""]).all()
    for column in found.columns.drop(["what", "all_words", "all_words_low", "all_words_high", "depends_on_voice"]):
        assert found[column].equals(rows[column])


def test_the_commonest_cues(study):
    found = listings.top_cues(study, "hedging", "hedge.", most=3).table.set_index("category")
    names = study.labels["hedging"]
    assert list(found.index) == [names[name] for name in names if name.startswith("hedge.")]
    marks = study.own[0]
    for category, article in itertools.product(
        lookup.expand_categories(study, "hedging", ("hedge.",)), study.articles["article"]
    ):
        part = marks[(marks["category"] == category) & (marks["article"] == article) & (marks["weight"] != 0)]
        counts = sorted(part["cue"].str.lower().value_counts().items(), key=lambda item: (-item[1], item[0]))
        shown = ", ".join(f"{cue} {count}" for cue, count in counts[:3])
        assert found.loc[names[category], article] == shown


def test_who_is_never_named_is_not_zero(speaking):
    found = listings.evaluation_table(speaking).table.set_index(["target", "article"])
    assert found.loc[("China", "a")].tolist() == ["never named", "never named"]
    assert found.loc[("Russia", "a"), "author’s own words"].endswith(
        "(1 mention)"
    )  # the doubtful words are the author's
    assert found.loc[("Russia", "a"), "all words"].endswith("(2 mentions)")


def test_nobody_speaks_where_nobody_is_quoted(write_corpus):
    study = analysis.measure(write_corpus({"a.txt": HEDGED}))
    assert study.speakers().empty and study.statements().empty
    assert listings.speakers_table(study).table.empty and listings.statements_table(study).table.empty
    assert listings.evaluation_table(study).table.empty
    with pytest.raises(ValueError, match="no codebook with targets"):
        study.statements(about="Iran")


def test_a_study_is_summed_up_in_a_line(pacts):
    assert listings.study_summary(pacts) == (
        "2 articles (372 words of headings and body), 180 marks of 6 measures; codebook 'Pacts'; voices: quotes; 0 files not read"
    )


def test_a_concordance_shows_the_first_places_and_counts_all(pacts):
    found = listings.concordance_table(pacts, "hollow", most=2)
    assert found.caption == "hollow: 12 occurrences" and found.table["node"].to_list() == ["hollow"] * 2
    assert found.table["left"].iloc[0].strip() == "The pact is"
    assert listings.concordance_table(pacts, "hollow", among="hope").caption == "hollow: 0 occurrences"


def test_words_that_both_use_set_them_apart(pacts):
    assert listings.distinguishing_words(pacts) == ["pact"]  # the others of both are function words
