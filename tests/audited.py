"""The file of an audit of one short article: what tests of it share."""

import json

from analysis.coding.audit import read_audit
from analysis.core.schema import text_digest

TEXT = "It may rain. “We will win,” said the captain. A good ship left."


def place(wording, **more):
    return {"article": "a", "start": TEXT.index(wording), "end": TEXT.index(wording) + len(wording)} | more


MAY = place("may", measure="hedging", category="hedge.modal")
RAIN = place("rain", measure="hedging", category="hedge.modal", verdict="missing")
AUDIT = {
    "format": "discourse audit", "version": 1, "coder": "anna", "time": "2026-11-29T10:15:00Z",
    "articles": [{"article": "a", "digest": text_digest(TEXT), "read": ["hedging"]}],
    "verdicts": [MAY | {"verdict": "right"}, RAIN],
    "voices": [place("A good ship", voice="quoted", source="a sailor")],
    "codes": [place("It may rain.", measure="tone", category="all", value=-1)],
}  # fmt: skip


def read(study, folder, audit):
    path = folder / "audit.json"
    path.write_text(audit if isinstance(audit, str) else json.dumps(audit), "utf-8")
    return read_audit(path, study.articles, study.marks, study.labels)
