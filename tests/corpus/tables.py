"""Tables of articles in every format that is read, and what their partitions hold."""

import gzip
import json

import pandas as pd
from corpus.reading import TEXT

from analysis.corpus.chunks import cut_table, needs_cutting
from analysis.corpus.files import CorpusLayout
from analysis.corpus.partitions import plan_partitions
from analysis.corpus.reader import read_partition
from analysis.corpus.survey import survey

ROWS = [
    {"id": f"n{i}", "text": f"{TEXT}Row {i}, “so” it goes — 👍.", "outlet": "ab"[i % 2], "year": i} for i in range(9)
]

LINES = [json.dumps({"id": f"n{number}", "text": "rain " * number}) + "\n" for number in range(7)]  # of growing length


def planned(corpus, cuts, size):
    return list(plan_partitions(corpus, cuts, size))


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
