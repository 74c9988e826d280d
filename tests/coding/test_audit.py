"""The file of an audit: what is read from it."""

import pandas as pd
import pytest
from audited import AUDIT, TEXT, read

from analysis import measure


@pytest.fixture(scope="module")
def study():
    return measure(pd.DataFrame({"article": ["a"], "text": [TEXT]}), voices="quotes", measures=["hedging", "tone"])


def test_an_audit_becomes_tables(study, tmp_path):
    found = read(study, tmp_path, AUDIT)
    assert found.verdicts["verdict"].to_list() == ["right", "missing"]
    assert found.voices[["voice", "source", "note"]].to_numpy().tolist() == [["quoted", "a sailor", ""]]
    assert found.codes[["coder", "coder_kind", "measure", "value", "time"]].to_numpy().tolist() == [
        ["anna", "person", "tone", -1, "2026-11-29T10:15:00Z"]
    ]
    assert found.articles["read"].to_list() == [["hedging"]]


def test_lists_may_be_missing(study, tmp_path):
    found = read(study, tmp_path, {name: AUDIT[name] for name in ("format", "version", "coder", "articles")})
    assert found.verdicts.empty and found.voices.empty and found.codes.empty
