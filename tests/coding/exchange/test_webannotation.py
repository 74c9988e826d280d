"""Codes as web annotations: the body is the name of the code, the target a place by position and by its words."""

import json

import pytest

from analysis.coding.exchange.webannotation import build_annotations
from analysis.core.schema import table, text_digest

TEXT = "𝕏 It left. " + "So be it. " * 8
ARTICLES = table("articles", {"article": ["a b/c"], "text": [TEXT]})


def annotations(*rows):
    """The collection of codes, from (start, end, measure, category, value, coder, kind, version, time, note)."""
    return json.loads(
        build_annotations(ARTICLES, table("codes", [("a b/c", *row, "") for row in rows]), ("up", "down"))
    )


@pytest.fixture
def item():
    whole = annotations((5, 9, "stance", "down", -1, "anna", "person", "codebook 3", "2026-11-29", "so?"))
    assert (whole["type"], whole["total"]) == ("AnnotationCollection", 1)
    return whole["first"]["items"][0]


def test_the_body_is_the_name_of_the_code_and_its_note_a_comment(item):
    assert [(body["value"], body["purpose"]) for body in item["body"]] == [
        ("stance:down", "classifying"),
        ("so?", "commenting"),
    ]
    assert item["created"] == "2026-11-29T00:00:00"
    assert item["creator"] == {
        "type": "Person", "name": "anna", "discourse:kind": "person", "discourse:version": "codebook 3"
    }  # fmt: skip


def test_the_target_is_given_in_code_points_and_by_its_words(item):
    target = item["target"]
    assert target["source"] == "urn:discourse-analysis:article:a%20b%2Fc" and target["discourse:digest"] == text_digest(
        TEXT
    )
    position, quoted = target["selector"]
    assert (position["start"], position["end"]) == (5, 9)
    assert (quoted["prefix"], quoted["exact"]) == ("𝕏 It ", "left") and quoted["suffix"] == TEXT[9:41]


def test_a_code_of_the_whole_text_has_no_selector_and_a_model_is_software():
    (item,) = annotations((0, len(TEXT), "stance", "all", 0, "m", "language model", "", "", ""))["first"]["items"]
    assert "selector" not in item["target"] and "created" not in item
    assert item["creator"] == {"type": "Software", "name": "m", "discourse:kind": "language model"}
    assert [body["value"] for body in item["body"]] == ["stance=0"]


def test_codes_have_identifiers_of_their_own():
    rows = [
        (5, 9, "stance", "all", value, coder, "person", "", "", "") for value in (0, 1) for coder in ("anna", "ben")
    ]
    whole = annotations(*rows)
    assert len({item["id"] for item in whole["first"]["items"]}) == 4
    assert whole["id"] != annotations(*rows[:3])["id"]
