"""Codes as web annotations: what stands beside the words, and how the whole says how many there are."""

import json

from analysis.coding.exchange.webannotation import BESIDE, build_annotations
from analysis.core.schema import table

TEXT = "".join(chr(0x4E00 + at) for at in range(200))
ARTICLES = table("articles", {"article": ["a / b"], "text": [TEXT]})


def built(*places, **more):
    rows = [("a / b", *place, "tone", "all", 1, "anna", "person", "", "", "", "") for place in places]
    return json.loads(build_annotations(ARTICLES, table("codes", rows).assign(**more)))


def quoted(start, end):
    (item,) = built((start, end))["first"]["items"]
    position, words = item["target"]["selector"]
    return position, [words[name] for name in ("prefix", "exact", "suffix")]


def test_the_words_are_quoted_with_as_many_characters_on_either_side_as_there_are():
    far = BESIDE + 1
    for start, end in ((far, far + 1), (BESIDE, BESIDE + 2), (1, 3), (0, 5), (200 - far, 199 - BESIDE), (190, 199), (190, 200)):  # fmt: skip
        position, words = quoted(start, end)
        assert position == {"type": "TextPositionSelector", "start": start, "end": end}
        before = [TEXT[at] for at in range(200) if start - BESIDE <= at < start]
        after = [TEXT[at] for at in range(200) if end <= at < end + BESIDE]
        assert words == ["".join(before), TEXT[start:end], "".join(after)]


def test_a_code_of_the_whole_text_has_no_place():
    assert "selector" not in built((0, 200))["first"]["items"][0]["target"]
    assert all("selector" in built(place)["first"]["items"][0]["target"] for place in ((0, 199), (1, 200)))


def test_the_collection_says_how_many_there_are_and_each_has_its_own_name():
    whole = built((0, 3), (0, 4), (5, 9))
    items = whole["first"]["items"]
    assert (whole["total"], whole["first"]["startIndex"], len({each["id"] for each in items})) == (3, 0, 3)
    assert items[0]["target"]["source"] == "urn:discourse-analysis:article:a%20%2F%20b"
    assert whole["id"] != built((0, 3))["id"]


def test_what_a_code_does_not_have_is_not_written():
    (plain,) = built((0, 3))["first"]["items"]
    (full,) = built((0, 3), note="irony", version="codebook 3", time="2026-11-29", coder_kind="lexicon")["first"][
        "items"
    ]
    assert "created" not in plain and len(plain["body"]) == 1 and plain["creator"]["type"] == "Person"
    assert "discourse:version" not in plain["creator"]
    assert full["created"] == "2026-11-29T00:00:00" and full["body"][1]["purpose"] == "commenting"
    assert full["creator"] == {
        "type": "Software",
        "name": "anna",
        "discourse:kind": "lexicon",
        "discourse:version": "codebook 3",
    }
