"""The parts of a report in; its findings as a Word file with the picture out, to paste into a manuscript."""

import io

import pandas as pd
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from analysis.core.zipping import without_dates
from analysis.report import findings_text, svg
from analysis.report.figure_block import Figure
from analysis.report.svg import NO_XML

STYLES = {"title": "Title", "heading": "Heading 1", "finding": "Heading 2", "item": "List Bullet", "quote": "Quote", "side": "Normal", "text": "Normal"}  # fmt: skip
WIDTH = Cm(16)  # between the margins of a page
FONT, INK = "Calibri", RGBColor(0x1B, 0x1B, 0x1B)


def findings_docx(parts: dict) -> bytes:
    """The parts of `analysis.report.findings_text.findings_paragraphs` in Word's own styles, the picture with its alt text, and the findings as a table.

    `parts` are from `analysis.report.page.report_parts`. The same parts give the same bytes.
    """
    document = Document()
    _set_styles(document)
    document.core_properties.title = NO_XML.sub(" ", parts["title"])
    document.core_properties.author = document.core_properties.comments = ""
    for part in findings_text.findings_paragraphs(parts):
        if part.kind == "picture":
            if parts["picture"]:
                _picture(document, parts["picture"])
            if len(parts["summary"].table):
                _table(document, parts["summary"].table, parts["summary"].caption)
            continue
        paragraph = document.add_paragraph(style=STYLES[part.kind])
        for text, bold in part.pieces:
            run = paragraph.add_run(NO_XML.sub("\ufffd", text))
            run.bold = True if bold or part.kind == "side" else None
        paragraph.paragraph_format.keep_with_next = part.kind == "side" or None
    file = io.BytesIO()
    document.save(file)
    return without_dates(file.getvalue())


def _set_styles(document: WordDocument) -> None:
    """Set one plain font in black: pasted text takes the fonts of the manuscript, by the names of the styles."""
    document.styles["Normal"].font.size = Pt(11)
    for name in {*STYLES.values(), "Caption"}:
        font = document.styles[name].font
        font.name, font.color.rgb = FONT, INK
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]  # else Word takes the font of its theme
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)


def _picture(document: WordDocument, figure: Figure) -> None:
    """A figure as PNG above its caption, with its alt text for screen readers."""
    printed, _ = svg.draw_for_print(figure.plot(), "png")
    document.add_picture(io.BytesIO(printed["png"]), width=WIDTH)
    described = document.inline_shapes[-1]._inline.docPr
    described.set("descr", NO_XML.sub(" ", figure.alt))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(NO_XML.sub(" ", figure.caption), style="Caption")


def _table(document: WordDocument, frame: pd.DataFrame, caption: str) -> None:
    """A table under its caption, with the first row repeated on every page and numbers aligned right."""
    document.add_paragraph(NO_XML.sub(" ", caption), style="Caption").paragraph_format.keep_with_next = True
    table = document.add_table(1, len(frame.columns), style="Light List")
    table.rows[0]._tr.get_or_add_trPr().append(table._tbl.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for values, cells in [([*frame.columns], table.rows[0].cells), *((row, table.add_row().cells) for row in frame.itertuples(index=False))]:  # fmt: skip
        for at, (value, cell) in enumerate(zip(values, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(NO_XML.sub(" ", str(value))).font.size = Pt(9)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if at else None
    document.add_paragraph()
