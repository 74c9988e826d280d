"""Names that a user types in stand for articles, measures and categories, or are errors that list what is valid."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.report.tables import lookup


def test_a_part_that_ends_in_a_dot_stands_for_every_category_that_begins_so():
    study = SimpleNamespace(labels={"m": {"a.x": "X", "a.y": "Y", "b.z": "Z"}})
    assert lookup.expand_categories(study, "m", ()) == ["a.x", "a.y", "b.z"]
    assert lookup.expand_categories(study, "m", ("b.", "a.")) == ["b.z", "a.x", "a.y"]
    assert lookup.expand_categories(study, "m", ("a", "b.z", "all")) == ["a", "b.z", "all"]
    assert lookup.expand_categories(study, "none", ()) == []
    assert lookup.expand_categories(study, "none", ("a.",)) == []


STUDY = SimpleNamespace(
    articles=pd.DataFrame({"article": ["a", "b", "c"]}), design=SimpleNamespace(groups={"Post": ["a", "b"], "c": ["c"]}), codebook=None,
    labels={"hedging": {"hedge.modal": "Modals", "hedge.verb": "Verbs", "booster.fact": "Facts"}},
)  # fmt: skip


def test_a_name_is_a_group_an_article_or_what_else_is_allowed():
    assert lookup.articles_of(STUDY, "Post") == ["a", "b"] and lookup.articles_of(STUDY, "c") == ["c"]
    assert lookup.articles_of(STUDY, "b") == "b" and lookup.articles_of(STUDY, "news", ("rest", "news")) == "news"
    with pytest.raises(ValueError, match="no article and no group 'news' in this study; valid: Post, c, rest, a, b, c"):
        lookup.articles_of(STUDY, "news", ("rest",))


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((), ["all"]),
        (("hedge.", "booster"), ["hedge.modal", "hedge.verb", "booster"]),
        ((".",), ["hedge.modal", "hedge.verb", "booster.fact"]),
        (("all", "booster.fact"), ["all", "booster.fact"]),
    ],
)
def test_categories_are_those_asked_for_in_that_order(parts, found):
    assert lookup.requested_categories(STUDY, ["hedging"], parts) == [("hedging", name) for name in found]


def test_a_wrong_name_is_refused_with_the_totals_and_then_the_parts():
    with pytest.raises(
        ValueError,
        match="hedging has no category 'modal'; valid: all, hedge, booster, hedge.modal, hedge.verb, booster.fact",
    ):
        lookup.requested_categories(STUDY, ["hedging"], ("hedge", "modal"))
    with pytest.raises(ValueError, match="no measure 'hedge'; valid: .*hedging"):
        lookup.requested_categories(STUDY, ["hedging", "hedge"], ())


def test_a_measure_without_categories_in_this_study_is_no_error():
    assert lookup.requested_categories(STUDY, ["stance", "hedging"], ()) == [("stance", "all"), ("hedging", "all")]
    assert lookup.requested_categories(STUDY, ["stance"], ("bond",)) == [("stance", "bond")]


def test_articles_of_a_study_or_an_error_that_lists_them(pacts):
    assert lookup.articles_in_study(pacts, "hope", "doubt") == ("hope", "doubt")
    with pytest.raises(ValueError, match="no article 'joy'; valid: doubt, hope"):
        lookup.articles_in_study(pacts, "hope", "joy")
