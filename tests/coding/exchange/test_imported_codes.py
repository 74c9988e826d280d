"""Codes as they are read from a file: what is kept, what is refused or left out, and how often that is said."""

import pytest
from exchanged import AXIS, LABELS

from analysis.coding.exchange.imported_codes import ImportedCodes, StudyContext, find_article

TEXTS = {"a": "It left.", "b.v2": "It came."}


@pytest.fixture
def found():
    return ImportedCodes(StudyContext(TEXTS, LABELS, AXIS, {}))


def test_the_name_of_a_code_becomes_measure_category_and_value(found):
    found.add("stance:goes", {"article": "a", "start": 3, "end": 7}, "row 2")
    assert found.rows == [
        {"article": "a", "start": 3, "end": 7, "measure": "stance", "category": "goes", "value": -1.0, "where": "row 2"}
    ]
    assert found.accepted() == found.rows and found.remarks() == []


def test_the_codes_of_an_article_that_is_refused_are_counted_but_not_accepted(found):
    for article in ("a", "b.v2", "a"):
        found.add("stance=1", {"article": article}, "")
    found.refused["a"] = "its text has changed"
    assert [row["article"] for row in found.accepted()] == ["b.v2"]
    assert found.remarks() == ["'a' is refused (2 codes): its text has changed"]


def test_what_is_left_out_is_said_once_with_its_number_the_most_frequent_first(found):
    found.leave_out("a picture")
    for _ in range(2):
        found.add("tone:sad", {"article": "a"}, "")
    found.notes.append("3 notes are left out")
    found.refused["a"] = "why"
    assert found.rows == []
    assert found.remarks() == [
        "'a' is refused (0 codes): why",
        "3 notes are left out",
        "left out (2): the code 'tone:sad': no category 'sad' in tone; valid: all, positive, negative",
        "left out (1): a picture",
    ]


@pytest.mark.parametrize(
    ("name", "article"), [("a", "a"), ("a.txt", "a"), ("b.v2", "b.v2"), ("b.v2.docx", "b.v2"), ("b", None), ("", None)]
)
def test_an_article_is_found_with_the_ending_of_a_file_and_without(name, article):
    assert find_article(name, TEXTS) == article
