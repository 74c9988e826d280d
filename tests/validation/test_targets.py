"""Evaluation of targets beside annotators: which rows are scored."""

import json
import re
from pathlib import Path

from analysis.validation import targets
from analysis.validation.gold import Gold

DATA = Path(__file__).parents[1] / "data"


def test_sentences_on_the_pact_are_scored_where_both_labellers_agree(tmp_path):
    text = (DATA / "opeds" / "dev-01.txt").read_text("utf-8")
    places = [found.span() for found in re.finditer(r"[^\n]+", text)]
    labels = [(1, 0), (1, 1), *[(0, 0)] * (len(places) - 2)]
    rows = [
        {"article": "dev-01", "start": start, "end": end, "one": {"toward_pact": one}, "two": {"toward_pact": two}}
        for (start, end), (one, two) in zip(places, labels, strict=True)
    ]
    (tmp_path / "opeds").mkdir()
    (tmp_path / "opeds" / "sentences.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (row,) = targets.opeds_targets(Gold(tmp_path))
    assert row["n"] == len(places) - 1
    wrong = [row | {"one": {"toward_pact": 1}, "two": {"toward_pact": 1}} for row in rows]
    (tmp_path / "opeds" / "sentences.jsonl").write_text("\n".join(map(json.dumps, wrong)), "utf-8")
    (other,) = targets.opeds_targets(Gold(tmp_path))
    assert other["n"] == len(places) and other["majority"] == 1 and other["ours"] != row["ours"]
