"""The bytes of a Word file (.docx) in; the article in it out, or the articles of a file from Nexis Uni."""

import io
import re
import zipfile

from docx import Document
from docx.oxml.ns import qn

from analysis.corpus import nexis
from analysis.corpus.documents import PARAGRAPH, Extracted, stated_properties
from analysis.corpus.problems import count_of

LARGEST = 100_000_000  # bytes of its parts when unpacked, of which XML takes some six times as much memory
OLD = b"\xd0\xcf\x11\xe0"  # how a .doc begins, and a .docx with a password
ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)  # no Word file declares any
TEXT, PARA = qn("w:t"), qn("w:p")
CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
UNREAD = {  # deleted or moved elsewhere, older twins of what stands beside
    qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
NOTES = {"footnote": qn("w:footnoteReference"), "endnote": qn("w:endnoteReference")}
TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveTo"))


def read(data: bytes, repair: bool = True) -> list[Extracted]:
    """The text of the body, and title and author from the file's properties. A file from Nexis Uni has many articles.

    Running heads, notes and comments are left out; changes that were tracked are read as accepted.
    """
    document = _opened(data)
    paragraphs = list(_paragraphs(document.element.body))
    if nexis.is_export(paragraphs):
        return nexis.split_export(paragraphs)
    if not any(paragraphs):
        raise ValueError("contains no text" + (", only pictures" if document.inline_shapes else ""))
    properties = document.core_properties
    fields = stated_properties(title=properties.title, author=properties.author)
    text = PARAGRAPH.join(paragraph for paragraph in paragraphs if paragraph)
    return [Extracted(text, fields, tuple(_notes(document.element.body)))]


def _opened(data):
    """The opened file; a ValueError if it could fill the memory."""
    if data.startswith(OLD):
        raise ValueError("locked with a password, or an old .doc; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if size > LARGEST:
                raise ValueError(f"{size:,} bytes when unpacked, {LARGEST:,} are read; save it without its pictures")
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")) and ENTITIES.search(archive.read(part).replace(b"\0", b"")):
                    raise ValueError("it declares XML entities, as no Word file does")
        return Document(io.BytesIO(data))
    except ValueError:
        raise
    except Exception as error:  # of zipfile, lxml and python-docx, of many kinds
        raise ValueError(f"not a readable .docx file (damaged, or of another type?): {error}") from None


def _paragraphs(body):
    """The text of each paragraph, in tables and text boxes too; "" of an empty one."""
    for paragraph in body.iter(PARA):
        if any(parent.tag in UNREAD for parent in paragraph.iterancestors()):
            continue
        yield "".join(_characters(paragraph)).replace("\xa0", " ").strip()


def _characters(paragraph):
    """The text of one paragraph, without the paragraphs of text boxes in it."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == TEXT:
            yield element.text or ""
        elif element.tag in CHARACTERS:
            yield CHARACTERS[element.tag]
        elif element.tag not in UNREAD and element.tag != PARA and element.tag != qn("w:pPr"):
            waiting.extend(reversed(element))


def _notes(body):
    for name, tag in NOTES.items():
        if count := sum(1 for _ in body.iter(tag)):
            yield f"{count_of(count, name)} left out"
    if count := sum(1 for _ in body.iter(*TRACKED)):
        yield f"{count_of(count, 'tracked change')} read as accepted"
