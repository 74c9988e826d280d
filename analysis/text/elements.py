"""The paragraphs of texts in; those that are page elements, by their form and by where they stand, or that are said again, marked as left out."""

import re

import numpy as np

from analysis.corpus.frontmatter import FRONT_MATTER
from analysis.corpus.headline import signed
from analysis.corpus.repeats import FEWEST, repeats
from analysis.text import furniture
from analysis.text.paragraphs import Paragraphs

HEAD, FOOT = 2, 5  # paragraphs at either end in which bios and syndication notes are looked for
HEAD_WORDS = 15  # a byline has no more
RUNNING = 25  # words; with a paragraph of more, the text has begun
LINK_WORDS = 6  # the fewest of a headline in a list of links; of a list at the end of a text half of it
LABELLED = 3  # paragraphs at either end, where one word may say of which sort the article is
SHOUTED = 8  # words of a headline in capitals
TABLE = 8  # words and figures in a line that is a table
CLOSING = '”"»'
ENDS = tuple(".!…:;,”\"'’)")  # of what is no headline


def leave_out(paragraphs: Paragraphs, authors: list[str]) -> None:
    """Leave out front matter, the page elements of `lexicons/furniture.toml`, and what is said again.

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
    _at_the_head(paragraphs)
    _repeated(paragraphs)
    _at_the_edges(paragraphs, authors)
    _bare_names(paragraphs, authors)


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
    short, first = size <= furniture.LONGEST, paragraphs.page.text[content - 1] != paragraphs.page.text[content]
    for at in np.flatnonzero(short | figure | (last == ord(")"))).tolist():
        i = int(content[at])
        line = paragraphs.line(i)
        kind = furniture.kind_of(line)
        if kind == "label" and before[at] >= LABELLED and after[at] >= LABELLED:
            kind = ""  # a heading
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
    """Whether a line that ends in a figure is a table or the scale of a chart, run together: more than one letter in five is a digit, and
    few words are in small letters, as they are in a sentence."""
    words = line.split()
    digits, small = sum(map(str.isdigit, line)), sum(word[0].islower() for word in words)
    return len(words) >= TABLE and digits > sum(map(str.isalnum, line)) / 5 and small < len(words) / 5


def _lists(paragraphs):
    """Headlines without a full stop right below a line that announces links (*Read more:*); one without a colon (*Related stories*) only
    where nothing of the article follows, as it may have lost its links, and a heading stands below it."""
    page, kinds = paragraphs.page, paragraphs.kinds
    for i in [i for i, kind in kinds.items() if kind == "teaser"]:
        announced = paragraphs.line(i)
        if not furniture.rules()["list"].fullmatch(announced):
            continue
        stop = i + 1
        while stop < len(page.start) and page.text[stop] == page.text[i] and stop not in kinds:
            if paragraphs.words[stop] > HEAD_WORDS or paragraphs.line(stop).endswith(ENDS):
                break
            stop += 1
        last = stop == len(page.start) or page.text[stop] != page.text[i] or stop in kinds
        for at in range(i + 1, stop if last or announced.endswith(":") else i + 1):
            if paragraphs.words[at] < (LINK_WORDS / 2 if last else LINK_WORDS):
                break
            paragraphs.leave_out(at, "teaser")


def _above(paragraphs):
    """The paragraphs of content that stand above the running text, and the first paragraph of each text."""
    page = paragraphs.page
    first = np.searchsorted(page.text, np.arange(len(page.origin) + 1))
    content, text = paragraphs.content()
    running = paragraphs.words[content] > RUNNING
    head = first[1:].copy()
    np.minimum.at(head, text[running], content[running])
    return content[content < head[text]].tolist(), first


def _at_the_head(paragraphs):
    """Bylines told by where they stand: above the running text, and not first unless they say who the author is."""
    above, first = _above(paragraphs)
    for i in above:
        if paragraphs.words[i] <= RUNNING and signed(paragraphs.line(i)):
            paragraphs.leave_out(i, "byline")
            continue
        may = i > first[paragraphs.page.text[i]] and paragraphs.words[i] <= HEAD_WORDS
        if may and (kind := furniture.kind_of(paragraphs.line(i), "head")):
            paragraphs.leave_out(i, kind)


def _repeated(paragraphs):
    """What stands in an article a second time, as pull quotes do, counts once."""
    page = paragraphs.page
    content, text = paragraphs.content()
    long = paragraphs.words[content] >= FEWEST
    again = paragraphs.begins_again(content[long])
    for number in np.unique(text[long][again]).tolist():
        own = content[text == number]
        begin = page.origin[number]
        spans = np.stack([page.start[own], page.end[own]], 1) - begin
        for at in repeats(paragraphs.text[begin : page.stop[number]], spans.tolist()):
            paragraphs.leave_out(int(own[at]), "repeated")


def _at_the_edges(paragraphs, authors):
    """Bios and syndication notes: short paragraphs among the first or last few."""
    most, text_of = furniture.rules()["max_words"], paragraphs.page.text
    content, _ = paragraphs.content()
    before, after = paragraphs.places()
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
    subject = furniture.rules()["subject"].match(line)
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
        name = furniture.BULLET.sub("", line, count=1)
        if furniture.rules()["name"].fullmatch(name):
            beside = [at for at in (i - 1, i + 1) if first[text] <= at < first[text + 1] and at in paragraphs.kinds]
            quoted = i > first[text] and paragraphs.line(i - 1)[-1] in CLOSING  # its speaker
            listed = name != line and not quoted
            near = read.get(text) == 1 and any(paragraphs.kinds[at] != "repeated" for at in beside)  # below the title
            if name == authors[text] or (i > first[text] and (listed or near)):
                paragraphs.leave_out(i, "byline")
                continue
        read[text] = read.get(text, 0) + 1
