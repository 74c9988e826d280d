"""The bytes of a saved web page in; the article on it out, without the page elements around it."""

import codecs
import re

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from analysis.corpus.documents import PARAGRAPH, Extracted
from analysis.corpus.encodings import Decoded, decode_article, repair_text
from analysis.corpus.problems import count_of

CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE
)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
HEAD = 4_000  # bytes in which the encoding is declared
LATIN = ("ascii", "iso8859-1")  # declared, these are Windows-1252 on the web
LARGEST = 10_000_000  # bytes: some ten seconds
DEEPEST = 120  # elements within each other; pages have some forty, and the time grows with the square
FEW = 25  # words of which one may doubt that they are an article
FIELDS = {"title": "title", "author": "author", "date": "date", "sitename": "outlet", "url": "url"}
ONLY_STATED = {"extensive_search": False, "original_date": True}  # no date is guessed from the words of the page


def read(data: bytes, repair: bool = True) -> list[Extracted]:
    """The article on a page, by trafilatura: its text, and title, author, date, outlet and address as the page states them."""
    if len(data) > LARGEST:
        raise ValueError(f"a page of {len(data):,} bytes; at most {LARGEST:,} are read; copy its text into a .txt file")
    page = _decoded(data, repair)
    source = DECLARATION.sub("", page.text)
    if "<html" not in source[:HEAD].lower():  # a part of a page
        source = f"<html>{source}</html>"
    tree = load_html(source)
    if tree is not None and _depth(tree) > DEEPEST:
        raise ValueError(f"elements nested more than {DEEPEST} deep; copy its text into a .txt file")
    found = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=ONLY_STATED)
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise ValueError("no article was found on the page; copy its text into a .txt file")
    fields = {name: " ".join(getattr(found, own).split()) for own, name in FIELDS.items() if getattr(found, own)}
    text = PARAGRAPH.join(line for line in found.text.split("\n") if line.strip())
    words = len(text.split())
    few = (f"only {count_of(words, 'word')} found on the page; is the article on it?",) if words < FEW else ()
    return [Extracted(text, fields | {"source_encoding": page.encoding}, page.notes + few)]


def _decoded(data, repair):
    """The page, decoded as it declares if that works, else as any text."""
    declared = CHARSET.search(data[:HEAD])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            name = "cp1252" if name in LATIN else name
            if not name.startswith(("utf-16", "utf-32", "utf-7")):  # the declaration could not be read in these
                found = repair_text(data.decode(name), repair)
                return Decoded(found.text, name.upper(), found.notes)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode_article(data, repair)


def _depth(tree):
    """How deeply elements are nested."""
    deepest, level = 0, [tree]
    while level and deepest <= DEEPEST:
        level = [child for element in level for child in element]
        deepest += 1
    return deepest
