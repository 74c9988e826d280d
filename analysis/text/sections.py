"""Paragraphs to their sections: title, heading, body, and the furniture of the page around an article. Nothing is deleted."""

import re
from typing import NamedTuple

import numpy as np

from analysis.core.schema import SECTIONS
from analysis.corpus.frontmatter import FRONT_MATTER
from analysis.text import furniture
from analysis.text.buffer import Layout, word_bounds

HEAD, FOOT = 2, 5  # paragraphs at either end in which bios and syndication notes are looked for
LONG = 300  # characters, which no line of furniture has
RUNNING = 25  # words; with a paragraph of more, the text has begun
TITLE_WORDS = 30  # a title has no more; half of it where it ends like a sentence
HEADING_WORDS = 12  # a heading has no more
MARKDOWN = re.compile(r"^(?:#{1,6}\s+|\*\*(?=[^*]+\*\*$))|(?:\s+#+|\*\*)$")
# What opens or ends like a sentence, a quotation or an item of a list is no heading
NO_HEADING = re.compile(rf"""^[{furniture.BULLETS}"“„«‘']|["”»]\Z|[.,;:!…]['’)]?\Z""")
NONE = -1  # no label yet
LABEL = {section: code for code, section in enumerate(SECTIONS)}


class Paragraphs(NamedTuple):
    """The paragraphs of texts, and these as one string: how many words each has, whether a mark of Markdown stands at either end, its label so far."""

    page: Layout
    text: str
    words: np.ndarray
    marked: np.ndarray
    labels: np.ndarray

    @classmethod
    def of(cls, page: Layout) -> "Paragraphs":
        begins, _ = word_bounds(page.kind)
        words = np.searchsorted(begins, page.end) - np.searchsorted(begins, page.start)
        ends = page.points[np.stack([page.start, page.end - 1])]
        marked = ((ends == ord("#")) | (ends == ord("*"))).any(0)
        return cls(page, page.written(0, len(page.points)), words, marked, np.full(len(page.start), NONE, np.int8))

    def line(self, i: int) -> str:
        return self.text[self.page.start[i] : self.page.end[i]]

    def content(self) -> tuple[np.ndarray, np.ndarray]:
        """The paragraphs without a label, and the number of the text of each."""
        content = np.flatnonzero(self.labels == NONE)
        return content, self.page.text[content]


def label(page: Layout, titles: list[str], authors: list[str]) -> np.ndarray:
    """Label each paragraph title, heading, body or boilerplate: positions in `analysis.core.schema.SECTIONS`.

    Boilerplate is bylines, date lines, read time, the author's bio, syndication notes, comment-box labels, share buttons,
    captions and front matter. The title and author of each text, as known from the metadata, or "", settle doubtful cases.
    """
    paragraphs = Paragraphs.of(page)
    _label_front_matter(paragraphs)
    _label_furniture(paragraphs)
    _label_edges(paragraphs, authors)
    _label_names(paragraphs, authors)
    _label_titles(paragraphs, titles)
    _label_headings(paragraphs)
    return np.where(paragraphs.labels == NONE, LABEL["body"], paragraphs.labels).astype(np.int8)


def _label_front_matter(paragraphs):
    page, stop = paragraphs.page, paragraphs.page.stop
    for i in np.flatnonzero((page.points[page.start] == ord("-")) & (page.start == page.origin[page.text])):
        text = page.text[i]
        front = FRONT_MATTER.match(page.written(page.start[i], stop[text]))
        if front:
            inside = (page.text == text) & (page.start < page.start[i] + front.end())
            paragraphs.labels[inside] = LABEL["boilerplate"]


def _label_furniture(paragraphs):
    content, _ = paragraphs.content()
    short = content[(paragraphs.page.end - paragraphs.page.start)[content] < LONG]
    found = [i for i in short.tolist() if furniture.is_furniture(paragraphs.line(i))]
    paragraphs.labels[found] = LABEL["boilerplate"]


