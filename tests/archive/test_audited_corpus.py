"""The tables of a corpus, corrected by a reader's audit, as CSV files."""

import json

import pandas as pd
import pytest

from analysis import measure
from analysis.archive.audited_corpus import measure_audited
from analysis.core.schema import text_digest

TEXT = "It may rain. The guest may come."


@pytest.fixture
def audit(tmp_path):
    """An audit in which the second *may* is no hedge."""
    verdicts = [
        {"article": "a", "start": start, "end": start + 3, "measure": "hedging", "category": "hedge.modal", "verdict": verdict}
        for start, verdict in ((TEXT.index("may"), "right"), (TEXT.rindex("may"), "wrong"))
    ]  # fmt: skip
    read = [{"article": "a", "digest": text_digest(TEXT), "read": []}]
    path = tmp_path / "audit.json"
    path.write_text(json.dumps({"format": "discourse audit", "version": 1, "coder": "anna", "articles": read,
                                "verdicts": verdicts, "voices": [], "codes": []}))  # fmt: skip
    return path


def test_the_corrected_tables_are_written_with_what_the_audit_says(write_corpus, audit, tmp_path):
    corpus = write_corpus({"a.txt": TEXT})
    study = measure_audited(
        corpus, tmp_path / "out", audit, lambda: measure(corpus, voices="quotes", measures=["hedging"])
    )
    marks = pd.read_csv(tmp_path / "out" / "marks.csv")
    assert marks["start"].tolist() == study.marks["start"].tolist() == [3]
    precision = pd.read_csv(tmp_path / "out" / "audit.csv")
    assert precision["precision"].iloc[0] == 0.5
    assert pd.read_csv(tmp_path / "out" / "audit_cues.csv")["cue"].tolist() == ["may"]
    assert not (tmp_path / "out" / "codes.csv").exists()  # nobody coded a sentence


def test_a_folder_that_holds_something_is_refused_before_anything_is_measured(write_corpus, audit, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(ValueError, match="out: not empty; tables corrected by an audit need an empty folder"):
        measure_audited(write_corpus({"a.txt": TEXT}), tmp_path / "out", audit, lambda: pytest.fail("measured"))
