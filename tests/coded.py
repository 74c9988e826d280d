"""What tests of coders share: texts to draw from, sheets as coders hand them in, keys made by hand."""

import pandas as pd
from openpyxl import load_workbook

from analysis.corpus.spreadsheets import write_sheet

HEDGED = "Perhaps the mayor number{} might come to the harbour. "


FLAT = "The ferry number{} left the harbour at noon. "


CORPUS = {
    "one.txt": "".join(HEDGED.format(i) + FLAT.format(i) * 2 for i in range(20)),
    "two.txt": "".join(FLAT.format(i) * 3 for i in range(20)),
}


CODEBOOK = """title = "Ferries"
construct = "What becomes of the ferry."
version = "1"
licence = "CC0-1.0"
[sources]
own = "Our own reading."
[stance]
positive = "comes"
negative = "goes"
[stance.categories]
comes = "The ferry comes"
goes = "The ferry goes"
[[stance.entries]]
category = "comes"
source = "own"
cues = ["come"]
[[stance.entries]]
category = "goes"
weight = -1
source = "own"
cues = ["left"]
"""


def sheet_rows(path, name="coding"):
    return [list(row) for row in load_workbook(path)[name].iter_rows(values_only=True)]


def code(path, codes, **changes):
    """Write a sheet as a coder would hand it in."""
    rows = [{"id": name, "sentence": "…", "code": value} | changes.get(name, {}) for name, value in codes.items()]
    write_sheet(path, rows)
    return path


def true_codes(key):
    return {row["id"]: row["value"] for row in key["rows"]}


def small_key(values, sizes, codes=(0, 1)):
    rows = [{"id": f"s1-{i:03}", "value": value} for i, value in enumerate(values, 1)]
    strata = [{"value": value, "sentences": size} for value, size in sizes.items()]
    return {
        "sample": "s1",
        "codes": list(codes),
        "strata": strata,
        "rows": rows,
        "measure": "hedging",
        "category": "hedge",
        "variables": [{"column": "code", "measure": "hedging", "category": "hedge", "codes": list(codes)}],
    }


def coders(key, *columns):
    return pd.DataFrame(
        {f"c{i}": column for i, column in enumerate(columns)}, index=[row["id"] for row in key["rows"]], dtype="float64"
    )


def figure(table, name, code=1):
    return table[(table["figure"] == name) & table["code"].fillna(code).eq(code)].iloc[0]


WHOLE_KEY = {
    "sample": "w1", "axis": ["comes", "goes"], "articles": {"a": "00ff"}, "codebook_version": "codebook 3",
    "variables": [
        {"column": "stance", "measure": "stance", "category": "all", "codes": [-1, 0, 1]},
        {"column": "frames", "measure": "framing", "category": "issue",
         "names": {"sea": "issue.sea", "land_war": "issue.land_war"}},
    ],
    "rows": [{"id": f"w1-{n}", "article": "a", "start": 10 * n, "end": 10 * n + 9, "sentence": "…"} for n in range(3)],
}  # fmt: skip
PLAIN = ["start", "category", "value", "note"]  # columns of the table of codes


def whole_sheet(path, *rows):
    """Write a sheet of every sentence, filled in."""
    cells = [dict(zip(["id", "stance", "frames", "note"], row, strict=True)) for row in rows]
    write_sheet(path, [{"sentence": "…", **row} for row in cells])
    return path
