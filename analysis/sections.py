"""Tell an article's title, headings and body from the furniture of the page it was copied from. Nothing is deleted."""

import itertools
import re
import tomllib
from functools import cache
from importlib.resources import files

from analysis.articles import FRONT_MATTER

LONG = 300  # characters, which no furniture has
EDGE = 5  # paragraphs at either end in which bios and syndication notes are looked for
BULLETS = "-–—•*·"
BULLET = re.compile(rf"[{BULLETS}]\s+")
STOPS, QUOTES, CLOSING = ".,;:!…", '"”»', "'’)"  # the end of a sentence or its part, with or without these behind it
OPENING = BULLETS + "\"“„«‘'"
SEPARATOR = re.compile(r"\s+[|•·]\s+|\s*\|\s*")
MARKUP = re.compile(r"^(?:#{1,6}\s+|\*\*(?=[^*]+\*\*$))|(?:\s+#+|\*\*)$")


@cache
def furniture():
    """The compiled patterns of furniture.toml: lines anywhere, paragraphs at the edges, bios, a person's name."""
    data = tomllib.loads(files("analysis").joinpath("lexicons/furniture.toml").read_text("utf-8"))
    parts = data["parts"]
    parts["date"] = parts["date"].replace("{month}", parts["month"])

    def compiled(patterns):
        joined = "|".join(f"(?:{pattern})" for pattern in patterns)
        for name, part in parts.items():
            joined = joined.replace("{" + name + "}", part)
        return re.compile(joined, re.IGNORECASE | re.DOTALL)

    bio = data["bio"]
    return {
        "anywhere": compiled(data["anywhere"]["patterns"]),
        "edges": compiled(data["edges"]["patterns"]),
        "bio": compiled([bio["subject"] + f"(?={bio['verb']})" + f"(?=.*{bio['role']})" + ".*"]),  # the rare part first
        "name": compiled(["{name}"]),
        "max_words": min(bio["max_words"], data["edges"]["max_words"]),
    }


def label(text, spans, title="", author=""):
    """Label each paragraph title, heading, body or boilerplate.

    Boilerplate is bylines, date lines, read time, the author's bio, syndication notes, comment-box labels, share
    buttons, captions and front matter.

    Parameters
    ----------
    text : str
    spans : list of (int, int)
        The paragraphs, from `paragraphs`.
    title, author : str
        As known from the metadata; they settle doubtful cases.

    Returns
    -------
    list of str
    """
    front = FRONT_MATTER.match(text)
    after_front = front.end() if front else 0
    lines = [text[start:end] for start, end in spans]
    labels = [
        "boilerplate" if start < after_front or _is_furniture(line) else None
        for (start, _), line in zip(spans, lines, strict=True)
    ]
    _label_edges(lines, labels, author)
    _label_names(lines, labels, author)
    content = [i for i, name in enumerate(labels) if name is None]
    if content and _is_title(lines, labels, content, title):
        labels[content.pop(0)] = "title"
    for here, following in itertools.zip_longest(content, content[1:]):
        labels[here] = "heading" if _is_heading(lines[here], following and lines[following]) else "body"
    return labels


def _plain(line):
    return MARKUP.sub("", line).strip() if "#" in line or "*" in line else line


def _is_furniture(line):
    if len(line) >= LONG:
        return False
    anywhere = furniture()["anywhere"]
    if "|" not in line and "•" not in line and "·" not in line:
        return anywhere.fullmatch(_unlisted(line)) is not None
    return all(anywhere.fullmatch(part) for part in map(_unlisted, SEPARATOR.split(line)) if part)


def _unlisted(line):
    """A line without its first bullet or dash."""
    return BULLET.sub("", line, count=1).strip()


def _has_more(line, words):
    """Whether a line has more words than so many."""
    return len(line.split(maxsplit=words)) > words


def _label_edges(lines, labels, author):
    """Bios and syndication notes: short paragraphs among the first or last few."""
    rules = furniture()
    content = [i for i, name in enumerate(labels) if name is None]
    if len(content) < 3:
        return
    for i in content[:2] + content[-EDGE:]:
        line = lines[i]
        is_bio = rules["bio"].fullmatch(line) and (
            not author or _mentions(line, author) or line.lower().startswith("the ")
        )
        if (is_bio or rules["edges"].fullmatch(line)) and not _has_more(line, rules["max_words"]):
            labels[i] = "boilerplate"


def _mentions(line, author):
    return any(part in line for part in re.split(r"\s*(?:,|&|\band\b)\s*", author) if part)


def _label_names(lines, labels, author):
    """A bare name is a byline where it is the known author, is listed with a bullet, or stands next to furniture."""
    head = next((i for i, line in enumerate(lines) if labels[i] is None and _has_more(line, 25)), len(lines))
    for i, line in enumerate(lines[:head]):
        name = BULLET.sub("", line, count=1)
        if labels[i] is not None or not furniture()["name"].fullmatch(name):
            continue
        beside = labels[max(i - 1, 0) : i + 2]
        if name == author or (i and name != line) or (i and "boilerplate" in beside):
            labels[i] = "boilerplate"


def _is_title(lines, labels, content, title):
    first = content[0]
    line = _plain(lines[first])
    if title:
        wanted = _normal(title)
        named = next((i for i in content if _is_named(_plain(lines[i]), wanted)), None)
        if named is not None:
            return named == first
    if len(content) < 2 or _has_more(line, 30):
        return False
    bylined = first + 1 < len(labels) and labels[first + 1] == "boilerplate"
    unfinished = not re.search(r"[.,;:]['\"’”]?$", line)
    return lines[first].startswith("#") or unfinished or (bylined and len(line.split()) <= 15)


def _normal(line):
    return " ".join(line.split()).casefold()


def _is_named(line, title):
    """Whether a line is a title, but for case and spaces; most lines begin with another letter."""
    return line[:1].casefold()[:1] == title[:1] and _normal(line) == title


def _is_heading(line, following):
    if following is None:
        return False
    if line != _plain(line):
        return True
    if _is_ended(line) or line[0] in OPENING or line[0].islower():
        return False
    words = len(line.split(maxsplit=12))
    return words <= 12 and _has_more(following, words)


def _is_ended(line):
    """Whether a line ends as a sentence or a part of it does."""
    last = line[-1]
    return last in STOPS or last in QUOTES or (last in CLOSING and line[-2:][0] in STOPS)
