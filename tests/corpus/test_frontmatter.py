"""Front matter becomes metadata; what is malformed is named with its line."""

import re

import pytest
from corpus.reading import TEXT, matter, read

from analysis import ArticleWarning, read_articles


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("title: !!python/object/apply:os.getcwd []", "malformed front matter at line 2: .*constructor for the tag"),
        ("a: &x 1\nb: *x", "malformed front matter at line 3: an alias .*x. is not read"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "malformed front matter at line 3: an alias"),
        ("a: " + "[" * 5000, "malformed front matter at line 2: nested more than 20 deep"),
        ("a: " + "{" * 25 + "}" * 25, "nested more than 20 deep"),
        ("title: A\nauthor: [Jo", "malformed front matter at line"), ("- " * 25, "nested more than 20 deep"),
        ("date: 2025-13-45", "malformed front matter: month must be"), ("- a", "malformed front matter: expected"),
        ("title: A pact: of paper", "at line 2: .*; put a value that contains a colon in quotation marks"),
        ("a: " + "9" * 5000, "malformed front matter: .*digits"), ("a: " + "x" * 30_000, "more than 20,000 characters"),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_read(write_corpus, fields, reason):
    found, rows = read(write_corpus({"bad.md": matter(fields), "good.txt": TEXT}))
    assert found["article"].tolist() == ["good"]
    status, why = rows["bad.md"]
    assert status == "failed"
    assert re.search(reason, why)


def test_front_matter_is_metadata_and_stays_in_the_text(tmp_path):
    text = "---\ntitle: A pact\nauthor: Jo Doe\n---\n# A pact\n\nText of it.\n"
    (tmp_path / "a.md").write_bytes(text.encode())
    (tmp_path / "plain.md").write_text("# No front matter\n")
    (tmp_path / "README.txt").write_text("About the folder.")
    (tmp_path / "LICENSE.md").write_text("---\nx: y\n---\nfree")
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path)
    assert [row[:2] for row in articles.attrs["problems"]] == [
        (name, "left out") for name in ("LICENSE.md", "README.txt")
    ]
    assert articles["article"].tolist() == ["a", "plain"]
    assert articles.loc[0, ["text", "title", "author"]].tolist() == [text, "A pact", "Jo Doe"]


def test_what_front_matter_leaves_open_is_read_below_it_and_a_list_is_text(tmp_path):
    body = "# A pact of paper\n\n*By Jo Doe*\n\nThe minister said that the pact would hold, and that it was good."
    (tmp_path / "a.md").write_text(f"---\noutlet: The Echo\ntags: [pact, war]\n---\n{body}")
    (found,) = read_articles(tmp_path).to_dict("records")
    assert (found["title"], found["author"], found["outlet"], found["tags"]) == (
        "A pact of paper",
        "Jo Doe",
        "The Echo",
        "pact, war",
    )
