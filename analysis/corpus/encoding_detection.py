"""The bytes of a text in; the text, its encoding, detected from the bytes, and notes on it out."""

import codecs
import re

from analysis.corpus.problems import count_of

NO_CONTROLS = bytes(range(9, 14)) + bytes(range(32, 256))
HIGH = re.compile(rb"[\x80-\xff]")
IN_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# – — ‘ ’ “ ” … in UTF-8: three bytes that no other encoding has in a row
PUNCTUATION = re.compile(rb"\xe2\x80[\x90-\xaf]")
UNFINISHED = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
# Typographic marks where they belong, of which an encoding has many and the others next to none: didn’t, “so”, — and –
IN_PLACE = {
    "mac-roman": re.compile(rb"[A-Za-z]\xd5[a-z]|(?<![^\s(])[\xd2\xd4][A-Za-z]|[A-Za-z.,!?][\xd3\xd5](?![^\s,.;:)])|[a-z]\xc9?\s?[\xd0\xd1]\s?[a-z]"),
    "cp1252": re.compile(rb"[A-Za-z]\x92[a-z]|(?<![^\s(])[\x91\x93][A-Za-z]|[A-Za-z.,!?][\x92\x94](?![^\s,.;:)])|[a-z]\s?[\x96\x97]\s?[a-z]"),
}  # fmt: skip
# no byte over 127 without another: GB 2312 and its kin
PAIRED = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xfe][\xa1-\xfe])*")
IN_GB18030 = re.compile(r"[\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\u00b7]+")
TYPOGRAPHIC = re.compile("[\u2010-\u2027]")
OTHERS = {
    b"%PDF-": "a PDF; give it the extension .pdf",
    b"PK\x03\x04": "a zip archive (.docx and .odt files are zip archives); give it the right extension, or unpack it",
    b"{\\rtf": "rich text (RTF); save it as .docx or as plain text",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file; save it as .docx or as plain text",
}
NAMES = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "mac-roman": "Mac Roman", "gb18030": "GB 18030"}
NOT_TEXT = "not text (no UTF-8, UTF-16, UTF-32, Windows-1252, Mac Roman or GB 18030)"
LOST = "\ufffd"


def decode_detecting(data: bytes, repair: bool) -> tuple[str, str, tuple[str, ...]]:
    """The text, its encoding, and notes on the bytes. A ValueError if they are not text."""
    for head, what in OTHERS.items():
        if data.startswith(head):
            raise ValueError(f"not text but {what}")
    encoding, notes = _wide(data), ()
    try:
        text, name = data.decode(encoding or "utf-8-sig"), (encoding or "utf-8").upper()
    except UnicodeDecodeError:
        if encoding:
            raise ValueError(f"not text, or damaged (it begins as {encoding.upper()})") from None
        text, name, notes = _bytewise(data.removeprefix(codecs.BOM_UTF8), repair)
    if len(text.encode("utf-8", "surrogatepass").translate(None, NO_CONTROLS)) > 1 + len(text) / 100:
        raise ValueError(NOT_TEXT)
    return text, name, notes


def _wide(data):
    """UTF-16 or UTF-32, by the byte-order mark or because every other byte of western text is NUL; else None."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[:400:2], data[1:400:2]
    for nul, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if nul.count(0) > max(2, len(nul) / 2) and other.count(0) <= len(other) / 10:
            return encoding
    return None


def _bytewise(data, repair):
    """The text, encoding and notes of bytes that are not UTF-8, or not throughout."""
    valid = IN_UTF8.findall(data)
    strays = len(HIGH.findall(data)) - sum(map(len, valid))
    if valid and (PUNCTUATION.search(data) or sum(map(len, valid)) > strays):
        return _mixed(data, strays, repair)
    encoding, notes = _single(data)
    try:
        return data.decode(encoding), NAMES[encoding], notes
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{NOT_TEXT}: line {line}") from None


def _mixed(data, strays, repair):
    """UTF-8 in which some bytes are Windows-1252, or half of a character is missing."""
    cut = UNFINISHED.search(data)
    if cut and len(cut[0]) == strays:
        return data[: cut.start()].decode() + LOST, "UTF-8", ("the file ends inside a character",)
    line = data.count(b"\n", 0, _first_stray(data)) + 1
    what = f"{count_of(strays, 'byte')} that {'are' if strays > 1 else 'is'} not UTF-8"
    if not repair:
        return data.decode("utf-8", "replace"), "UTF-8", (f"{what}, first in line {line}",)
    text = data.decode("utf-8", "windows-1252-byte")
    return text, "UTF-8 and Windows-1252", (f"{what} read as Windows-1252, first in line {line}",)


def _first_stray(data):
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _one_byte(error):
    """Decode bytes that are not UTF-8 as Windows-1252; two of the three bytes of a typographic mark give a lost character."""
    found = error.object[error.start : error.end]
    return (LOST if found == b"\xe2\x80" else found.decode("cp1252", "replace")), error.end


codecs.register_error("windows-1252-byte", _one_byte)


def _single(data):
    """Windows-1252, unless the bytes are clearly Mac Roman or GB 18030; and notes."""
    if PAIRED.fullmatch(data):
        pairs = b" ".join(re.findall(rb"[\x80-\xff]+", data)).decode("gb18030", "replace")
        if TYPOGRAPHIC.search(pairs) and all(IN_GB18030.fullmatch(run) for run in pairs.split(" ")):
            return "gb18030", ("read as GB 18030, the encoding in which its quotation marks and dashes make sense",)
    mac, windows = (len(IN_PLACE[name].findall(data)) for name in ("mac-roman", "cp1252"))
    if mac > windows:
        return "mac-roman", ("read as Mac Roman, the encoding in which its quotation marks and dashes make sense",)
    return "cp1252", ()
