"""Web annotations in; what was coded in the articles, as codes, out.

Where a program counts UTF-16 units, or gives no positions, the place is found by the words that an annotation quotes.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from analysis.coding.code_checks import KINDS
from analysis.coding.exchange.imported_codes import CHANGED, ImportedCodes, StudyContext, find_article
from analysis.coding.exchange.positions import COUNTINGS, code_point_positions, code_points_between, normalize_line_ends
from analysis.coding.exchange.timestamps import from_timestamp
from analysis.coding.exchange.webannotation import ARTICLE
from analysis.core.schema import text_digest
from analysis.corpus.workbook import LARGEST


def read_annotations(path: str | Path, study: StudyContext) -> ImportedCodes:
    """Read the annotations of the articles: a collection, a page, a list, or a single annotation.

    If the words at a position differ from those that the annotation quotes, its positions are taken as UTF-16 units. If they still
    differ, the quoted words (with what is before and after them) are searched, and must occur in the text exactly once. Otherwise the
    article is refused.

    Raises
    ------
    ValueError
        If the file holds no annotations, or one is not valid. The message names it.
    """
    found = ImportedCodes(study)
    for number, item in enumerate(_items(path), 1):
        where = f"annotation {number}"
        if not isinstance(item, dict):
            raise ValueError(f"{path}, {where}: must be an object of type Annotation")
        target = item.get("target")
        target = target[0] if isinstance(target, list) and len(target) == 1 else target
        target = {"source": target} if isinstance(target, str) else target
        if not isinstance(target, dict) or not _source(target):
            raise ValueError(f"{path}, {where}: no target, or several; it needs one, with a source and a selector")
        article = _article(target, study)
        if article is None:
            found.leave_out(
                f"its target {_source(target)!r} is no article; there are {', '.join(sorted(study.texts)[:5])}"
            )
            continue
        text = study.texts[article]
        if target.get("discourse:digest", text_digest(text)) != text_digest(text):
            found.refused[article] = CHANGED
        if (place := _place(target, text, f"{path}, {where}")) is None:
            found.refused.setdefault(
                article, f"the words of {where} do not occur in it, or more than once; was the text changed?"
            )
            place = (0, 1)  # so that it is counted among the codes that are refused
        row = {"article": article, "start": place[0], "end": place[1], "digest": text_digest(text), **_who(item, path)}
        _add_bodies(item, row, found, where)
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


def _article(target, study):
    """The article of a target: by its key, by its address, or by the last part of the address."""
    source = str(_source(target))
    by_url = {url: name for name, url in study.urls.items() if url}
    if source in by_url:
        return by_url[source]
    name = unquote(source.removeprefix(ARTICLE))
    return find_article(name, study.texts) or find_article(name.rpartition("/")[2], study.texts)


def _place(target, text, where):
    """The place of a target in the text; None if its words are not found there."""
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
        place = _locate(text, span, exact)
        if place or not quoted:
            return place
    places = [at for at in _occurrences(text, before + exact + after) if exact]
    return (places[0] + len(before), places[0] + len(before + exact)) if len(places) == 1 else None


def _text(selector, name, where):
    value = selector.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{where}: {name} {value!r}: must be a text")
    return value


def _locate(text, span, exact):
    """The place of a span, as code points if the words fit, else as UTF-16 units."""
    for counting in COUNTINGS:
        place = code_points_between(code_point_positions(text, counting), span)
        if place and (not exact or normalize_line_ends(text[slice(*place)]) == normalize_line_ends(exact)):
            return place
    return None


def _occurrences(text, words):
    """Where words occur in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _who(item, path):
    """Who made an annotation, and when."""
    given = item.get("creator")
    given = given[0] if isinstance(given, list) and given else given
    creator: dict[str, Any] = given if isinstance(given, dict) else {"name": given}
    name = creator.get("name") or creator.get("nickname") or creator.get("id") or Path(path).stem
    kind = creator.get("discourse:kind", "")
    kind = kind if kind in KINDS else "person" if creator.get("type") == "Person" else ""
    return {"coder": str(name), "coder_kind": kind, "version": str(creator.get("discourse:version", "")),
            "time": from_timestamp(str(item.get("created") or ""))}  # fmt: skip


def _add_bodies(item, row, found, where):
    """Add the codes of an annotation, with its comment as their note."""
    bodies = item.get("body", item.get("bodyValue", []))
    bodies = bodies if isinstance(bodies, list) else [bodies]
    bodies = [{"value": each} if isinstance(each, str) else each for each in bodies]
    texts = [each for each in bodies if isinstance(each, dict) and isinstance(each.get("value"), str)]
    if len(texts) < len(bodies):
        found.leave_out("a body that is not text (a TextualBody with a value)")
    note = "\n".join(each["value"] for each in texts if each.get("purpose") == "commenting")
    names = [each["value"] for each in texts if each.get("purpose") != "commenting"]
    if not names:
        found.leave_out("an annotation without the name of a code in its body")
    for name in names:
        found.add(name, {**row, "note": note}, where)
