"""The findings as a Word file: the same sentences as in Markdown, in Word's own styles."""

import io

import pytest
from docx import Document

from analysis.report import findings_text, page, wordfile


@pytest.fixture(scope="module")
def parts(study):
    return page.report_parts(study)


def test_it_says_what_the_text_says_in_real_styles(parts):
    document = Document(io.BytesIO(wordfile.findings_docx(parts)))
    told = [one for one in findings_text.findings_paragraphs(parts) if one.kind != "picture"]
    captions = ("Caption",)
    said = [one for one in document.paragraphs if one.text and one.style.name not in captions]
    assert [one.text for one in said] == [one.text for one in told]
    assert [one.style.name for one in said] == [wordfile.STYLES[one.kind] for one in told]
    assert said[0].style.name == "Title" and "Heading 1" in {one.style.name for one in said}
    bold = {run.text for one in said if one.style.name == "Quote" for run in one.runs if run.bold}
    assert bold and bold <= {text for one in told if one.kind == "quote" for text, marked in one.pieces if marked}


def test_the_picture_has_its_alt_text_and_the_table_its_header(parts):
    document = Document(io.BytesIO(wordfile.findings_docx(parts)))
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == parts["picture"].alt and picture.width == wordfile.WIDTH
    (table,) = document.tables
    assert table.style.name == "Light List" and "w:tblHeader" in table.rows[0]._tr.xml
    assert [cell.text for cell in table.rows[0].cells] == [*parts["summary"].table.columns]
    assert len(table.rows) == 1 + len(parts["summary"].table) > 10


def test_the_same_findings_are_the_same_file(parts):
    assert wordfile.findings_docx(parts) == wordfile.findings_docx(parts)


def test_characters_that_xml_does_not_have_do_no_harm(parts):
    odd = {**parts, "picture": None, "title": "a\x00b", "texts_cited": ["c\x0bd"]}
    assert [one.text for one in Document(io.BytesIO(wordfile.findings_docx(odd))).paragraphs[:2]] == [
        "a\ufffdb",
        "c\ufffdd",
    ]
