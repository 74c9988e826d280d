"""The design of a study: recognised in the metadata, said, and set."""

import pytest
from comparison.halves import articles, halves

from analysis.comparison.design import recognise_design
from analysis.lexicons.design import Setting


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [(1, "one text", "nothing to compare"), (2, "two texts", "these two"), (3, "a few texts", "3 texts"), (12, "a few texts", "compared in pairs"),
     (13, "many texts", "13 texts without groups")],
)  # fmt: skip
def test_texts_without_groups(number, kind, said):
    design = recognise_design(articles(number))
    assert (design.kind, design.between, dict(design.groups)) == (kind, "article", {}) and said in design.said


def test_an_outlet_makes_groups_where_they_are_large_enough():
    design = recognise_design(halves(8))
    assert (design.kind, design.between) == ("groups", "outlet")
    assert {name: len(own) for name, own in design.groups.items()} == {"Gazette": 4, "Herald": 4}
    small = recognise_design(halves(6))
    assert small.kind == "a few texts"
    assert (
        "outlet (Gazette 3 articles, Herald 3 articles) are too small" in small.said
        and "p could not fall below 0.10" in small.said
    )
    wanted = recognise_design(
        halves(6), Setting(between="outlet")
    )  # of the 20 ways to part six articles, two are the farthest
    assert wanted.kind == "groups" and "too small for a test, because p cannot fall below 0.10." in wanted.said
    assert "too small" not in design.said
    assert recognise_design(halves(8), Setting(between="article")).kind == "a few texts"


def test_what_is_left_out_is_counted_with_its_reason():
    frame = articles(11, outlet=["Gazette"] * 4 + ["Herald"] * 5 + ["Post", ""])
    design = recognise_design(frame)
    assert dict(design.left_out) == {"t09": "the only article of its outlet", "t10": "no outlet given"}
    assert "Left out: 2 articles (the only article of its outlet; no outlet given)." in design.said


def test_one_text_against_the_rest():
    design = recognise_design(articles(30), Setting(article="t03"))
    assert design.kind == "one text against the rest" and len(design.groups["the rest"]) == 29
    few = recognise_design(articles(20), Setting(article="t03")).said
    assert "no rate can be called unusual: p cannot fall below 0.05. At least 20 are needed" in few
    assert few.startswith("t03 against 19 articles: the report")
    assert "At least 20 are needed" not in recognise_design(articles(21), Setting(article="t03")).said


def test_groups_that_the_codebook_names():
    design = recognise_design(
        articles(9), Setting(groups={"hawks": ["t00", "t01", "t02", "t03"], "doves": ["t04", "t05", "t06", "t07"]})
    )
    assert (design.kind, design.between) == ("groups", "group")
    assert dict(design.left_out) == {"t08": "not in any group of the codebook"}


def test_periods_are_made_of_dates():
    frame = articles(10, date=["2024-01-05"] * 5 + ["2025-03-01"] * 5)
    assert list(recognise_design(frame, Setting(between="year")).groups) == ["2024", "2025"]
    assert list(recognise_design(frame, Setting(between="month")).groups) == ["2024-01", "2025-03"]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"between": "paper"}, "no such column; valid: author, outlet, date, event"),
        ({"between": "author"}, "does not form two groups of at least two articles; columns that do: outlet"),
        ({"article": "t99"}, "no article 't99'; valid: t00, t01"),
        ({"groups": {"x": ["t00", "t01"], "y": ["t02", "t99"]}}, "no article 't99'"),
        ({"groups": {"x": ["t00", "t01"], "y": ["t02", "t01"]}}, "'t01' is in both x and y"),
        ({"groups": {"x": ["t00", "t01"], "y": ["t02"]}}, "at least two groups of at least two"),
        ({"between": "outlet", "paired": "topic"}, "paired = 'topic': articles have no such column"),
        ({"between": "outlet", "cluster": "desk"}, "cluster = 'desk': articles have no such column"),
    ],
)
def test_what_cannot_be_set_is_said_with_what_can(setting, message):
    with pytest.raises(ValueError, match=message):
        recognise_design(halves(8), Setting(**setting))


