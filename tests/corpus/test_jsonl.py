"""JSON lines: one record per line, and what is broken is named with its line."""

import gzip
import io
import json
import re

import pytest
from corpus.reading import TEXT, told
from corpus.tables import in_partitions, write

from analysis import ArticleWarning, read_articles
from analysis.corpus.jsonl import json_columns, json_records

GERMAN = "Der Vertrag zwischen den beiden Staaten ist nach Ansicht vieler Beobachter kaum mehr als eine Geste. " * 4


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


def test_no_line_is_held_that_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.jsonl.LARGEST", 200)
    for name in ("a.jsonl", "a.jsonl.gz"):
        path = write(tmp_path / name, [{"text": TEXT}, {"text": TEXT * 9}, {"text": "Short."}])
        rows, problems, _ = in_partitions(path, tmp_path, 2)
        assert [row["text"] for row in rows] == [TEXT, "Short."]
        assert [place for place, *_ in problems] == [f"{name}, line 2"]


def test_columns_are_those_of_the_first_records(monkeypatch):
    lines = b'{"a": 1}\n{broken\n{"b": 2, "a": 3}\n{"c": 4}\n'
    assert json_columns(io.BytesIO(lines)) == ["a", "b", "c"]
    monkeypatch.setattr("analysis.corpus.jsonl.LOOKED_AT", 3)
    assert json_columns(io.BytesIO(lines)) == ["a", "b"]


def test_what_only_looks_compressed_is_an_error():
    with gzip.open(io.BytesIO(b"no gzip")) as file, pytest.raises(ValueError, match="not a readable gzip file"):
        json_columns(file)


def test_an_empty_line_is_a_record_without_content():
    records = list(json_records(io.BytesIO(b'{"a": 1}\n\n[]'), 5))
    assert records[:2] == [(5, 9, {"a": 1}), (6, 1, None)]
    assert (records[2][:2], str(records[2][2])) == ((7, 2), "not a JSON object {…}")
