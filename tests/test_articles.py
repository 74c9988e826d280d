import re

import pytest

from analysis import ArticleWarning, read_articles
from analysis.articles import ENGLISH as COMMON
from analysis.articles import known_words
from analysis.characters import keys

ENGLISH = "The minister said that the agreement was in the interest of both of the countries and of their people. " * 5


def test_reads_text_untouched_and_metadata_by_file_name(tmp_path):
    text = "A title\r\n\r\nOne line “quoted”.\r\n"
    (tmp_path / "b.txt").write_bytes(text.encode())
    (tmp_path / "a.txt").write_text("Other text here.")
    (tmp_path / "articles.csv").write_text("file,title,reading\nb.txt,A title,sceptical\n")
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
    (tmp_path / "notes.md").write_text("# Not an article\n")
    (tmp_path / "README.txt").write_text("About the folder.")
    (tmp_path / "LICENSE.md").write_text("---\nx: y\n---\nfree")
    articles = read_articles(tmp_path)
    assert articles["article"].tolist() == ["a"]
    assert articles.loc[0, ["text", "title", "author"]].tolist() == [text, "A pact", "Jo Doe"]


def test_malformed_front_matter_names_the_line(tmp_path):
    (tmp_path / "good.txt").write_text("Fine.")
    (tmp_path / "a.md").write_text("---\ntitle: A\nauthor: [Jo\n---\nText.\n")
    with pytest.warns(ArticleWarning, match=r"a\.md: malformed front matter at line"):
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
    with pytest.warns(ArticleWarning, match=f"bad.txt: .*(?:{reason})"):
        articles = read_articles(tmp_path)
    assert articles["article"].tolist() == ["good"]
    assert [file for file, _ in articles.attrs["problems"]] == ["bad.txt"]


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


def test_two_files_of_one_stem_are_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.md").write_text("---\nx: y\n---\nTwo.")
    with pytest.raises(ValueError, match=r"'a\.md' and 'a\.txt' would both be article 'a'"):
        read_articles(tmp_path)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("title\nA\n", r"articles\.csv, line 1: no column 'file'.*found: title"),
        ("file,title\na.txt,A\nb.txt,B\na.txt,C\n", r"line 4: 'a\.txt' has a row already at line 2"),
        ("file,text\na.txt,A\n", r"line 1: column 'text'"),
        ('file,title\na.txt,"A\n', r"articles\.csv, line 2: not a readable CSV"),
        ("file,title\na.txt,A, B\n", r"line 2: more fields than the 2 columns"),
        ("", r"line 1: no column 'file'.*found: nothing"),
    ],
)
def test_a_bad_metadata_table_names_file_and_line(tmp_path, table, message):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "articles.csv").write_text(table)
    with pytest.raises(ValueError, match=message):
        read_articles(tmp_path)


def test_metadata_of_a_missing_article_is_reported(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "articles.csv").write_text("file,title\na.txt,A\ngone.txt,B\n")
    with pytest.warns(ArticleWarning, match="gone.txt: named in articles.csv"):
        read_articles(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "", "THE", "The_of a1the the2 …and’of—to", "Kelvin's K there thére thе \u02bcthe of\u0301", "½the ²of ٣in x²the 𐐀the 😀to",
        ENGLISH,
    ],
)  # fmt: skip
def test_words_are_letters_in_a_row(text):
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = [word for word in words if word.isascii() and len(word) < 10 and keys([word])[0] in COMMON]
    assert known_words(text) == (len(words), len(common))
