"""The pages of a PDF in; their lines in reading order, and the paragraphs that the lines form, out."""

import re
from bisect import bisect_left
from collections import Counter
from statistics import median
from typing import NamedTuple

from pypdf import PageObject

GLYPH = 0.5  # of the size of a font: about how wide its letters are
GUTTER = 1.5  # sizes of a font between two columns, at the least
FEWEST = 6  # lines of a column
EDGE = 2  # lines at the head and foot of a page among which running ones are looked for
APART = 1.3  # times the usual distance of lines: a new paragraph begins
INDENT = 0.6  # sizes of a font
SHORT = 0.8  # of the usual length of lines: the last of a paragraph
STUB = 0.6  # of that length: a heading or a byline
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"\W*(?:(?:page|p\.?)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
PRINTED = re.compile(
    r"\d\d?/\d\d?/\d{2,4}, \d\d?:\d\d(?:\s?[AP]M)?(?:\s.*)?|(?:https?|file)://\S+(?:\s+\d+/\d+)?|\d+/\d+", re.IGNORECASE
)  # what a browser prints at head and foot
ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]\Z")
DIVISION = re.compile(r"\b[^\W\d_]+[-\u00ad\u2010]\n[^\W\d_]+")  # a word and the line end in it
LONGEST_WORD = 60  # letters


class Line(NamedTuple):
    """A line, or its part in one column: where it begins (in points, from below left), the size of its font, its text."""

    x: float
    y: float
    size: float
    text: str


