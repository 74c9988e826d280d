"""A rate has its place among articles of its genre and length."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import norms
from analysis.report.tables.norms import _place_in_tenths, norm_sentences, norms_table


def scores(values, words=500, measure="hedging", category="hedge", genre="news"):
    return pd.DataFrame({"genre": genre, "measure": measure, "category": category, "words": words, "count_per_1000": values,
                         "weight_per_1000": -np.asarray(values, float)})  # fmt: skip


def test_quantiles_are_by_genre_and_length_and_of_what_the_measure_compares():
    every = pd.concat([
        scores(np.arange(101.0)), scores(np.arange(101.0) * 2, genre="opinion"), scores([7.0] * 50, words=399),
        scores(np.arange(101.0), measure="tone", category="all"), scores([1000.0], words=99),
    ])  # fmt: skip
    found = norms.rate_quantiles(every).set_index(["measure", "genre", "from"])
    assert found.loc[("hedging", "news", 400), ["0", "2.5", "50", "100"]].to_list() == [0, 2.5, 50, 100]
    assert found.loc[("hedging", "opinion", 400), ["50", "100"]].to_list() == [100, 200]
    assert found.loc[("hedging", "news", 0), ["articles", "0", "100"]].to_list() == [50, 7, 7]
    assert found.loc[("tone", "news", 400), ["0", "100"]].to_list() == [-100, 0]


@pytest.fixture
def made(monkeypatch):
    values = {("m", "c", "news", bound): np.linspace(0, 100, 41) for bound in norms.BOUNDS}
    values |= {("m", "c", "opinion", bound): np.r_[np.zeros(21), np.linspace(1, 20, 20)] for bound in norms.BOUNDS}
    monkeypatch.setattr(norms, "_norms", lambda: values)


@pytest.mark.parametrize(
    ("rate", "news", "opinion"), [(50, 50, 100), (51.2, 51.2, 100), (-3, 0, 0), (0, 0, 25), (10, 10, 75)]
)
def test_the_place_is_interpolated_and_ties_count_half(made, rate, news, opinion):
    assert norms.percentiles_of_rate("m", "c", rate, 500) == pytest.approx({"news": news, "opinion": opinion}, abs=0.6)


def test_classes_of_length_begin_at_their_bounds(monkeypatch):
    values = {("m", "c", genre, bound): np.full(41, float(bound)) for bound in norms.BOUNDS for genre in norms.GENRES}
    monkeypatch.setattr(norms, "_norms", lambda: values)
    for words, bound in (
        (100, 0),
        (399, 0),
        (400, 400),
        (699, 400),
        (700, 700),
        (999, 700),
        (1000, 1000),
        (9999, 1000),
    ):
        assert norms.percentiles_of_rate("m", "c", float(bound), words) == {"news": 50, "opinion": 50}
        assert norms.percentiles_of_rate("m", "c", bound + 1.0, words)["news"] == 100
    every = [scores([float(words)], words=words) for words in (100, 399, 400, 699, 700, 999, 1000)]
    assert norms.rate_quantiles(pd.concat(every))[["from", "articles"]].values.tolist() == [
        [0, 2],
        [400, 2],
        [700, 2],
        [1000, 1],
    ]


def test_of_short_texts_and_unknown_measures_nothing_is_said(made):
    assert np.isnan(norms.percentiles_of_rate("m", "c", 5, 99)["news"])
    assert np.isnan(norms.percentiles_of_rate("stance", "all", 5, 500)["opinion"])
    assert np.isnan(norms.percentiles_of_rate("m", "c", float("nan"), 500)["news"])


def test_the_norms_that_are_shipped():
    """Opinion hedges and boosts more than news; lengths have enough articles; quantiles do not fall."""
    found = pd.read_csv(norms.NORMS, sep="\t", comment="#")
    own = found[found["category"].isin(["hedge", "booster"])].pivot(
        index=["category", "from"], columns="genre", values="50"
    )
    assert (own["opinion"] >= own["news"]).sum() >= 7
    assert found["articles"].min() >= 30  # tenths are all that is said of them
    assert (np.diff(found[[f"{percent:g}" for percent in norms.PERCENTILES]], axis=1) >= 0).all()
    assert norms.percentiles_of_rate("hedging", "hedge", 60, 500) == {"news": 100, "opinion": 100}


def test_a_study_is_placed(study):
    table = norms_table(study).table
    assert set(table["article"]) == set(study.articles["article"]) and {"hedges", "boosters"} < set(table["what"])
    assert table[["news", "opinion"]].notna().all(axis=None) and "position on the axis" not in set(table["what"])


def test_the_place_is_said_in_tenths_and_of_tone_only_without_a_codebook(study):
    said = norm_sentences(study, [("hedging", "hedge"), ("hedging", "booster"), ("framing", "issue.diplomacy")])
    rows = norms_table(study).table.set_index(["article", "what"])["opinion"]
    for (_, what), place in rows[rows.index.get_level_values("what").isin(["hedges", "boosters"])].items():
        tenths = round(place / 10)
        told = (
            f"more {what} than about {tenths} in 10" if tenths >= 5 else f"fewer {what} than about {10 - tenths} in 10"
        )
        assert told in said
    assert norm_sentences(study, [("tone", "all")]) == ""
    assert "positive than" in norm_sentences(replace(study, codebook=None), [("tone", "all")])


@pytest.mark.parametrize(("rate", "opinion", "said"), [
    (0.0, 15.0, "no hedges, as about 3 in 10!"), (0.0, 2.0, "no hedges, as few!"),
    (9.0, 97.0, "more hedges than nearly all!"), (1.0, 3.0, "fewer hedges than nearly all!"),
])  # fmt: skip
def test_what_stands_at_either_end(study, rate, opinion, said):
    row = pd.Series({"measure": "hedging", "category": "hedge", "rate": rate, "place": opinion})
    assert _place_in_tenths(study, row, "!") == said


def test_articles_of_a_study_have_their_place_by_length_where_their_voices_were_parsed(study, monkeypatch):
    found = norms.percentiles_of_articles(study)
    own = study.scores[study.scores["voice"] == "author"].set_index(["article", "measure", "category"])
    for row in found.itertuples():
        score = own.loc[(row.article, row.measure, row.category)]
        weighed = row.measure == "tone" or (row.measure, row.category) == ("hedging", "all")
        if weighed or row.measure == "hedging":
            assert row.rate == score["weight_per_1000" if weighed else "count_per_1000"]
        place = norms.percentiles_of_rate(row.measure, row.category, row.rate, row.words)
        assert (row.news, row.opinion) == pytest.approx((place["news"], place["opinion"]), nan_ok=True)
    assert len(found) > 10 and norms.percentiles_of_articles(replace(study, voices="quotes")).empty
    most = found["words"].max()
    monkeypatch.setattr(norms, "FEWEST", most)
    assert set(norms.percentiles_of_articles(study)["words"]) == {most}
