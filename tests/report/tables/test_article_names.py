"""What readers call an article: its author's family name where that is one article's alone, else outlet, title, key."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.core.schema import table
from analysis.report.tables import article_names


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Leontine Averdal", "Averdal"),
        ("John F. Kennedy", "Kennedy"),
        ("Mark van der Berg", "van der Berg"),
        ("Mohammad bin Salman", "bin Salman"),
        ("Jane Doe and John Roe", "Doe and Roe"),
        ("The Editorial Board", "The Editorial Board"),
        ("Reuters", "Reuters"),
        ("A One, B Two, C Three and D Four", "A One, B Two, C Three and D Four"),
        ("A One, B Two & C Three", "One and Two and Three"),
        ("Ann Lee and staff", "Ann Lee and staff"),
        ("Ann Marie Louise Lee", "Lee"),
        ("Ann Marie Louise Rose Lee", "Ann Marie Louise Rose Lee"),
        ("", ""),
    ],
)
def test_one_to_three_people_are_called_by_their_family_names(author, family):
    assert article_names._family_names(author) == family


def test_a_name_stands_for_one_article_alone():
    rows = pd.DataFrame({
        "article": ["one", "two", "three", "four"], "text": "x",
        "author": ["Ann Lee", "Bob Lee", "Cy Day", ""], "outlet": ["Post", "Post", "", ""], "title": ["A", "B", "C", ""],
    })  # fmt: skip
    study = SimpleNamespace(articles=table("articles", rows), kept={})
    assert article_names.short_names(study) == {"one": "“A”", "two": "“B”", "three": "Day", "four": "four"}


def test_a_reference_escapes_what_it_cites():
    row = next(
        pd.DataFrame(
            {"article": ["k"], "title": ["</b> & co"], "author": ["A"], "outlet": [""], "date": ["2025"]}
        ).itertuples()
    )
    assert article_names.format_reference(row) == "A, “&lt;/b&gt; &amp; co” (2025)"


def test_what_is_known_of_an_article_only_by_its_title_is_said_once():
    row = SimpleNamespace(author="", outlet="", title="Count & run", date="", article="a")
    assert article_names._reference("“Count & run”", row) == "<b>“Count &amp; run”</b>"
    assert (
        article_names._reference("Ray", SimpleNamespace(**vars(row) | {"author": "Ann Ray"}))
        == "<b>Ray</b>: Ann Ray, “Count &amp; run”"
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("x" * 40, f"“{'x' * 40}”"),
        (f"{'word ' * 7}fives", f"“{'word ' * 7}fives”"),
        (f"{'word ' * 7}sixes.", f"“{('word ' * 7).strip()}…”"),
        (f"{'word ' * 6}word, another", f"“{'word ' * 6}word…”"),
        (" Two \n lines ", "“Two lines”"),
    ],
)
def test_a_title_that_stands_for_an_article_has_at_most_forty_characters(title, name):
    rows = pd.DataFrame({"article": ["k"], "text": "x", "title": [title]})
    assert article_names.short_names(SimpleNamespace(articles=table("articles", rows), kept={})) == {"k": name}


def test_a_name_that_one_article_has_is_not_given_to_another():
    rows = pd.DataFrame(
        {
            "article": ["one", "two"],
            "text": "x",
            "author": ["Reuters", ""],
            "outlet": ["Post", "Reuters"],
            "title": ["A", "B"],
        }
    )
    study = SimpleNamespace(articles=table("articles", rows), kept={})
    assert article_names.short_names(study) == {"one": "Reuters", "two": "“B”"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"title": " The  pact ", "author": "Ann Ray", "outlet": "Post", "date": "2025"},
            "Ann Ray, Post, “The pact” (2025)",
        ),
        ({"author": "Ann Ray", "outlet": "Post"}, "Ann Ray, Post"),
        ({"outlet": "P&Q", "date": "<b>"}, "P&amp;Q (&lt;b&gt;)"),
        ({"date": "2025"}, "a&amp;b (2025)"),
    ],
)
def test_a_reference_has_what_is_known(row, told):
    known = SimpleNamespace(**{"article": "a&b", "title": "", "author": "", "outlet": "", "date": ""} | row)
    assert article_names.format_reference(known) == told


def test_up_to_six_articles_are_cited_or_the_one_that_is_compared_with_the_rest(one_and_rest, outlets, many_texts):
    assert article_names.article_references(one_and_rest) == ["<b>Ray</b>: Ann Ray"]
    assert article_names.article_references(outlets) == article_names.article_references(many_texts) == []
    for number, cited in ((6, [f"<b>m{n}</b>" for n in range(6)]), (7, [])):
        assert article_names.article_references(many_texts.first(number)) == cited


def test_tables_name_articles_and_groups_as_readers_know_them(one_and_rest):
    rows = pd.DataFrame(
        {"group_a": ["one"], "group_b": ["the rest"], "article": ["r1"], "group": ["one"], "what": ["one"]}
    )
    assert article_names.with_display_names(one_and_rest, rows).iloc[0].to_list() == [
        "Ray",
        "the rest",
        "r1",
        "Ray",
        "one",
    ]
    assert rows["group"].to_list() == ["one"], "the table itself stays"
