"""The bytes of a text in; the text, its encoding, and notes on what was repaired or looks wrong out."""

import re
from typing import NamedTuple

from analysis.corpus.encoding_detection import LOST, decode_detecting
from analysis.corpus.problems import count_of, first_names

# What UTF-8 looks like that was read as Windows-1252, Latin-1, Mac Roman, cp437 or Windows-1251
SUSPECT = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\ufffd]"
    "|\u201a\u00c4|\u221a[^\\s\\d(]|\u00ac[\u2020-\u2122]|\u0393\u00c7|[\u251c\u252c][^\\s\u2500-\u257f]|[\u0432\u0412]\u0402"
)
# its first character, found ten times as fast
FIRST = re.compile("[\u00ac\u00c2-\u00f4\u0393\u0412\u0432\u201a\u221a\u251c\u252c]")
QUOTED = 12  # characters around what was repaired that are shown


class Decoded(NamedTuple):
    """A text, the name of its `encoding`, and `notes`: what was repaired in it or looks wrong, in words."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_bytes(data: bytes) -> str:
    """Decode the bytes of a record or a table as `decode_article` does, but repair no mojibake."""
    return decode_detecting(data, True)[0]


def decode_article(data: bytes, repair: bool = True) -> Decoded:
    """Decode the bytes of an article: UTF-8, UTF-16 or UTF-32 (each with a byte-order mark or, but the last, without one), Windows-1252,
    Mac Roman or GB 18030.

    `repair` corrects what can only be an error: single bytes of Windows-1252 in UTF-8, and what `repair_text` repairs.
    A ValueError if the bytes are not text in any of these encodings.
    """
    text, encoding, notes = decode_detecting(data, repair)
    found = repair_text(text, repair)
    return Decoded(found.text, encoding, notes + found.notes)


def repair_text(text: str, repair: bool = True) -> Decoded:
    """Repair what can only be an encoding error in a text; `notes` say what was repaired or, without `repair`, looks wrong.

    NULs are removed. Mojibake (UTF-8 that was read as another encoding) is repaired line by line, where the rules of ftfy
    are sure of it. Everything else stays as it is.
    """
    notes = []
    if nuls := text.count("\0"):
        text = text.replace("\0", "") if repair else text
        notes.append(f"{count_of(nuls, 'NUL character')} {'left out' if repair else 'in it'}")
    if not text.isascii() and _is_suspect(text):
        text, said = _unmixed(text, repair)
        notes += said
    if lost := text.count(LOST):
        notes.append(f"{count_of(lost, 'character')} lost ({LOST})")
    return Decoded(text, "", tuple(notes))


def _is_suspect(text):
    return any(SUSPECT.match(text, found.start()) for found in FIRST.finditer(text))


def _unmixed(text, repair):
    """The text without its mojibake, and notes on it."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    lines, mended, doubtful = text.splitlines(keepends=True), [], []
    for at, line in enumerate(lines):
        if _is_suspect(line) and is_bad(line):
            fixed = fix_encoding(line)
            if fixed != line and not is_bad(fixed):
                mended.append((at, line, fixed))
            else:
                doubtful.append(at)
    notes = []
    if mended:
        at, line, fixed = mended[0]
        notes.append(
            f"wrongly encoded characters {'repaired ' if repair else ''}in {count_of(len(mended), 'line')}: {_example(line, fixed, repair)}, line {at + 1}"
        )
    for at, _, fixed in mended if repair else ():
        lines[at] = fixed
    if doubtful:
        where = first_names([at + 1 for at in doubtful], 1)
        notes.append(f"characters that look wrongly encoded were left as they are: line {where}")
    return "".join(lines), notes


def _example(line, fixed, repair):
    """The first word of a line that is repaired, and what it becomes."""
    same = next((at for at, (old, new) in enumerate(zip(line, fixed, strict=False)) if old != new), 0)
    begin = max(same - QUOTED, line.rfind(" ", 0, same) + 1)
    old, new = ("".join(text[begin : begin + 2 * QUOTED].split(" ")[:1]).strip() for text in (line, fixed))
    return f"{old} → {new}" if repair else old
