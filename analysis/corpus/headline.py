"""The first lines of an article in; its title, author, outlet and date out, if their form is unmistakable."""

import re
from itertools import takewhile

from analysis.corpus.nexis import DATE, iso_date

HEAD = 1_500  # characters in which they are looked for
LINES = 5  # with something in them
FEWEST, TITLE_WORDS = 3, 20
RUNNING = 25  # words of a paragraph with which the text has begun
MARKED = re.compile(r"#\s+(.+?)\s*#*")
BYLINE = re.compile(
    r"by\s+(?:[A-Z][\w.’'-]*|and|de|van|von|der|al|bin)(?:[\s,]+(?:[A-Z][\w.’'-]*|and|de|van|von|der|al|bin))*",
    re.IGNORECASE,
)
NAME = (
    r"(?!(?i:the|all|any|our|my|popular|executive|default|design|law|land|staff|associated|reuters|press|news|editorial|numbers|super)\b)"
    r"[A-Z][\w’'-]*\.?(?: (?:[A-Z]\.|(?:de|da|van|von|der|den|di|la|le|al|bin|ibn|el)|[A-Z][\w’'-]*)){0,3} (?:al-|el-|d[’'])?[A-Z][\w’'-]+(?:,? [JS]r\.)?"
)  # two words at least, and none with which something other than a name begins
AUTHORS = rf"(?P<author>{NAME}(?:(?:, {NAME})*,? (?:and|&) {NAME})?)"
ROLE = r"(?:for|of|at|in|with|special to)\b.*|.*\b(?i:editor|reporter|columnist|correspondent|writer|contributor|chief)\b.*|[A-Z][\w.]*"
SIGNED = re.compile(rf"(?i:by|written by|story by|words by):? {AUTHORS}(?:(?:,| [–—-])? (?:{ROLE}))?")
NO_NAME = re.compile(
    r"\b(?:News|World|Politics|Opinions?|Analysis|East|West|Africa|Asia|America|Europe|Business|Sports?|Culture|House|Affairs|Editorials?|"
    r"Board|Staff|Team|Desk|Press|Agenc(?:y|ies)|Report(?:s|ers?)?|Correspondents?|Writers?|Demand|Order|Numbers|Times|Post|Book|Review|"
    r"Comment(?:ary)?|Tuesday|Day|Night|Photos?|Video|Interview|Policy)\b"
)
OUTLET = re.compile(r"(?:[A-Z][\w.’'&-]*|the|of|for|and|&)(?: (?:[A-Z][\w.’'&-]*|of|for|and|&)){0,4}")
LABEL = re.compile(r"(?:published|updated|posted|date)?(?:\s+on)?:?\s*(?:\w+day,?\s+)?", re.IGNORECASE)
NO_TITLE = re.compile(
    r"\A[*_]*(?:(?:written|story|words) )?by\b|[.!?][\"'”’)]?\s|\||\w/[A-Z]|\bby\Z|\b(?:photo|image|screenshot|caption|playback|listen to|share|tweet|collapse|commentary|from the (?:left|right)|parts|USA TODAY|reuters|getty|AFP|AP|video|updated|opinion|subscribe|newsletters?|https?|www|\w+\.com)\b|\bago\Z",
    re.IGNORECASE,
)  # captions, clocks
UNFINISHED = re.compile(r"[.,;:…][\"'”’]?\Z")


def head_metadata(text: str) -> dict[str, str]:
    """The `title`, `author`, `outlet` and `date` (ISO 8601) at the head of a text.

    The title is the first line, if it is marked (`# …`), or has three to twenty words without a full stop and is followed by a
    byline, a date or a long paragraph. The author follows *by*, with first and last name, or stands in a line *author | outlet |
    date*, where outlet or date may be missing if the line begins with *by*. A date alone on its line needs a title above it.
    In doubt nothing is returned.
    """
    lines = [line.strip() for line in text[:HEAD].split("\n") if line.strip()][: LINES + 1]
    if len(lines) < 2:
        return {}
    heads = takewhile(lambda line: len(line.split()) < RUNNING, lines)
    author = next(filter(None, map(byline_fields, heads)), {})
    first, *below = lines
    marked = MARKED.fullmatch(first)
    dates = [
        found
        for line in below
        if (found := DATE.fullmatch(LABEL.sub("", line, count=1))) and len(line.split()) < RUNNING / 2
    ]
    short = FEWEST <= len(first.split()) <= TITLE_WORDS and first[0] not in "-<>*|(“\"‘'"
    short = short and not UNFINISHED.search(first) and not NO_TITLE.search(first)
    above = author or BYLINE.fullmatch(below[0].strip("*_")) or dates or len(below[0].split()) >= RUNNING
    if not marked and not (short and above):
        return author
    return {"title": marked[1] if marked else first} | ({"date": iso_date(dates[0])} if dates else {}) | author


def byline_fields(line: str) -> dict[str, str]:
    """The `author`, `outlet` and `date` in a line that can only be a byline, else {}."""
    by, *more = (part.strip() for part in " ".join(line.strip("*_ ").split()).split("|"))
    dates = [found for part in more if (found := DATE.fullmatch(LABEL.sub("", part, count=1)))]
    clocks = [part for part in more if part[:1].isdigit() and not DATE.fullmatch(part)]
    outlets = [part for part in more if OUTLET.fullmatch(part) and not DATE.fullmatch(part)]
    found = SIGNED.fullmatch(f"By {by}" if dates and outlets and not SIGNED.fullmatch(by) else by)
    if not found or NO_NAME.search(found["author"]) or not len(dates) + len(outlets) + len(clocks) == len(more) <= 2:
        return {}
    outlet = {"outlet": outlets[0]} if dates and outlets else {}
    return {"author": found["author"]} | outlet | ({"date": iso_date(dates[0])} if dates else {})
