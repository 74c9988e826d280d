import re

import pytest

from analysis import ArticleWarning, read_articles
from analysis.core.codepoints import ascii_keys
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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_detects_encodings(tmp_path, encoding):
    text = "Sijamić" if not encoding.startswith("cp") else "Müller’s — “café”"
    (tmp_path / "a.txt").write_bytes(f"{text} wrote it.".encode(encoding))
    assert read_articles(tmp_path)["text"].tolist() == [f"{text} wrote it."]


def test_front_matter_is_metadata_and_stays_in_the_text(tmp_path):
    text = "---\ntitle: A pact\nauthor: Jo Doe\n---\n# A pact\n\nText of it.\n"
    (tmp_path / "a.md").write_text(text)
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


def test_malformed_front_matter_names_the_line(tmp_path):
    (tmp_path / "good.txt").write_text("Fine.")
    (tmp_path / "a.md").write_text("---\ntitle: A\nauthor: [Jo\n---\nText.\n")
    with pytest.warns(ArticleWarning, match=r"a\.md: failed: malformed front matter at line"):
        read_articles(tmp_path)


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


def test_a_folder_without_articles_and_one_with_none_usable(tmp_path):
    with pytest.raises(FileNotFoundError, match="no articles"):
        read_articles(tmp_path)
    with pytest.raises(FileNotFoundError, match="no such folder"):
        read_articles(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text("")
    with (
        pytest.warns(ArticleWarning),
        pytest.raises(FileNotFoundError, match=r"no usable article; a\.txt: the file is empty"),
    ):
        read_articles(tmp_path)


def test_of_two_files_of_one_stem_the_first_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.md").write_text("---\nx: y\n---\nTwo.")
    with pytest.warns(
        ArticleWarning,
        match=r"a\.txt: failed: an earlier article already has the key 'a' \(its file name without extension\); rename one",
    ):
        assert read_articles(tmp_path)["x"].tolist() == ["y"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("title\nA\n", r"articles\.csv: failed: line 1: no column 'file'.*found: title; .* no metadata"),
        ("file,text\na.txt,A\n", r"articles\.csv: failed: line 1: column 'text'.* no metadata"),
        ("", r"line 1: no column 'file'.*found: nothing; .* no metadata"),
        (b"\x00\x81file,title\n", r"articles\.csv: failed: .* no metadata"),
        ('file,title\na.txt,"A\n', r"articles\.csv, line 2: failed: not a readable CSV"),
        ("file,title\na.txt,A, B\n", r"articles\.csv, line 2: failed: more fields than the 2 columns"),
        ("file,title\n,A\n", r"articles\.csv, line 2: failed: no file is named"),
    ],
)
def test_a_bad_metadata_table_is_named_with_its_line_and_the_articles_are_read(write_corpus, table, message):
    corpus = write_corpus({"a.txt": "One.", "articles.csv": table})
    with pytest.warns(ArticleWarning) as warned:
        assert read_articles(corpus)["title"].tolist() == [""]
    assert re.search(message, str(warned[0].message))


def test_a_row_that_is_wrong_takes_no_other_with_it(write_corpus):
    table = "file;title\na.txt;A\na.txt;B\nc.txt;C;D\nb.txt;B\n"
    corpus = write_corpus({"a.txt": "One.", "b.txt": "Two.", "c.txt": "Three.", "articles.csv": table})
    with pytest.warns(ArticleWarning):
        articles = read_articles(corpus)
    assert articles["title"].tolist() == ["A", "B", ""]
    assert articles.attrs["problems"] == [
        ("articles.csv, line 3", "failed", "'a.txt' already has a row, at line 2, which is used"),
        ("articles.csv, line 4", "failed", 'more fields than the 2 columns; quote a comma: "a, b"'),
        ("articles.csv", "read", "no row for c.txt; no metadata from this table"),
    ]


def test_metadata_of_a_missing_article_is_reported(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "articles.csv").write_text("file,title\na.txt,A\ngone.txt,B\n")
    with pytest.warns(
        ArticleWarning, match="gone.txt: failed: named in articles.csv, line 3, but there is no such file"
    ):
        read_articles(tmp_path)
    (tmp_path / "articles.csv").write_text("file,title\nb.txt,A\n")
    with pytest.warns(ArticleWarning) as warned:
        read_articles(tmp_path)
    assert "there is no such file in the folder" in str(warned[0].message)


def test_metadata_finds_a_name_however_its_accents_are_written(write_corpus):
    composed, apart = "caf\u00e9.txt", "cafe\u0301.txt"
    corpus = write_corpus({composed: "One.", "articles.csv": f"file,title\n{apart},A\n".encode("utf-16")})
    assert read_articles(corpus)["title"].tolist() == ["A"]


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


def test_a_byline_counts_more_than_who_typed_a_file():
    extracted = Extracted(
        "A pact of paper\n\nBy Jo Doe\n\nIt was said that it would hold.", {"title": "Draft two", "author": "jsmith"}
    )
    found = _document(extracted).fields
    assert found == {"title": "Draft two", "author": "Jo Doe"}
    assert _document(extracted._replace(fields={"author": "jsmith", "outlet": "The Echo"})).fields["author"] == "jsmith"
