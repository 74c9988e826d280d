"""Two short articles and an audit of the first: what tests of what an audit does share."""

import json

from analysis.core.schema import text_digest

TEXT = "It may rain, perhaps. The guest may come. It was a good plan and a good boat. He said he would win."
OTHER = "It may snow."


def nth(wording, number=0):
    at = -1
    for _ in range(number + 1):
        at = TEXT.index(wording, at + 1)
    return {"article": "a", "start": at, "end": at + len(wording)}


def judged(wording, verdict, number=0, measure="hedging", category="hedge.modal", **more):
    return {**nth(wording, number), "measure": measure, "category": category, "verdict": verdict, **more}


def saved(folder, verdicts=(), voices=(), codes=(), read=()):
    path = folder / "audit.json"
    articles = [{"article": "a", "digest": text_digest(TEXT), "read": list(read)}]
    path.write_text(json.dumps({"format": "discourse audit", "version": 1, "coder": "anna", "articles": articles, "verdicts": list(verdicts),
                                "voices": list(voices), "codes": list(codes)}))  # fmt: skip
    return path
