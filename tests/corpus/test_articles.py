"""The articles in a file: their text as it stands, or why a file has none."""

import re

import pytest

from analysis import ArticleWarning, read_articles
from analysis.core.codepoints import ascii_keys
from analysis.corpus import articles
from analysis.corpus.articles import _document, check_text
from analysis.corpus.documents import Extracted
from analysis.corpus.language import ENGLISH as COMMON
from analysis.corpus.language import function_word_counts

ENGLISH = "The minister said that the agreement was in the interest of both of the countries and of their people. " * 5


def test_reads_text_untouched_and_metadata_by_file_name(tmp_path):
    text = "A title\r\n\r\nOne line “quoted”.\r\n"
    (tmp_path / "b.txt").write_bytes(text.encode())
    (tmp_path / "a.txt").write_text("Other text here.")
    (tmp_path / "articles.csv").write_text("file,title,reading\nb.txt,A title,sceptical\n")
    with pytest.warns(ArticleWarning, match="articles.csv: read: no row for a.txt; no metadata from this table"):
        articles = read_articles(tmp_path).set_index("article")
    assert list(articles.index) == ["a", "b"]
    assert articles.loc["b", "text"] == text
    assert articles.loc["b", ["title", "reading", "outlet"]].tolist() == ["A title", "sceptical", ""]
    assert articles.loc["a", ["title", "reading"]].tolist() == ["", ""]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500), "not text|no text"),
        (
            "Der Vertrag ist nach Ansicht der Regierung ein Zeichen für die neue Zeit und wird viele Jahre gelten, "
            * 5,
            "English",
        ),
    ],
)
def test_an_unusable_file_is_reported_and_the_others_are_read(tmp_path, content, reason):
    (tmp_path / "bad.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "good.txt").write_text(ENGLISH)
    with pytest.warns(ArticleWarning, match=f"bad.txt: failed: .*(?:{reason})"):
        articles = read_articles(tmp_path)
    assert articles["article"].tolist() == ["good"]
    assert [row[:2] for row in articles.attrs["problems"]] == [("bad.txt", "failed")]


@pytest.mark.parametrize(
    "text",
    [
        "", "THE", "The_of a1the the2 …and’of—to", "Kelvin's K there thére thе \u02bcthe of\u0301", "½the ²of ٣in x²the 𐐀the 😀to",
        ENGLISH,
    ],
)  # fmt: skip
def test_words_are_letters_in_a_row(text):
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = [word for word in words if word.isascii() and len(word) < 10 and ascii_keys([word])[0] in COMMON]
    assert [int(counts.sum()) for counts in function_word_counts(text)] == [len(words), len(common)]


@pytest.mark.parametrize("marks", [" ", "\n"])
def test_an_article_of_one_giant_sentence_is_said(marks):
    words = marks.join(["the ferry came in late and it was seen by nobody who had not been at the port"] * 12)
    [note] = check_text(words)[1]
    assert note.startswith("216 words without a full stop, from line 1 on")
    assert check_text(f"Quiet Water.\n{words.replace(marks, ' ')}")[1][0].startswith(
        "216 words without a full stop, from line 2 on"
    )
    assert check_text(words.replace("port", "port."))[1] == ()


def test_a_byline_counts_more_than_who_typed_a_file():
    extracted = Extracted(
        "A pact of paper\n\nBy Jo Doe\n\nIt was said that it would hold.", {"title": "Draft two", "author": "jsmith"}
    )
    found = _document(extracted).fields
    assert found == {"title": "Draft two", "author": "Jo Doe"}
    assert _document(extracted._replace(fields={"author": "jsmith", "outlet": "The Echo"})).fields["author"] == "jsmith"


def test_an_article_may_be_as_long_as_the_bound_and_no_longer(monkeypatch):
    text = "The ferry left the harbour at noon, and it was late. " * 3
    monkeypatch.setattr(articles, "LONGEST", len(text))
    assert check_text(text)[0] == text
    with pytest.raises(ValueError, match=f"longer than {len(text)} characters; split it into articles"):
        check_text(text + ".")
