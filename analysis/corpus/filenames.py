"""A file name as somebody wrote it and the files of a folder in; the file that it means out."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable

from analysis.corpus.filetypes import READ_AS_TEXT
from analysis.corpus.problems import printable

NAMED = 3  # of the files that a name can mean, those that an error lists


def comparable_name(name: str) -> str:
    """A file name as it is looked for: an accent may be written in two ways, which nobody can tell apart."""
    return unicodedata.normalize("NFC", printable(name))


def file_finder(files: Iterable[str]) -> Callable[[str], str | None]:
    """A function that takes a file name as people write it, and returns the one of these `files` that it means, or None.

    It may lack its extension, or differ in capitals. A ValueError if it can mean several.
    """
    every = sorted({comparable_name(file) for file in files})
    articles = [file for file in every if file.lower().endswith(READ_AS_TEXT)]
    # files by their names as they may be written, and how a name is written there
    ways: list[tuple[dict[str, list[str]], Callable[[str], str]]] = [
        (_grouped(every, str), str),
        (_grouped(articles, _stem), str),
        (_grouped(every, str.casefold), str.casefold),
        (_grouped(articles, lambda file: _stem(file).casefold()), str.casefold),
    ]

    def find(name):
        name = comparable_name(name)
        for by_name, spelled in ways:
            meant = by_name.get(spelled(name), [])
            if len(meant) == 1:
                return meant[0]
            if meant:
                raise ValueError(f"'{name}' can mean {' or '.join(meant[:NAMED])}; write its full name")
        return None

    return find


def _grouped(files, name_of):
    found: dict[str, list[str]] = {}
    for file in files:
        found.setdefault(name_of(file), []).append(file)
    return found


def _stem(name):
    return name[: -len(end)] if (end := next((end for end in READ_AS_TEXT if name.lower().endswith(end)), "")) else name


def suggest_name(name: str, names: Iterable[str]) -> str:
    """The existing name most like one that does not exist, whatever its capitals and extension, as the end of a sentence."""
    plainly = {_stem(other).casefold(): other for other in sorted(names)}
    near = difflib.get_close_matches(_stem(comparable_name(name)).casefold(), plainly, 1)
    return f"; did you mean '{plainly[near[0]]}'?" if near else ""
