"""The bytes of a PDF in; the article in it out, with its lines joined to paragraphs."""

import io
import re

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import DecodedStreamObject, NameObject

from analysis.corpus.documents import PARAGRAPH, Extracted, stated_properties
from analysis.corpus.pdflines import Line, join_paragraphs, order_columns, page_lines, without_running_heads
from analysis.corpus.problems import count_of

PAGES = 500
LARGEST = 20_000_000  # bytes of what its pages draw, when unpacked
MANY = 20_000  # operations of a page, which take a second or two, as a map has; a page of print has some hundred
MOST = 60_000  # that are read
OPERATION = re.compile(rb"(?<!\S)(?:[A-Za-z][A-Za-z*]{0,2}|['\"])(?!\S)")
STRINGS = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[^<>]*>|(?<!\S)BI\s.*?\sEI(?!\S)"  # and pictures
# strings and pictures, which stay; or paths with their colours, which go
PATHS = re.compile(
    rb"(" + STRINGS + rb")|(?<!\S)(?:(?:[-+.\d]+\s+){0,6}"
    rb"(?:m|l|c|v|y|h|re|S|s|f\*?|F|B\*?|b\*?|n|W\*?|rg|RG|g|G|k|K|w|J|j|M|i)(?:\s+|\Z))+",
    re.DOTALL,
)
NOTHING = re.compile(rb"(?<!\S)q\s+(?:(?:[-+.\d]+\s+){6}cm\s+)*Q(?:\s+|\Z)")
DEEP = 5  # drawings within drawings
UNREADABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]|/(?:uni[0-9A-F]{4}|g(?:lyph)?\d+|C\d{2,3})\b|\(cid:\d+\)"
)
MOST_UNREADABLE = 0.02  # share of the characters
LOCKED = "locked with a password, or encrypted in a way that cannot be read; save it without encryption"


def read(data: bytes, repair: bool = True) -> list[Extracted]:
    """The text, and the title and author of the file's properties.

    Lines are joined to paragraphs, and words divided at a line end put together; two columns are read one after the other. Running
    heads and feet and page numbers are left out. A ValueError if the pages are pictures (a scan), or locked.
    """
    reader = _opened(data)
    pages: list[list[Line]] = []
    columned = 0
    drawn = 0
    crowded: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        data_drawn = contents.get_data() if contents is not None else b""
        drawn += len(data_drawn)
        if drawn > LARGEST:
            raise ValueError(
                f"its pages contain more than {LARGEST:,} bytes of drawing; copy its text into a .txt file"
            )
        if len(OPERATION.findall(data_drawn)) > MANY and not _without_drawings(page, data_drawn):
            crowded.append(number)
            pages.append([])
            continue
        lines, is_columned = order_columns(page_lines(page), float(page.mediabox.width))
        pages.append(lines)
        columned += is_columned
    if crowded and not any(pages):
        raise ValueError(f"{_crowded(crowded)}; copy its text into a .txt file")
    empty = [number for number, lines in enumerate(pages, 1) if not lines and number not in crowded]
    if len(empty) == len(pages):
        raise ValueError("contains only pictures and no text (a scan?): recognise the text first (OCR)")
    pages, heads = without_running_heads(pages)
    found, divided = join_paragraphs(pages)
    text = PARAGRAPH.join(found)
    if sum(len(match[0]) for match in UNREADABLE.finditer(text)) > MOST_UNREADABLE * len(text):
        raise ValueError("its fonts do not say which letters they show; recognise the text first (OCR)")
    notes = [
        (columned, f"two columns on {count_of(columned, 'page')}, read one after the other"),
        (heads, f"running heads and page numbers left out: {'; '.join(heads)}"),
        (divided, f"{count_of(divided, 'word')} divided at a line end put together"),
        (crowded, f"{_crowded(crowded)}; its text is missing here: copy it into a .txt file"),
        (empty, f"no text on {count_of(len(empty), 'page')} (pictures?), the first is {empty[0] if empty else 0}"),
    ]
    properties = reader.metadata
    fields = stated_properties(title=properties.title, author=properties.author) if properties else {}
    return [Extracted(text, fields, tuple(note for holds, note in notes if holds))]


def _without_drawings(page: PageObject, data: bytes) -> bool:
    """Remove the lines and areas that a page draws (a map, a chart); return whether the rest is short enough to be read."""
    data = PATHS.sub(lambda found: found[1] or b"", data)
    for _ in range(DEEP):
        data = NOTHING.sub(b"", data)
    if len(OPERATION.findall(re.sub(STRINGS, b"", data, flags=re.DOTALL))) > MOST:
        return False
    stream = DecodedStreamObject()
    stream.set_data(data)
    page[NameObject("/Contents")] = stream
    return True


def _crowded(pages):
    named = ", ".join(map(str, pages[:5])) + (" and more" if len(pages) > 5 else "")
    return f"page{'s' * (len(pages) > 1)} {named} left out: more than {MOST:,} operations of drawing, which would take minutes"


def _opened(data):
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))
        except DependencyError:
            opened = False
        if not opened:
            raise ValueError(LOCKED)
    if len(reader.pages) > PAGES:
        raise ValueError(f"{len(reader.pages):,} pages, {PAGES} are read; split it into articles")
    return reader
