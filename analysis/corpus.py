"""What a corpus consists of: files of articles and tables of articles, in a fixed order, looked at but not yet read."""

import hashlib
import os
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from analysis.articles import NEVER_ARTICLES, is_article, metadata
from analysis.records import columns, kind

MANIFEST = "manifest.json"  # marks a folder that `discourse measure` wrote
KEYS = ("article", "id")  # the columns that may hold an article's key
NOTHING = "no articles (*.txt, *.md that open with front matter, *.jsonl, *.jsonl.gz, *.csv, *.parquet)"


@dataclass(frozen=True)
class Layout:
    """Which column of a table holds the text and which the key (by default `article`, else `id`)."""

    text: str = "text"
    key: str | None = None


@dataclass(frozen=True)
class Source:
    """One file of a corpus: `path` from the folder of the corpus, `size` in bytes; `problem` says why it cannot be used."""

    path: str
    size: int
    changed: int
    table: str | None = None
    problem: str = ""


def root(corpus):
    """The folder that the paths of a corpus start from."""
    corpus = Path(corpus)
    return corpus if corpus.is_dir() else corpus.parent


def sources(corpus, layout):
    """The files of a corpus in the order of their articles.

    Parameters
    ----------
    corpus : str or Path
        A folder (and the folders in it), or a table of articles. Hidden files, README*, LICENSE* and files of other
        types are left alone, and so is a folder that `discourse measure` wrote.
    layout : Layout

    Yields
    ------
    Source
        Also for a table that has no text column, and for a row of articles.csv whose article is not there.

    Raises
    ------
    FileNotFoundError
        If there is nothing of that name.
    ValueError
        If it is a table that cannot be used, two article files share a stem, or an articles.csv is malformed.
    """
    corpus = Path(corpus)
    if corpus.is_dir():
        yield from _walk(corpus, "", layout, [os.path.realpath(corpus)])
        return
    if not corpus.exists():
        raise FileNotFoundError(f"{corpus}: no such folder of articles, nor a table of them")
    if not kind(corpus.name) and not is_article(corpus):
        raise ValueError(f"{corpus}: {NOTHING}")
    found = _source(corpus, corpus.name, layout)
    if found.problem:
        raise ValueError(f"{corpus}: {found.problem}")
    yield found


def _source(path, name, layout):
    """A file as it stands; of a table also whether it can be one of articles."""
    stat, table = path.stat(), kind(path.name)
    problem = ""
    if table and stat.st_size:
        try:
            names = columns(path)
            if layout.text not in names:
                problem = f"no column '{layout.text}' with the text; there are: {', '.join(names) or 'none'}"
        except (ValueError, OSError) as error:
            problem = str(error)
    elif table:
        problem = "the file is empty"
    return Source(name, stat.st_size, stat.st_mtime_ns, table, problem)


def _walk(folder, prefix, layout, above):
    names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - names alone are small
    if MANIFEST in names and b'"discourse"' in (folder / MANIFEST).read_bytes()[:200]:
        return
    _check_stems(folder, names)
    described = _described(folder, names, layout)
    for name in names:
        path = folder / name
        if path.is_dir():
            if (real := os.path.realpath(path)) not in above:
                yield from _walk(path, f"{prefix}{name}/", layout, [*above, real])
        elif is_article(path) or (_is_table(name) and not (described and name == "articles.csv")):
            yield _source(path, prefix + name, layout)
    if described:
        articles = set(names)
        for name, _ in metadata(folder / "articles.csv", wanted=None):
            if name not in articles or not is_article(folder / name):
                yield Source(prefix + name, 0, 0, None, "named in articles.csv, but there is no such article")


def _is_table(name):
    return kind(name) and not NEVER_ARTICLES.match(name)


def _described(folder, names, layout):
    """Whether articles.csv tells of the files beside it (else it is a table of articles, if it is there at all)."""
    if "articles.csv" not in names:
        return False
    try:
        found = columns(folder / "articles.csv")
    except ValueError:
        return True  # reading it as metadata tells the line
    return "file" in found or layout.text not in found


def _check_stems(folder, names):
    """Two files with one stem would be one article."""
    for name in (name for name in names if name.endswith(".md")):
        other = f"{name[:-3]}.txt"
        at = bisect_left(names, other)
        if names[at : at + 1] == [other] and is_article(folder / name) and is_article(folder / other):
            raise ValueError(f"{folder}: '{name}' and '{other}' would both be article '{name[:-3]}'; rename one")


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
    digest, texts, tables, problems = hashlib.sha256(), 0, [], []
    for source in sources(corpus, layout):
        digest.update(f"{source.path}\0{source.size}\0{source.changed}\n".encode())
        if source.problem:
            problems.append(f"{source.path}: {source.problem}")
        elif source.table:
            tables.append(source)
        else:
            texts += 1
    if not texts and not tables:
        reasons = f"; {'; '.join(problems[:3])}" if problems else ""
        raise FileNotFoundError(f"{corpus}: {NOTHING}{reasons}")
    return Survey(digest.hexdigest(), texts, tuple(tables))
