"""Web annotations of other programs: in which shape they come, which article and place they mean, and who made them."""

import json

import pytest
from exchanged import HOSTILE, back

from analysis.coding.exchange import webannotation_codes
from analysis.coding.exchange.files import import_codes
from analysis.coding.exchange.imported_codes import CHANGED
from analysis.coding.exchange.webannotation_codes import read_annotations
from analysis.core.schema import text_digest

TEXT = "One ferry left, one ferry came.\r\nOne aaa stayed."


@pytest.fixture
def read(tmp_path, study):
    """Read what is in a file."""

    def read(data, texts={"a": TEXT}, **urls):  # noqa: B006 - never changed
        (tmp_path / "of_eva.jsonld").write_text(json.dumps(data), "utf-8-sig")
        return read_annotations(tmp_path / "of_eva.jsonld", study(texts, **urls))

    return read


def item(*selectors, source="a", body="stance=1", **more):
    target = {"source": source, "selector": list(selectors)} if selectors else {"source": source}
    return {"type": "Annotation", "target": target, "body": body} | more


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(exact, before="", after=""):
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}


def places(found):
    return [(row["start"], row["end"]) for row in found.accepted()]


def test_a_collection_a_page_a_list_and_a_single_one_are_read(read):
    one = item(position(4, 9))
    for data in ({"first": {"items": [one]}}, {"items": [one]}, [one], one):
        assert places(read(data)) == [(4, 9)]
    assert read([one, one]).rows[1]["where"] == "annotation 2"


def test_a_file_may_be_so_large_and_no_larger(read, tmp_path, monkeypatch):
    read([item(position(4, 9))])
    size = (tmp_path / "of_eva.jsonld").stat().st_size
    monkeypatch.setattr(webannotation_codes, "LARGEST", size)
    read([item(position(4, 9))])
    monkeypatch.setattr(webannotation_codes, "LARGEST", size - 1)
    with pytest.raises(ValueError, match=rf"of_eva.jsonld: {size} bytes, {size - 1} are read; export fewer articles"):
        read([item(position(4, 9))])


@pytest.mark.parametrize(
    "target", ["a", ["a.txt"], {"id": "a"}, {"source": {"id": "https://x.org/news/a.html"}}, "https://x.org/1",
               "urn:discourse-analysis:article:a"],
)  # fmt: skip
def test_an_article_is_known_by_its_key_its_file_or_its_address(target, read):
    found = read(item() | {"target": target}, {"a": TEXT, "b": "B."}, a="https://x.org/1", b="")
    assert [row["article"] for row in found.rows] == ["a"] and places(found) == [(0, len(TEXT))]


@pytest.mark.parametrize("target", [None, [], ["a", "a"], {"source": ""}, {"selector": []}, 7])
def test_a_target_that_is_none_or_several_is_an_error(target, read):
    with pytest.raises(ValueError, match="annotation 2: no target, or several"):
        read([item(), item() | {"target": target}])


def test_what_is_no_article_is_left_out_and_the_first_articles_are_named(read):
    found = read([item(source="x"), item()], dict.fromkeys("fedcba", TEXT))
    assert (
        found.remarks() == ["left out (1): its target 'x' is no article; there are a, b, c, d, e"]
        and len(found.rows) == 1
    )


@pytest.mark.parametrize(
    ("selectors", "place"),
    [
        ([quote("ferry", before="One ")], (4, 9)),
        ([quote("ferry", before="one ")], (20, 25)),
        ([quote("ferry", after=" left")], (4, 9)),
        ([quote("ferry", "one ", " came")], (20, 25)),
        ([quote("ferry")], None),  # twice
        ([quote("One ferry")], (0, 9)),  # at the very beginning
        ([quote("stayed.")], (41, 48)),  # at the very end
        ([quote("aa")], None),  # twice, one over the other
        ([quote("aaa")], (37, 40)),
        ([quote("")], None),
        ([quote("", before="One ", after="aaa")], None),
        ([position(0, 3), quote("One")], (0, 3)),
        ([position(33, 36), quote("One")], (33, 36)),
        ([position(32, 35), quote("One")], (33, 36)),  # a line end counted as one
        ([position(9, 14), quote("ferry", before="One ")], (4, 9)),  # the words count, not the place
        ([position(26, 42), quote("came.\nOne aaa s")], (26, 42)),
        ([position(0, 48)], (0, 48)),
        ([position(0, 49)], None),
        ([position(-1, 3)], None),
        ([position(3, 3)], None),
        ([{"type": "XPathSelector"}, position(4, 9)], (4, 9)),
    ],
)  # fmt: skip
def test_a_place_is_found_by_position_and_words_or_its_article_is_refused(selectors, place, read):
    found = read([item(), item(*selectors)])
    if place:
        assert places(found) == [(0, 48), place] and not found.refused
    else:
        why = "the words of annotation 2 do not occur in it, or more than once; was the text changed?"
        assert found.refused == {"a": why} and found.remarks() == [f"'a' is refused (2 codes): {why}"]


def test_a_single_selector_needs_no_list(read):
    assert places(read(item() | {"target": {"source": "a", "selector": position(4, 9)}})) == [(4, 9)]


