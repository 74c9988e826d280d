"""Tables that can only be read from their start are cut into parts, as far as they can be read."""

import gzip
import os
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpus.reading import TEXT
from corpus.tables import LINES, json_lines, planned

from analysis import ArticleWarning, read_articles
from analysis.corpus import chunks, jsonl
from analysis.corpus.files import CorpusLayout, corpus_entries
from analysis.corpus.filetypes import CorpusEntry


def compressed(folder):
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress("".join(LINES).encode()))
    table = pa.table({"id": [f"n{number}" for number in range(7)], "text": ["rain " * number for number in range(7)]})
    pq.write_table(table, folder / "b.parquet", row_group_size=4)
    return folder


def only(corpus, table):
    """The one table of its kind in a corpus."""
    (source,) = (one for one in corpus_entries(corpus, CorpusLayout()) if one.table == table)
    return source


@pytest.mark.parametrize(("size", "first"), [(3, [1, 4, 7]), (500, [1])])
def test_what_is_read_only_from_its_start_is_cut_once(size, first, tmp_path, cuts):
    corpus = compressed(tmp_path / "corpus")
    for source in corpus_entries(corpus, CorpusLayout()):
        assert chunks.needs_cutting(source)
        chunks.cut_table(corpus, cuts, size, source)
        before = sorted(cuts.rglob("*"))
        chunks.cut_table(corpus, cuts, size, source)
        assert sorted(cuts.rglob("*")) == before
    found = planned(corpus, cuts, size)
    assert {one.kind for one in found} == {"part"} and [one.line for one in found] == first * 2
    lines = [gzip.decompress(Path(one.part).read_bytes()).decode() for one in found if one.path == "a.jsonl.gz"]
    assert "".join(lines) == "".join(LINES)
    rows = [pq.read_table(one.part)["id"].to_pylist() for one in found if one.path == "b.parquet"]
    assert sum(rows, []) == [f"n{number}" for number in range(7)]


def test_a_part_also_ends_where_its_text_grows_too_long(tmp_path, cuts, monkeypatch):
    corpus = compressed(tmp_path / "corpus")
    monkeypatch.setattr(chunks, "BYTES", 40)  # of the texts of 0, 5, … 30 letters, and ids of two
    source = only(corpus, "parquet")
    chunks.cut_table(corpus, cuts, 500, source)
    assert [line for _, line in chunks.read_parts(cuts, source)[0]] == [1, 5, 6, 7]


def test_what_is_damaged_is_cut_as_far_as_it_can_be_read(tmp_path, cuts):
    corpus = compressed(tmp_path / "corpus")
    whole = (corpus / "a.jsonl.gz").read_bytes()
    (corpus / "a.jsonl.gz").write_bytes(whole[:-12])
    source = only(corpus, "jsonl.gz")
    chunks.cut_table(corpus, cuts, 500, source)
    _, problem = chunks.read_parts(cuts, source)
    assert problem.startswith("after line ") and "the compressed file is damaged or ends too soon" in problem


def test_a_damaged_archive_is_read_up_to_the_damage(tmp_path):
    rows = [{"text": TEXT, "more": os.urandom(3000).hex()} for _ in range(40)]
    data = gzip.compress(json_lines(rows).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    with pytest.warns(ArticleWarning, match="after line .* ends too soon"):
        assert 1 <= len(read_articles(tmp_path / "a.jsonl.gz")) < 40


def test_of_a_damaged_table_the_rows_before_the_damage_are_read(tmp_path, cuts):
    corpus = compressed(tmp_path / "corpus")
    (corpus / "a.jsonl.gz").unlink()
    rows = pa.table({"text": [f"{number:064}" for number in range(140)]})
    pq.write_table(rows, corpus / "b.parquet", row_group_size=64, compression="none", use_dictionary=False)
    data = bytearray((corpus / "b.parquet").read_bytes())
    at = data.index(f"{128:064}".encode())
    data[at - 70 : at + 20] = b"\xff" * 90  # the head of the third page
    (corpus / "b.parquet").write_bytes(data)
    source = only(corpus, "parquet")
    chunks.cut_table(corpus, cuts, 50, source)
    parts, problem = chunks.read_parts(cuts, source)
    assert [line for _, line in parts] == [1, 51, 101] and re.match(r"after row 128: \S", problem)
    assert planned(corpus, cuts, 3)[-1].problem == problem


def test_what_another_worker_cut_first_stays(tmp_path, cuts, monkeypatch):
    corpus = compressed(tmp_path / "corpus")
    source = only(corpus, "parquet")
    wrote = pq.write_table

    def slower(*given, **named):
        wrote(*given, **named)
        monkeypatch.setattr(pq, "write_table", wrote)
        chunks.cut_table(corpus, cuts, 2, source)  # meanwhile

    monkeypatch.setattr(pq, "write_table", slower)
    chunks.cut_table(corpus, cuts, 3, source)
    assert [line for _, line in chunks.read_parts(cuts, source)[0]] == [1, 3, 5, 7]
    assert len(list(cuts.iterdir())) == 1


@pytest.mark.parametrize(("most", "first"), [(0, [1, 4, 7]), (-1, [1, 3, 5, 7])])
def test_a_part_of_a_compressed_file_holds_as_many_bytes_as_it_may(most, first, tmp_path, cuts, monkeypatch):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.jsonl.gz").write_bytes(gzip.compress((b"x" * 9 + b"\n") * 7))
    monkeypatch.setattr(chunks, "BYTES", 30 + most)
    source = CorpusEntry("a.jsonl.gz", "jsonl.gz")
    chunks.cut_table(tmp_path / "corpus", cuts, 500, source)
    assert [line for _, line in chunks.read_parts(cuts, source)[0]] == first


def test_a_line_that_is_too_long_takes_no_room_in_its_part(tmp_path, cuts, monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST", 20)
    monkeypatch.setattr(chunks, "BYTES", 20)
    (tmp_path / "corpus").mkdir()
    lines = [b"0123456789\n", b"x" * 40 + b"\n", b"abcdefgh\n", b"z\n"]
    (tmp_path / "corpus" / "a.jsonl.gz").write_bytes(gzip.compress(b"".join(lines)))
    source = CorpusEntry("a.jsonl.gz", "jsonl.gz")
    chunks.cut_table(tmp_path / "corpus", cuts, 500, source)
    parts, problem = chunks.read_parts(cuts, source)
    assert [line for _, line in parts] == [1, 4] and problem == ""
    assert gzip.decompress(Path(parts[0][0]).read_bytes()) == lines[0] + b"a line of 41 bytes\n" + lines[2]
