"""Tell an article's title, headings and body from the furniture of the page it was copied from. Nothing is deleted."""

import itertools
import re
import tomllib
from functools import cache
from importlib.resources import files

from analysis.articles import FRONT_MATTER

EDGE = 5  # paragraphs at either end in which bios and syndication notes are looked for
LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
BULLET = re.compile(r"[-–—•*·]\s+")
FINISHED = re.compile(r"[.!?:]['\"’”)\]]*$")
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
        "bio": compiled([bio["subject"] + r"(?=.*" + bio["role"] + r")" + bio["verb"] + r".*"]),
        "name": compiled(["{name}"]),
        "max_words": min(bio["max_words"], data["edges"]["max_words"]),
    }


def paragraphs(text):
    """Split a text into paragraphs: list of (start, end), without the white space around them.

    A line is a paragraph, as on a web page, unless the text is hard-wrapped: then lines run on wherever the next
    word would not have fitted.
    """
    lines = []
    for found in LINE.finditer(text):
        stripped = found[0].strip()
        if stripped:
            start = found.start() + found[0].index(stripped)
            lines.append((start, start + len(stripped)))
    width = max((end - start for start, end in lines), default=0)
    if not 40 <= width <= 120:
        return lines
    runs_on = []
    for (start, end), (following, following_end) in zip(lines, lines[1:], strict=False):
        adjacent = len(re.findall(r"\r\n|[\n\r]", text[end:following])) == 1
        first_word = text[following:following_end].split(maxsplit=1)[0]
        full = adjacent and end - start + 1 + len(first_word) > width
        runs_on.append((adjacent, full, full and not FINISHED.search(text[start:end])))
    adjacent, full, unfinished = (sum(column) for column in zip(*runs_on, strict=True)) if runs_on else (0, 0, 0)
    if full * 2 < adjacent or unfinished * 2 <= full:  # a wrapped line rarely ends where a sentence does
        return lines
    merged = lines[:1]
    for (start, end), (_, full, _) in zip(lines[1:], runs_on, strict=True):
        if full:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


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
    return MARKUP.sub("", line).strip()


def _is_furniture(line):
    anywhere = furniture()["anywhere"]
    parts = [BULLET.sub("", part, count=1).strip() for part in SEPARATOR.split(line)]
    return all(anywhere.fullmatch(part) for part in parts if part) if len(line) < 300 else False


def _label_edges(lines, labels, author):
    """Bios and syndication notes: short paragraphs among the first or last few."""
    rules = furniture()
    content = [i for i, name in enumerate(labels) if name is None]
    if len(content) < 3:
        return
    for i in content[:2] + content[-EDGE:]:
        line = lines[i]
        if len(line.split()) > rules["max_words"]:
            continue
        is_bio = rules["bio"].fullmatch(line) and (
            not author or _mentions(line, author) or line.lower().startswith("the ")
        )
        if is_bio or rules["edges"].fullmatch(line):
            labels[i] = "boilerplate"


def _mentions(line, author):
    return any(part in line for part in re.split(r"\s*(?:,|&|\band\b)\s*", author) if part)


def _label_names(lines, labels, author):
    """A bare name is a byline where it is the known author, is listed with a bullet, or stands next to furniture."""
    head = next((i for i, line in enumerate(lines) if labels[i] is None and len(line.split()) > 25), len(lines))
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
    if title and " ".join(line.split()).casefold() == " ".join(title.split()).casefold():
        return True
    if title and any(
        " ".join(_plain(lines[i]).split()).casefold() == " ".join(title.split()).casefold() for i in content
    ):
        return False
    if len(content) < 2 or len(line.split()) > 30:
        return False
    bylined = first + 1 < len(labels) and labels[first + 1] == "boilerplate"
    unfinished = not re.search(r"[.,;:]['\"’”]?$", line)
    return lines[first].startswith("#") or unfinished or (bylined and len(line.split()) <= 15)


def _is_heading(line, following):
    if following is None:
        return False
    if line != _plain(line):
        return True
    short = len(line.split()) <= 12 and len(following.split()) > len(line.split())
    return short and not re.search(r"[.,;:!…]['\"’”)]?$|^[-–—•*·\"“„«‘']|[\"”»]$", line) and not line[:1].islower()
