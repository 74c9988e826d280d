"""Paragraphs to their sections: title, heading, body, and the furniture of the page around an article. Nothing is deleted."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.schema import SECTIONS
from analysis.corpus.frontmatter import FRONT_MATTER
from analysis.text import furniture
from analysis.text.buffer import Layout, layout, word_bounds

HEAD, FOOT = 2, 5  # paragraphs at either end in which bios and syndication notes are looked for
HEAD_WORDS = 15  # a byline has no more
RUNNING = 25  # words; with a paragraph of more, the text has begun
TITLE_WORDS = 30  # a title has no more; half of it where it ends like a sentence
HEADING_WORDS = 16  # a heading has no more
MARKDOWN = re.compile(r"^(?:#{1,6}\s+|\*\*(?=[^*]+\*\*$))|(?:\s+#+|\*\*)$")
# What opens or ends like a sentence, a quotation or an item of a list is no heading
NO_HEADING = re.compile(rf"""^[{furniture.BULLETS}"“„«‘']|["”»]\Z|[.,;:!…]['’)]?\Z""")
CLOSING = '”"»'
FULL_STOPS = [ord(mark) for mark in '.?!…”"']
NONE = -1  # no label yet
LABEL = {section: code for code, section in enumerate(SECTIONS)}


class Paragraphs(NamedTuple):
    """The paragraphs of texts, and these as one string: how many words each has, whether a mark of Markdown stands at either end, its label and the kind of page element so far."""

    page: Layout
    text: str
    words: np.ndarray
    marked: np.ndarray
    labels: np.ndarray
    kinds: dict[int, str]

    @classmethod
    def of(cls, page: Layout) -> "Paragraphs":
        begins, _ = word_bounds(page.kind)
        words = np.searchsorted(begins, page.end) - np.searchsorted(begins, page.start)
        ends = page.points[np.stack([page.start, page.end - 1])]
        marked = ((ends == ord("#")) | (ends == ord("*"))).any(0)
        return cls(page, page.written(0, len(page.points)), words, marked, np.full(len(page.start), NONE, np.int8), {})

    def line(self, i: int) -> str:
        return self.text[self.page.start[i] : self.page.end[i]]

    def leave_out(self, i: int, kind: str) -> None:
        """Label a paragraph as boilerplate of a kind."""
        self.labels[i], self.kinds[i] = LABEL["boilerplate"], kind

    def content(self) -> tuple[np.ndarray, np.ndarray]:
        """The paragraphs without a label, and the number of the text of each."""
        content = np.flatnonzero(self.labels == NONE)
        return content, self.page.text[content]


def label(page: Layout, titles: list[str], authors: list[str]) -> np.ndarray:
    """Label each paragraph title, heading, body or boilerplate: positions in `analysis.core.schema.SECTIONS`.

    Boilerplate is front matter and the page elements of `lexicons/furniture.toml`. The title and author of each text, as known from the
    metadata, or "", settle doubtful cases.
    """
    return _labelled(page, titles, authors).labels


def left_out(articles: pd.DataFrame, tokens: pd.DataFrame | None = None) -> pd.DataFrame:
    """The paragraphs of the articles that are left out, and why.

    Parameters
    ----------
    articles : DataFrame
        Columns `article` and `text`; `title` and `author` help.
    tokens : DataFrame, optional
        Where it is given, paragraphs with a word of another section are not listed.

    Returns
    -------
    DataFrame
        One row a paragraph, in reading order: `article`, `start`, `end` (offsets of the untouched text), `kind` (byline, date, caption,
        newsletter …: the kinds of `lexicons/furniture.toml`; "front matter").
    """
    page = layout(articles["text"])
    paragraphs = _labelled(page, *known(articles))
    rows = np.array(sorted(paragraphs.kinds), np.int64)
    text = page.text[rows]
    start, end = page.starts(text, page.start[rows]), page.ends(text, page.end[rows])
    found = pd.DataFrame({
        "article": articles["article"].to_numpy(object)[text], "start": start, "end": end,
        "kind": [paragraphs.kinds[row] for row in rows.tolist()],
    })  # fmt: skip
    if tokens is None:
        return found
    read = tokens[tokens["section"] != "boilerplate"]
    begins = {article: rows["start"].to_numpy() for article, rows in read.groupby("article", sort=False)}
    stays = [
        np.subtract(*np.searchsorted(begins.get(row.article, []), [row.end, row.start])) == 0
        for row in found.itertuples()
    ]
    return found[np.array(stays, bool)].reset_index(drop=True)


def known(articles: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The titles and the authors of articles, "" where they are not known."""
    nothing = pd.Series("", articles.index)
    return articles.get("title", nothing).tolist(), articles.get("author", nothing).tolist()


def _labelled(page, titles, authors):
    paragraphs = Paragraphs.of(page)
    _label_front_matter(paragraphs)
    _label_furniture(paragraphs)
    _label_heads(paragraphs)
    _label_edges(paragraphs, authors)
    _label_names(paragraphs, authors)
    _label_titles(paragraphs, titles)
    _label_headings(paragraphs)
    paragraphs.labels[paragraphs.labels == NONE] = LABEL["body"]
    return paragraphs


def _label_front_matter(paragraphs):
    page, stop = paragraphs.page, paragraphs.page.stop
    for i in np.flatnonzero((page.points[page.start] == ord("-")) & (page.start == page.origin[page.text])):
        text = page.text[i]
        front = FRONT_MATTER.match(page.written(page.start[i], stop[text]))
        if front:
            for inside in np.flatnonzero((page.text == text) & (page.start < page.start[i] + front.end())).tolist():
                paragraphs.leave_out(inside, "front matter")


def _label_furniture(paragraphs):
    content, _ = paragraphs.content()
    short = content[(paragraphs.page.end - paragraphs.page.start)[content] <= furniture.LONGEST]
    for i in short.tolist():
        if kind := furniture.kind_of(paragraphs.line(i)):
            paragraphs.leave_out(i, kind)


def _above(paragraphs):
    """The paragraphs of content that stand above the running text, and the first paragraph of each text."""
    page = paragraphs.page
    first = np.searchsorted(page.text, np.arange(len(page.origin) + 1))
    content, text = paragraphs.content()
    running = paragraphs.words[content] > RUNNING
    head = first[1:].copy()
    np.minimum.at(head, text[running], content[running])
    return content[content < head[text]].tolist(), first


def _label_heads(paragraphs):
    """Bylines told by where they stand: above the running text, and not first."""
    above, first = _above(paragraphs)
    for i in above:
        may = i > first[paragraphs.page.text[i]] and paragraphs.words[i] <= HEAD_WORDS
        if may and (kind := furniture.kind_of(paragraphs.line(i), "head")):
            paragraphs.leave_out(i, kind)


def _label_edges(paragraphs, authors):
    """Bios and syndication notes: short paragraphs among the first or last few."""
    most, text_of = furniture.rules()["max_words"], paragraphs.page.text
    content, text = paragraphs.content()
    before, after = _places(text)
    at_edge = ((before < HEAD) | (after < FOOT)) & (before + after >= 2)
    last: dict[int, int] = {}  # the last paragraph of each text that is not left out below
    for at in np.flatnonzero(at_edge)[::-1].tolist():
        i = int(content[at])
        number = int(text_of[i])
        line = paragraphs.line(i) if paragraphs.words[i] <= most else ""
        kind = furniture.kind_of(line, "foot")
        if not kind and (furniture.kind_of(line, "bio") or (number not in last and furniture.kind_of(line, "more"))):
            kind = "bio" if _is_the_author(paragraphs, i, line, authors[number]) else ""
        if kind:
            paragraphs.leave_out(i, kind)
        else:
            last.setdefault(number, i)


def _is_the_author(paragraphs, i, line, author):
    """Whether a short paragraph about a person is about the author: it names them, or says so; or nothing else in the text names this
    person."""
    if line.lower().lstrip("*_([–—- ").startswith(("the author", "the writer", "our ", "the columnist")):
        return True
    page = paragraphs.page
    if author:
        return _mentions(line, author) or bool(furniture.kind_of(line, "more"))
    own = range(*np.searchsorted(page.text, [page.text[i], page.text[i] + 1]).tolist())
    bylines = [paragraphs.line(at) for at in own if paragraphs.kinds.get(at) == "byline"]
    subject = furniture.rules()["subject"].match(line)
    name = re.split(r"[’']s?\b", subject[0])[0].split(",")[0].split()[-1] if subject else ""
    if name and any(name.lower() in byline.lower() for byline in bylines):
        return True
    others = (page.start[own[0]], page.start[i]), (page.end[i], page.end[own[-1]])
    return not name or all(paragraphs.text.find(name, *stretch) < 0 for stretch in others)


def _places(text):
    """How many others of its text stand before each paragraph, and how many after it."""
    at = np.arange(len(text))
    return at - np.searchsorted(text, text), np.searchsorted(text, text, "right") - 1 - at


def _mentions(line, author):
    return any(part in line for part in re.split(r"\s*(?:,|&|\band\b)\s*", author) if part)


def _label_names(paragraphs, authors):
    """A bare name is a byline where it is the known author, is listed with a bullet, or stands next to a page element."""
    page, labels = paragraphs.page, paragraphs.labels
    above, first = _above(paragraphs)
    for i in above:
        line, text = paragraphs.line(i), page.text[i]
        name = furniture.BULLET.sub("", line, count=1)
        if furniture.rules()["name"].fullmatch(name):
            beside = labels[max(i - 1, first[text]) : min(i + 2, first[text + 1])]
            quoted = i > first[text] and paragraphs.line(i - 1)[-1] in CLOSING  # its speaker
            listed = (name != line and not quoted) or LABEL["boilerplate"] in beside
            if name == authors[text] or (i > first[text] and listed):
                paragraphs.leave_out(i, "byline")


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
    ends = np.isin(paragraphs.page.points[paragraphs.page.end[below] - 1], FULL_STOPS)
    above_longer = ((words[below] > words[here]) | ends) & (words[here] <= HEADING_WORDS)
    may = followed & (above_longer | paragraphs.marked[here])
    for i, short in zip(here[may].tolist(), above_longer[may].tolist(), strict=True):
        line = paragraphs.line(i)
        shaped = short and not line[0].islower() and not NO_HEADING.search(line)
        if shaped or line != _plain(line):
            paragraphs.labels[i] = LABEL["heading"]
