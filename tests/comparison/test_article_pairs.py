"""Every pair of articles is compared, in all voices and in the author's own, and can be had from either side."""

import numpy as np
import pandas as pd

from analysis.comparison.article_pairs import compare_articles, rows_of_pair
from analysis.comparison.article_tables import measure_articles
from analysis.comparison.hypotheses import declared_family


def test_the_comparison_has_every_pair_in_all_voices_and_hypotheses_in_the_author_s_alone(articles):
    found = measure_articles(articles, voices="quotes")
    compared = compare_articles(found["marks"], found["tokens"])
    pairs = compared[["group_a", "group_b"]].drop_duplicates().values.tolist()
    assert sorted(pairs) == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert list(compared.columns[:2]) == ["measure", "voice"]
    assert compared["voice"].drop_duplicates().tolist() == ["all", "author"]
    assert (compared.loc[compared["voice"] == "all", "hypothesis"] == "").all()
    declared = compared[compared["hypothesis"] != ""].groupby(["measure", "category"]).size()
    assert declared.to_dict() == {("hedging", "booster"): 3, ("hedging", "hedge"): 3, ("tone", "all"): 3}
    coded = compare_articles(
        found["marks"], found["tokens"], declared_family(found["scores"], [("framing", "generic.conflict")])
    )
    assert "framing" in set(coded.loc[coded["hypothesis"] != "", "measure"])


def test_a_pair_the_other_way_round_is_what_comparing_in_that_order_gives(articles):
    found, back = (
        measure_articles(each, voices="quotes") for each in (articles, articles.iloc[::-1].reset_index(drop=True))
    )
    there, again = (compare_articles(one["marks"], one["tokens"]) for one in (found, back))
    turned, expected = rows_of_pair(there, "b", "a"), rows_of_pair(again, "b", "a")
    assert len(turned) and (turned["group_a"] == "b").all()
    cell = ["measure", "voice", "category"]
    turned, expected = (rows.sort_values(cell).reset_index(drop=True) for rows in (turned, expected))
    pd.testing.assert_frame_equal(turned, expected, rtol=1e-9)
    assert np.abs(expected["difference"]).max() > 0


def test_a_hypothesis_is_turned_round_too(articles):
    found = measure_articles(articles, voices="quotes")
    there = compare_articles(found["marks"], found["tokens"]).assign(hypothesis="a > b")
    assert set(rows_of_pair(there, "a", "b")["hypothesis"]) == {"a > b"}
    assert set(rows_of_pair(there, "b", "a")["hypothesis"]) == {"a < b"}
    assert rows_of_pair(there, "a", "nobody").empty
