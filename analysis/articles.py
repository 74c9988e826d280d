"""One article: its bytes to text, what its front matter tells, whether it can be measured; and the table of metadata."""

import csv
import io
import re

import numpy as np
import yaml

from analysis.characters import ALNUM, DIGIT, code_points, key, keys, look_up
from analysis.compiled import compiled

NEVER_ARTICLES = re.compile(r"(readme|licen[cs]e|copying|contributing|changelog)", re.IGNORECASE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LARGEST = 10_000_000  # bytes; an article holds far less, and memory has to hold it
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
# The commonest function words of English: running English prose is 35 to 50 % these, another language under 10 %.
ENGLISH = keys(
    "the of and to a in that is was for it with as on be at by his he not are this but from had have they which you "
    "were an we their has been would there who will more no if out so said what its about than into them can only".split()
)
ENGLISH.sort()


class ArticleWarning(UserWarning):
    """An article that could not be read or measured; the others go on."""


def decode(data):
    """Decode the bytes of an article: UTF-8 (with or without byte-order mark), UTF-16 or cp1252.

    Raises
    ------
    ValueError
        If the bytes are no text in any of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif b"\x00" in data[:400]:  # UTF-16 without a mark: every other byte of western text is NUL
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


def front_matter(text):
    """Return the metadata in YAML between two lines `---` at the head of a Markdown file ({} where there are none)."""
    found = FRONT_MATTER.match(text)
    if not found:
        return {}
    try:
        fields = yaml.safe_load(found[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark else ""
        raise ValueError(f"malformed front matter{place}: {getattr(error, 'problem', error)}") from None
    if not isinstance(fields, dict):
        raise ValueError("malformed front matter: expected lines of the form 'key: value'")
    return {str(key): str(value) for key, value in fields.items() if value is not None}


def is_english(text):
    """Tell whether running text is English, by its share of function words (True where too short to tell)."""
    words, known = known_words(text)
    return words < 40 or known / words > 0.2


def known_words(text):
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


def checked(text):
    """Return a text that can be measured.

    Raises
    ------
    ValueError
        If there is nothing in it, half a character, too much for an article, or another language than English.
    """
    if not text.strip():
        raise ValueError("there is no text in it")
    if len(text) > LARGEST:
        raise ValueError(f"longer than {LARGEST:,} characters; cut it into articles")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"half a character (a lone surrogate) at {error.start}") from None
    if not is_english(text):
        raise ValueError("the text does not look English; the lexicons measure English only")
    return text


def read_file(path):
    """The text of one file, its front matter and its bytes; ValueError says why it cannot be an article."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"larger than {LARGEST:,} bytes; cut it into articles")
    data = path.read_bytes()
    if not data.strip():
        raise ValueError("the file is empty")
    text = checked(decode(data))
    return text, front_matter(text) if path.suffix == ".md" else {}, data


def is_article(path):
    """Tell whether a file in a folder of articles is one: *.txt, or *.md that opens with front matter."""
    if path.name.startswith(".") or NEVER_ARTICLES.match(path.stem) or not path.is_file():
        return False
    if path.suffix == ".md":
        with path.open("rb") as file:
            return file.read(8).lstrip(b"\xef\xbb\xbf").startswith(b"---")
    return path.suffix == ".txt"


def metadata(path, wanted=None):
    """Read articles.csv, which tells of the article files beside it what is known of them.

    Parameters
    ----------
    path : Path
    wanted : set of str, optional
        The names of files whose rows are given; by default all.

    Yields
    ------
    (str, dict)
        The name of a file (column `file`) and the other columns of its row.

    Raises
    ------
    ValueError
        If the table is malformed; the message names the line.
    """
    lines = {}
    table = csv.reader(io.StringIO(decode(path.read_bytes()), newline=""), strict=True)
    try:
        columns = [name.strip() for name in next(table, ())]
        if "file" not in columns:
            found = ", ".join(columns) or "nothing"
            raise ValueError(f"{path}, line 1: no column 'file' to say which article a row is about; found: {found}")
        for reserved in {"article", "text"} & set(columns):
            raise ValueError(f"{path}, line 1: column '{reserved}' comes from the article files; call it otherwise")
        place = columns.index("file")
        for cells in table:
            if not cells:
                continue
            line, name = table.line_num, cells[place] if place < len(cells) else ""
            if any(cells[len(columns) :]):
                raise ValueError(
                    f'{path}, line {line}: more fields than the {len(columns)} columns; quote a comma: "a, b"'
                )
            if name in lines:
                raise ValueError(f"{path}, line {line}: '{name}' has a row already at line {lines[name]}; keep one")
            lines[name] = line
            if wanted is None or name in wanted:
                row = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
                yield row.pop("file"), row
    except csv.Error as error:
        raise ValueError(f"{path}, line {table.line_num}: not a readable CSV table: {error}") from None
