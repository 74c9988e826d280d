"""A path in, a `CorpusEntry` out: a folder, an article, a table of articles, or the reason why it is none of these."""

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.documents import SUFFIXES
from analysis.corpus.problems import FAILED, LEFT_OUT
from analysis.corpus.records import KINDS, table_kind

FOLDER, TEXT, IN_USE = "folder", "text", "codebook"
NEVER_ARTICLES = re.compile(r"readme|licen[cs]e|copying|contributing|changelog", re.IGNORECASE)
CODEBOOK = "codebook.toml"
SPECIAL = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
READ_AS_TEXT = (".txt", ".md", *SUFFIXES)
TO_TEXT = (
    ".doc .docm .dot .dotx .odt .rtf .pages .xhtml .mhtml .mht .webarchive .epub .mobi .xml .tex .ps .eml .msg".split()
)
ADVICE = {
    **dict.fromkeys(TO_TEXT, f"convert it to one of these first: {', '.join(READ_AS_TEXT)}"),
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods", ".xlsm", ".numbers"),
        "save it as .csv first; metadata of article files may be in articles.xlsx",
    ),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".heic"),
        "a picture; if there is text in it, run OCR and save the text as .txt",
    ),
    **dict.fromkeys((".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst"), "unpack it first"),
    **dict.fromkeys((".text", ".markdown"), "if it is an article, rename it to .txt"),
    ".json": "save it as JSON lines (.jsonl) first",
    "": "if it is an article, rename it to .txt",
}
OTHER = "files of this type are not read"


@dataclass(frozen=True)
class CorpusEntry:
    """One entry of a corpus: `path` from the folder of the corpus, `size` in bytes, `changed` in nanoseconds.

    `what` is 'folder', 'text' (an article), the kind of a table (`records.table_kind`), 'codebook' (the one in use), or "". The
    `status` is "" if it is to be read, "used" (articles.csv), or what `problems` says, with the reason `why`.
    """

    path: str
    what: str = ""
    size: int = 0
    changed: int = 0
    status: str = ""
    why: str | Exception = ""

    @property
    def table(self) -> str | None:
        """The kind of the table, if it is one."""
        return self.what if self.what in KINDS.values() else None


def classify_entry(path: Path, name: str, codebook: str | Path | None = None) -> CorpusEntry:
    """Say what a file or folder is, without reading it; pipes and devices are never opened.

    `name` is its path from the folder of the corpus, `codebook` the path of the one in use.
    """
    if path.name.startswith("."):
        what = "folder" if os.path.isdir(path) else "file"  # noqa: PTH112 - it raises nothing
        return CorpusEntry(name, status=LEFT_OUT, why=f"a hidden {what}")
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            special = SPECIAL.get(stat.S_IFMT(found.st_mode), "something else")
            return CorpusEntry(name, status=FAILED, why=f"{special}, not a file")
        what = FOLDER if stat.S_ISDIR(found.st_mode) else _type(path, codebook)
        why = "" if what else _why_left_out(path)
        return CorpusEntry(name, what, found.st_size, found.st_mtime_ns, LEFT_OUT if why else "", why)
    except FileNotFoundError:
        return CorpusEntry(name, status=FAILED, why="a link to a file that does not exist")
    except OSError as error:
        why = "a link that leads back to itself" if error.errno == errno.ELOOP else error
        return CorpusEntry(name, status=FAILED, why=why)


def _type(path, codebook):
    """What a regular file is, or ""."""
    suffix = path.suffix.lower()
    if suffix == ".toml" and codebook and path.samefile(codebook):
        return IN_USE
    if path.name == CODEBOOK or NEVER_ARTICLES.match(path.name):
        return ""
    if suffix in READ_AS_TEXT:
        return TEXT
    return table_kind(path.name) or ""


def _why_left_out(path):
    suffix = path.suffix.lower()
    if path.name == CODEBOOK:
        return "a codebook that is not used"
    if named := NEVER_ARTICLES.match(path.name):
        return f"a {named[0].upper()} file is not read as an article; if it is one, rename it"
    return f"{f'a {suffix} file' if suffix else 'a file without an extension'}: {ADVICE.get(suffix, OTHER)}"
