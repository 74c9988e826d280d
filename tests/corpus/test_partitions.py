"""How a corpus is cut: no partition holds more than it may, and nothing is left out or read twice."""

import pytest
from corpus.tables import LINES, planned

from analysis.corpus import partitions


@pytest.mark.parametrize(("size", "held"), [(3, [3, 3, 1]), (7, [7]), (1, [1] * 7)])
def test_records_are_cut_where_they_begin(size, held, write_corpus, cuts):
    content = "".join(LINES)
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
    sizes = [len(row) for row in LINES]
    monkeypatch.setattr(partitions, "BYTES", sum(sizes[:3]))
    found = planned(write_corpus({"a.jsonl": "".join(LINES)}), cuts, 500)
    assert (found[0].start, found[0].stop) == (0, sum(sizes[:3]))  # exactly as long as it may be
    assert all(one.stop - one.start <= sum(sizes[:3]) for one in found)
    texts = write_corpus({f"{name}.txt": "x" * 10 for name in "abcde"}, "texts")
    monkeypatch.setattr(partitions, "BYTES", 20)
    assert [one.files for one in planned(texts, cuts, 500)] == [("a.txt", "b.txt"), ("c.txt", "d.txt"), ("e.txt",)]
    assert [len(one.files) for one in planned(texts, cuts, 1)] == [1] * 5


def test_texts_and_tables_are_not_read_together(write_corpus, cuts):
    corpus = write_corpus({"a.txt": "one", "b.txt": "two", "c.jsonl": LINES[1], "d.txt": "three"})
    found = planned(corpus, cuts, 500)
    assert [(one.kind, one.files) for one in found] == [
        ("texts", ("a.txt", "b.txt")),
        ("jsonl", ()),
        ("texts", ("d.txt",)),
    ]
    assert [one.path for one in found] == ["a.txt", "c.jsonl", "d.txt"]
