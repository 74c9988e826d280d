"""Articles from tables: JSON lines, CSV and Parquet, in partitions of any size; what is broken is told with its place."""

import contextlib
import csv
import gzip
import io
import json
import os
import re
from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleWarning, read_articles
from analysis.corpus.chunks import cut_table, needs_cutting
from analysis.corpus.csvtable import UNREADABLE_ROW, candidate_headers, csv_records, read_header
from analysis.corpus.files import CorpusLayout
from analysis.corpus.partitions import plan_partitions
from analysis.corpus.reader import read_partition
from analysis.corpus.survey import survey

TEXT = "The minister said that the plan may well fail; it might not. "
GERMAN = "Der Vertrag zwischen den beiden Staaten ist nach Ansicht vieler Beobachter kaum mehr als eine Geste. " * 4
ROWS = [
    {"id": f"n{i}", "text": f"{TEXT}Row {i}, “so” it goes — 👍.", "outlet": "ab"[i % 2], "year": i} for i in range(9)
]


def json_lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def write(path, rows):
    """The same rows in the format that the name of the file tells."""
    if path.name.endswith(".jsonl.gz"):
        path.write_bytes(gzip.compress(json_lines(rows).encode()))
    elif path.suffix == ".jsonl":
        path.write_text(json_lines(rows), "utf-8")
    elif path.suffix == ".csv":
        pd.DataFrame(rows).to_csv(path, index=False)
    else:
        pd.DataFrame(rows).to_parquet(path, row_group_size=4)
    return path


def in_partitions(corpus, folder, size, layout=None):
    """Everything that the partitions of a corpus hold: rows and problems."""
    layout = layout or CorpusLayout()
    for source in survey(corpus, layout).tables:
        if needs_cutting(source):
            cut_table(corpus, folder / str(size), size, source)
    readings = [
        read_partition(corpus, part, layout) for part in plan_partitions(corpus, folder / str(size), size, layout)
    ]
    rows = [row for reading in readings for row in reading.articles.to_dict("records")]
    return rows, [row for reading in readings for row in reading.problems.values()], readings


def problems_of(path, layout=None):
    with pytest.warns(ArticleWarning):
        return told(read_articles(path, layout))


def told(articles):
    """What a table of problems says of each file."""
    return {file: why for file, _, why in articles.attrs["problems"]}


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet"])
def test_every_kind_of_table_gives_the_same_articles(name, tmp_path):
    articles = read_articles(write(tmp_path / name, ROWS))
    assert articles["article"].tolist() == [row["id"] for row in ROWS]
    assert articles["text"].tolist() == [row["text"] for row in ROWS]
    assert articles["outlet"].tolist() == [row["outlet"] for row in ROWS]
    assert articles["year"].tolist() == [str(i) for i in range(9)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet"])
@pytest.mark.parametrize("size", [1, 4, 9])
def test_partitions_hold_as_many_articles_as_told_and_all_of_them(name, size, tmp_path):
    rows, problems, readings = in_partitions(write(tmp_path / name, ROWS), tmp_path / "cuts", size)
    assert [row["text"] for row in rows] == [row["text"] for row in ROWS]
    assert problems == []
    assert [len(reading.articles) for reading in readings[:-1]] == [size] * (len(readings) - 1)
    assert len({reading.digest for reading in readings}) == len(readings)


def test_a_partition_ends_before_it_holds_too_much_text(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.partitions.BYTES", 300)
    monkeypatch.setattr("analysis.corpus.chunks.BYTES", 300)
    for name in ("a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet"):
        _, _, readings = in_partitions(write(tmp_path / name, ROWS), tmp_path / name.replace(".", "-"), 500)
        assert 1 < len(readings) <= len(ROWS)


def test_a_folder_is_read_with_the_folders_in_it(tmp_path, write_corpus):
    write_corpus({"b.txt": TEXT, "articles.csv": "file,outlet\nb.txt,x\n"})
    write_corpus({"c.txt": TEXT, "articles.csv": "file,outlet\nc.txt,y\n", "README.csv": "a,b\n"}, "corpus/2024")
    write_corpus({"d.txt": TEXT}, "corpus/.hidden")
    write_corpus({}, "corpus/2025/outlet=z")
    write(tmp_path / "corpus" / "2025" / "outlet=z" / "part.parquet", [{"text": TEXT, "date": datetime(2025, 1, 2)}])
    (tmp_path / "corpus" / "2024" / "loop").symlink_to(tmp_path / "corpus")
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path / "corpus")
    assert list(told(articles)) == [".hidden", "2024/README.csv", "2024/loop"]
    assert articles["article"].tolist() == ["2024/c", "2025/outlet=z/part:1", "b"]
    assert articles["outlet"].tolist() == ["y", "z", "x"]
    assert articles["date"].tolist() == ["", "2025-01-02T00:00:00", ""]


def test_broken_json_lines_are_told_by_line_and_the_others_read(tmp_path):
    lines = [
        json.dumps({"text": TEXT}).encode(), b"", b'{"text": "cut off', b"[1, 2]", b'{"title": "no text", "x": 1}', b'{"text": 3}',
        b'{"text": ""}', json.dumps({"text": GERMAN}).encode(), b'{"text": "half \\ud83d a character"}', b"[" * 99999,
        b"\x81\x8d\x8f", '{"text": "Müller’s café", "id": "ok"}'.encode("cp1252"), b'{"text": "again", "id": "ok"}',
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines))
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path)
    assert dict(zip(articles["article"], articles["text"], strict=True)) == {"a:1": TEXT, "ok": "Müller’s café"}
    problems = told(articles)
    expected = {3: "not JSON", 4: "not a JSON object", 5: "no 'text'.* title, x", 6: "not text but int", 7: "contains no text",
                8: "English", 9: "half a character", 10: "JSON", 11: "not text", 13: "has the key 'ok'"}  # fmt: skip
    assert list(problems) == [f"a.jsonl, line {line}" for line in expected]
    for reason, problem in zip(expected.values(), problems.values(), strict=True):
        assert re.search(reason, problem)


