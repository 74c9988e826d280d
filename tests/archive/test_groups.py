"""Groups of articles: the article is the unit; event by event where articles share one."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import compare, score
from analysis.core.schema import table


def scores_of(rows, columns=("outlet", "event", "article")):
    """Article scores of one cell from (outlet, event, article, count, words)."""
    frame = pd.DataFrame(rows, columns=[*columns, "count", "words"])
    frame = frame.assign(measure="hedging", category="hedge", weight=-frame["count"].astype(float))
    return frame[[*columns, "measure", "category", "count", "weight", "words"]]


def drawn(seed, events, rates, words=(300, 900)):
    """One article an outlet and event, with its outlet's rate per 1,000 words and an effect of the event."""
    random = np.random.default_rng(seed)
    effects = random.gamma(4, 1 / 4, events)
    rows = []
    for event in range(events):
        for outlet, rate in rates.items():
            length = random.integers(*words)
            rows.append(
                (outlet, f"e{event}", f"{outlet}{event}", random.poisson(rate * effects[event] * length / 1000), length)
            )
    return scores_of(rows)


def test_outlets_are_compared_article_by_article():
    scores = drawn(1, 12, {"x": 12, "y": 6})
    row = compare(scores.drop(columns="event"), between="outlet").iloc[0]
    assert (row["unit"], row["n_a"], row["n_b"], row["status"]) == ("article", 12, 12, "")
    totals = scores.groupby("outlet")[["count", "words"]].sum()
    assert row["rate_a"] == pytest.approx(totals.loc["x", "count"] / totals.loc["x", "words"] * 1000)
    assert row["p"] < 0.05


def test_events_in_common_are_compared_as_pairs():
    scores = drawn(2, 9, {"x": 12, "y": 9})
    row = compare(scores, between="outlet", paired="event").iloc[0]
    per = (scores["count"] / scores["words"] * 1000).groupby([scores["event"], scores["outlet"]]).first().unstack()
    apart = per["x"] - per["y"]
    interval = stats.ttest_1samp(apart, 0).confidence_interval()
    assert (row["unit"], row["n_a"], row["dropped"]) == ("event", 9, 0)
    assert row["difference"] == pytest.approx(apart.mean())
    assert [row["low"], row["high"]] == pytest.approx([interval.low, interval.high])
    assert row["p"] == pytest.approx(stats.wilcoxon(apart, method="exact").pvalue)


def test_many_events_are_sampled_and_agree_with_scipy():
    scores = drawn(3, 30, {"x": 12, "y": 10})
    per = (scores["count"] / scores["words"]).groupby([scores["event"], scores["outlet"]]).first().unstack()
    expected = stats.wilcoxon(per["x"] - per["y"], method="exact").pvalue
    assert compare(scores, between="outlet", paired="event").loc[0, "p"] == pytest.approx(expected, abs=0.015)


def test_articles_without_a_partner_are_dropped_and_counted():
    scores = drawn(4, 8, {"x": 12, "y": 9})
    alone = scores_of([("x", "alone", "x99", 500, 600), ("y", "other", "y99", 0, 600)])
    row = compare(pd.concat([scores, alone]), between="outlet", paired="event").iloc[0]
    assert row["dropped"] == 2 and row["n_a"] == 8
    assert row["difference"] == pytest.approx(compare(scores, between="outlet", paired="event").loc[0, "difference"])


@pytest.mark.parametrize(("events", "paired", "said"), [(3, "event", "events in common"), (3, None, "articles")])
def test_so_few_units_cannot_reach_significance_and_the_table_says_so(events, paired, said):
    scores = drawn(5, events, {"x": 40, "y": 5})
    scores = scores if paired else scores.drop(columns="event")
    row = compare(scores, between="outlet", paired=paired).iloc[0]
    assert said in row["status"] and "p cannot fall below 0." in row["status"]
    assert row[["p", "low", "detectable"]].isna().all() and row["difference"] > 0


def test_three_outlets_give_all_pairs_with_the_error_of_the_family_held():
    found = compare(drawn(6, 14, {"x": 12, "y": 8, "z": 6}).drop(columns="event"), between="outlet")
    assert list(zip(found["group_a"], found["group_b"], strict=True)) == [("x", "y"), ("x", "z"), ("y", "z")]
    first, second, third = sorted(found["p"])
    expected = np.maximum.accumulate([min(3 * first, 1), min(2 * second, 1), third])
    assert sorted(found["p_adjusted"]) == pytest.approx(expected)


def test_sentences_are_no_units_of_groups():
    scores = drawn(7, 3, {"x": 12, "y": 9}).rename(columns={"event": "sentence"})
    with pytest.raises(ValueError, match="the article is the unit"):
        compare(scores, between="outlet")
    with pytest.raises(ValueError, match="paired='topic'"):
        compare(drawn(7, 3, {"x": 12, "y": 9}), between="outlet", paired="topic")


def test_scores_by_a_column_of_articles():
    articles = table("articles", {"article": ["a", "b"], "text": ["It may rain.", "It rains."], "outlet": ["x", "y"]})
    words = [("a", 1, 0, 2, "It", "body", "author", None), ("b", 1, 0, 2, "It", "body", "author", None)]
    marks = table("marks", [("a", 1, 3, 6, "may", "hedging", "hedge.modal", -1.0, "may", "", "author", None, "", "")])
    found = score(
        marks, table("tokens", words), ["outlet", "article"], articles=articles, categories={"hedging": ["hedge.modal"]}
    )
    every = found[found["category"] == "all"].set_index("outlet")
    assert every["count"].to_dict() == {"x": 1, "y": 0}


@pytest.mark.slow
def test_without_a_difference_between_outlets_five_in_a_hundred_are_found():
    runs = [compare(drawn(100 + seed, 10, {"x": 10, "y": 10}), between="outlet", paired="event") for seed in range(300)]
    found = pd.concat(runs)
    assert (found["p"] < 0.05).mean() < 0.085
    assert ((found["low"] <= 0) & (found["high"] >= 0)).mean() > 0.90