def test_a_column_that_leaves_most_articles_out_is_not_taken_unasked():
    assert recognise_design(articles(40, side=["left"] * 5 + ["right"] * 5 + [""] * 30)).kind == "many texts"


def test_a_study_is_compared_with_the_folder_it_is_set_against():
    frame = articles(6, corpus=["mine"] * 3 + ["news"] * 3)
    design = recognise_design(frame, Setting(against="../news"))
    assert (design.kind, design.between) == ("groups", "corpus")
    assert dict(design.groups) == {"mine": ["t00", "t01", "t02"], "news": ["t03", "t04", "t05"]}
    one = recognise_design(articles(6, corpus=["mine"] + ["news"] * 5), Setting(against="../news"))
    assert one.kind == "one text against the rest" and {name: len(own) for name, own in one.groups.items()} == {
        "t00": 1,
        "news": 5,
    }
    assert one.said.startswith("t00 against 5 articles of news: ")


def test_every_two_of_at_most_twenty_texts_are_compared():
    said = [recognise_design(articles(number)).said for number in (20, 21)]
    assert ["every two are compared" in one for one in said] == [True, False]


def test_a_column_is_taken_unasked_from_three_quarters_of_the_articles_on():
    for known, kind in ((30, "groups"), (29, "many texts")):
        side = ["left"] * 15 + ["right"] * (known - 15) + [""] * (40 - known)
        assert recognise_design(articles(40, side=side)).kind == kind


def test_the_twelve_largest_groups_are_compared_and_others_left_out_with_their_reason():
    names = [name for name in "abcdefghijkl" for _ in range(5)] + ["m"] * 4 + ["", ""]
    design = recognise_design(articles(len(names), outlet=names, desk=["x", "y"]))
    assert [len(own) for own in design.groups.values()] == [5] * 12 and list(design.groups) == list("abcdefghijkl")
    reasons = "Left out: 6 articles (4 not in one of the 12 largest groups; 2 no outlet given)."
    assert reasons in design.said and design.said.endswith("Other columns that form groups: desk.")
    assert design.group_of(articles(len(names))).tolist() == names[:60] + [""] * 6


def test_articles_without_the_usual_columns_have_groups_too():
    frame = halves(8).drop(columns=["author", "event", "date", "title", "url"])
    design = recognise_design(frame)
    assert (design.between, design.cluster, design.paired) == ("outlet", "", "")


def test_authors_of_one_event_are_counted_once_in_it():
    """Five events with two articles by one author in each group: enough articles, but too few authors."""
    events = [f"e{n}" for n in range(5) for _ in range(2)] * 2
    authors = [f"{side}{n}" for side in "xy" for n in range(5) for _ in range(2)]
    frame = halves(20, event=events, author=authors)
    alone = recognise_design(frame, Setting(paired="event", cluster=""))
    assert (alone.paired, alone.cluster) == ("event", "")
    design = recognise_design(frame, Setting(paired="event"))
    assert (design.paired, design.cluster) == ("", "author")
    assert (
        "5 of 5 events are reported by more than one group, but within events p could not fall below .05" in design.said
    )


def test_one_event_of_some_articles_is_not_that_of_all():
    design = recognise_design(halves(20, event=["pact"] * 18 + ["", ""]))
    assert "All articles report the same event" not in design.said


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (["a"] * 8 + [""] * 2 + ["b"] * 7 + [""] * 3, True),  # three quarters have one
        (["a"] * 8 + [""] * 2 + ["b"] * 6 + [""] * 4, False),
        ([f"a{n // 2}" for n in range(10)] + [f"b{n // 2}" for n in range(10)], True),  # each twice
        ([f"a{n // 2}" for n in range(10)] + [f"b{n // 2}" for n in range(9)] + ["c"], False),
        (["a"] * 20, False),
    ],
)
def test_a_column_goes_with_the_groups_where_most_articles_have_it_and_its_values_recur(topics, said):
    design = recognise_design(halves(20, topic=topics), Setting(between="outlet"))
    assert ("No topic occurs in two groups" in design.said) == said
