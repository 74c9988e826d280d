"""The paragraphs of texts in; page elements (by form and position) and repeated paragraphs labelled boilerplate."""

import re

import numpy as np

from analysis.corpus.frontmatter import FRONT_MATTER
from analysis.corpus.repeats import FEWEST, repeated_paragraphs
from analysis.text import element_patterns
from analysis.text.bylines import CLOSING, HEAD_WORDS, label_authors, label_bylines
from analysis.text.paragraphs import Paragraphs

LINK_WORDS = 6  # the fewest of a headline in a list of links; of a list at the end of a text half of it
LABELLED = 3  # paragraphs at either end, where one word may say of which sort the article is
SHOUTED = 8  # words of a headline in capitals
TABLE = 8  # words and figures in a line that is a table
SPEAKER = re.compile(r"[^,/|(:]{3,60},\s[^,/|(:]{2,40}")  # *Jane Doe, Bloomberg*, below what she said
ENDS = tuple(".!…:;,”\"'’)")  # of what is no headline


def label_elements(paragraphs: Paragraphs, authors: list[str]) -> None:
    """Label front matter, the page elements of `lexicons/furniture.toml`, and repeated paragraphs as boilerplate.

    Parameters
    ----------
    paragraphs : Paragraphs
        Of all texts; their `labels` and `kinds` are filled in.
    authors : list of str
        The author of each text, as known from the metadata, or "".
    """
    _front_matter(paragraphs)
    _by_form(paragraphs)
    _lists(paragraphs)
    label_bylines(paragraphs)
    _repeated(paragraphs)
    label_authors(paragraphs, authors)


def _front_matter(paragraphs):
    page, stop = paragraphs.page, paragraphs.page.stop
    for i in np.flatnonzero((page.points[page.start] == ord("-")) & (page.start == page.origin[page.text])):
        text = page.text[i]
        front = FRONT_MATTER.match(page.written(page.start[i], stop[text]))
        if front:
            for inside in np.flatnonzero((page.text == text) & (page.start < page.start[i] + front.end())).tolist():
                paragraphs.leave_out(inside, "front matter")


def _by_form(paragraphs):
    content, _ = paragraphs.content()
    before, after = paragraphs.places()
    size = (paragraphs.page.end - paragraphs.page.start)[content]
    last = paragraphs.page.points[paragraphs.page.end[content] - 1]
    figure = (last >= ord("0")) & (last <= ord("9")) | (last == ord("%"))
    short = size <= element_patterns.LONGEST
    first = (content == 0) | (paragraphs.page.text[content - 1] != paragraphs.page.text[content])
    for at in np.flatnonzero(short | figure | (last == ord(")"))).tolist():
        i = int(content[at])
        line = paragraphs.line(i)
        kind = element_patterns.element_kind(line)
        if kind == "label" and before[at] >= LABELLED and after[at] >= LABELLED:
            kind = ""  # a heading
        if kind == "caption" and not first[at] and paragraphs.line(i - 1)[-1] in CLOSING and SPEAKER.fullmatch(line):
            kind = ""
        if not kind and figure[at] and _is_table(line):
            kind = "table"
        if not kind and not first[at] and _is_shouted(line) and not paragraphs.line(i - 1).isupper():
            kind = "teaser"
        if kind:
            paragraphs.leave_out(i, kind)


def _is_shouted(line):
    """Whether a line is a headline in capitals, longer than headings in capitals are: a link to another article."""
    return line.isupper() and len(line.split()) >= SHOUTED and line[0] not in '“"' and not line.endswith((".", ":"))


def _is_table(line):
    """Whether a line that ends in a figure is a table or the scale of a chart on one line: more than a fifth of its characters are
    digits, and few words begin in lower case, as most words of a sentence do."""
    words = line.split()
    digits, small = sum(map(str.isdigit, line)), sum(word[0].islower() for word in words)
    return len(words) >= TABLE and digits > sum(map(str.isalnum, line)) / 5 and small < len(words) / 5


def _lists(paragraphs):
    """Label headlines without a full stop right below a line that announces links (*Read more:*). If that line has no colon (*Related
    stories*), nothing of the article may follow: it may have lost its links, so that a heading of the article comes next."""
    page, kinds = paragraphs.page, paragraphs.kinds
    for i in [i for i, kind in kinds.items() if kind == "teaser"]:
        announced = paragraphs.line(i)
        if not element_patterns.load_patterns()["list"].fullmatch(announced):
            continue
        stop = i + 1
        while kinds.get(stop) == "advertisement" and page.text[stop] == page.text[i]:
            stop += 1
        begin = stop
        while stop < len(page.start) and page.text[stop] == page.text[i] and stop not in kinds:
            if paragraphs.words[stop] > HEAD_WORDS or paragraphs.line(stop).endswith(ENDS):
                break
            stop += 1
        last = stop == len(page.start) or page.text[stop] != page.text[i] or stop in kinds
        for at in range(begin, stop if last or announced.endswith(":") else begin):
            if paragraphs.words[at] < (LINK_WORDS / 2 if last else LINK_WORDS):
                break
            paragraphs.leave_out(at, "teaser")


def _repeated(paragraphs):
    """Label paragraphs that an article repeats, for example pull quotes."""
    page = paragraphs.page
    content, text = paragraphs.content()
    long = paragraphs.words[content] >= FEWEST
    again = paragraphs.begins_again(content[long])
    for number in np.unique(text[long][again]).tolist():
        own = content[text == number]
        begin = page.origin[number]
        spans = np.stack([page.start[own], page.end[own]], 1) - begin
        for at in repeated_paragraphs(paragraphs.text[begin : page.stop[number]], spans.tolist()):
            paragraphs.leave_out(int(own[at]), "repeated")
