"""Corpora that are measured in partitions, and what was measured of them, made once."""

import json

import pytest
from archive.archives import ENOUGH, ROWS, TEXT, tables, write

import analysis
from analysis.cli import main


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """JSON lines with everything that may happen: a broken line, a key twice, a column that comes late."""
    rows = [json.dumps(row) for row in ROWS]
    rows[5:5] = ["{broken", json.dumps(ROWS[0] | {"text": "Again."}), json.dumps({"text": "", "id": "empty"})]
    rows.append(
        json.dumps(
            ROWS[0] | {"id": "last", "text": TEXT.format("failure", 9, "odd"), "section": "opinion", "start": "noon"}
        )
    )
    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    path.write_text("\n".join(rows), "utf-8")
    return path


@pytest.fixture(scope="session")
def few(tmp_path_factory):
    """Three articles and a broken line: as many partitions, and no more than three pairs to compare."""
    path = tmp_path_factory.mktemp("few") / "news.jsonl"
    path.write_text("\n".join([*map(json.dumps, ROWS[:2]), "{broken", json.dumps(ROWS[2])]), "utf-8")
    return path


@pytest.fixture(scope="session")
def long(tmp_path_factory):
    """A corpus that takes a while, in as many partitions as articles."""
    path = tmp_path_factory.mktemp("long") / "news.jsonl"
    return write(path, [ROWS[i % 8] | {"id": f"n{i}"} for i in range(ENOUGH)])


@pytest.fixture(scope="session")
def serial(corpus, tmp_path_factory):
    output = tmp_path_factory.mktemp("serial") / "out"
    assert main(["measure", str(corpus), "--output", str(output)]) == 0
    return tables(output)


@pytest.fixture(scope="session")
def long_serial(long, tmp_path_factory):
    output = tmp_path_factory.mktemp("serial") / "out"
    analysis.measure_archive(long, output)
    return tables(output)


@pytest.fixture(scope="session")
def finished(few, tmp_path_factory):
    """Folders of tables, of three partitions each."""
    folder = tmp_path_factory.mktemp("finished")
    for kind in ("parquet", "csv"):
        analysis.measure_archive(few, folder / kind, format=kind, size=1)
    return {kind: folder / kind for kind in ("parquet", "csv")}