def test_broken_rows_of_csv_are_told_by_line_and_the_others_read(tmp_path):
    rows = [
        "text;id",
        f'"{TEXT}";a',
        '"two\nlines ""quoted""";b',
        '"never closed;c',
        "Fine.;d",
        "x;y;z",
        '"a"b;e',
        ";f",
        "Last.;g",
    ]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path / "a.csv")
    assert articles["article"].tolist() == ["a", "b", "d", "g"]
    assert articles["text"].tolist() == [TEXT, 'two\nlines "quoted"', "Fine.", "Last."]
    problems = told(articles)
    assert list(problems) == [f"a.csv, line {line}" for line in (5, 7, 8, 9)]
    assert ["mark" in problems["a.csv, line 5"], "more fields" in problems["a.csv, line 7"]] == [True, True]


def test_what_is_broken_does_not_depend_on_the_partitions(tmp_path):
    (tmp_path / "a.csv").write_text('text,id\n"open,a\nFine.,b\n"x"y,c\nGood.,d\n"again open,e\nEnd.,f\n')
    found = [in_partitions(tmp_path / "a.csv", tmp_path, size)[:2] for size in (1, 2, 50)]
    assert found[0] == found[1] == found[2]
    assert [row["article"] for row in found[0][0]] == ["b", "d", "f"]


@given(st.lists(st.lists(st.text('ab,"\n\r ü', max_size=6), min_size=2, max_size=2), max_size=8))
def test_csv_is_cut_into_the_rows_that_the_csv_module_finds(rows):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["x", "y"], *rows])
    file = io.BytesIO(text.getvalue().encode())
    names, delimiter, line = read_header(file)
    found = list(csv_records(file, names, delimiter, line))
    assert [list(fields.values()) for _, _, fields in found] == rows
    assert sum(size for _, size, _ in found) + len(b'"x","y"\n') == len(text.getvalue().encode())


def test_a_damaged_archive_is_read_up_to_the_damage(tmp_path):
    rows = [{"text": TEXT, "more": os.urandom(3000).hex()} for _ in range(40)]
    data = gzip.compress(json_lines(rows).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    with pytest.warns(ArticleWarning, match="after line .* ends too soon"):
        assert 1 <= len(read_articles(tmp_path / "a.jsonl.gz")) < 40


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


def test_the_key_is_the_column_that_is_named(tmp_path):
    write(tmp_path / "a.jsonl", [{"text": TEXT, "id": "x", "url": "u1"}, {"text": TEXT, "id": "x", "url": "u2"}])
    assert read_articles(tmp_path, CorpusLayout(key="url"))["article"].tolist() == ["u1", "u2"]
    assert problems_of(tmp_path / "a.jsonl") == {"a.jsonl, line 2": "an earlier article already has the key 'x'"}


def test_no_line_is_held_that_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.jsonl.LARGEST", 200)
    for name in ("a.jsonl", "a.jsonl.gz"):
        path = write(tmp_path / name, [{"text": TEXT}, {"text": TEXT * 9}, {"text": "Short."}])
        rows, problems, _ = in_partitions(path, tmp_path, 2)
        assert [row["text"] for row in rows] == [TEXT, "Short."]
        assert [place for place, *_ in problems] == [f"{name}, line 2"]


def test_an_unknown_file_is_told_what_is_known(tmp_path):
    (tmp_path / "a.odt").write_bytes(b"x")
    for path in (tmp_path / "a.odt", tmp_path):
        with pytest.raises((ValueError, FileNotFoundError), match=r"\*\.jsonl\.gz"):
            read_articles(path)


@pytest.mark.parametrize("size", [7, 100, 500])
def test_rows_of_parquet_are_named_by_their_number_in_the_file(size, tmp_path):
    rows = [{"text": f"{TEXT}{i}"} for i in range(150)]
    for broken in (3, 64, 65, 141):
        rows[broken - 1]["text"] = " "
    pd.DataFrame(rows).to_parquet(tmp_path / "a.parquet", row_group_size=40)
    found, problems, _ = in_partitions(tmp_path / "a.parquet", tmp_path / "cuts", size)
    assert [place for place, *_ in problems] == [f"a.parquet, row {row}" for row in (3, 64, 65, 141)]
    assert [row["article"] for row in found[:4]] == ["a:1", "a:2", "a:4", "a:5"] and found[-1]["article"] == "a:150"


def test_fields_without_end_are_bounded_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.reader.WIDEST", 12)
    write(tmp_path / "a.jsonl", [{"text": TEXT, "id": str(i), f"field {i}": i} for i in range(9)])
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path / "a.jsonl")
    assert len(articles) == 9 and len(articles.columns) == 12
    assert told(articles) == {
        "a.jsonl": "more than 12 different fields; 5 of them are left out, the first is 'field 4'"
    }


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
