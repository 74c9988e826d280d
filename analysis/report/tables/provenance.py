"""A study in, a table of the software, texts and lexicons behind it out."""

import hashlib
import platform
import tomllib
from importlib.metadata import version

import pandas as pd

from analysis.comparison.measured_corpus import MeasuredCorpus
from analysis.core.package_files import lexicon_files
from analysis.lexicons.hypotheses import hypotheses_digest
from analysis.report.figure_block import Table
from analysis.text.parse import voices_method

PACKAGES = ("discourse-analysis", "pandas", "scipy", "nltk", "spacy", "vadersentiment", "matplotlib")


def manifest(study: MeasuredCorpus) -> Table:
    """What was measured with what: versions of the software, hashes of articles, lexicons and codebook."""
    found = [("python", platform.python_version()), *((name, version(name)) for name in PACKAGES)]
    found.append(("voices", voices_method(study.voices)))
    for path in lexicon_files():
        data = path.read_bytes()
        book = tomllib.loads(data.decode())
        found.append((f"lexicon: {book['title']}", f"{book['version']} · {_digest(data)}"))
    if study.codebook:
        found.append((f"codebook: {study.codebook.title}", f"{study.codebook.version} · {study.codebook.digest}"))
        declared = study.codebook.declared or "no date"
        if study.codebook.hypotheses:
            found.append((f"hypotheses of the codebook ({declared})", hypotheses_digest(study.codebook.hypotheses)))
        found += [(f"hypothesis {n}", str(one)) for n, one in enumerate(study.codebook.hypotheses, 1)]
    found += [(f"article: {row.article}", _digest(row.text.encode("utf-8", "surrogatepass"))) for row in study.articles.itertuples()]  # fmt: skip
    for (coder, kind), own in study.codes.groupby(["coder", "coder_kind"], sort=False):
        versions = ", ".join(filter(None, own["version"].unique())) or "no version stated"
        found.append((f"codes: {coder} ({kind})", f"{versions} · {_digest(own.to_csv(index=False).encode())}"))
    if study.audit:
        judged = study.audit["precision"].query("category == 'all'")["judged"].sum()
        found.append(("audit", f"{judged} marks judged"))
    return Table(pd.DataFrame(found, columns=["what", "version or SHA-256"]))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
