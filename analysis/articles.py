"""Read a folder of articles: the untouched text of each, with what is known about it."""

import csv
import io
import re
import warnings
from pathlib import Path

import yaml

from analysis.tables import COLUMNS, table

NEVER_ARTICLES = re.compile(r"(readme|licen[cs]e|copying|contributing|changelog)", re.IGNORECASE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
# The commonest function words of English: running English prose is 35 to 50 % these, another language under 10 %.
ENGLISH = set(
    "the of and to a in that is was for it with as on be at by his he not are this but from had have they which you "
    "were an we their has been would there who will more no if out so said what its about than into them can only".split()
)


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
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) < 40 or sum(word in ENGLISH for word in words) / len(words) > 0.2


def _read_article(path):
    """The text of one file and its front matter; ValueError says why it cannot be an article."""
    data = path.read_bytes()
    if not data.strip():
        raise ValueError("the file is empty")
    text = decode(data)
    if not text.strip():
        raise ValueError("the file holds no text")
    if not is_english(text):
        raise ValueError("the text does not look English; the lexicons measure English only")
    return text, front_matter(text) if path.suffix == ".md" else {}


def _read_metadata(path):
    """The rows of articles.csv by file name; an error names the file and the line."""
    if not path.exists():
        return {}
    rows, lines = {}, {}
    table = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""), restkey="", restval="", strict=True)
    try:
        columns = [name.strip() for name in table.fieldnames or ()]
        if "file" not in columns:
            found = ", ".join(columns) or "nothing"
            raise ValueError(f"{path}, line 1: no column 'file' to say which article a row is about; found: {found}")
        for reserved in {"article", "text"} & set(columns):
            raise ValueError(f"{path}, line 1: column '{reserved}' comes from the article files; call it otherwise")
        table.fieldnames = columns
        for row in table:
            line, name = table.line_num, row.pop("file")
            if any(row.pop("", ())):
                raise ValueError(
                    f'{path}, line {line}: more fields than the {len(columns)} columns; quote a comma: "a, b"'
                )
            if name in rows:
                raise ValueError(f"{path}, line {line}: '{name}' has a row already at line {lines[name]}; keep one")
            rows[name], lines[name] = row, line
    except csv.Error as error:
        raise ValueError(f"{path}, line {table.reader.line_num}: not a readable CSV table: {error}") from None
    return rows


def _is_article(path):
    if not path.is_file() or path.name.startswith(".") or NEVER_ARTICLES.match(path.stem):
        return False
    if path.suffix == ".md":
        return path.read_bytes()[:8].lstrip(b"\xef\xbb\xbf").startswith(b"---")
    return path.suffix == ".txt"


def read_articles(folder):
    """Read the articles of a folder.

    Articles are `*.txt`, and `*.md` that open with front matter; README*, LICENSE* and every other type are left
    alone. `articles.csv` beside them gives metadata by file name (column `file`); where it and the front matter both
    speak, it wins.

    Parameters
    ----------
    folder : str or Path

    Returns
    -------
    DataFrame
        One row an article, in order of its key: `article` (the file name without extension), `text` (the decoded file
        without its byte-order mark, otherwise untouched), `title`, `author`, `outlet`, `date`, `event`, `url` and any
        other metadata column; what is not known is an empty string. `attrs['problems']` lists the files that could
        not be used, each also told in an `ArticleWarning`.

    Raises
    ------
    FileNotFoundError
        If there is no such folder, or no article in it.
    ValueError
        If two files share a stem, or articles.csv is malformed (the message names the line).
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: no such folder of articles")
    paths = sorted(path for path in folder.iterdir() if _is_article(path))
    if not paths:
        raise FileNotFoundError(f"{folder}: no articles (*.txt, or *.md that open with front matter)")
    for one, other in zip(paths, paths[1:], strict=False):
        if one.stem == other.stem:
            raise ValueError(
                f"{folder}: '{one.name}' and '{other.name}' would both be article '{one.stem}'; rename one"
            )
    metadata = _read_metadata(folder / "articles.csv")
    rows, problems = [], []
    for path in paths:
        try:
            text, fields = _read_article(path)
        except (ValueError, OSError) as error:
            problems.append((path.name, str(error)))
        else:
            rows.append({**fields, **metadata.get(path.name, {}), "article": path.stem, "text": text})
    named = {path.name for path in paths}
    problems += [
        (name, "named in articles.csv, but there is no such article") for name in metadata if name not in named
    ]
    for name, problem in problems:
        warnings.warn(f"{folder / name}: {problem}", ArticleWarning, stacklevel=2)
    if not rows:
        raise FileNotFoundError(
            f"{folder}: no usable article; " + "; ".join(": ".join(problem) for problem in problems)
        )
    articles = table("articles", {column: [row.get(column, "") for row in rows] for column in _columns(rows)})
    articles.attrs["problems"] = problems
    return articles


def _columns(rows):
    return list(dict.fromkeys([*COLUMNS["articles"], *(column for row in rows for column in row)]))
