"""An open Parquet file in; its records out, as in `jsonl` but with numbers of rows, a few at a time."""

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.corpus.jsonl import Record

ROWS = 64  # decoded at a time


def batches(file: BinaryIO) -> Iterator[pa.RecordBatch]:
    """The rows as record batches; a row group is never held whole."""
    with pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20) as table:
        yield from table.iter_batches(batch_size=ROWS)


def parquet_records(file: BinaryIO, first: int = 1) -> Iterator[Record]:
    """The records; the first is row `first`."""
    row = first
    for batch in batches(file):
        for fields in batch.to_pylist():
            yield row, 0, fields
            row += 1
