"""The bytes of a web page, a Word file or a PDF in; the articles in it out, with the library that extracted them."""

import logging
import re
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from typing import NamedTuple

# The module that reads a format, and the library it reads with, which is imported when the first such file is read
SUFFIXES = {
    ".html": ("webpage", "trafilatura"),
    ".htm": ("webpage", "trafilatura"),
    ".docx": ("wordfile", "python-docx"),
    ".pdf": ("pdffile", "pypdf"),
}
BY_PROGRAM = re.compile(
    r"(?:microsoft (?:word|office)\b|word document|powerpoint|untitled|document ?\d*|(?:user|admin|administrator|author|owner|unknown|"
    r"anonymous|python-docx|libreoffice|openoffice|chromium|mozilla|acrobat|adobe)\b).*|.*\.(?:docx?|pdf|rtf|odt|indd|qxp|html?|txt)",
    re.IGNORECASE,
)  # what a program puts where title and author belong
PARAGRAPH = "\n\n"  # between paragraphs of a text that was extracted


class Extracted(NamedTuple):
    """A text that a library extracted from a file, its known metadata, and notes on it."""

    text: str
    fields: dict[str, str]
    notes: tuple[str, ...] = ()


def extract_articles(data: bytes, suffix: str, repair: bool = True) -> Iterable[Extracted]:
    """The articles in a file, by its extension (one of SUFFIXES).

    The field `extracted_by` names the library and its version. A ValueError says why there is no text: a library is
    missing, or the file is damaged, locked, too large, or has only pictures of text.
    """
    module, library = SUFFIXES[suffix]
    try:
        read: Callable[..., list[Extracted]] = import_module(f"analysis.corpus.{module}").read
        by = {"extracted_by": f"{library} {version(library)}"}
    except ModuleNotFoundError as error:
        raise ValueError(f"reading {suffix} needs {library}: pip install {library} ({error})") from None
    with _heard(library) as said:
        try:
            articles = read(data, repair)
        except (ValueError, RecursionError):
            raise
        except Exception as error:  # each library has errors of its own
            raise ValueError(f"not a readable {suffix} file (damaged, or of another type?): {error}") from None
    for found in articles:
        yield Extracted(found.text, found.fields | by, (*found.notes, *said[:1]))


@contextmanager
def _heard(library):
    """Collect what a library logs about a file; on screen it would lack the name of the file."""
    said: list[str] = []
    logger, handler = logging.getLogger(library), logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(f"{library}: {record.getMessage()}")  # type: ignore[method-assign]
    logger.addHandler(handler)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


def stated_properties(**fields: str | None) -> dict[str, str]:
    """Title and author from the properties of a file, without values that a program puts there by itself."""
    found = {name: " ".join((value or "").replace("\0", "").split()) for name, value in fields.items()}
    return {name: value for name, value in found.items() if value and not BY_PROGRAM.fullmatch(value)}
