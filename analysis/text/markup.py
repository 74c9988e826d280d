"""A text in; edits that remove tags, links, addresses, handles and marks of emphasis out."""

import re
from collections.abc import Iterator
from html import unescape

from analysis.text.edits import Edit
from analysis.text.letters import HIDDEN

OBJECT = "\ufffc"  # stands for what is no word: an address, a handle, a picture
PATHS = tuple(f".{name}/" for name in "com org net edu gov co ly uk".split())
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
BLOCKS = "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr td th table tbody thead blockquote section article header footer figure " \
         "figcaption aside main nav body html head title pre form address".split()  # fmt: skip
INLINE = "a abbr b bdi big cite code del dfn em font i iframe img ins kbd label mark meta link noscript picture q s samp script small " \
         "source span strike strong style sub sup svg time tt u var video wbr button input".split()  # fmt: skip
TAG = re.compile(rf"</?({'|'.join([*BLOCKS, *INLINE])})(?:\s[^<>]*)?/?>", re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style|svg|noscript)\b[^<>]*>|<!--", re.IGNORECASE)
LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
ENDINGS = r"(?<![.,;:!?'’\"”)\]}*_…])"  # no part of an address that ends a sentence
ADDRESSES = [  # each is only looked for if the text has one of its signs
    (("http", "www.", "ftp://"), re.compile(rf"""(?:https?://|ftp://|www\.)[^\s<>"“”]+{ENDINGS}""")),
    (("@",), re.compile(r"(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PATHS, re.compile(rf"""(?<![\w.@/-])(?:[\w-]+\.)+[a-z]{{2,4}}/[^\s<>"“”]*{ENDINGS}""")),
]
HANDLE = re.compile(r"@(?<![\w.@/]@)\w{2,30}|(#(?<![\w&#]#)[^\W\d_]\w*(?:\s+#[^\W\d_]\w*)*)")
NAME = re.compile(r"#[^\W\d_a-z][a-z]+")  # a hashtag that is a name in the sentence: its word stays
DELIMITER = re.compile(r"\*{1,3}|_+|~~|\n[ \t\r]*\n")
DEEP = 4  # marks of emphasis open at once
FENCE = re.compile(r"_{3,}")


def hidden_html(text: str) -> Iterator[Edit]:
    """Remove comments, scripts and styles of HTML with their content."""
    at = 0
    while opening := UNSEEN.search(text, at):
        closing = re.compile(f"</{opening[1]}[^<>]*>" if opening[1] else "-->", re.IGNORECASE).search(
            text, opening.end()
        )
        if not closing:
            return
        at = closing.end()
        yield Edit(opening.start(), at, "")


def tags(text: str) -> Iterator[Edit]:
    """Remove tags of HTML; those of blocks become line ends."""
    for tag in TAG.finditer(text) if "<" in text else ():
        yield Edit(tag.start(), tag.end(), "\n" if tag[1].lower() in BLOCKS else "")


def links(text: str) -> Iterator[Edit]:
    """Keep only the words of Markdown links, and nothing of pictures."""
    for link in LINK.finditer(text) if "](" in text else ():
        if link[1]:
            yield Edit(link.start(), link.end(), OBJECT)
        else:
            yield Edit(link.start(), link.start(2), "")
            yield Edit(link.end(2), link.end(), "")


def addresses(text: str) -> Iterator[Edit]:
    """Replace each web or mail address by OBJECT."""
    for signs, pattern in ADDRESSES:
        for address in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            yield Edit(address.start(), address.end(), OBJECT)


def handles(text: str) -> Iterator[Edit]:
    """Replace handles and hashtags by OBJECT; a hashtag that is a name in its sentence only loses its #."""
    for found in HANDLE.finditer(text) if "@" in text or "#" in text else ():
        if found[1] and NAME.fullmatch(found[1]):
            yield Edit(found.start(), found.start() + 1, "")
        else:
            yield Edit(found.start(), found.end(), OBJECT)


def entities(text: str) -> Iterator[Edit]:
    """Replace entities of HTML by their characters."""
    for entity in ENTITY.finditer(text) if "&" in text else ():
        plain = unescape(entity[0])
        if plain != entity[0]:
            yield Edit(entity.start(), entity.end(), HIDDEN.sub("", plain))


def emphasis(text: str) -> Iterator[Edit]:
    """Remove pairs of marks of emphasis, unless they enclose a whole line, which they make a heading."""
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
