"""What is wrong with articles.csv, in words."""

import re

import pytest

from analysis import ArticleWarning, read_articles
from analysis.corpus import metadata
from analysis.corpus.metadata import is_metadata, metadata_faults, read_metadata


@pytest.fixture
def described(tmp_path):
    def write(text):
        path = tmp_path / "articles.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_every_wrong_row_is_told_by_its_line(described):
    path = described("file,title\na.txt,A\n,B\nA,C\nbb,D\nQQQQQQQQQQ,E\n")
    found = [
        (where, status, str(why))
        for where, status, why in metadata_faults(path, {"a.txt", "b.txt"}, {"a.txt", "b.txt"})
    ]
    assert found == [
        ("articles.csv, line 3", "failed", "no file is named in the column 'file'"),
        ("articles.csv, line 4", "failed", "'A' already has a row, at line 2, which is used"),
        (
            "bb",
            "failed",
            "named in articles.csv, line 5, but there is no such file in the folder; did you mean 'b.txt'?",
        ),
        ("QQQQQQQQQQ", "failed", "named in articles.csv, line 6, but there is no such file in the folder"),
        ("articles.csv", "read", "no row for b.txt; no metadata from this table"),
    ]
    assert read_metadata(path.parent, {"a.txt"}) == {"a.txt": {"title": "A"}}


@pytest.mark.parametrize(("count", "said"), [(3, "c0, c1, c2; no"), (4, "c0, c1, c2 and 1 more; no")])
def test_three_articles_without_a_row_are_named(count, said, described):
    (_, status, why), *_ = metadata_faults(described("file,title\n"), set(), {f"c{number}" for number in range(count)})
    assert status == "read" and why.startswith(f"no row for {said}")


def test_a_near_name_is_looked_for_where_files_and_wrong_rows_are_few(described, monkeypatch):
    monkeypatch.setattr(metadata, "FEW_ROWS", 2)
    path = described("file\naa\nqqqq\nbb\n")
    names = {"a.txt", "b.txt", "b.md"}
    told = [str(why) for _, status, why in metadata_faults(path, names, set()) if status == "failed"]
    assert [why.endswith("?") for why in told] == [True, False, False]
    monkeypatch.setattr(metadata, "FEW", 2)
    assert not any(why.endswith("?") for _, _, why in metadata_faults(path, names, set()))


@pytest.mark.parametrize(
    ("text", "said"),
    [("title\nA\n", "line 1: no column 'file' to name the article of each row; found: title"),
     ("file,text\na.txt,B\n", "line 1: column 'text' comes from the article files; give it another name"),
     ("file,Outlet,outlet\na.txt,B,C\n", "line 1: two columns 'outlet'; rename one")],
)  # fmt: skip
def test_a_table_that_cannot_be_used_is_told_once(text, said, described):
    path = described(text)
    assert list(metadata_faults(path, {"a.txt"}, {"a.txt"})) == [("articles.csv", "failed", f"{said}; {metadata.LOST}")]
    assert read_metadata(path.parent, {"a.txt"}) == {}


def test_a_title_above_the_header_is_said(described):
    path = described("\ufeffMy articles,,\n\nAuthor;File;Date\nAnna;a.txt;2025-01-18\n;b.txt;1 May\n")
    told = [(where, status, str(why)) for where, status, why in metadata_faults(path, {"a.txt", "b.txt"}, set())]
    assert told == [
        ("articles.csv", "read", "its header is line 3; what stands above it is left out: My articles"),
        (
            "articles.csv",
            "read",
            "the date '1 May' (line 5) is not of the form 2025-01-18 and cannot form years or months",
        ),
    ]
    assert read_metadata(path.parent, {"a.txt"}) == {"a.txt": {"author": "Anna", "date": "2025-01-18"}}
    assert [why for *_, why in metadata_faults(described("\n\nfile\na.txt\n"), {"a.txt"}, set())] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_table_is_about_the_files_beside_it_where_it_names_them_or_holds_no_text(encoding, described):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    for text, expected in (("file,text\n", True), ("id,text\n", False), ("id,title\n", True)):
        assert is_metadata(described((mark + text).encode(encoding)), "text") == expected
    path = described((mark + "file,title\na.txt,Ü\n").encode(encoding))
    assert read_metadata(path.parent, {"a.txt"}) == {"a.txt": {"title": "Ü"}}


def test_the_first_date_that_forms_no_year_or_month_is_named(described):
    path = described(
        "file,title,date\na.txt,A,2025-01-18T10:00\nb.txt,B,18/01/2025\nc.txt,C,May 2025\nd.txt,D,\ne.txt,E,2025\n"
    )
    ((_, status, why),) = metadata_faults(path, {f"{name}.txt" for name in "abcde"}, set())
    assert status == "read" and why.startswith("the date '18/01/2025' (line 3) and 1 more is not of the form")


def test_columns_without_a_name_may_be_several_but_hold_nothing(described):
    path = described("file,,title,\na.txt,,A,\nb.txt,x,B,\nc.txt,,C,y\n , , ,\n")
    told = [(where, str(why)) for where, _, why in metadata_faults(path, {"a.txt", "b.txt", "c.txt"}, set())]
    assert told == [(f"articles.csv, line {line}", "a cell in a column without a name") for line in (3, 4)]
    assert read_metadata(path.parent, {"a.txt", "b.txt", "c.txt"}) == {"a.txt": {"title": "A"}}


def test_columns_are_known_however_they_are_written(described):
    path = described("Leave out_Paragraphs,AUTHOR ,File Name,Own Column\nx,Anna,a,1\n")
    assert read_metadata(path.parent, {"a.txt"}) == {
        "a.txt": {"leave_out_paragraphs": "x", "author": "Anna", "Own Column": "1"}
    }


@pytest.mark.parametrize(
    "date",
    ["2025", "2025-01", "2025-01-18", "2025-01-18T10:00", "2025-1", "25-01-18", "2025-01-180", "2025-01-", "20250118"],
)
def test_a_date_begins_with_year_and_month(described, date):
    told = list(metadata_faults(described(f"file,date\na.txt,{date}\n"), {"a.txt"}, set()))
    assert (told == []) == (date in ("2025", "2025-01", "2025-01-18", "2025-01-18T10:00"))


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
