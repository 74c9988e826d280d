"""A project for programs of qualitative data analysis: what is in it, and what cannot be."""

import io
import xml.etree.ElementTree as ET
import zipfile

import pytest
from exchanged import AXIS, LABELS

from analysis.coding.exchange.qdpx import build_project
from analysis.core.schema import table


def codes_of(text, *rows):
    """Codes of one text by anna, from (words, measure, category, value, note)."""
    places = [(text.index(words), text.index(words) + len(words)) for words, *_ in rows]
    return table("codes", [("a", *place, *rest[:3], "anna", "person", "codebook 3", "2026-11-29", rest[3], "")
                           for place, (_, *rest) in zip(places, rows, strict=True)])  # fmt: skip


def read(data):
    """The project in a file, and its one text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = next(name for name in archive.namelist() if name.startswith("Sources/"))
        root = ET.fromstring(archive.read("project.qde"))
        for element in root.iter():
            element.tag = element.tag.removeprefix("{urn:QDA-XML:project:1.0}")
        return root, archive.read(text).decode()


def test_a_place_is_one_selection_with_all_its_codes_and_lines_end_with_one_character():
    text = "It left.\r\nIt came."
    codes = codes_of(
        text,
        ("It came", "stance", "comes", 1, "so?"),
        ("It came", "tone", "positive", 1.5, "so?"),
        (text, "stance", "all", 0, ""),
    )
    data, remarks = build_project(table("articles", {"article": ["a"], "text": [text]}), codes, LABELS, AXIS)
    root, copy = read(data)
    assert copy == "It left.\nIt came." and remarks == []
    (user,) = root.iter("User")
    assert (user.get("name"), user.get("id")) == ("anna", "person; codebook 3")
    (selection,) = root.iter("PlainTextSelection")
    assert [selection.get(name) for name in ("name", "startPosition", "endPosition", "creationDateTime")] == [
        "It came",
        "9",
        "16",
        "2026-11-29T00:00:00",
    ]
    assert selection.findtext("Description") == "so?"
    names = {code.get("guid"): code.get("name") for code in root.iter("Code")}
    coded = [
        [names[coding.find("CodeRef").get("targetGUID")] for coding in parent.findall("Coding")]
        for parent in (selection, root.find("Sources/TextSource"))
    ]
    assert coded == [["stance:comes", "tone:positive=1.5"], ["stance=0"]]
    assert {"stance=1", "stance=-1", "stance:goes", "tone:negative", "framing:issue.sea"} <= {*names.values()}, (
        "and what nobody coded yet"
    )


def test_where_a_code_parts_a_line_end_the_text_stays_as_it_is():
    text = "It left.\r\nIt came."
    codes = codes_of(text, ("\nIt", "stance", "comes", 1, ""))
    data, remarks = build_project(table("articles", {"article": ["a"], "text": [text]}), codes, LABELS, AXIS)
    root, copy = read(data)
    assert copy == text and next(root.iter("PlainTextSelection")).get("startPosition") == "9"
    assert len(remarks) == 1 and remarks[0].startswith("'a': a code begins or ends within a line end")


def test_a_name_that_xml_cannot_hold_is_named():
    codes = codes_of("It left.", ("It", "stance", "all", 1, "")).assign(coder="b\x01")
    with pytest.raises(ValueError, match=r"a coder, 'b.x01': U\+0001 cannot stand in a .qdpx file"):
        build_project(table("articles", {"article": ["a"], "text": ["It left."]}), codes, LABELS)
