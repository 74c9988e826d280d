"""Which columns of the metadata make groups, and which articles are left out."""

import pytest
from comparison.halves import articles

from analysis.comparison.groups import (
    grouping_columns,
    groups_by_codebook,
    groups_by_column,
    groups_of,
    with_periods,
)


def test_columns_that_make_groups_outlets_first_authors_last():
    frame = articles(8, author=["Ann", "Bo"], outlet=["x", "y"], desk=["k", "l"], event=["e", "f"])
    assert grouping_columns(frame) == ["outlet", "desk", "author"]


def test_groups_have_two_articles_at_least_and_of_many_the_largest_are_kept():
    frame = articles(7, outlet=["Sun", "Post", "Sun", "Post", "Echo", "", ""])
    assert groups_of(frame, "outlet") == {"Post": ["t01", "t03"], "Sun": ["t00", "t02"]}
    many = articles(29, desk=[f"d{n // 2:02}" for n in range(28)] + ["d13"])  # d13 has three articles
    found = groups_of(many, "desk")
    assert len(found) == 12 and len(found["d13"]) == 3 and list(found) == sorted(found)


def test_dates_give_a_year_and_a_month_unless_a_column_is_called_so():
    frame = articles(1, date="2025-03-01", year="school year 7")
    made = with_periods(frame)
    assert (made["month"][0], made["year"][0]) == ("2025-03", "school year 7")
    assert "month" not in with_periods(frame.drop(columns="date"))


def test_a_codebook_lists_each_article_once():
    frame = articles(4)
    groups = {"hawks": ["t00", "t01"], "doves": ["t02", "t03"]}
    assert groups_by_codebook(frame, groups) == groups
    with pytest.raises(ValueError, match="article 't02' is listed twice in doves"):
        groups_by_codebook(frame, groups | {"doves": ["t02", "t02"]})
    with pytest.raises(ValueError, match="at least two groups of at least two articles"):
        groups_by_codebook(frame, {"hawks": groups["hawks"]})


def test_a_column_that_makes_no_two_groups_is_an_error_that_names_those_that_do():
    frame = articles(4, outlet=["Sun", "Post"], desk="one")
    assert list(groups_by_column(frame, "outlet")) == ["Post", "Sun"]
    with pytest.raises(ValueError, match="'desk': this column does not form two groups .* columns that do: outlet"):
        groups_by_column(frame, "desk")
