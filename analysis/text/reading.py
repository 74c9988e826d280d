"""A text as it stands to the text as it is read: invisible characters, markup and web addresses out, letters in plain forms.

The text itself is never altered. Every character that is read knows the stretch of the text it stands for, so that what is found
in the one is a place in the other. A text with nothing to change is read as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

import numpy as np

OBJECT = "\ufffc"  # stands for what is no word: an address, a handle, a picture
INVISIBLE = (
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
)
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
TRIGGERS = "<&_*@#" + APOSTROPHES + QUOTES + "â"
PATHS = tuple(f".{name}/" for name in "com org net edu gov co ly uk".split())
PHRASES = ("](", "http", "www.", "ftp://", "~~", "--", *PATHS)
LONGEST = 40  # letters of a word
BETWEEN_LETTERS = re.compile(rf"[{APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_])")  # what is rare comes first, for speed
DASHES = re.compile(r"--(?<=\w--)-?(?=\w)")
HIDDEN = re.compile(f"[{INVISIBLE}]")
RUN = re.compile(r"\S*\u200b\S*")
MANY = 3  # so many zero-width spaces in a stretch without white space stand for spaces; fewer stand inside a word
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
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
BLOCKS = "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr td th table tbody thead blockquote section article header footer figure " \
         "figcaption aside main nav body html head title pre form address".split()  # fmt: skip
INLINE = "a abbr b bdi big cite code del dfn em font i iframe img ins kbd label mark meta link noscript picture q s samp script small " \
         "source span strike strong style sub sup svg time tt u var video wbr button input".split()  # fmt: skip
TAG = re.compile(rf"</?({'|'.join([*BLOCKS, *INLINE])})(?:\s[^<>]*)?/?>", re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style|svg|noscript)\b[^<>]*>|<!--", re.IGNORECASE)
LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
ENDINGS = r"(?<![.,;:!?'’\"”)\]}*_…])"  # no part of an address that ends a sentence
ADDRESSES = [  # each only where such a text stands in it
    (("http", "www.", "ftp://"), re.compile(rf"""(?:https?://|ftp://|www\.)[^\s<>"“”]+{ENDINGS}""")),
    (("@",), re.compile(r"(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PATHS, re.compile(rf"""(?<![\w.@/-])(?:[\w-]+\.)+[a-z]{{2,4}}/[^\s<>"“”]*{ENDINGS}""")),
]
HANDLE = re.compile(r"@(?<![\w.@/]@)\w{2,30}|(#(?<![\w&#]#)[^\W\d_]\w*(?:\s+#[^\W\d_]\w*)*)")
NAME = re.compile(r"#[^\W\d_a-z][a-z]+")  # a hashtag that is a name in the sentence: its word stays
DELIMITER = re.compile(r"\*{1,3}|_+|~~|\n[ \t\r]*\n")
DEEP = 4  # marks of emphasis open at once
FENCE = re.compile(r"_{3,}")
# a word cut at the end of a line; what comes before keeps its hyphen after these, and where the text writes it so elsewhere
CUT = re.compile(r"[-‐\xad](?<=[^\W\d_].)[ \t]*(?:\r\n?|\n)[ \t]*(?=[a-zà-öø-ÿ]{2})")
BEFORE = re.compile(r"[^\W\d_]+\Z")
WORD, COMPOUND = re.compile(r"\w+"), re.compile(r"\w+(?:-\w+)*")
KEEPS = frozenset(
    """self anti non ex pro well long short high low half mid semi all ill so old new one two three four five six seven eight nine ten
    first second third hard soft right left far near cross post pre counter multi inter vice full part free open co cease year""".split()
)


class Edit(NamedTuple):
    """A stretch of a text and what is read there."""

    start: int
    end: int
    new: str


class Reading(NamedTuple):
    """What is read, and of each of its characters the stretch of the text that it stands for."""

    text: str
    begin: np.ndarray
    end: np.ndarray


@cache
def odd_points() -> np.ndarray:
    """Of each code point whether a text that holds it may be read otherwise than it stands."""
    odd = np.zeros(0x110000, bool)
    hidden = [point for point in range(0xFFFF) if re.match(f"[{INVISIBLE}]", chr(point))]
    odd[[*map(ord, TRIGGERS), *range(0x300, 0x370), *hidden, *map(ord, _plain_of())]] = True
    return odd


def may_differ(text: str) -> bool:
    """Whether a text without odd code points may still be read otherwise than it stands."""
    return any(phrase in text for phrase in PHRASES)


def edits(text: str) -> list[Edit]:
    """What is read otherwise than it stands, in order; of two that overlap, the one of the rule named first."""
    taken = np.zeros(len(text) + 1, bool)
    found = []
    for rule in RULES:
        for edit in rule(text):
            if not taken[edit.start : edit.end].any():
                taken[edit.start : edit.end] = True
                found.append(edit)
    return sorted(found)


def edited(text: str, changes: list[Edit]) -> Reading:
    """A text with edits, which are in order and do not overlap."""
    pieces, kept, at = [], [], 0
    for change in [*changes, Edit(len(text), len(text), "")]:
        pieces += [text[at : change.start], change.new]
        kept.append((at, change.start, change.end, len(change.new)))
        at = change.end
    after, start, end, size = np.array(kept, np.int32).T
    length = np.stack([start - after, size], 1).ravel()  # of stretches that stay as they are, and of new ones, in turn
    stays = np.repeat(np.arange(len(length)) % 2 == 0, length)
    begin = np.repeat(np.stack([after, start], 1).ravel(), length)
    begin += np.where(stays, np.arange(len(begin)) - np.repeat(np.cumsum(length) - length, length), 0).astype(np.int32)
    stop = np.where(stays, begin + 1, np.repeat(np.stack([end, end], 1).ravel(), length))
    return Reading("".join(pieces), begin, stop)


def rejoined(text: str) -> list[Edit]:
    """Words cut at the ends of lines, put together again: *gov-|ernment*; *long-|term* keeps its hyphen."""
    cuts = list(CUT.finditer(text))
    written = set(COMPOUND.findall(text.replace("‐", "-").lower())) if cuts else set()
    found = []
    for cut in cuts:
        [before] = BEFORE.findall(text[max(cut.start() - LONGEST, 0) : cut.start()].lower())
        [after] = WORD.findall(text[cut.end() : cut.end() + LONGEST].lower())[:1]
        keeps = f"{before}-{after}" in written or (before in KEEPS and before + after not in written)
        found.append(Edit(cut.start() + (keeps and cut[0][0] != "\xad"), cut.end(), ""))
    return found


@cache
def _plain_of():
    """Letters and marks in special forms (ligatures, full width, mathematical) by the plain ones that they stand for."""
    every = {
        chr(point): unicodedata.normalize("NFKC", chr(point)) for low, high in STYLED for point in range(low, high)
    }
    return {
        one: plain
        for one, plain in every.items()
        if plain != one and plain.isascii() and (plain.isalnum() or len(plain) == 1)
    }


def _unseen(text: str) -> Iterator[Edit]:
    """Comments, scripts and styles of HTML, with all that is in them."""
    at = 0
    while opening := UNSEEN.search(text, at):
        closing = re.compile(f"</{opening[1]}[^<>]*>" if opening[1] else "-->", re.IGNORECASE).search(
            text, opening.end()
        )
        if not closing:
            return
        at = closing.end()
        yield Edit(opening.start(), at, "")


def _tags(text: str) -> Iterator[Edit]:
    for tag in TAG.finditer(text) if "<" in text else ():
        yield Edit(tag.start(), tag.end(), "\n" if tag[1].lower() in BLOCKS else "")


def _links(text: str) -> Iterator[Edit]:
    """Links of Markdown: their words alone are read, of pictures nothing."""
    for link in LINK.finditer(text) if "](" in text else ():
        if link[1]:
            yield Edit(link.start(), link.end(), OBJECT)
        else:
            yield Edit(link.start(), link.start(2), "")
            yield Edit(link.end(2), link.end(), "")


def _addresses(text: str) -> Iterator[Edit]:
    for signs, pattern in ADDRESSES:
        for address in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            yield Edit(address.start(), address.end(), OBJECT)


def _handles(text: str) -> Iterator[Edit]:
    for found in HANDLE.finditer(text) if "@" in text or "#" in text else ():
        if found[1] and NAME.fullmatch(found[1]):
            yield Edit(found.start(), found.start() + 1, "")
        else:
            yield Edit(found.start(), found.end(), OBJECT)


def _entities(text: str) -> Iterator[Edit]:
    for entity in ENTITY.finditer(text) if "&" in text else ():
        plain = unescape(entity[0])
        if plain != entity[0]:
            yield Edit(entity.start(), entity.end(), HIDDEN.sub("", plain))


def _garbled(text: str) -> Iterator[Edit]:
    for found in GARBLED.finditer(text) if "â" in text else ():
        try:
            read = bytes(_byte(character) for character in found[0]).decode("utf-8")
        except (UnicodeError, ValueError):
            continue
        yield Edit(found.start(), found.end(), read)


def _byte(character):
    return ord(character) if ord(character) < 0x100 else character.encode("cp1252")[0]


def _emphasis(text: str) -> Iterator[Edit]:
    """Marks of emphasis that pair, unless they stand around a whole line, which they make a heading."""
    opened: list[re.Match] = []
    for run in DELIMITER.finditer(text) if any(mark in text for mark in "_*~") else ():
        mark = run[0]
        if mark[0] == "\n":
            opened.clear()
            continue
        if FENCE.fullmatch(mark):
            yield Edit(run.start(), run.end(), " ")
            continue
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        partner = next((one for one in reversed(opened) if one[0] == mark), None)
        if partner and before.strip() and not after.isalnum() and partner.end() < run.start():
            del opened[opened.index(partner) :]
            line = (text[partner.start() - 1 : partner.start()] or "\n") == "\n" and (after or "\n") in "\r\n"
            if not (line and len(mark) == 2 and mark != "~~"):
                yield Edit(partner.start(), partner.end(), "")
                yield Edit(run.start(), run.end(), "")
            elif mark == "__":
                yield Edit(partner.start(), partner.end(), "**")
                yield Edit(run.start(), run.end(), "**")
        elif after.strip() and not before.isalnum():
            opened.append(run)
            del opened[:-DEEP]


def _letters(text: str) -> Iterator[Edit]:
    """Letters with marks of their own as one, letters in special forms as plain ones, apostrophes of all kinds as one, hyphens for a dash as a dash."""
    for found in MARKED.finditer(text) if not text.isascii() else ():
        start = max(found.start() - 1, 0)
        yield Edit(start, found.end(), MARKED.sub("", unicodedata.normalize("NFC", text[start : found.end()])))
    plain_of = _plain_of()
    for found in SPECIAL.finditer(text) if not text.isascii() else ():
        if found[0] in plain_of:
            yield Edit(found.start(), found.end(), plain_of[found[0]])
    for found in BETWEEN_LETTERS.finditer(text) if "`" in text or not text.isascii() else ():
        yield Edit(found.start(), found.end(), "'")
    for found in DASHES.finditer(text) if "--" in text else ():
        yield Edit(found.start(), found.end(), "—")


def _spaces(text: str) -> Iterator[Edit]:
    """Zero-width spaces that stand for spaces: many in a stretch without any, or one before a capital."""
    for run in RUN.finditer(text) if "\u200b" in text else ():
        places = [run.start() + at for at, character in enumerate(run[0]) if character == "\u200b"]
        for place in places:
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            if len(places) >= MANY or (before.islower() and after.isupper()):
                yield Edit(place, place + 1, " ")


def _hidden(text: str) -> Iterator[Edit]:
    """What cannot be seen; but not a soft hyphen at the end of a line, nor what joins emoji."""
    for found in HIDDEN.finditer(text) if not text.isascii() else ():
        at, mark = found.start(), found[0]
        after = text[at + 1 : at + 2]
        if mark == "\xad" and (text[at + 1 : at + 3].lstrip(" \t") or " ")[0] in "\r\n":
            continue
        if mark in "\u200c\u200d" and not (text[at - 1 : at].isalnum() or after.isalnum()):
            continue
        yield Edit(at, at + 1, "")


def _quotes(text: str) -> Iterator[Edit]:
    """Quotation marks of other languages that pair, as “ and ”, without the spaces inside."""
    for pattern in QUOTED if any(mark in text for mark in QUOTES) else ():
        for found in pattern.finditer(text):
            yield Edit(*found.span(1), "“")
            yield Edit(*found.span(3), "”")


# of two that change the same place, the first does
RULES = (
    _unseen,
    _tags,
    _links,
    _addresses,
    _handles,
    _entities,
    _garbled,
    _quotes,
    _emphasis,
    _letters,
    _spaces,
    _hidden,
)
