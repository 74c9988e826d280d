"""Every pair of articles is compared, in all voices and in the author's own."""

from analysis.comparison import folder
from analysis.comparison.article_pairs import compare_articles
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
    assert {one.measure for one in folder.hypotheses_on(None, ["tone"])} == {"tone"}
