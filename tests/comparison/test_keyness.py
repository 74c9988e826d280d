"""Log-odds with an informative Dirichlet prior, against the formula of Monroe, Colaresi & Quinn (2008)."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.comparison.keyness import background, dispersion, drop_untypical_words, keyness, most_typical_words

TEXTS = {
    "a": "axis axis axis treaty treaty the the the the Russia’s Russia",
    "b": "pawn pawn treaty the the the Tehran",
    "c": "axis pawn the the the the the 2025",
}


def tokens(texts=TEXTS, section="body"):
    rows = [(article, word, section) for article, text in texts.items() for word in text.split()]
    return pd.DataFrame(rows, columns=["article", "word", "section"])


def direct(word, a, b, prior):
    """Equations 15, 19 and 20 of the paper, word by word; numbers are no words."""
    counts = {name: [w.lower().removesuffix("’s") for w in text.split() if w != "2025"] for name, text in TEXTS.items()}
    every = sum(counts.values(), [])
    alpha = prior * every.count(word) / len(every)

    def odds(name):
        return (counts[name].count(word) + alpha) / (len(counts[name]) + prior - counts[name].count(word) - alpha)

    log_odds = math.log(odds(a)) - math.log(odds(b))
    variance = 1 / (counts[a].count(word) + alpha) + 1 / (counts[b].count(word) + alpha)
    return log_odds, log_odds / math.sqrt(variance)


@pytest.mark.parametrize("prior", [500, 3.5])
@pytest.mark.parametrize(("a", "b"), [("a", "b"), ("c", "a")])
def test_every_word_agrees_with_the_formula(a, b, prior):
    found = keyness(tokens(), a, b, prior=prior)
    assert set(found["cue"]) == {"axis", "treaty", "the", "russia", "pawn", "tehran"}
    for row in found.itertuples():
        assert (row.log_odds, row.z) == pytest.approx(direct(row.cue, a, b, prior), rel=1e-12)
    assert found["z"].is_monotonic_decreasing


def test_counts_are_those_of_the_two_articles():
    found = keyness(tokens(), "a", "b").set_index("cue")
    assert found["count_a"].to_dict() == {"axis": 3, "treaty": 2, "the": 4, "russia": 2, "pawn": 0, "tehran": 0}
    assert found["count_b"].to_dict() == {"axis": 0, "treaty": 1, "the": 3, "russia": 0, "pawn": 2, "tehran": 1}


def test_the_sign_tells_whose_word_it_is():
    z = keyness(tokens(), "a", "b").set_index("cue")["z"]
    assert z["axis"] > 0 > z["pawn"]
    assert z.idxmax() == "axis" and z.idxmin() == "pawn"


def test_swapping_the_groups_swaps_the_signs(study):
    a, b = study.articles["article"]
    one, other = (keyness(study.tokens, *pair).set_index("cue") for pair in ((a, b), (b, a)))
    other = other.reindex(one.index)
    np.testing.assert_allclose(one[["log_odds", "z"]], -other[["log_odds", "z"]], atol=1e-12)
    pd.testing.assert_series_equal(one["count_a"], other["count_b"], check_names=False)


def test_the_ordering_is_near_that_of_log_likelihood(study):
    """Signed G² (Dunning 1993) is another statistic of the same question; the two rank words much alike."""
    a, b = study.articles["article"]
    found = keyness(study.tokens, a, b)
    n_a, n_b = found["count_a"].sum(), found["count_b"].sum()
    expected_a = (found["count_a"] + found["count_b"]) * n_a / (n_a + n_b)
    expected_b = (found["count_a"] + found["count_b"]) * n_b / (n_a + n_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = [o * np.log(o / e) for o, e in ((found["count_a"], expected_a), (found["count_b"], expected_b))]
    g2 = 2 * sum(term.fillna(0) for term in terms) * np.sign(found["count_a"] / n_a - found["count_b"] / n_b)
    assert stats.spearmanr(found["z"], g2).statistic > 0.95
    assert len(set(found["cue"].head(10)) & set(found["cue"][g2.sort_values(ascending=False).index[:10]])) >= 6


def test_only_headings_and_body_count():
    both = pd.concat([tokens(), tokens({"a": "share share share"}, "boilerplate"), tokens({"b": "headline"}, "title")])
    assert "share" not in set(keyness(both, "a", "b")["cue"])
    pd.testing.assert_frame_equal(keyness(both, "a", "b"), keyness(tokens(), "a", "b"))
    assert "share" in set(keyness(both, "a", "b", sections=["body", "boilerplate"])["cue"])


def test_an_article_without_words_of_its_text_has_counts_of_zero():
    both = pd.concat([tokens(), tokens({"empty": "share share"}, "boilerplate")])
    found = keyness(both, "a", "empty")
    assert (found["count_b"] == 0).all()
    assert found["z"].notna().all()


@pytest.mark.parametrize(("a", "b", "message"), [
    ("a", "nobody", "no word of an article 'nobody'; valid: a, b, c; and 'rest' and 'news'"), ("news", "a", "no word of an article 'news'"),
    (["a", "b"], "b", "'b' is in both groups"), (["a", "b", "c"], "rest", "no article in one of the groups"),
])  # fmt: skip
def test_unknown_names_are_no_zeros(a, b, message):
    with pytest.raises(ValueError, match=message):
        keyness(tokens(), a, b)


def test_a_group_is_its_articles_together_and_the_rest_is_all_others():
    found, one = (
        keyness(tokens(), ["a", "c"], ["b"]).set_index("cue"),
        keyness(tokens(), ["b"], ["a", "c"]).set_index("cue"),
    )
    each = [keyness(tokens(), name, "b").set_index("cue")["count_a"] for name in "ac"]
    pd.testing.assert_series_equal(found["count_a"], (each[0] + each[1]).reindex(found.index), check_names=False)
    np.testing.assert_allclose(found["z"], -one["z"].reindex(found.index))
    pd.testing.assert_frame_equal(keyness(tokens(), "b"), keyness(tokens(), "b", ["a", "c"]))
    assert found.loc["the", ["texts_a", "texts_b"]].to_list() == [2, 1]


def test_dispersion_over_the_articles_of_a_group_by_hand():
    """Of eight words, four in each article: `even` once in each, `once` in the first alone."""
    both = tokens({"x": "even once other other", "y": "even other other other", "z": "even"})
    found = keyness(both, ["x", "y"], "z").set_index("cue")
    assert found.loc[["even", "once", "other"], "dp_a"].to_list() == pytest.approx([0, 0.5, 0.1])
    assert np.isnan(found.loc["once", "dp_b"])


def test_words_of_grammar_are_told_and_one_articles_words_are_not_typical_of_a_group():
    texts = {f"a{n}": "the treaty holds " + "pawn " * (9 * (n == 0)) for n in range(4)} | {"b": "the bread is dear"}
    found = keyness(tokens(texts), [f"a{n}" for n in range(4)], "b")
    assert (
        found.set_index("cue")["function"].to_dict()["the"]
        and not found.set_index("cue")["function"].to_dict()["treaty"]
    )
    assert found["cue"][0] == "pawn"
    assert set(drop_untypical_words(found)["cue"]) == {"treaty", "holds", "bread", "dear"}


def test_extremes_are_both_ends_each_word_once():
    words = keyness(tokens(), "a", "b")
    ends = most_typical_words(words, 2)
    assert ends["cue"].to_list() == [*words["cue"][:2], *words["cue"][-2:]]
    assert ends["contribution"].to_list() == [*words["z"][:2], *words["z"][-2:]]
    assert most_typical_words(words, 5)["cue"].to_list() == words["cue"].to_list()


def test_log_ratio_interval_and_g2_are_scipys():
    found = keyness(tokens(), "a", "b").set_index("cue")
    words = {"a": 11, "b": 7}
    for word in ("treaty", "the"):
        a, b = found.loc[word, "count_a"], found.loc[word, "count_b"]
        risk = stats.contingency.relative_risk(a, words["a"], b, words["b"])
        interval = risk.confidence_interval()
        assert found.loc[word, "log_ratio"] == pytest.approx(np.log2(risk.relative_risk))
        assert found.loc[word, ["low", "high"]].tolist() == pytest.approx(
            [np.log2(interval.low), np.log2(interval.high)]
        )
    for word in found.index:
        a, b = found.loc[word, "count_a"], found.loc[word, "count_b"]
        observed = [[a, words["a"] - a], [b, words["b"] - b]]
        expected = stats.chi2_contingency(observed, correction=False, lambda_="log-likelihood").statistic
        assert found.loc[word, "g2"] == pytest.approx(expected)


def test_dispersion_by_hand():
    """Ten parts of two words: `even` in every one, `once` in the first."""
    text = "even once " + "even other " * 9
    found = dispersion(tokens({"a": text}))
    assert found["even"] == pytest.approx(0)
    assert found["once"] == pytest.approx(0.9)
    assert found["other"] == pytest.approx(0.1)


def test_an_article_against_news_at_large(study):
    article = study.articles["article"].iloc[0]
    found = keyness(study.tokens, article, "news").set_index("cue")
    assert found.loc["treaty", "z"] > 3 and found.loc["treaty", "log_ratio"] > 4
    assert abs(found.loc["the", "log_ratio"]) < 1
    assert found["dp_b"].isna().all()


def test_the_background_is_news():
    news = background()
    assert news.attrs["words"] > 35e6 and len(news) == 12_000
    assert news.index[0] == "the" and news["count"].is_monotonic_decreasing and news.index.is_unique


def test_g2_and_the_log_odds_are_those_computed_in_r():
    # loglin(matrix(c(3,8,0,7),2), list(1,2), print=FALSE)$lrt; loglin(matrix(c(4,7,3,4),2), list(1,2), print=FALSE)$lrt
    # all <- c(4,3,12,2,3,1); a <- c(3,2,4,2,0,0); b <- c(0,1,3,0,2,1); al <- 500*all/sum(all)
    # d <- qlogis((a+al)/(sum(a)+500)) - qlogis((b+al)/(sum(b)+500)); d; d/sqrt(1/(a+al)+1/(b+al))
    found = keyness(tokens(), "a", "b").set_index("cue").loc[["axis", "treaty", "the", "russia", "pawn", "tehran"]]
    assert found.loc[["axis", "the"], "g2"].tolist() == pytest.approx([3.329245917, 0.07563270429])
    assert found["log_odds"].tolist() == pytest.approx(
        [0.03447479077, 0.00955658515, -0.007192773301, 0.04451665339, -0.04618288016, -0.05902566806]
    )
    assert found["z"].tolist() == pytest.approx(
        [0.22003505519, 0.05299207681, -0.079365168378, 0.20149776011, -0.25501901764, -0.18891812564]
    )
