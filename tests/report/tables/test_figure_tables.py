"""The small tables that notebooks show agree with the tables they are cut from."""

import itertools

import numpy as np
import pytest
from scipy import stats

import analysis
from analysis.comparison.rates import group_rates
from analysis.report.tables import figure_tables, listings, lookup, provenance

SCORED = ["heading", "body"]
HEDGED = "Perhaps the plan may work. It might fail, and it could cost a great deal of money in the end.\n\n" * 3


def rates(study, measure, *parts, **voices):
    """The rates of the categories that `parts` name."""
    return figure_tables.rates_by_voice(
        study, [(measure, name) for name in lookup.expand_categories(study, measure, parts)], **voices
    )


@pytest.fixture(scope="module")
def own(study):
    """Marks and tokens of the author's voice that scores count."""
    marks, tokens = study.own
    tokens = tokens[tokens["section"].isin(SCORED)]
    counted = marks.merge(tokens[["article", "sentence"]].drop_duplicates(), on=["article", "sentence"])
    return counted[counted["weight"] != 0], tokens


@pytest.mark.parametrize("column", ["section", "voice"])
def test_shares_make_up_the_whole_of_each_article(study, column):
    found = figure_tables.word_shares(study, column)
    totals = found.groupby("group")["share"].sum()
    assert set(totals.index) == set(study.articles["article"])
    np.testing.assert_allclose(totals, 100)
    tokens = study.tokens if column == "section" else study.tokens[study.tokens["section"].isin(SCORED)]
    for row in found.itertuples():
        assert row.words == ((tokens["article"] == row.group) & (tokens[column] == row.part)).sum() > 0
    codes = found["part"].cat.codes  # body before boilerplate, as the table declares
    assert codes.is_monotonic_increasing and codes.nunique() > 1


def test_rates_are_those_of_the_comparison_in_the_order_asked_for(study):
    found = rates(study, "framing", "issue.", "generic.", voices=["author"])
    names = lookup.expand_categories(study, "framing", ("issue.", "generic."))
    assert found["category"].unique().tolist() == names
    assert len(found) == len(names) * len(study.articles)
    every = group_rates(study.by_sentence()).set_index(["group", "measure", "category"])
    for row in found.itertuples():
        assert row.rate == every.loc[(row.group, row.measure, row.category), "rate"]
    assert rates(study, "framing", "nowhere.").empty


def test_the_totals_of_several_measures_are_named_by_measure(study):
    found = figure_tables.rates_by_voice(study, [("tone", "all"), ("sentiment", "all")])
    assert found["category"].unique().tolist() == ["tone", "sentiment"]
    assert figure_tables.rates_by_voice(study, [("tone", "all")])["category"].unique().tolist() == ["all"]


def test_pairs_are_the_first_few_in_order(study):
    assert figure_tables.first_pairs(study) == [tuple(study.articles["article"])]


def test_an_article_without_words_is_in_no_pair(write_corpus):
    corpus = write_corpus({"a.txt": HEDGED, "b.txt": HEDGED, "c.txt": "5 min read", "d.txt": HEDGED})
    study = analysis.measure(corpus)
    assert figure_tables.first_pairs(study) == [("a", "b"), ("a", "d"), ("b", "d")]
    assert figure_tables.first_pairs(study, most=2) == [("a", "b"), ("a", "d")]
    assert listings.overview(study).table.set_index("article").loc["c", ["words", "sentences"]].to_list() == [0, 0]


def test_rows_are_those_of_one_measure_in_order(study):
    found = figure_tables.comparison_rows(study, "hedging", "booster", "hedge")
    assert found["category"].to_list() == ["booster", "hedge"]
    assert set(found["voice"]) == {"author"} and set(found["measure"]) == {"hedging"}
    everybody = figure_tables.comparison_rows(study, "hedging", "booster", "hedge", voice="all")
    assert set(everybody["voice"]) == {"all"}
    assert (everybody["hypothesis"] == "").all() and (found["hypothesis"] == "differ").all()


def test_the_declared_family_in_its_order_with_sentiment_and_certainty_beside_it(study):
    a, b = study.articles["article"]
    found = figure_tables.pair_findings(study, a, b)
    pairs = list(zip(found["measure"], found["category"], strict=True))
    assert pairs[:6] == [
        ("hedging", "hedge"), ("hedging", "booster"), ("hedging", "all"), ("sentiment", "all"), ("tone", "all"),
        ("stance", "all"),
    ]  # fmt: skip
    frames = lookup.expand_categories(study, "framing", ("generic.", "issue."))
    assert sorted(pairs[6:]) == sorted(("framing", name) for name in frames)
    assert len(set(pairs)) == len(pairs)
    assert set(found["voice"]) == {"author"}
    own = study.comparison[study.comparison["voice"] == "author"].set_index(["measure", "category"])
    assert found["difference"].to_list() == own.loc[pairs, "difference"].to_list()
    assert set(own.index[own["hypothesis"] != ""]) == {pairs[0], pairs[1], ("tone", "all")}


def test_evaluation_of_a_target_is_weight_over_mentions(study, own):
    marks, tokens = own
    found = figure_tables.target_rates(study, ["author"]).set_index(["group", "category"])
    expected = {}
    for target, article in itertools.product(study.labels["mention"], study.articles["article"]):
        part = marks[(marks["article"] == article) & (marks["target"] == target)]
        mentions = (part["measure"] == "mention").sum()
        if mentions >= figure_tables.LEAST_MENTIONS:
            expected[article, target] = mentions, part.loc[part["measure"] == "evaluation", "weight"].sum() / mentions
    assert len(expected) > 5
    assert {key: row.mentions for key, row in found.iterrows()} == {key: n for key, (n, _) in expected.items()}
    for key, (_, rate) in expected.items():
        assert found.loc[key, "rate"] == pytest.approx(rate)
    assert (found["low"] <= found["rate"]).all() and (found["rate"] <= found["high"]).all()


def test_the_interval_of_an_evaluation_is_that_of_a_ratio(study):
    """Cochran's (1977) linearised variance of a ratio of two sums, sentence by sentence."""
    row = figure_tables.target_rates(study).iloc[0]
    part = study.by_sentence()[(study.by_sentence()["article"] == row["group"])]
    part = part[part["category"] == row["category"]].set_index("sentence")
    mentions = part.loc[part["measure"] == "mention", "count"]
    points = part.loc[part["measure"] == "evaluation", "weight"]
    residuals = points - row["rate"] * mentions
    error = np.sqrt(len(residuals) * residuals.var(ddof=1)) / mentions.sum()  # their mean is 0
    half = stats.t.ppf(0.975, len(residuals) - 1) * error
    assert residuals.sum() == pytest.approx(0, abs=1e-9)
    assert (row["low"], row["high"]) == pytest.approx((row["rate"] - half, row["rate"] + half))


def test_without_a_codebook_the_views_are_those_of_the_generic_measures(write_corpus):
    study = analysis.measure(write_corpus({"a.txt": HEDGED, "b.txt": HEDGED.replace("Perhaps", "Surely")}))
    assert figure_tables.target_rates(study).empty
    assert figure_tables.rates_by_voice(study, [("stance", "all")]).empty
    assert rates(study, "framing", "issue.").empty
    declared = figure_tables.pair_findings(study, "a", "b")
    assert "stance" not in set(declared["measure"]) and len(declared) >= 9
    assert not provenance.manifest(study).table["what"].str.startswith("codebook").any()
