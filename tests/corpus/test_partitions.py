"""How a corpus is cut: no partition holds more than it may, and nothing is left out or read twice."""

import gzip
import json
from pathlib import Path

import pytest

from analysis.corpus import chunks, jsonl, partitions
from analysis.corpus.filetypes import CorpusEntry
from analysis.corpus.partitions import plan_partitions

ROWS = [json.dumps({"id": f"n{number}", "text": "rain " * number}) + "\n" for number in range(7)]


def planned(corpus, cuts, size):
    return list(plan_partitions(corpus, cuts, size))


@pytest.mark.parametrize(("size", "held"), [(3, [3, 3, 1]), (7, [7]), (1, [1] * 7)])
def test_records_are_cut_where_they_begin(size, held, write_corpus, cuts):
    content = "".join(ROWS)
    corpus = write_corpus({"a.jsonl": content})
    found = planned(corpus, cuts, size)
    read = [content.encode()[one.start : one.stop].decode() for one in found]
    assert [len(part.strip().splitlines()) for part in read] == held
    assert "".join(read).strip() == content.strip()
    assert [one.number for one in found] == list(range(len(held))) and {one.kind for one in found} == {"jsonl"}
    assert [one.line for one in found] == [1 + sum(held[:at]) for at in range(len(held))]


def test_a_table_begins_below_its_header_and_rows_of_two_lines_stay_whole(write_corpus, cuts):
    content = 'file,text\na,"one\ntwo"\nb,three\nc,four\n'
    first, second = planned(write_corpus({"t.csv": content}), cuts, 2)
    assert content.encode()[first.start : first.stop] == b'a,"one\ntwo"\nb,three\n'
    assert content.encode()[second.start : second.stop] == b"c,four\n"
    assert (first.kind, first.line, second.line) == ("csv", 2, 5)


def test_a_partition_also_ends_where_its_text_grows_too_long(write_corpus, cuts, monkeypatch):
    sizes = [len(row) for row in ROWS]
    monkeypatch.setattr(partitions, "BYTES", sum(sizes[:3]))
    found = planned(write_corpus({"a.jsonl": "".join(ROWS)}), cuts, 500)
    assert (found[0].start, found[0].stop) == (0, sum(sizes[:3]))  # exactly as long as it may be
    assert all(one.stop - one.start <= sum(sizes[:3]) for one in found)
    texts = write_corpus({f"{name}.txt": "x" * 10 for name in "abcde"}, "texts")
    monkeypatch.setattr(partitions, "BYTES", 20)
    assert [one.files for one in planned(texts, cuts, 500)] == [("a.txt", "b.txt"), ("c.txt", "d.txt"), ("e.txt",)]
    assert [len(one.files) for one in planned(texts, cuts, 1)] == [1] * 5


def test_texts_and_tables_are_not_read_together(write_corpus, cuts):
    corpus = write_corpus({"a.txt": "one", "b.txt": "two", "c.jsonl": ROWS[1], "d.txt": "three"})
    found = planned(corpus, cuts, 500)
    assert [(one.kind, one.files) for one in found] == [
        ("texts", ("a.txt", "b.txt")),
        ("jsonl", ()),
        ("texts", ("d.txt",)),
    ]
    assert [one.path for one in found] == ["a.txt", "c.jsonl", "d.txt"]


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
