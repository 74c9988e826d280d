"""Articles from tables: JSON lines, CSV and Parquet, in partitions of any size; what is broken is told with its place."""

import contextlib
import io

import pytest
from corpus.reading import TEXT, problems_of, told
from corpus.tables import ROWS, write

from analysis import ArticleWarning, read_articles
from analysis.corpus.csvtable import UNREADABLE_ROW, candidate_headers, csv_records, read_header
from analysis.corpus.files import CorpusLayout


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet"])
def test_every_kind_of_table_gives_the_same_articles(name, tmp_path):
    articles = read_articles(write(tmp_path / name, ROWS))
    assert articles["article"].tolist() == [row["id"] for row in ROWS]
    assert articles["text"].tolist() == [row["text"] for row in ROWS]
    assert articles["outlet"].tolist() == [row["outlet"] for row in ROWS]
    assert articles["year"].tolist() == [str(i) for i in range(9)]


def test_a_table_without_text_says_which_columns_there_are(tmp_path):
    path = write(tmp_path / "a.parquet", [{"body": TEXT, "id": "k"}])
    with pytest.raises(ValueError, match=r"a\.parquet: no column 'text' with the text; there are: body, id"):
        read_articles(path)
    assert read_articles(path, CorpusLayout(text="body"))["article"].tolist() == ["k"]
    (tmp_path / "t.csv").write_text(f"My articles\n\nid,text\nk,{TEXT}\n")
    with pytest.raises(
        ValueError, match="there are: My articles; line 3 looks like the header: delete the lines above it"
    ):
        read_articles(tmp_path / "t.csv")
    (tmp_path / "t.csv").unlink()
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "b.csv").write_bytes("text\nx\n".encode("utf-16"))
    (tmp_path / "c.jsonl").write_bytes(b"")
    (tmp_path / "d.parquet").write_bytes(b"PAR1 or not")
    problems = problems_of(tmp_path)
    assert list(problems) == ["a.parquet", "b.csv", "c.jsonl", "d.parquet"]
    assert ["body" in problems["a.parquet"], "UTF-16" in problems["b.csv"], "empty" in problems["c.jsonl"]] == [
        True
    ] * 3


def test_the_first_row_has_to_be_readable(tmp_path):
    (tmp_path / "a.csv").write_text('id,"text\nk,It rained.\n')
    (tmp_path / "good.txt").write_text(TEXT)
    assert problems_of(tmp_path)["a.csv"].startswith("line 1: not a readable CSV row")
    with pytest.raises(ValueError, match=r"a\.csv: line 1: not a readable CSV row"):
        read_articles(tmp_path / "a.csv")


@pytest.mark.parametrize(("length", "fits"), [(60, True), (61, False)])
def test_a_row_of_csv_that_is_too_long_spoils_no_other(tmp_path, monkeypatch, length, fits):
    """A row has its key, a comma and a line end besides its text."""
    monkeypatch.setattr("analysis.corpus.jsonl.LARGEST", 63)
    (tmp_path / "a.csv").write_text(f"id,text\na,It rained.\nb,{'x' * length}\nc,It snowed.\n")
    with pytest.warns(ArticleWarning) if not fits else contextlib.nullcontext():
        articles = read_articles(tmp_path / "a.csv")
    assert articles["article"].tolist() == (["a", "b", "c"] if fits else ["a", "c"])
    assert fits or told(articles) == {"a.csv, line 3": UNREADABLE_ROW}


@pytest.mark.parametrize(
    ("content", "names", "rows"),
    [
        ("id;text\na;x, y\n", ["id", "text"], [(2, {"id": "a", "text": "x, y"})]), ("id\ttext\na\tx\n\nb\ty\n", ["id", "text"], [(2, {"id": "a", "text": "x"}), (3, None), (4, {"id": "b", "text": "y"})]),
        ("sep=|\nid|text\na|x\n", ["id", "text"], [(3, {"id": "a", "text": "x"})]), ('"sep=;"\n id ; text\na;x', ["id", "text"], [(3, {"id": "a", "text": "x"})]),
        ("\ufeffid,text\na,x", ["id", "text"], [(2, {"id": "a", "text": "x"})]), ('"two\nlines",text\na,x', ["two\nlines", "text"], [(3, {"two\nlines": "a", "text": "x"})]),
        ("id,text\na,x,\nb\n", ["id", "text"], [(2, {"id": "a", "text": "x"}), (3, {"id": "b"})]), ("", [], []),
    ],
)  # fmt: skip
def test_the_header_tells_the_delimiter_and_where_the_rows_begin(content, names, rows):
    file = io.BytesIO(content.encode())
    found, delimiter, line = read_header(file)
    assert found == names
    assert [(number, fields) for number, _, fields in csv_records(file, found, delimiter, line)] == rows


def test_each_row_above_the_header_may_be_the_header():
    file = io.BytesIO(b"A title,,\n\n\nid;text\na;x, y\n" + b"b;y\n" * 9)
    found = list(candidate_headers(file))
    assert [(one.line, one.next_line, one.names) for one in found[:5]] == [
        (1, 2, ["A title", "", ""]), (2, 3, []), (3, 4, []), (4, 5, ["id", "text"]), (5, 6, ["a;x", "y"]),
    ]  # fmt: skip
    assert len(found) == 10 and found[3].after == len("A title,,\n\n\nid;text\n")
    assert len(list(candidate_headers(io.BytesIO(b"a,b\n1,2\n")))) == 2
    assert len(list(candidate_headers(io.BytesIO(b'a,b\n1,2\n"x\n3,4\n')))) == 2
