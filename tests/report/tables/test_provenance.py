"""The manifest names the software, the texts and the lexicons behind a study."""

import hashlib
import tomllib

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
