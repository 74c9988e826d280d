"""The first lines of an article in; its title and date, where their form says so, out."""

import re

from analysis.corpus.nexis import DATE, iso

HEAD = 1_500  # characters in which they are looked for
LINES = 5  # with something in them
FEWEST, TITLE_WORDS = 3, 20
RUNNING = 25  # words of a paragraph with which the text has begun
MARKED = re.compile(r"#\s+(.+?)\s*#*")
BYLINE = re.compile(
    r"by\s+(?:[A-Z][\w.’'-]*|and|de|van|von|der|al|bin)(?:[\s,]+(?:[A-Z][\w.’'-]*|and|de|van|von|der|al|bin))*",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:published|updated|posted|date)?(?:\s+on)?:?\s*(?:\w+day,?\s+)?", re.IGNORECASE)
NO_TITLE = re.compile(
    r"[.!?][\"'”’)]?\s|\||\b(?:photo|image|reuters|getty|AFP|AP|video|updated|opinion|subscribe|newsletters?|https?|www|\w+\.com)\b|\bago\Z",
    re.IGNORECASE,
)  # captions, clocks
UNFINISHED = re.compile(r"[.,;:…][\"'”’]?\Z")


def stated_in(text: str) -> dict[str, str]:
    """The `title` and the `date` (ISO 8601) at the head of a text; without a title no date.

    A title is the first line, if it is marked (`# …`), or of three to twenty words without a full stop and above a byline, a
    date or a paragraph that runs. A line that only may be a title is none.
    """
    lines = [line.strip() for line in text[:HEAD].split("\n") if line.strip()][: LINES + 1]
    if len(lines) < 2:
        return {}
    first, *below = lines
    marked = MARKED.fullmatch(first)
    dates = [
        found
        for line in below
        if (found := DATE.fullmatch(LABEL.sub("", line, count=1))) and len(line.split()) < RUNNING / 2
    ]
    short = FEWEST <= len(first.split()) <= TITLE_WORDS and first[0] not in "-<>*|“\"‘'"
    short = short and not UNFINISHED.search(first) and not NO_TITLE.search(first) and not BYLINE.fullmatch(first)
    above = BYLINE.fullmatch(below[0]) or dates or len(below[0].split()) >= RUNNING
    if not marked and not (short and above):
        return {}
    return {"title": marked[1] if marked else first} | ({"date": iso(dates[0])} if dates else {})
