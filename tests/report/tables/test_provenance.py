"""The manifest names the software, the texts and the lexicons behind a study."""

import hashlib
import tomllib
from dataclasses import replace

import pandas as pd

from analysis.core.schema import table
from analysis.report.tables import provenance


def test_the_manifest_names_every_lexicon_and_article(study, root):
    found = dict(provenance.manifest(study).table.itertuples(index=False, name=None))
    files = [*(root / "analysis" / "lexicons").glob("*.toml"), root / "seeds" / "codebook.toml"]
    for path in files:
        kind = "codebook" if path.stem == "codebook" else "lexicon"
        data = path.read_bytes()
        book = tomllib.loads(data.decode())
        assert found[f"{kind}: {book['title']}"] == f"{book['version']} · {hashlib.sha256(data).hexdigest()}"
    for article in study.articles["article"]:
        content = (root / "seeds" / f"{article}.txt").read_bytes()
        assert found[f"article: {article}"] == hashlib.sha256(content).hexdigest()
    assert {"python", "discourse-analysis", "vadersentiment"} <= found.keys()


def test_an_audit_and_each_coder_have_a_row(pacts):
    codes = table("codes", {"article": "hope", "start": [0, 9], "end": [5, 12], "measure": "tone", "category": "all", "value": 1,
                            "coder": ["anna", "bot"], "coder_kind": ["person", "language model"], "version": ["", "v2"]})  # fmt: skip
    precision = pd.DataFrame({"category": ["all", "positive", "all"], "judged": [5, 5, 2]})
    found = dict(provenance.manifest(replace(pacts, codes=codes, audit={"precision": precision})).table.to_numpy())
    assert found["audit"] == "7 marks judged" and found["voices"] == "quotation marks alone"
    assert found["codes: anna (person)"].startswith("no version stated · ")
    assert found["codes: bot (language model)"].startswith("v2 · ")
