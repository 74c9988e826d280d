"""Codes in; web annotations (W3C Web Annotation Data Model, JSON-LD) out.

Each code becomes one annotation. Its body is the name of the code; its target is the article and a place in it, given by position and by
the words there. Positions are code points, as the model requires.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd

from analysis.coding.exchange.tags import identifier, tag
from analysis.coding.exchange.timestamps import to_timestamp
from analysis.core.schema import text_digest

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"discourse": "urn:discourse-analysis:"}]
ARTICLE = "urn:discourse-analysis:article:"
BESIDE = 32  # characters before and after the words
WEB = {"person": "Person", "lexicon": "Software", "language model": "Software"}


def build_annotations(articles: pd.DataFrame, codes: pd.DataFrame, axis: Sequence[str] = ()) -> bytes:
    """The codes as an annotation collection; the same bytes for the same codes. For `axis` see `tags.tag`."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    items = [_annotation(row, texts[row.article], axis) for row in codes.itertuples()]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {"@context": CONTEXT, "id": f"urn:uuid:{identifier('collection', *(each['id'] for each in items))}", "type": "AnnotationCollection",
             "total": len(items), "first": page}  # fmt: skip
    return (json.dumps(whole, ensure_ascii=True, indent=1) + "\n").encode()


def _annotation(row, text, axis):
    name = tag(row.measure, row.category, row.value, axis)
    body = [{"type": "TextualBody", "value": name, "purpose": "classifying"}]
    body += [{"type": "TextualBody", "value": row.note, "purpose": "commenting"}] if row.note else []
    target: dict[str, Any] = {"source": ARTICLE + quote(row.article, safe=""), "discourse:digest": text_digest(text)}
    if (row.start, row.end) != (0, len(text)):
        target["selector"] = [
            {"type": "TextPositionSelector", "start": row.start, "end": row.end},
            {"type": "TextQuoteSelector", "exact": text[row.start : row.end], "prefix": text[max(row.start - BESIDE, 0) : row.start],
             "suffix": text[row.end : row.end + BESIDE]},
        ]  # fmt: skip
    creator = {"type": WEB[row.coder_kind], "name": row.coder, "discourse:kind": row.coder_kind}
    creator |= {"discourse:version": row.version} if row.version else {}
    guid = identifier("annotation", row.article, row.start, row.end, name, row.coder, row.version)
    created = {"created": to_timestamp(row.time)} if row.time else {}
    return {"id": f"urn:uuid:{guid}", "type": "Annotation", "motivation": "classifying", "creator": creator, **created, "body": body,
            "target": target}  # fmt: skip