def test_of_a_text_that_has_changed_the_codes_are_refused_for_that(read):
    well, changed = ({"source": "a", "discourse:digest": each} for each in (text_digest(TEXT), "0" * 16))
    assert not read(item() | {"target": well}).refused
    changed["selector"] = [quote("nowhere")]
    assert read(item() | {"target": changed}).refused == {"a": CHANGED}


@pytest.mark.parametrize(
    ("selector", "why"),
    [
        (position("1", 3), "from '1' to 3; start and end must be whole numbers"),
        (position(True, 3), "from True to 3; start and end must be whole numbers"),
        (position(1, 3.0), "from 1 to 3.0; start and end must be whole numbers"),
        ({"type": "TextPositionSelector", "start": 1}, "from 1 to None"),
        (quote(5), "exact 5: must be a text"),
        (quote("ferry", after=None), "suffix None: must be a text"),
        ({"type": "FragmentSelector"}, "selectors of type FragmentSelector; valid: TextPositionSelector, TextQuoteSelector"),
    ],
)  # fmt: skip
def test_a_selector_that_is_not_valid_is_named(selector, why, read):
    with pytest.raises(ValueError, match=f"of_eva.jsonld, annotation 1: {why}"):
        read(item(selector))


@pytest.mark.parametrize(
    ("creator", "who"),
    [
        ("eva", ("eva", "", "")),
        (["eva", "ben"], ("eva", "", "")),
        ({"name": "eva", "nickname": "e", "discourse:kind": "lexicon", "discourse:version": 3}, ("eva", "lexicon", "3")),
        ({"nickname": "e", "id": "https://x.org/e", "type": "Person"}, ("e", "person", "")),
        ({"id": "https://x.org/e", "type": "Software", "discourse:kind": "robot"}, ("https://x.org/e", "", "")),
        ({"name": "eva", "type": "Person", "discourse:kind": "language model"}, ("eva", "language model", "")),
        (None, ("of_eva", "", "")),
        ([], ("of_eva", "", "")),
    ],
)  # fmt: skip
def test_who_made_it_is_named_as_far_as_it_is_known(creator, who, read):
    (row,) = read(item(creator=creator, created="2026-11-29T10:15:00Z")).rows
    assert (row["coder"], row["coder_kind"], row["version"]) == who and row["time"] == "2026-11-29T10:15:00Z"
    assert read(item(created=None)).rows[0]["time"] == read(item(created="yesterday")).rows[0]["time"] == ""


def test_bodies_are_codes_and_comments_their_note(read):
    comment = {"value": "irony?", "purpose": "commenting"}
    codes = [{"value": "stance:comes", "purpose": "classifying"}, "stance:goes", comment, comment]
    found = read(item(body=codes))
    assert [(row["category"], row["value"], row["note"]) for row in found.rows] == [
        ("comes", 1, "irony?\nirony?"),
        ("goes", -1, "irony?\nirony?"),
    ]
    assert found.remarks() == []
    by_value = item() | {"bodyValue": "stance=0"}
    assert read({name: each for name, each in by_value.items() if name != "body"}).rows[0]["value"] == 0


def test_bodies_that_are_no_codes_are_left_out_and_counted(read):
    comment = {"value": "irony?", "purpose": "commenting"}
    found = read(
        [item(body=[{"id": "a picture"}, 7, "stance=1"]), item(body=[{"value": 7}, "stance=1"]), item(body=comment)]
    )
    assert len(found.rows) == 2 and found.remarks() == [
        "left out (2): a body that is not text (a TextualBody with a value)",
        "left out (1): an annotation without the name of a code in its body",
    ]


def test_web_annotations_that_count_utf_16_or_nothing_are_found_by_their_words(folder, tmp_path):
    text = HOSTILE["emoji"]
    at = text.index("𝔘nicode")
    units = len(text[:at].encode("utf-16-le")) // 2
    quoted = {"type": "TextQuoteSelector", "exact": "𝔘nicode", "prefix": "“", "suffix": "”"}
    position = {"type": "TextPositionSelector", "start": units, "end": units + 8}
    items = [
        {"type": "Annotation", "creator": "anna", "body": {"type": "TextualBody", "value": "stance = −1"}, "target": {"source": "https://x.org/emoji.txt", "selector": selector}}
        for selector in ([position, quoted], quoted)
    ]  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(items), "utf-8")
    found, said = back(path, folder, tmp_path)
    assert found[["article", "start", "end", "measure", "value", "coder", "coder_kind"]].to_numpy().tolist() == [
        ["emoji", at, at + 7, "stance", -1.0, "anna", "person"]
    ]
    assert (
        said[0].startswith("the file does not give the kind of anna; recorded as person")
        and "duplicates: 1 codes" in said[1]
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "not JSON in UTF-8"),
        ("[" * 100_000, "not JSON in UTF-8"),
        ('{"a": 1}', "no annotations; valid: an AnnotationCollection"),
        ("[1]", "annotation 1: must be an object"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "TextQuoteSelector", "exact": "e"}}}]', "do not occur in it, or more than once"),
        ('[{"body": "stance=1", "target": "nowhere"}]', "its target 'nowhere' is no article; there are emoji"),
    ],
)  # fmt: skip
def test_annotations_that_cannot_be_used_are_named_with_what_is_wrong(text, why, folder, tmp_path):
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=rf"a\.json.*{why}"):
        import_codes(tmp_path / "a.json", folder, tmp_path / "back")