def page_lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order in which it draws them; a wide gap cuts a line in two."""
    lines: list[Line] = []
    parts: list[Line] = []

    def visit(text, user, matrix, _, size):
        x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
        y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
        height = abs(size * matrix[3] * user[3]) or abs(size) or 1.0
        for at, piece in enumerate(re.split(r"(\n)", text)):
            if piece == "\n":
                finish()
            elif piece.strip():
                if parts and at == 0 and _is_apart(parts[-1], x, height):
                    finish()
                parts.append(Line(x, y, height, piece))
            elif piece and parts:
                parts[-1] = parts[-1]._replace(text=parts[-1].text + piece)

    def finish():
        if parts:
            text = "".join(part.text for part in parts)
            lines.append(parts[0]._replace(text=" ".join(text.split())))
            parts.clear()

    page.extract_text(visitor_text=visit)
    finish()
    return [line for line in lines if line.text]


def _is_apart(before, x, size):
    """Whether there is a gap between the part before and what begins at `x`."""
    return x > before.x + GLYPH * before.size * len(before.text) + GUTTER * max(size, before.size)


def order_columns(lines: list[Line], width: float) -> tuple[list[Line], bool]:
    """The lines in reading order, and whether there are two columns; if not, lines that were cut are joined again."""
    starts = Counter(round(line.x / 3) for line in lines if 0.4 * width < line.x < 0.75 * width)
    place, count = starts.most_common(1)[0] if starts else (0, 0)
    second = 3 * place - 4
    left = [line for line in lines if line.x < second]
    heights = sorted(line.y for line in left)
    beside = sum(_is_near(line.y, heights, line.size / 2) for line in lines if line.x >= second)
    if count < FEWEST or beside < FEWEST:
        return _joined(lines), False
    sides = [line.x >= second for line in lines]
    if sum(one != other for one, other in zip(sides, sides[1:], strict=False)) <= 3:
        return lines, True  # drawn column by column
    right = sorted((line for line in lines if line.x >= second), key=lambda line: -line.y)
    top = right[0].y + right[0].size
    over = [line for line in left if line.y > top]
    return over + sorted((line for line in left if line.y <= top), key=lambda line: -line.y) + right, True


def _is_near(y, heights, most):
    at = bisect_left(heights, y)
    return any(abs(y - other) < most for other in heights[max(at - 1, 0) : at + 1])


def _joined(lines):
    found: list[Line] = []
    for line in lines:
        if found and abs(found[-1].y - line.y) < 0.3 * line.size and line.x > found[-1].x:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
    return found


def without_running_heads(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without lines at head or foot that recur on other pages, numbers aside; and the first of these lines."""
    edges = [_edges(lines) for lines in pages]
    counts = Counter(form for lines in edges for form in {_form(line) for line in lines})
    needed = max(2, min(3, len(pages) // 2))
    running = [{line for line in lines if _is_furniture(line, counts, needed)} for lines in edges]
    named = dict.fromkeys(line.text for lines in running for line in sorted(lines, key=lambda line: -line.y))
    kept = [[line for line in lines if line not in left] for lines, left in zip(pages, running, strict=True)]
    words = [text for text in named if not NUMBER.fullmatch(text)]
    return kept, ([f"“{text[:40]}”" for text in words[:1]] or ["1, 2, …"]) if named else []


def _edges(lines):
    heights = sorted({round(line.y) for line in lines})
    outer = {*heights[:EDGE], *heights[-EDGE:]}
    return [line for line in lines if round(line.y) in outer]


def _form(line):
    return round(line.size), DIGITS.sub("#", line.text.casefold())


def _is_furniture(line, counts, needed):
    if PRINTED.fullmatch(line.text):
        return True
    of_body = line.text[:1].islower() and ENDS.search(line.text)  # the end of a sentence that begins above
    return counts[_form(line)] >= (2 if NUMBER.fullmatch(line.text) else needed) and not of_body


def join_paragraphs(pages: list[list[Line]]) -> tuple[list[str], int]:
    """The paragraphs, and how many words that a line end divided were put together."""
    lines = [line._replace(text=_plain(line.text)) for page in pages for line in page]
    whole = DIVISION.sub("", "\n".join(line.text for line in lines)).lower()
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-)", whole))
    length = median(len(line.text) for line in lines) if lines else 0
    steps = [
        one.y - other.y for one, other in zip(lines, lines[1:], strict=False) if 0 < one.y - other.y < 4 * one.size
    ]
    step = median(steps) if steps else 0
    lefts = Counter(round(line.x) for line in lines)
    found: list[list[str]] = []  # of each paragraph the pieces, joined once: a page may be one paragraph
    divided, before = 0, None
    for line in lines:
        if before is None or _begins(before, line, step, length, lefts):
            found.append([line.text])
        elif (cut := DIVIDED.search(before.text[-LONGEST_WORD:])) and line.text[:1].islower():
            if not _is_compound(cut[1], line.text, words):
                found[-1][-1] = found[-1][-1][:-1]
            elif not found[-1][-1].endswith("-"):
                found[-1][-1] = f"{found[-1][-1][:-1]}-"
            found[-1].append(line.text)
            divided += 1
        else:
            found[-1] += [" ", line.text]
        before = line
    return ["".join(pieces) for pieces in found], divided


def _plain(text):
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return text


def _is_compound(head, rest, words):
    """Whether a word keeps its hyphen: it has one inside a line elsewhere or, if it does not occur elsewhere, both parts do."""
    head, tail = head.lower(), rest[: re.search(r"[\W\d_]|\Z", rest).start()]  # type: ignore[union-attr] # \Z is always there
    if words[f"{head}-{tail}"] or words[head + tail]:
        return words[f"{head}-{tail}"] > words[head + tail]
    return min(words[head], words[tail]) > 0 and min(len(head), len(tail)) > 2


def _begins(before, line, step, length, lefts):
    """Whether a line begins a paragraph."""
    ended = ENDS.search(before.text) is not None
    if abs(before.size - line.size) > 0.1 * before.size:
        return True
    down = before.y - line.y
    if down < 0 or down > 4 * step:  # another column or page
        return ended and not line.text[:1].islower()
    if down > APART * step:
        return True
    if INDENT * line.size < line.x - before.x < 6 * line.size and lefts[round(before.x)] >= lefts[round(line.x)]:
        return True
    if ended:
        return len(before.text) < SHORT * length
    return len(before.text) < STUB * length and not line.text[:1].islower()
