"""A file in; the articles in it out, or the reason why it has none."""

import re
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.documents import SUFFIXES, extract_articles
from analysis.corpus.encodings import Decoded, decode_article, repair_text
from analysis.corpus.frontmatter import FRONT_MATTER, front_matter
from analysis.corpus.headline import head_metadata
from analysis.corpus.language import find_foreign, function_word_counts, is_english

LONGEST = 1_000_000  # characters of an article, some 170,000 words: a bound on time and memory
WIDEST = 4  # bytes of a character, in every encoding
LONG = 150  # words of a sentence that was hardly written as one
STOPS = re.compile(r"[.!?…;:](?=[\s\"'”’»)\]]|\Z)|\n\s*\n")
LARGEST = 40_000_000  # bytes of a page, a Word file or a PDF
PROVENANCE = ("source_file", "source_encoding", "extracted_by")  # columns of articles that say where a text is from
PROPERTIES = {"title", "author", "extracted_by"}  # of a Word file or a PDF
PAGE = (b"<!doctype html", b"<html")  # how the file of a web page begins


class ArticleWarning(UserWarning):
    """An article could not be read or measured; the others are not affected."""


class Article(NamedTuple):
    """The text of an article, its metadata, and notes on it in words. If `text` is "", the notes say why."""

    text: str
    fields: dict[str, str]
    notes: tuple[str, ...] = ()


def check_text(text: str) -> tuple[str, tuple[str, ...]]:
    """A text that can be measured, and notes on it.

    A ValueError if it is empty, too long, not English, or has half a character.
    """
    if not text.strip():
        raise ValueError("contains no text")
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST:,} characters; split it into articles")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"half a character (a lone surrogate) at {error.start}") from None
    words, known = function_word_counts(text)
    if not is_english(words, known):
        raise ValueError("the text does not look English; the lexicons measure English only")
    other = find_foreign(text, words, known)
    share = (
        other and f"{100 * other.share:.0f} % of its words look like {other.language}, starting at line {other.line}"
    )
    return text, tuple(filter(None, (share, _giant(text))))


def _giant(text):
    """A note on the first line with more than 150 words between marks that end sentences, else ""."""
    stretches = text.split("\n") if STOPS.search(text) else [text]
    for number, line in enumerate(stretches, 1):
        if len(line) > 2 * LONG:  # for speed: a word and its space have two characters at least
            most = max(len(part.split()) for part in STOPS.split(line))
            if most > LONG:
                return f"{most:,} words without a full stop, from line {number} on: has punctuation been lost?"
    return ""


def read_file(path: Path, repair: bool = True) -> tuple[list[Article], bytes]:
    """The articles in one file, and its bytes; a ValueError says why there is none.

    Only a Word file from Nexis Uni has more than one. `repair`: see `encodings.decode_article`.
    """
    suffix = path.suffix.lower()
    size = path.stat().st_size
    most = LARGEST if suffix in SUFFIXES else WIDEST * (LONGEST + 1)  # with a byte-order mark
    if size > most:
        limit = f"{most:,} are read" if suffix in SUFFIXES else f"an article has at most {LONGEST:,} characters"
        raise ValueError(f"{size:,} bytes; {limit}; split it into articles")
    with path.open("rb") as file:
        data = file.read(min(size, most))  # not more, whatever is written to it meanwhile
    if not data.strip():
        raise ValueError("the file is empty")
    if suffix in SUFFIXES:
        return [_document(found) for found in extract_articles(data, suffix, repair)], data
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGE):
        raise ValueError(f"a web page; give it the extension .html instead of {suffix}")
    found = decode_article(data, repair)
    text, notes = check_text(found.text)
    matter = FRONT_MATTER.match(text) if suffix == ".md" else None
    fields = head_metadata(text[matter.end() if matter else 0 :]) | (front_matter(text) if matter else {})
    return [Article(text, fields | {"source_encoding": found.encoding}, found.notes + notes)], data


def _document(found):
    try:
        text, notes = check_text(found.text)
    except ValueError as error:
        return Article("", {}, found.notes if found.notes and not found.text else (str(error),))
    stated = head_metadata(text)
    typed = found.fields.keys() <= PROPERTIES and "author" in stated  # a file's properties may name who typed it
    fields = stated | found.fields | ({"author": stated["author"]} if typed else {})
    return Article(text, fields, (*found.notes, *notes))


def read_text_field(value: str, repair: bool = True) -> Decoded:
    """The text in a field of a record, checked, with notes on it."""
    found = repair_text(value, repair)
    text, notes = check_text(found.text)
    return Decoded(text, "", found.notes + notes)
