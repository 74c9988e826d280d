"""Paragraphs in; their sections out: title, heading, body, or boilerplate around an article. Nothing is deleted."""

import re

import numpy as np
import pandas as pd

from analysis.corpus import named_paragraphs
from analysis.text import element_patterns, elements
from analysis.text.buffer import layout
from analysis.text.layouts import Layout
from analysis.text.paragraphs import LABEL, NONE, Paragraphs

BY_HAND = "by hand"  # the kind of what the metadata of an article leave out
TITLE_WORDS = 30  # a title has no more; half of it where it ends like a sentence
HEADING_WORDS = 16  # a heading has no more
MARKDOWN = re.compile(r"^(?:#{1,6}\s+|\*\*(?=[^*]+\*\*$))|(?:\s+#+|\*\*)$")
# What opens or ends like a sentence, a quotation or an item of a list is no heading
NO_HEADING = re.compile(rf"""^[{element_patterns.BULLETS}"“„«‘']|["”»]\Z|[.,;:!…]['’)]?\Z""")
FULL_STOPS = [ord(mark) for mark in '.?!…”"']


def label_sections(page: Layout, articles: pd.DataFrame) -> np.ndarray:
    """Label each paragraph title, heading, body or boilerplate: positions in `analysis.core.schema.SECTIONS`.

    Boilerplate is front matter, the page elements of `lexicons/furniture.toml`, what is repeated word for word, and what the metadata
    name (`analysis.corpus.named_paragraphs`). If the `title` and `author` of an article are known, they settle doubtful cases.
    """
    return _labelled(page, articles).labels


def left_out_paragraphs(articles: pd.DataFrame, tokens: pd.DataFrame | None = None) -> pd.DataFrame:
    """The paragraphs of the articles that are left out, and why.

    Parameters
    ----------
    articles : DataFrame
        Columns `article` and `text`; `title` and `author` help; `keep_paragraphs` and `leave_out_paragraphs` overrule.
    tokens : DataFrame, optional
        If given, paragraphs with a word in another section are not listed.

    Returns
    -------
    DataFrame
        One row per paragraph, in reading order: `article`, `start`, `end` (offsets of the untouched text), `kind` (byline, date, caption,
        newsletter …: the kinds of `lexicons/furniture.toml`; "front matter"; "repeated"; "by hand").
    """
    page = layout(articles["text"])
    paragraphs = _labelled(page, articles)
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


def _labelled(page, articles):
    def known(column):
        return articles[column].tolist() if column in articles else [""] * len(articles)

    paragraphs = Paragraphs.of(page)
    _overrule(paragraphs, articles["text"], known(named_paragraphs.KEEP), known(named_paragraphs.LEAVE_OUT))
    elements.label_elements(paragraphs, known("author"))
    _label_titles(paragraphs, known("title"))
    _label_headings(paragraphs)
    paragraphs.labels[paragraphs.labels == NONE] = LABEL["body"]
    return paragraphs


def _overrule(paragraphs, texts, *columns):
    """Keep, or leave out, the paragraphs that the metadata name."""
    for number, (text, *cells) in enumerate(zip(texts, *columns, strict=True)):
        for cell, kept in zip(cells, (True, False), strict=True):
            for opening in named_paragraphs.split_openings(cell):
                for i in paragraphs.beginning_at(number, named_paragraphs.opening_places(text, opening)):
                    if kept:
                        paragraphs.kept.add(i)
                    else:
                        paragraphs.leave_out(i, BY_HAND)


def _label_titles(paragraphs, titles):
    """Label the first paragraph of content as title if it is the known title or, if none is found, looks like one."""
    content, text = paragraphs.content()
    before, after = paragraphs.places()
    named = _named(paragraphs, titles)
    for i, alone in zip(content[before == 0].tolist(), after[before == 0] == 0, strict=True):
        known = named.get(paragraphs.page.text[i])
        if i == known or (known is None and not alone and _is_like_title(paragraphs, i)):
            paragraphs.labels[i] = LABEL["title"]


def _named(paragraphs, titles):
    """The first paragraph of content that equals the known title, apart from case and spaces, by number of the text."""
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
    """Label headings: short paragraphs above longer ones, and those that Markdown marks."""
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
