"""A text in; edits that replace special letters, foreign quotation marks and invisible characters out."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from analysis.core.codepoints import INVISIBLE
from analysis.text.edits import Edit

STYLED = (
    (0x2102, 0x2139),
    (0x24B6, 0x24EA),
    (0xFB00, 0xFB07),
    (0xFF01, 0xFF5F),
    (0x1D400, 0x1D800),
    (0x1F130, 0x1F14A),
)
SPECIAL = re.compile(f"[{''.join(f'{chr(low)}-{chr(high - 1)}' for low, high in STYLED)}]")
APOSTROPHES = "‘´`′‛＇"
QUOTES = "«»‹›‚「」『』"  # quotation marks that are read as “ and ”
BETWEEN_LETTERS = re.compile(rf"[{APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_])")  # what is rare comes first, for speed
DASHES = re.compile(r"--(?<=\w--)-?(?=\w)")
HIDDEN = re.compile(f"[{INVISIBLE}]")
RUN = re.compile(r"\S*\u200b\S*")
MANY = 3  # so many zero-width spaces between two white spaces stand for spaces; fewer are inside a word
QUOTED = [  # the opening mark, what is quoted, the closing mark
    re.compile(r"(«\s?)([^«»\n]+?)(\s?»)"),
    re.compile(r"(»(?<!\w»))(?=\w)([^«»\n]+?)(«)(?!\w)"),
    re.compile(r"(‹\s?)([^‹›\n]+?)(\s?›)"),
    re.compile(r"(›(?<!\w›))(?=\w)([^‹›\n]+?)(‹)(?!\w)"),
    re.compile(r"(‚(?=\w))([^‚‘\n]+?)(‘)(?!\w)"),
    re.compile(r"([「『])([^「」『』\n]+)([」』])"),
]
MARKED = re.compile(r"[\u0300-\u036f]+")
# the three marks “ ” ’ … as UTF-8, read as Windows-1252
GARBLED = re.compile(r"â(?:€[™œ\x9d˜”“\"¦¢žš\x93\x94\x98\x99\x9c]|\x80[\x80-\xbf])")


@cache
def plain_forms() -> dict[str, str]:
    """The plain form of each letter or mark in a special form (ligatures, full width, mathematical)."""
    every = {
        chr(point): unicodedata.normalize("NFKC", chr(point)) for low, high in STYLED for point in range(low, high)
    }
    return {
        one: plain
        for one, plain in every.items()
        if plain != one and plain.isascii() and (plain.isalnum() or len(plain) == 1)
    }


def mojibake(text: str) -> Iterator[Edit]:
    """Repair punctuation in UTF-8 that was read as Windows-1252."""
    for found in GARBLED.finditer(text) if "â" in text else ():
        try:
            read = bytes(_byte(character) for character in found[0]).decode("utf-8")
        except (UnicodeError, ValueError):
            continue
        yield Edit(found.start(), found.end(), read)


def _byte(character):
    return ord(character) if ord(character) < 0x100 else character.encode("cp1252")[0]


def plain_letters(text: str) -> Iterator[Edit]:
    """Compose letters with their accents, and replace special letters by plain ones, all apostrophes by ', and -- by a dash."""
    for found in MARKED.finditer(text) if not text.isascii() else ():
        start = max(found.start() - 1, 0)
        yield Edit(start, found.end(), MARKED.sub("", unicodedata.normalize("NFC", text[start : found.end()])))
    forms = plain_forms()
    for found in SPECIAL.finditer(text) if not text.isascii() else ():
        if found[0] in forms:
            yield Edit(found.start(), found.end(), forms[found[0]])
    for found in BETWEEN_LETTERS.finditer(text) if "`" in text or not text.isascii() else ():
        yield Edit(found.start(), found.end(), "'")
    for found in DASHES.finditer(text) if "--" in text else ():
        yield Edit(found.start(), found.end(), "—")


def zero_width_spaces(text: str) -> Iterator[Edit]:
    """Replace zero-width spaces by spaces: several in text without white space, or one between a small letter and a capital."""
    for run in RUN.finditer(text) if "\u200b" in text else ():
        places = [run.start() + at for at, character in enumerate(run[0]) if character == "\u200b"]
        for place in places:
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            if len(places) >= MANY or (before.islower() and after.isupper()):
                yield Edit(place, place + 1, " ")


def invisible_characters(text: str) -> Iterator[Edit]:
    """Remove invisible characters, except a soft hyphen at the end of a line and joiners of emoji."""
    for found in HIDDEN.finditer(text) if not text.isascii() else ():
        at, mark = found.start(), found[0]
        after = text[at + 1 : at + 2]
        if mark == "\xad" and (text[at + 1 : at + 3].lstrip(" \t") or " ")[0] in "\r\n":
            continue
        if mark in "\u200c\u200d" and not (text[at - 1 : at].isalnum() or after.isalnum()):
            continue
        yield Edit(at, at + 1, "")


def foreign_quotes(text: str) -> Iterator[Edit]:
    """Replace pairs of foreign quotation marks by “ and ”, without the spaces inside."""
    for pattern in QUOTED if any(mark in text for mark in QUOTES) else ():
        for found in pattern.finditer(text):
            yield Edit(*found.span(1), "“")
            yield Edit(*found.span(3), "”")
