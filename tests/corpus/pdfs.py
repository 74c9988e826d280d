"""PDFs for tests, made by hand."""

import io

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

WIDTH, HEIGHT = 600, 800


def pdf(*pages, title=None, author=None, password=None, drawing=""):
    """A PDF whose pages are lists of (x, y, size, text), in the order in which they are drawn, each below a drawing."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(WIDTH, HEIGHT)
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        })  # fmt: skip
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
        stream = DecodedStreamObject()
        drawn = [f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, size, text in lines]
        stream.set_data("\n".join([drawing, *drawn]).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    stated = {"/Title": title, "/Author": author}
    writer.add_metadata({name: value for name, value in stated.items() if value})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def column(text, x=50, y=700, size=10, step=12, width=60):
    """The lines of a column: `text` wrapped at `width` characters, a paragraph a line of it, indented."""
    found = []
    for paragraph in text.split("\n"):
        line, words = "", paragraph.split()
        rows = []
        for word in words:
            if line and len(line) + 1 + len(word) > width:
                rows.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        for number, row in enumerate([*rows, line]):
            found.append((x + (12 if number == 0 else 0), y, size, row))
            y -= step
    return found
