"""Parquet: a record has the number of its row in the file."""

import pandas as pd
import pytest
from corpus.reading import TEXT
from corpus.tables import in_partitions

from analysis.corpus import parquet


@pytest.mark.parametrize("size", [7, 100, 500])
def test_rows_of_parquet_are_named_by_their_number_in_the_file(size, tmp_path):
    rows = [{"text": f"{TEXT}{i}"} for i in range(150)]
    for broken in (3, 64, 65, 141):
        rows[broken - 1]["text"] = " "
    pd.DataFrame(rows).to_parquet(tmp_path / "a.parquet", row_group_size=40)
    found, problems, _ = in_partitions(tmp_path / "a.parquet", tmp_path / "cuts", size)
    assert [place for place, *_ in problems] == [f"a.parquet, row {row}" for row in (3, 64, 65, 141)]
    assert [row["article"] for row in found[:4]] == ["a:1", "a:2", "a:4", "a:5"] and found[-1]["article"] == "a:150"


def test_records_are_numbered_from_where_they_begin_across_batches(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 2)
    pd.DataFrame({"id": ["a", "b", None], "year": [1, 2, 3]}).to_parquet(tmp_path / "a.parquet")
    with (tmp_path / "a.parquet").open("rb") as file:
        assert [len(batch) for batch in parquet.batches(file)] == [2, 1]
    with (tmp_path / "a.parquet").open("rb") as file:
        assert list(parquet.parquet_records(file, 7)) == [
            (7, 0, {"id": "a", "year": 1}),
            (8, 0, {"id": "b", "year": 2}),
            (9, 0, {"id": None, "year": 3}),
        ]
