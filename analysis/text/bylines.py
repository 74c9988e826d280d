"""The paragraphs of texts in; bylines, bios and notes on the author, recognised by their position, labelled boilerplate."""

import re

import numpy as np

from analysis.corpus.headline import byline_fields
from analysis.text import element_patterns
from analysis.text.paragraphs import Paragraphs

HEAD, FOOT = 2, 5  # paragraphs at either end in which bios and syndication notes are looked for
HEAD_WORDS = 15  # a byline has no more
RUNNING = 25  # words; with a paragraph of more, the text has begun
CLOSING = '”"»'


def _above(paragraphs):
    """The paragraphs of content above the running text, and the first paragraph of each text."""
    page = paragraphs.page
    first = np.searchsorted(page.text, np.arange(len(page.origin) + 1))
    content, text = paragraphs.content()
    running = paragraphs.words[content] > RUNNING
    head = first[1:].copy()
    np.minimum.at(head, text[running], content[running])
    return content[content < head[text]].tolist(), first


def label_bylines(paragraphs: Paragraphs) -> None:
    """Label bylines above the running text; the first paragraph of a text only if it names the author."""
    above, first = _above(paragraphs)
    for i in above:
        if paragraphs.words[i] <= RUNNING and byline_fields(paragraphs.line(i)):
            paragraphs.leave_out(i, "byline")
            continue
        may = i > first[paragraphs.page.text[i]] and paragraphs.words[i] <= HEAD_WORDS
        if may and (kind := element_patterns.element_kind(paragraphs.line(i), "head")):
            paragraphs.leave_out(i, kind)


def label_authors(paragraphs: Paragraphs, authors: list[str]) -> None:
    """Label bios and syndication notes, then bare names that are bylines; `authors` are known from the metadata, or ""."""
    _at_the_edges(paragraphs, authors)
    _bare_names(paragraphs, authors)


def _at_the_edges(paragraphs, authors):
    """Bios and syndication notes: short paragraphs among the first or last few."""
    most, text_of = element_patterns.load_patterns()["max_words"], paragraphs.page.text
    content, _ = paragraphs.content()
    before, after = paragraphs.places()
    at_edge = ((before < HEAD) | (after < FOOT)) & (before + after >= 2)
    last: dict[int, int] = {}  # the last paragraph of each text that is not left out below
    for at in np.flatnonzero(at_edge)[::-1].tolist():
        i = int(content[at])
        number = int(text_of[i])
        line = paragraphs.line(i) if paragraphs.words[i] <= most else ""
        kind = element_patterns.element_kind(line, "foot")
        if not kind and (
            element_patterns.element_kind(line, "bio")
            or (number not in last and element_patterns.element_kind(line, "more"))
        ):
            kind = "bio" if _is_the_author(paragraphs, i, line, authors[number]) else ""
        if kind:
            paragraphs.leave_out(i, kind)
        else:
            last.setdefault(number, i)


def _is_the_author(paragraphs, i, line, author):
    """Whether a short paragraph about a person is about the author: it says so, or names the author, or nothing else in the text
    names this person."""
    if line.lower().lstrip("*_([–—- ").startswith(("the author", "the writer", "our ", "the columnist")):
        return True
    page = paragraphs.page
    if author:
        return _mentions(line, author) or bool(element_patterns.element_kind(line, "more"))
    own = range(*np.searchsorted(page.text, [page.text[i], page.text[i] + 1]).tolist())
    subject = element_patterns.load_patterns()["subject"].match(line)
    whole = re.split(r"[’']s?\b", subject[0])[0].split(",")[0].strip("*_([–—- ") if subject else ""
    if not whole:
        return True
    name = whole.split()[-1]
    if any(name.lower() in paragraphs.line(at).lower() for at in own if paragraphs.kinds.get(at) == "byline"):
        return True
    if i > own[0] and paragraphs.line(own[0]) == whole:  # the bare name above the text
        paragraphs.leave_out(own[0], "byline")
        return True
    # the same surname with a first name of its own is somebody else: *Lee* and *Lee Harvey Oswald*
    alone = re.compile(rf"{re.escape(name)}(?!\s[A-Z][a-z])")
    others = (page.start[own[0]], page.start[i]), (page.end[i], page.end[own[-1]])
    return not any(alone.search(paragraphs.text, *stretch) for stretch in others)


def _mentions(line, author):
    return any(part in line for part in re.split(r"\s*(?:,|&|\band\b)\s*", author) if part)


def _bare_names(paragraphs, authors):
    """A bare name is a byline where it is the known author, is listed with a bullet, or stands next to a page element."""
    page = paragraphs.page
    above, first = _above(paragraphs)
    read: dict[int, int] = {}  # how many paragraphs of each text are not left out so far
    for i in above:
        line, text = paragraphs.line(i), int(page.text[i])
        name = element_patterns.BULLET.sub("", line, count=1)
        if element_patterns.load_patterns()["name"].fullmatch(name):
            beside = [at for at in (i - 1, i + 1) if first[text] <= at < first[text + 1] and at in paragraphs.kinds]
            quoted = i > first[text] and paragraphs.line(i - 1)[-1] in CLOSING  # its speaker
            listed = name != line and not quoted
            near = read.get(text) == 1 and any(paragraphs.kinds[at] != "repeated" for at in beside)  # below the title
            if name == authors[text] or (i > first[text] and (listed or near)):
                paragraphs.leave_out(i, "byline")
                continue
        read[text] = read.get(text, 0) + 1
