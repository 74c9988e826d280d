"""The elements of an audit in; a ValueError out if one is not valid, which names the first such."""

from typing import Any

import pandas as pd

from analysis.comparison.samples import BALANCED, SIGNED
from analysis.core.schema import VOICES, text_digest

FORMAT, VERSION = "discourse audit", 1
KINDS = ("person", "language model")
VERDICTS = ("right", "wrong", "doubtful", "missing")
# Measures whose marks differ in weight
WEIGHED = {*SIGNED, *BALANCED} - {"stance", "author_stance", "hedging"}
PLACE = {"article": str, "start": int, "end": int}
# The keys of the file and of each element of its lists, with their types; those after `None` may be missing
KEYS: dict[str, dict] = {
    "": {"format": str, "version": int, "coder": str, "articles": list, None: None, "coder_kind": str, "time": str, "note": str,
         "verdicts": list, "voices": list, "codes": list},
    "articles": {"article": str, "digest": str, None: None, "read": list},
    "verdicts": {**PLACE, "measure": str, "category": str, "verdict": str, None: None, "weight": float, "note": str},
    "voices": {**PLACE, "voice": str, None: None, "source": str, "note": str},
    "codes": {**PLACE, "measure": str, "category": str, "value": float, None: None, "note": str},
}  # fmt: skip
MARK = ["article", "start", "end", "measure", "category"]


def check_audit(data: Any, articles: pd.DataFrame, marks: pd.DataFrame, labels: dict) -> None:
    """Raise a ValueError if the content of an audit's file is not valid; for `articles`, `marks` and `labels` see `read_audit`."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f'not an audit: the key "format" must be "{FORMAT}"')
    if data.get("version") != VERSION:
        raise ValueError(f"version {data.get('version')}: this program reads version {VERSION}")
    _check_keys(data, "", "the file")
    for name in KEYS:
        for number, element in enumerate(data.get(name, []) if name else ()):
            _check_keys(element, name, f"{name}[{number}]")
    kind = data.get("coder_kind", KINDS[0])
    if not data["coder"] or kind not in KINDS:
        raise ValueError(
            f"coder '{data['coder']}', coder_kind '{kind}': name the coder; valid kinds: {', '.join(KINDS)}"
        )
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    _check_articles(data["articles"], texts, labels)
    named = {each["article"] for each in data["articles"]}
    for name in ("verdicts", "voices", "codes"):
        for number, element in enumerate(data.get(name, [])):
            _check_place(element, named, texts, f"{name}[{number}]")
    _check_verdicts(data.get("verdicts", []), marks, labels)
    _check_voices(data.get("voices", []))


def _check_keys(element: Any, kind: str, where: str) -> None:
    """Raise a ValueError unless an element has the keys of its kind, with the right types, and no others."""
    if not isinstance(element, dict):
        raise ValueError(f"{where}: must be an object with the keys {', '.join(filter(None, KEYS[kind]))}")
    needed = list(KEYS[kind])[: list(KEYS[kind]).index(None)]
    if missing := [name for name in needed if name not in element]:
        raise ValueError(f"{where}: no {missing[0]}; it needs {', '.join(needed)}")
    for name, value in element.items():
        if name not in KEYS[kind]:
            raise ValueError(f"{where}: unknown key '{name}'; valid: {', '.join(filter(None, KEYS[kind]))}")
        wanted = KEYS[kind][name]
        fits = isinstance(value, (int, float) if wanted is float else wanted) and not isinstance(value, bool)
        if not fits:
            what = {str: "a text", int: "a whole number", float: "a number", list: "a list"}[wanted]
            raise ValueError(f"{where}: {name} {value!r}: must be {what}")


def _check_articles(elements, texts, labels):
    seen = set[str]()
    for number, each in enumerate(elements):
        where, name = f"articles[{number}]", each["article"]
        if name not in texts:
            raise ValueError(f"{where}: no article '{name}'; valid: {', '.join(sorted(texts)[:5])}")
        if name in seen:
            raise ValueError(f"{where}: '{name}' occurs twice")
        seen.add(name)
        if each["digest"] != text_digest(texts[name]):
            raise ValueError(
                f"{where}: the text of '{name}' is not the one that was audited (digest {each['digest']}, now {text_digest(texts[name])}): "
                "so its places no longer fit; audit it again, or restore the text"
            )
        if unknown := [measure for measure in each.get("read", []) if measure not in labels]:
            raise ValueError(f"{where}: read: no measure '{unknown[0]}'; valid: {', '.join(labels)}")


def _check_place(each, named, texts, where):
    if each["article"] not in named:
        raise ValueError(
            f"{where}: '{each['article']}' is not among the articles of the audit: {', '.join(sorted(named))}"
        )
    if not 0 <= each["start"] < each["end"] <= len(texts[each["article"]]):
        raise ValueError(
            f"{where}: from {each['start']} to {each['end']}: '{each['article']}' goes from 0 to {len(texts[each['article']])}"
        )


def _check_verdicts(elements, marks, labels):
    found = set(marks[MARK].itertuples(index=False, name=None))
    seen: dict[tuple, int] = {}
    for number, each in enumerate(elements):
        where, key = f"verdicts[{number}]", tuple(each[name] for name in MARK)
        what = f"{each['measure']}:{each['category']} at {each['start']} to {each['end']} of '{each['article']}'"
        if each["verdict"] not in VERDICTS:
            raise ValueError(f"{where}: verdict '{each['verdict']}'; valid: {', '.join(VERDICTS)}")
        if each["measure"] not in labels or each["category"] not in labels[each["measure"]]:
            valid = ", ".join(labels.get(each["measure"], labels))
            raise ValueError(f"{where}: no {each['measure']}:{each['category']}; valid: {valid}")
        if key in seen:
            raise ValueError(f"{where}: {what} has a verdict already, in verdicts[{seen[key]}]")
        if (each["verdict"] == "missing") == (key in found):
            lost = "there is no such mark; was the audit made with another codebook or version?"
            known = "there is a mark already" if key in found else lost
            raise ValueError(f"{where}: {each['verdict']}: {what}: {known}")
        if each["verdict"] != "missing" and "weight" in each:
            raise ValueError(f"{where}: weight: only missing marks have one")
        if each["verdict"] == "missing" and each["measure"] in WEIGHED and not each.get("weight"):
            raise ValueError(
                f"{where}: {what} needs a weight that is not 0: those of {each['measure']} differ from word to word"
            )
        if each["verdict"] == "missing" and each.get("weight") == 0:
            raise ValueError(f"{where}: a mark of weight 0 does not count")
        seen[key] = number


def _check_voices(elements):
    for number, each in enumerate(elements):
        if each["voice"] not in VOICES:
            raise ValueError(f"voices[{number}]: voice '{each['voice']}'; valid: {', '.join(VOICES)}")
        for before, other in enumerate(elements[:number]):
            if each["article"] == other["article"] and each["start"] < other["end"] and other["start"] < each["end"]:
                raise ValueError(f"voices[{number}]: overlaps voices[{before}]; a word can have only one voice")
