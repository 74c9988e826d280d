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
        ("", ""),
    ],
)
def test_an_author_is_called_by_the_family_name(author, family):
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
