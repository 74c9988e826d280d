"""What a corpus consists of: every file of a folder in a fixed order, looked at but not yet read."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.filetypes import FOLDER, TEXT, look
from analysis.corpus.metadata import LOST, NAMES, faults, is_metadata, plain
from analysis.corpus.problems import FAILED, LEFT_OUT, problem
from analysis.corpus.records import columns, kind

MANIFEST = "manifest.json"  # marks a folder that `discourse measure` wrote
KEYS = ("article", "id")  # the columns that may hold an article's key
USED = "used"  # the status of a file of metadata
NOTHING = "no articles (*.txt, *.md that open with front matter, *.jsonl, *.jsonl.gz, *.csv, *.parquet)"


@dataclass(frozen=True)
class Layout:
    """Which column of a table holds the text and which the key (by default `article`, else `id`); the codebook in use."""

    text: str = "text"
    key: str | None = None
    codebook: str | None = None


@dataclass(frozen=True)
class Source:
    """One file of a corpus: `path` from the folder of the corpus, `size` in bytes; `table` is its kind, if it is one.

    Its `status` is "" if it is to be read, "used" (articles.csv), or what `problems` says, with the reason `why`.
    """

    path: str
    size: int = 0
    changed: int = 0
    table: str | None = None
    status: str = ""
    why: str | Exception = ""


def root(corpus):
    """The folder that the paths of a corpus start from."""
    corpus = Path(corpus)
    return corpus if corpus.is_dir() else corpus.parent


def sources(corpus, layout):
    """Every file of a corpus, in the order of its articles, with those that are not read.

    Parameters
    ----------
    corpus : str or Path
        A folder (and the folders in it), or a table of articles.
    layout : Layout

    Yields
    ------
    Source
        Also of a folder that is not read (hidden, written by `discourse measure`, a link to one that is read anyway), and
        of the rows of articles.csv that cannot be used.

    Raises
    ------
    FileNotFoundError
        If there is nothing of that name.
    ValueError
        If it is one file, and cannot be used.
    """
    corpus = Path(corpus)
    if corpus.is_dir():
        yield from _walk(corpus, layout)
        return
    if not corpus.exists():
        raise FileNotFoundError(f"{corpus}: no such folder of articles, nor a table of them")
    found = _source(corpus, corpus.name, layout)
    if found.status:
        _, _, why = problem(found.path, found.status, found.why)
        raise ValueError(f"{corpus}: {why}" if kind(corpus.name) else f"{corpus}: {why}; {NOTHING}")
    yield found


def _walk(corpus, layout):
    """The files of a folder, folder by folder, however deep; a link to a folder is followed where that leads to new files."""
    followed, open_folders = [Path(os.path.realpath(corpus))], [_entries(corpus, "", layout)]
    while open_folders:
        for found in open_folders[-1]:
            if isinstance(found, Source):
                yield found
            elif why := _known(corpus / found, followed):
                yield Source(found, status=LEFT_OUT, why=why)
            else:
                open_folders.append(_entries(corpus / found, f"{found}/", layout))
                break
        else:
            open_folders.pop()


def _known(folder, followed):
    """Why a link to a folder is not followed, or ""; one that is, is added to those `followed`."""
    if not folder.is_symlink():
        return ""
    real = Path(os.path.realpath(folder))
    for other in followed:
        if real.is_relative_to(other):
            return "a link to a folder that is read in its own place"
        if other.is_relative_to(real):
            return "a link to a folder that holds this one"
    followed.append(real)
    return ""


def _entries(folder, prefix, layout):
    """What is in a folder: a `Source` each file, the path of each folder."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone are small
    except OSError as error:
        yield Source(prefix[:-1] or ".", status=FAILED, why=error)
        return
    if MANIFEST in names and _is_output(folder / MANIFEST):
        yield Source(prefix[:-1] or ".", status=LEFT_OUT, why="a folder of tables that `discourse measure` wrote")
        return
    described = next((name for name in NAMES if name in names), None)
    articles = set()
    for name in names:
        what, _, _, _ = found = look(folder / name, layout.codebook)
        if what == FOLDER:
            yield prefix + name
        elif name == described and what and is_metadata(folder / name, layout.text):
            yield _source(folder / name, prefix + name, layout, found, USED)
            described = folder / name
        elif what != "codebook":
            source = _source(folder / name, prefix + name, layout, found)
            if described and what == TEXT and not name.lower().endswith(".md"):
                articles.add(plain(name))
            yield source
    if isinstance(described, Path):
        for file, status, why in faults(described, set(map(plain, names)), articles):
            yield Source(prefix + file, status=status, why=why)


def _is_output(manifest):
    """Whether `discourse measure` wrote a manifest."""
    try:
        if not manifest.is_file():  # a pipe would never end
            return False
        with manifest.open("rb") as file:
            return b'"discourse"' in file.read(200)
    except OSError:
        return False


def _source(path, name, layout, found=None, status=""):
    """A file as it stands; of a table also whether it can be one of articles."""
    what, stat, unusable, why = found or look(path, layout.codebook)
    if unusable:
        why = f"{why}; {LOST}" if path.name in NAMES and isinstance(why, str) else why
        return Source(name, status=unusable, why=why)
    table = kind(path.name)
    if table and not status:
        status, why = _fault(path, stat, layout)
    return Source(name, stat.st_size, stat.st_mtime_ns, table, status, why)


def _fault(path, stat, layout):
    """Why a table cannot be one of articles, as status and reason."""
    if not stat.st_size:
        return FAILED, "the file is empty"
    try:
        names = columns(path)
    except Exception as error:  # of whatever kind
        return FAILED, error
    if layout.text not in names:
        there = ", ".join(map(str, names)) or "none"
        return FAILED, f"no column '{layout.text}' with the text; there are: {there}"
    return "", ""


def listed(corpus, layout):
    """The rows of the table of problems that looking at the files gives, before any is read."""
    for source in sources(corpus, layout):
        if source.status not in ("", USED):
            yield problem(source.path, source.status, source.why)


@dataclass(frozen=True)
class Survey:
    """A corpus from the outside: its `digest` (names, sizes and times of change), article files and tables."""

    digest: str
    texts: int
    tables: tuple


def survey(corpus, layout):
    """Look at every file of a corpus, and at no article.

    Raises
    ------
    FileNotFoundError, ValueError
        As `sources`, or if nothing in it can be an article.
    """
    digest, texts, tables = hashlib.sha256(), 0, []
    for source in sources(corpus, layout):
        if source.status in ("", USED):
            digest.update(os.fsencode(f"{source.path}\0{source.size}\0{source.changed}\n"))
        if not source.status and source.table:
            tables.append(source)
        elif not source.status:
            texts += 1
    if not texts and not tables:
        raise FileNotFoundError(f"{corpus}: {NOTHING}{reasons(listed(corpus, layout))}")
    return Survey(digest.hexdigest(), texts, tuple(tables))


def reasons(problems):
    """The first problems, for the error of a corpus that has no article."""
    first = [f"{file}: {why}" for file, _, why in sorted(problems, key=lambda row: row[1])[:3]]
    return "".join(f"; {line}" for line in first)
