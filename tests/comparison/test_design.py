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
    assert "At least 20 are needed" in recognise_design(articles(19), Setting(article="t03")).said
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
