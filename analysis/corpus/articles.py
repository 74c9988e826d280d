"""One article: its bytes to text, and whether it can be measured."""

import re
from pathlib import Path

import numpy as np

from analysis.core.codepoints import ALNUM, DIGIT, code_points, key, keys, look_up
from analysis.core.jit import compiled
from analysis.corpus.frontmatter import front_matter

LONGEST = 1_000_000  # characters of an article, some 170,000 words: a bound on time and memory
WIDEST = 4  # bytes of a character, in every encoding
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
# The commonest function words of English: running English prose is 35 to 50 % these, another language under 10 %.
ENGLISH = keys(
    "the of and to a in that is was for it with as on be at by his he not are this but from had have they which you "
    "were an we their has been would there who will more no if out so said what its about than into them can only".split()
)
ENGLISH.sort()


class ArticleWarning(UserWarning):
    """An article that could not be read or measured; the others go on."""


def decode(data: bytes) -> str:
    """Decode the bytes of an article: UTF-8 (with or without byte-order mark), UTF-16 or cp1252.

    A ValueError if they are no text in any of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif data[:400].count(0) > len(data[:400]) / 4:  # UTF-16 without a mark: every other byte of western text is NUL
        candidates = ["utf-16-le" if data[1:400:2].count(0) > data[:400:2].count(0) else "utf-16-be"]
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(CONTROLS.findall(text)) <= len(text) / 100:
            return text
    raise ValueError("not text (no UTF-8, UTF-16 or cp1252)")


def is_english(text: str) -> bool:
    """Tell whether running text is English, by its share of function words (True where too short to tell)."""
    words, known = known_words(text)
    return words < 40 or known / words > 0.2


def known_words(text: str) -> tuple[int, int]:
    """How many words there are in a text, letters in a row, and how many of them are function words of English."""
    return _known_words(*look_up(code_points(text)), ENGLISH)


@compiled
def _known_words(kind, plain, known):
    """See `known_words`; those known are sorted."""
    words, found, begin = 0, 0, -1
    for at in range(len(kind) + 1):
        if at < len(kind) and kind[at] & ALNUM and not kind[at] & DIGIT:
            begin = at if begin < 0 else begin
        elif begin >= 0:
            number = key(plain, begin, at)
            place = np.searchsorted(known, number)
            words += 1
            found += place < len(known) and known[place] == number
            begin = -1
    return words, found


def checked(text: str) -> str:
    """Return a text that can be measured.

    A ValueError if there is nothing in it, half a character, too much for an article, or another language than English.
    """
    if not text.strip():
        raise ValueError("there is no text in it")
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST:,} characters; cut it into articles")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"half a character (a lone surrogate) at {error.start}") from None
    if not is_english(text):
        raise ValueError("the text does not look English; the lexicons measure English only")
    return text


def read_file(path: Path) -> tuple[str, dict, bytes]:
    """The text of one file, its front matter and its bytes; ValueError says why it cannot be an article."""
    size, most = path.stat().st_size, WIDEST * (LONGEST + 1)  # with a byte-order mark
    if size > most:
        raise ValueError(f"{size:,} bytes; an article has at most {LONGEST:,} characters: cut it into articles")
    with path.open("rb") as file:
        data = file.read(min(size, most))  # not more, whatever is written to it meanwhile
    if not data.strip():
        raise ValueError("the file is empty")
    text = checked(decode(data))
    return text, front_matter(text) if path.suffix.lower() == ".md" else {}, data
