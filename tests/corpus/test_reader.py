"""What is read of a partition: its articles, or a problem with its place."""

import errno
import json

import pytest
from corpus.reading import TEXT, problems_of, read, told
from corpus.tables import ROWS, in_partitions, write

from analysis import ArticleWarning, read_articles
from analysis.corpus import problems, reader
from analysis.corpus import read as reading
from analysis.corpus.files import CorpusLayout


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


def test_what_is_broken_does_not_depend_on_the_partitions(tmp_path):
    (tmp_path / "a.csv").write_text('text,id\n"open,a\nFine.,b\n"x"y,c\nGood.,d\n"again open,e\nEnd.,f\n')
    found = [in_partitions(tmp_path / "a.csv", tmp_path, size)[:2] for size in (1, 2, 50)]
    assert found[0] == found[1] == found[2]
    assert [row["article"] for row in found[0][0]] == ["b", "d", "f"]


def test_the_key_is_the_column_that_is_named(tmp_path):
    write(tmp_path / "a.jsonl", [{"text": TEXT, "id": "x", "url": "u1"}, {"text": TEXT, "id": "x", "url": "u2"}])
    assert read_articles(tmp_path, CorpusLayout(key="url"))["article"].tolist() == ["u1", "u2"]
    assert problems_of(tmp_path / "a.jsonl") == {"a.jsonl, line 2": "an earlier article already has the key 'x'"}


def test_fields_without_end_are_bounded_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.reader.WIDEST", 12)
    write(tmp_path / "a.jsonl", [{"text": TEXT, "id": str(i), f"field {i}": i} for i in range(9)])
    with pytest.warns(ArticleWarning):
        articles = read_articles(tmp_path / "a.jsonl")
    assert len(articles) == 9 and len(articles.columns) == 12
    assert told(articles) == {
        "a.jsonl": "more than 12 different fields; 5 of them are left out, the first is 'field 4'"
    }


@pytest.mark.parametrize(
    "error", [RecursionError(), MemoryError(), KeyError("x"), OSError(errno.EIO, "Input/output error")]
)
@pytest.mark.parametrize("kind", ["texts", "records"])
def test_whatever_a_reader_raises_ends_with_its_file(write_corpus, monkeypatch, kind, error):
    def raises(function):
        def wrapped(*given):
            if any("bad" in str(value) for value in given):
                raise error
            return function(*given)

        return wrapped

    monkeypatch.setattr(reader, "read_file", raises(reader.read_file))
    monkeypatch.setattr(reader.records, "field_text", raises(reader.records.field_text))
    rows = [json.dumps({"id": name, "text": TEXT}) for name in ("bad", "fine")]
    folder = write_corpus({"bad.txt": TEXT} if kind == "texts" else {"a.jsonl": "\n".join(rows), "c.txt": TEXT})
    write_corpus({"good.txt": TEXT})
    found, told = read(folder)
    assert "good" in found["article"].tolist() and len(found) == (1 if kind == "texts" else 3)
    ((file, (status, why)),) = told.items()
    assert (file, status) == ("bad.txt" if kind == "texts" else "a.jsonl, line 1", "failed")
    assert why == problems.reason(error) and why[0].isalpha()


def test_a_file_that_goes_away_while_it_is_read(write_corpus, monkeypatch):
    folder = write_corpus({"a.jsonl": json.dumps({"text": TEXT}), "good.txt": TEXT})
    planned = reading.plan_partitions
    monkeypatch.setattr(
        reading,
        "plan_partitions",
        lambda *given, **named: list(planned(*given, **named)) + [(folder / "a.jsonl").unlink()][:0],
    )
    found, rows = read(folder)
    assert found["article"].tolist() == ["good"]
    assert rows == {"a.jsonl": ("failed", "it no longer exists")}


def test_of_two_files_of_one_stem_the_first_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "a.md").write_text("---\nx: y\n---\nTwo.")
    with pytest.warns(
        ArticleWarning,
        match=r"a\.txt: failed: an earlier article already has the key 'a' \(its file name without extension\); rename one",
    ):
        assert read_articles(tmp_path)["x"].tolist() == ["y"]
