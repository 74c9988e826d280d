"""Codes as annotations of the web (W3C Web Annotation Data Model, JSON-LD) out, and back.

An annotation is a code: its body the name of the code, its target the article and a place in it, by position and by the words that stand
there. Positions are code points, as the model asks; where a program counts UTF-16 units the words tell.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pandas as pd

from analysis.coding.codes import KINDS
from analysis.coding.exchange.moments import from_moment, to_moment
from analysis.coding.exchange.positions import COUNTINGS, edges, line_ends
from analysis.coding.exchange.returned import Expected, Returned, article_of
from analysis.coding.exchange.tags import identifier, tag
from analysis.core.schema import text_digest
from analysis.corpus.workbook import LARGEST

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"discourse": "urn:discourse-analysis:"}]
ARTICLE = "urn:discourse-analysis:article:"
BESIDE = 32  # characters before and after the words
CHANGED = (
    "its text is not the one that was coded: its places would be other words; code it anew, or bring back the text"
)
WEB = {"person": "Person", "lexicon": "Software", "language model": "Software"}


def annotations(articles: pd.DataFrame, codes: pd.DataFrame, axis: Sequence[str] = ()) -> bytes:
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
    created = {"created": to_moment(row.time)} if row.time else {}
    return {"id": f"urn:uuid:{guid}", "type": "Annotation", "motivation": "classifying", "creator": creator, **created, "body": body,
            "target": target}  # fmt: skip


def read_annotations(path: str | Path, expected: Expected) -> Returned:
    """Read the annotations of the articles: a collection, a page, a list, or one alone.

    Where the words at a position are others than the annotation has, its positions are taken for UTF-16 units; if they are others then too, the
    words are looked for, and have to stand in the text once (with what is before and after them). Else the article is refused.

    Raises
    ------
    ValueError
        If the file is no such list. The message names the annotation.
    """
    found = Returned()
    for number, item in enumerate(_items(path), 1):
        where = f"annotation {number}"
        if not isinstance(item, dict):
            raise ValueError(f"{path}, {where}: must be an object of type Annotation")
        target = item.get("target")
        target = target[0] if isinstance(target, list) and len(target) == 1 else target
        target = {"source": target} if isinstance(target, str) else target
        if not isinstance(target, dict) or not _source(target):
            raise ValueError(f"{path}, {where}: no target, or several; it needs one, with a source and a selector")
        article = _article(target, expected)
        if article is None:
            found.leave(
                f"its target {_source(target)!r} is no article; there is {', '.join(sorted(expected.texts)[:5])}"
            )
            continue
        text = expected.texts[article]
        if target.get("discourse:digest", text_digest(text)) != text_digest(text):
            found.refused[article] = CHANGED
        if (place := _place(target, text, f"{path}, {where}")) is None:
            found.refused.setdefault(
                article, f"the words of {where} stand nowhere in it, or more than once; was the text changed?"
            )
            place = (0, 1)  # is counted, and refused with the others
        row = {"article": article, "start": place[0], "end": place[1], "digest": text_digest(text), **_who(item, path)}
        _bodies(item, row, expected, found, where)
    return found


def _items(path):
    if (size := Path(path).stat().st_size) > LARGEST:
        raise ValueError(f"{path}: {size:,} bytes, {LARGEST:,} are read; export fewer articles")
    try:
        data = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path}: not JSON in UTF-8: {error}") from None
    for key in ("first", "items"):
        data = data[key] if isinstance(data, dict) and key in data else data
    if isinstance(data, dict) and data.get("type") == "Annotation":
        data = [data]
    if not isinstance(data, list):
        raise ValueError(
            f"{path}: no annotations; valid: an AnnotationCollection, an AnnotationPage (with items), a list, or one Annotation"
        )
    return data


def _source(target):
    source = target.get("source", target.get("id", ""))
    return source.get("id", "") if isinstance(source, dict) else source


def _article(target, expected):
    """The article of a target: by our own name for it, by its address, or by the end of the address."""
    source = str(_source(target))
    by_url = {url: name for name, url in expected.urls.items() if url}
    if source in by_url:
        return by_url[source]
    name = unquote(source.removeprefix(ARTICLE))
    return article_of(name, expected.texts) or article_of(name.rpartition("/")[2], expected.texts)


def _place(target, text, where):
    """The place of a target in the text; None if its words stand elsewhere."""
    selectors = target.get("selector", [])
    selectors = [each for each in (selectors if isinstance(selectors, list) else [selectors]) if isinstance(each, dict)]
    by_type = {each.get("type"): each for each in selectors}
    quoted, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if not quoted and not position:
        if selectors:
            raise ValueError(
                f"{where}: selectors of type {', '.join(map(str, by_type))}; valid: TextPositionSelector, TextQuoteSelector"
            )
        return (0, len(text)) if text else None
    exact, before, after = (_text(quoted or {}, name, where) for name in ("exact", "prefix", "suffix"))
    if position:
        span = position.get("start"), position.get("end")
        if not all(isinstance(each, int) and not isinstance(each, bool) for each in span):
            raise ValueError(f"{where}: from {span[0]!r} to {span[1]!r}; start and end must be whole numbers")
        place = _counted(text, span, exact)
        if place or not quoted:
            return place
    places = [at for at in _all(text, before + exact + after) if exact]
    return (places[0] + len(before), places[0] + len(before + exact)) if len(places) == 1 else None


def _text(selector, name, where):
    value = selector.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{where}: {name} {value!r}: must be a text")
    return value


def _counted(text, span, exact):
    """The place of a span, as code points if the words fit, else as UTF-16 units."""
    for counting in COUNTINGS:
        before = edges(text, counting)
        low, high = before.searchsorted(span, side="right") - 1
        inside = 0 <= low < high and before[low] == span[0] and before[high] == span[1]
        if inside and (not exact or line_ends(text[low:high]) == line_ends(exact)):
            return int(low), int(high)
    return None


def _all(text, words):
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _who(item, path):
    given = item.get("creator")
    given = given[0] if isinstance(given, list) and given else given
    creator: dict[str, Any] = given if isinstance(given, dict) else {"name": given}
    name = creator.get("name") or creator.get("nickname") or creator.get("id") or Path(path).stem
    kind = creator.get("discourse:kind", "")
    kind = kind if kind in KINDS else "person" if creator.get("type") == "Person" else ""
    return {"coder": str(name), "coder_kind": kind, "version": str(creator.get("discourse:version", "")),
            "time": from_moment(str(item.get("created") or ""))}  # fmt: skip


def _bodies(item, row, expected, found, where):
    """The codes of an annotation, with its comment as their note."""
    bodies = item.get("body", item.get("bodyValue", []))
    bodies = bodies if isinstance(bodies, list) else [bodies]
    bodies = [{"value": each} if isinstance(each, str) else each for each in bodies]
    texts = [each for each in bodies if isinstance(each, dict) and isinstance(each.get("value"), str)]
    if len(texts) < len(bodies):
        found.leave("a body that is no text (TextualBody with a value)")
    note = "\n".join(each["value"] for each in texts if each.get("purpose") == "commenting")
    names = [each["value"] for each in texts if each.get("purpose") != "commenting"]
    if not names:
        found.leave("an annotation without the name of a code in its body")
    for name in names:
        found.coded(expected, name, {**row, "note": note}, where)
