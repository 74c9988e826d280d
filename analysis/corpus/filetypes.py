"""What an entry of a folder is: a folder, an article, a table of articles, or why it is none of them."""

import errno
import os
import re
import stat

from analysis.corpus.problems import FAILED, LEFT_OUT
from analysis.corpus.records import kind

FOLDER, TEXT = "folder", "text"
NEVER_ARTICLES = re.compile(r"readme|licen[cs]e|copying|contributing|changelog", re.IGNORECASE)
CODEBOOK = "codebook.toml"
SPECIAL = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
TO_TEXT = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".htm", ".html", ".xhtml", ".mhtml", ".epub", ".xml")
ADVICE = {
    **dict.fromkeys(TO_TEXT, "convert it to .txt first"),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".tsv"), "save it as .csv first"),
    **dict.fromkeys((".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst"), "unpack it first"),
    **dict.fromkeys((".text", ".markdown"), "if it is an article, rename it to .txt"),
    ".json": "save it as JSON lines (.jsonl) first",
    "": "if it is an article, rename it to .txt",
}
OTHER = "files of this type are not read"


def look(path, codebook=None):
    """Say what an entry of a folder is, without reading it; what is no regular file is never opened.

    Parameters
    ----------
    path : Path
    codebook : str, optional
        The path of the codebook in use.

    Returns
    -------
    what : str
        'folder', 'text' (an article), the kind of a table (`records.kind`), 'codebook' (the one in use), or "".
    found : os.stat_result or None
    status, why : str
        Of what cannot be used (`what` is ""): see `problems`.
    """
    if path.name.startswith("."):
        return "", None, LEFT_OUT, "a hidden folder" if os.path.isdir(path) else "a hidden file"  # noqa: PTH112 - it raises nothing
    try:
        found = path.stat()
        what, status, why = _sort(path, stat.S_IFMT(found.st_mode), codebook)
    except FileNotFoundError:
        return "", None, FAILED, "a link to a file that is not there"
    except OSError as error:
        return "", None, FAILED, "a link that leads back to itself" if error.errno == errno.ELOOP else error
    return what, found, status, why


def _sort(path, form, codebook):
    if form == stat.S_IFDIR:
        return FOLDER, "", ""
    if form != stat.S_IFREG:
        return "", FAILED, f"{SPECIAL.get(form, 'something else')}, not a file"
    table, suffix = kind(path.name), path.suffix.lower()
    if suffix == ".toml" and codebook and path.samefile(codebook):
        return "codebook", "", ""
    if path.name == CODEBOOK:
        return "", LEFT_OUT, "a codebook that is not in use"
    if named := NEVER_ARTICLES.match(path.name):
        return "", LEFT_OUT, f"a {named[0].upper()} file is not read as an article; if it is one, rename it"
    if suffix == ".md" and not _has_front_matter(path):
        return (
            "",
            LEFT_OUT,
            "a .md file without front matter (--- on its first line); if it is an article, rename it to .txt",
        )
    if suffix in (".txt", ".md"):
        return TEXT, "", ""
    if table:
        return table, "", ""
    return (
        "",
        LEFT_OUT,
        f"{f'a {suffix} file' if suffix else 'a file without an extension'}: {ADVICE.get(suffix, OTHER)}",
    )


def _has_front_matter(path):
    with path.open("rb") as file:
        return file.read(8).lstrip(b"\xef\xbb\xbf").startswith(b"---")
