"""A corpus in; a `CorpusEntry` for each of its files out, in a fixed order, before any file is read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.corpus.csvtable import candidate_headers
from analysis.corpus.filenames import comparable_name
from analysis.corpus.filetypes import FOLDER, IN_USE, READ_AS_TEXT, TEXT, CorpusEntry, classify_entry
from analysis.corpus.metadata import LOST, NAMES, is_metadata, metadata_faults
from analysis.corpus.problems import FAILED, LEFT_OUT, problem
from analysis.corpus.records import KINDS, table_columns, table_kind

REPORT = ".discourse-report.json"  # marks one that `discourse report` wrote
# What a browser calls the folder of what a page needs
PAGE_FOLDERS = ("_files", ".files", "-Dateien", "_fichiers", "_archivos")
WORKBOOK = ".xlsx"
MANIFEST = "manifest.json"  # marks a folder that `discourse measure` wrote
KEYS = ("article", "id")  # the columns that may hold an article's key
USED = "used"  # the status of a file of metadata
NOTHING = f"no articles (*{', *'.join((*READ_AS_TEXT, *KINDS))})"
NEED_A_ROW = (".txt", ".docx", ".pdf")  # the others say by themselves who wrote them
KEY = ".key.json"  # of a sheet for coders
CODES = "codes"  # the folder of tables of codes beside the articles


@dataclass(frozen=True)
class CorpusLayout:
    """How a corpus is read: the columns of a table that hold the text and the key (by default `article`, else `id`), the
    codebook in use, and whether encoding errors are repaired (`encodings.repair_text`)."""

    text: str = "text"
    key: str | None = None
    codebook: str | None = None
    repair: bool = True


def corpus_folder(corpus: str | Path) -> Path:
    """The folder that the paths of a corpus start from."""
    corpus = Path(corpus)
    return corpus if corpus.is_dir() else corpus.parent


def corpus_entries(corpus: str | Path, layout: CorpusLayout) -> Iterator[CorpusEntry]:
    """Every file of a corpus (a folder or a table), in the order of its articles, including those that are not read.

    Folders that are not read (hidden, written by `discourse measure`, a link to one that is read anyway) and rows of
    articles.csv that cannot be used have an entry too. A FileNotFoundError if there is nothing of that name; a
    ValueError if it is one file, and cannot be used.
    """
    corpus = Path(corpus)
    if corpus.is_dir():
        yield from _walk(corpus, layout)
        return
    if not corpus.exists():
        raise FileNotFoundError(f"{corpus}: no such folder or table of articles")
    found = _checked(classify_entry(corpus, corpus.name, layout.codebook), corpus, layout)
    if found.status:
        _, _, why = problem(found.path, found.status, found.why)
        raise ValueError(f"{corpus}: {why}" if table_kind(corpus.name) else f"{corpus}: {why}; {NOTHING}")
    yield found


def _walk(corpus, layout):
    """The files of a folder and all folders below it. A link to a folder is followed if that leads to new files."""
    followed, open_folders = [Path(os.path.realpath(corpus))], [_entries(corpus, "", layout)]
    while open_folders:
        for found in open_folders[-1]:
            if isinstance(found, CorpusEntry):
                yield found
            elif why := _known(corpus / found, followed):
                yield CorpusEntry(found, status=LEFT_OUT, why=why)
            else:
                open_folders.append(_entries(corpus / found, f"{found}/", layout))
                break
        else:
            open_folders.pop()


def _known(folder, followed):
    """Why a link to a folder is not followed, or ""; a link that is followed is added to `followed`."""
    if not folder.is_symlink():
        return ""
    real = Path(os.path.realpath(folder))
    for other in followed:
        if real.is_relative_to(other):
            return "a link to a folder that is read anyway"
        if other.is_relative_to(real):
            return "a link to a folder that contains this one"
    followed.append(real)
    return ""


def _entries(folder, prefix, layout):
    """The content of a folder: a `CorpusEntry` for each file, the path of each folder."""
    itself = prefix[:-1] or "."
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone are small
    except OSError as error:
        yield CorpusEntry(itself, status=FAILED, why=error)
        return
    if MANIFEST in names and _is_output(folder / MANIFEST):
        yield CorpusEntry(itself, status=LEFT_OUT, why="a folder of tables that `discourse measure` wrote")
        return
    if REPORT in names:
        yield CorpusEntry(itself, status=LEFT_OUT, why="a folder of pages or figures that `discourse report` wrote")
        return
    described = next((name for name in NAMES if name in names), None)
    metadata, articles = None, set()
    for name in names:
        source = classify_entry(folder / name, prefix + name, layout.codebook)
        if source.what == FOLDER:
            if page := _saved_with(name, names):
                yield replace(source, status=LEFT_OUT, why=f"what a browser saved with {page}")
            else:
                yield source.path
        elif name in NAMES and _may_describe(source) and is_metadata(folder / name, layout.text):
            if name == described:
                metadata = folder / name
                yield replace(source, status=USED, why="")
            else:
                yield replace(source, status=LEFT_OUT, why=f"{described} beside it is used")
        elif source.what != IN_USE:
            if described and source.what == TEXT and name.lower().endswith(NEED_A_ROW):
                articles.add(comparable_name(name))
            yield _checked(source, folder / name, layout)
    if metadata:
        for file, status, why in metadata_faults(metadata, set(map(comparable_name, names)), articles):
            yield CorpusEntry(prefix + file, status=status, why=why)


def _may_describe(source):
    """Whether a file called articles.csv, .tsv or .xlsx can be opened; a workbook can only hold metadata."""
    return source.status == "" or (source.status == LEFT_OUT and source.path.lower().endswith(WORKBOOK))


def _saved_with(folder, names):
    """The web page among the files beside a folder that the browser saved with it, or ""."""
    stem = next((folder[: -len(end)] for end in PAGE_FOLDERS if folder.endswith(end)), None)
    return next((name for name in (f"{stem}.html", f"{stem}.htm") if stem and name in names), "")


def _is_output(manifest):
    """Whether `discourse measure` wrote a manifest."""
    try:
        if not manifest.is_file():  # a pipe would never end
            return False
        with manifest.open("rb") as file:
            return b'"discourse"' in file.read(200)
    except OSError:
        return False


def _checked(source, path, layout):
    """The entry of a file, after a look at the columns of a table: can it be one of articles?"""
    if CODES in path.parent.parts[-2:] and (path.name.endswith(KEY) or path.with_suffix(KEY).exists()):
        return replace(source, status=USED, why="")  # a sheet for coders, and the key to it
    if source.status:
        lost = path.name in NAMES and isinstance(source.why, str)
        return replace(source, why=f"{source.why}; {LOST}") if lost else source
    if not source.table:
        return source
    if not source.size:
        return replace(source, status=FAILED, why="the file is empty")
    try:
        names = table_columns(path)
    except Exception as error:  # of whatever kind
        return replace(source, status=FAILED, why=error)
    if layout.text in names:
        return source
    if {"coder", "coder_kind", "start", "end"} <= {*names}:
        if path.parent.name == CODES:  # a report reads them
            return replace(source, status=USED, why="")
        return replace(
            source,
            status=LEFT_OUT,
            why=f"a table of codes, not an article; a report reads codes from the folder {CODES} or from --codes",
        )
    there = ", ".join(map(str, names)) or "none"
    why = f"no column '{layout.text}' with the text; there are: {there}{_header_below(path, source, layout.text)}"
    return replace(source, status=FAILED, why=why)


def _header_below(path, source, column):
    """Which line of a CSV table looks like its header, where that is not the first, in words."""
    if source.table != "csv":
        return ""
    with path.open("rb") as file:
        line = next((head.line for head in candidate_headers(file) if column in head.names), 0)
    return f"; line {line} looks like the header: delete the lines above it" if line else ""
