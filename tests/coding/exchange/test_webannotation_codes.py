"""Web annotations that are read: where their places are, whose they are, and what is wrong with a file."""

import json

import pytest
from exchanged import HOSTILE, back

from analysis.coding.exchange.files import import_codes


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
        ('[{"target": []}]', "annotation 1: no target"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "TextPositionSelector", "start": "1", "end": 4}}}]', "from '1' to 4; start and end must be whole"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "XPathSelector"}}}]', "valid: TextPositionSelector"),
        ('[{"body": "stance=1", "target": {"source": "plain", "selector": {"type": "TextQuoteSelector", "exact": "e"}}}]', "do not occur in it, or more than once"),
        ('[{"body": "stance=1", "target": "nowhere"}]', "its target 'nowhere' is no article; there are emoji"),
    ],
)  # fmt: skip
def test_annotations_that_cannot_be_used_are_named_with_what_is_wrong(text, why, folder, tmp_path):
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=rf"a\.json.*{why}"):
        import_codes(tmp_path / "a.json", folder, tmp_path / "back")