def _label_edges(paragraphs, authors):
    """Bios and syndication notes: short paragraphs among the first or last few."""
    rules = furniture.rules()
    content, text = paragraphs.content()
    before, after = _places(text)
    at_edge = ((before < HEAD) | (after < FOOT)) & (before + after >= 2)
    for i in content[at_edge & (paragraphs.words[content] <= rules["max_words"])].tolist():
        line, author = paragraphs.line(i), authors[paragraphs.page.text[i]]
        is_bio = rules["bio"].fullmatch(line) and (
            not author or _mentions(line, author) or line.lower().startswith("the ")
        )
        if is_bio or rules["edges"].fullmatch(line):
            paragraphs.labels[i] = LABEL["boilerplate"]


def _places(text):
    """How many others of its text stand before each paragraph, and how many after it."""
    at = np.arange(len(text))
    return at - np.searchsorted(text, text), np.searchsorted(text, text, "right") - 1 - at


def _mentions(line, author):
    return any(part in line for part in re.split(r"\s*(?:,|&|\band\b)\s*", author) if part)


def _label_names(paragraphs, authors):
    """A bare name is a byline where it is the known author, is listed with a bullet, or stands next to furniture."""
    page, labels = paragraphs.page, paragraphs.labels
    first = np.searchsorted(page.text, np.arange(len(page.origin) + 1))
    content, text = paragraphs.content()
    running = paragraphs.words[content] > RUNNING
    head = first[1:].copy()
    np.minimum.at(head, text[running], content[running])
    for i in content[content < head[text]].tolist():
        line, text = paragraphs.line(i), page.text[i]
        name = furniture.BULLET.sub("", line, count=1)
        if furniture.rules()["name"].fullmatch(name):
            beside = labels[max(i - 1, first[text]) : min(i + 2, first[text + 1])]
            listed = name != line or LABEL["boilerplate"] in beside
            if name == authors[text] or (i > first[text] and listed):
                labels[i] = LABEL["boilerplate"]


def _label_titles(paragraphs, titles):
    """The first paragraph of content is the title where it is the known one, or looks like one and none is."""
    content, text = paragraphs.content()
    before, after = _places(text)
    named = _named(paragraphs, titles)
    for i, alone in zip(content[before == 0].tolist(), after[before == 0] == 0, strict=True):
        known = named.get(paragraphs.page.text[i])
        if i == known or (known is None and not alone and _is_like_title(paragraphs, i)):
            paragraphs.labels[i] = LABEL["title"]


def _named(paragraphs, titles):
    """The first paragraph of content that is the known title, but for case and spaces, by the number of its text."""
    content, text = paragraphs.content()
    sizes = np.array([len(title.split()) if title else -1 for title in titles], np.int64)[text]
    may = (sizes >= 0) & (paragraphs.marked[content] | (paragraphs.words[content] == sizes))
    named: dict[int, int] = {}
    for i, number in zip(content[may].tolist(), text[may].tolist(), strict=True):
        if _normal(_plain(paragraphs.line(i))) == _normal(titles[number]):
            named.setdefault(number, i)
    return named


def _is_like_title(paragraphs, i):
    page = paragraphs.page
    if paragraphs.words[i] > TITLE_WORDS and not paragraphs.marked[i]:
        return False
    line = _plain(paragraphs.line(i))
    words = len(line.split())
    if words > TITLE_WORDS:
        return False
    below = page.text[i + 1 : i + 2] == page.text[i]
    bylined = (below & (paragraphs.labels[i + 1 : i + 2] == LABEL["boilerplate"])).any()
    unfinished = not re.search(r"[.,;:]['\"’”]?$", line)
    return page.points[page.start[i]] == ord("#") or unfinished or (bylined and words <= TITLE_WORDS / 2)


def _normal(line):
    return " ".join(line.split()).casefold()


def _plain(line):
    return MARKDOWN.sub("", line).strip()


def _label_headings(paragraphs):
    """Short paragraphs above longer ones, and what is marked as a heading."""
    content, text = paragraphs.content()
    here, below = content[:-1], content[1:]
    followed, words = text[1:] == text[:-1], paragraphs.words
    above_longer = (words[below] > words[here]) & (words[here] <= HEADING_WORDS)
    may = followed & (above_longer | paragraphs.marked[here])
    for i, short in zip(here[may].tolist(), above_longer[may].tolist(), strict=True):
        line = paragraphs.line(i)
        shaped = short and not line[0].islower() and not NO_HEADING.search(line)
        if shaped or line != _plain(line):
            paragraphs.labels[i] = LABEL["heading"]
