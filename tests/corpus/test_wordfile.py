"""The article in a Word file, and Word files that cannot be read."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from analysis.corpus import wordfile
from analysis.corpus.wordfile import read


def saved(*paragraphs, title="", author="", xml=()):
    document, file = Document(), io.BytesIO()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for source in xml:
        document.element.body.insert(0, parse_xml(source.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    document.save(file)
    return file.getvalue()


def with_part(data, name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return file.getvalue()


def test_paragraphs_and_properties_are_read():
    (found,) = read(saved("One.", "", "Two\tand\nthree.", title="A deal", author="Jane Doe"))
    assert found.text == "One.\n\nTwo\tand\nthree." and found.fields == {"title": "A deal", "author": "Jane Doe"}


@pytest.mark.parametrize("name", ["python-docx", "Microsoft Office User", "admin", "draft2.docx", " "])
def test_what_a_program_states_is_nobody_s_title(name):
    assert read(saved("One.", title=name, author=name))[0].fields == {}


def test_what_was_deleted_is_not_read_and_what_was_put_in_is():
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    tracked = f"<w:p>{run.format('He ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>{run.format('often ')}</w:ins>{run.format('lies.')}</w:p>"
    box = f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run.format('In a box.')}</w:p></w:txbxContent></w:pict></w:r>{run.format('Around it.')}</w:p>"
    note = f"<w:p>{run.format('Noted.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    (found,) = read(saved(xml=[note, box, tracked]))
    assert found.text == "He often lies.\n\nAround it.\n\nIn a box.\n\nNoted."
    assert found.notes == ("1 footnote left out", "2 tracked changes read as accepted")


def test_a_file_of_pictures_says_so():
    document, file, picture = Document(), io.BytesIO(), io.BytesIO()
    Image.new("L", (1, 1)).save(picture, "png")
    document.add_picture(picture)
    document.save(file)
    with pytest.raises(ValueError, match="contains no text, only pictures"):
        read(file.getvalue())


def test_tables_are_read_cell_by_cell():
    document, file = Document(), io.BytesIO()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "left", "right"
    document.save(file)
    assert read(file.getvalue())[0].text == "left\n\nright"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0 x", "locked with a password"), (b"PK\x03\x04 x", "not a readable .docx file"), (saved("One.")[:-50], "not a readable"),
        (saved(), "contains no text$"), (with_part(saved("x"), "word/document.xml", "<w:oops"), "not a readable"),
        (with_part(saved("x"), "word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aa'>]><d>&a;</d>"), "declares XML entities"),
        (with_part(saved("x"), "word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aa'>]><d>&a;</d>".encode("utf-16")), "declares XML entities"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data, said):
    with pytest.raises(ValueError, match=said):
        read(data)


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(wordfile, "LARGEST", 1_000_000)
    with pytest.raises(ValueError, match="bytes when unpacked, 1,000,000 are read"):
        read(with_part(saved("One."), "word/media/x.png", b"\0" * 2_000_000))
