"""One code of one article, and a table of changed ones: what tests of tables of codes share."""

import pandas as pd

from analysis.core.schema import table, text_digest

TEXT = "Perhaps it rains. 𝕏 may pour."
ARTICLES = table("articles", {"article": ["a"], "text": [TEXT]})
LABELS = {
    "hedging": {"hedge.modal": "Modals", "booster.certainty": "Certainty"},
    "stance": {"up": "Up", "down": "Down"},
}
ROW = {"article": "a", "start": 0, "end": 7, "measure": "hedging", "category": "hedge.modal", "value": -1, "coder": "anna",
       "coder_kind": "person", "digest": text_digest(TEXT)}  # fmt: skip


def written(folder, *rows):
    path = folder / "codes.csv"
    pd.DataFrame([ROW | row for row in rows]).to_csv(path, index=False)
    return path
