"""A dictionary of another program (LIWC .dic and .dicx, quanteda YAML, CSV) in; a codebook with it as a measure, in TOML, out."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from analysis.corpus.encodings import decode
from analysis.lexicons.check import LexiconError
from analysis.lexicons.notation import NUMBER, expand

# A word that ends in * is any that begins so. Of these the ones with these endings are spelled out: fewer than are meant, never others.
ENDINGS = "|s|es|d|ed|e|er|ers|ing|ings|ly|y|ies|al|ion|ions|ive|ment|ments|ness|able|ity"
FORMATS = (".dic", ".dicx", ".yml", ".yaml", ".csv", ".tsv")
WORDS, CATEGORIES, WEIGHTS = (
    ("word", "term", "entry", "token", "dicterm"),
    ("category", "key"),
    ("weight", "value", "score"),
)
CONDITION = re.compile(r"(?:\([^)]*\)|<[^>]*>)\S*")  # of LIWC 2001 and 2007: <of>131/125, (02 134)125/464
MOST = 500_000


class Term(NamedTuple):
    category: str
    word: str
    weight: float = 1.0


def imported(path: str | Path, measure: str = "") -> tuple[str, list[str]]:
    """A dictionary as a codebook, with what could not be taken over.

    Parameters
    ----------
    path : str or Path
        A LIWC dictionary (`.dic`, or `.dicx` of LIWC-22), a quanteda dictionary in YAML, or a table with the columns word, category
        and, if there is one, weight; or with a column a category (`.csv`, `.tsv`).
    measure : str
        The section's name; by default made of the file's.

    Raises
    ------
    LexiconError
        If the file has not the form of its kind.
    """
    path = Path(path)
    said: list[str] = []
    text = decode(path.read_bytes())
    readers = {".dic": _dic, ".yml": _yaml, ".yaml": _yaml}
    terms = list(readers.get(path.suffix.lower(), _table)(text, path, said))
    if not terms:
        raise LexiconError(f"{path}: no word in any category")
    name = measure or re.sub("[^a-z0-9]+", "_", path.stem.lower()).strip("_").lstrip("0123456789_") or "own"
    return _codebook(_named(terms), path, name, said), said


def _dic(text: str, path: Path, said: list[str]) -> Iterator[Term]:
    lines = [line.rstrip() for line in text.splitlines()]
    marks = [at for at, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise LexiconError(f"{path}: a .dic file begins with its categories between two lines of %; there are {len(marks)} such lines")  # fmt: skip
    names: dict[str, str] = {}
    for at in range(marks[0] + 1, marks[1]):
        number, _, name = " ".join(lines[at].split()).partition(" ")
        if number and not name:
            said.append(f"line {at + 1}: {lines[at].strip()!r} is no category: a number, then a name")
        elif number:
            names[_number(number)] = name.partition(" (")[0]
    for at in range(marks[1] + 1, len(lines)):
        if not lines[at].strip():
            continue
        word, tab, codes = lines[at].strip().partition("\t")
        if not tab:  # with spaces alone, what is a category at the end of the line
            parts = word.split()
            size = next((i for i in range(len(parts), 0, -1) if _number(parts[i - 1]) not in names), 1)
            word, codes = " ".join(parts[:size]), " ".join(parts[size:])
        if CONDITION.search(codes):
            said.append(f"line {at + 1}: '{word}': a category that depends on other words is left out")
            codes = CONDITION.sub(" ", codes)
        if not codes.split():
            said.append(f"line {at + 1}: '{word}' has no category")
        for code in codes.split():
            if _number(code) in names:
                yield Term(names[_number(code)], word.strip())
            else:
                said.append(f"line {at + 1}: '{word}': category {code} is not among those between the lines of %")


def _number(code: str) -> str:
    return code.lstrip("0") or "0"  # 01 is 1


def _table(text: str, path: Path, said: list[str]) -> Iterator[Term]:
    head = text.partition("\n")[0]
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=max("\t;,", key=head.count)))
    columns = [name.strip() for name in rows[0]] if rows else []
    lower = [name.lower() for name in columns]
    word, category, weight = (next((lower.index(name) for name in known if name in lower), -1) for known in (WORDS, CATEGORIES, WEIGHTS))  # fmt: skip
    if len(columns) < 2 or word < 0 and category >= 0:
        raise LexiconError(
            f"{path}: a table needs the columns word, category and, if you like, weight; or word and a column a category"
        )
    for at, cells in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in cells] + [""] * (len(columns) - len(cells))
        if category >= 0:
            given = [(cells[category], cells[weight] if weight >= 0 else "")] if cells[word] else []
        else:
            given = [(columns[i], cell) for i, cell in enumerate(cells[: len(columns)]) if cell and i != max(word, 0)]
        for name, value in given:
            try:
                number = 1.0 if value.upper() in ("", "X") else float(value)
            except ValueError:
                said.append(f"row {at}: {value!r} is no weight")
                continue
            if not name:
                said.append(f"row {at}: '{cells[word]}' has no category")
            elif number or category >= 0:  # a 0 in a column of a category: not in it
                yield Term(name, cells[max(word, 0)], number)


def _yaml(text: str, path: Path, said: list[str]) -> Iterator[Term]:
    try:
        data = yaml.load(text, yaml.BaseLoader)  # in which `no` and `on` stay words
    except (yaml.YAMLError, RecursionError) as error:
        raise LexiconError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from None
    if not isinstance(data, dict):
        raise LexiconError(f"{path}: a dictionary in YAML has categories with a list of words each")
    left = [MOST]

    def walk(value, names):
        left[0] -= 1
        if left[0] < 0:
            raise LexiconError(f"{path}: more than {MOST:,} words")
        if isinstance(value, dict):
            for name, own in value.items():
                yield from walk(own, [*names, name.strip().replace(".", "_")])
        elif isinstance(value, list):
            for own in value:
                yield from walk(own, names)
        elif value.strip():
            yield Term(".".join(filter(None, names)), value)

    yield from walk(data, [])


def _named(terms: list[Term]) -> list[Term]:
    """Terms with category names that can be used: none is the total of others, or of all."""
    stems = {one.category.partition(".")[0] for one in terms if "." in one.category}
    names = {one.category: ".".join(part.strip() for part in one.category.split(".") if part.strip()) for one in terms}
    names = {old: f"{name}.other" if name in stems else f"{name}_" if name in ("all", "") else name for old, name in names.items()}  # fmt: skip
    return [one._replace(category=names[one.category]) for one in terms]


def _codebook(terms: list[Term], path: Path, measure: str, said: list[str]) -> str:
    seen: dict[tuple[str, str], float] = {}
    entries: dict[tuple[str, float], list[str]] = {}
    starred = 0
    for term in terms:
        word = " ".join(term.word.lower().replace("’", "'").split())
        if why := _unfit(word):
            said.append(f"'{term.word}' is left out: {why}")
            continue
        starred += "*" in word
        cue = word.replace("*", f"({ENDINGS})")
        try:
            spelled = expand(cue)
        except ValueError as error:
            said.append(f"'{term.word}' is left out: {error}")
            continue
        new = [one for one in dict.fromkeys(spelled) if (term.category, one) not in seen]
        if any(seen.get((term.category, one), term.weight) != term.weight for one in spelled):
            said.append(f"'{term.word}' has two weights in {term.category}: the first counts")
        seen |= {(term.category, one): term.weight for one in new}
        entries.setdefault((term.category, term.weight), []).extend([cue] if len(new) == len(spelled) else new)
    if starred:
        said.append(f"{starred} words end in *: spelled out with common endings ({ENDINGS.replace('|', ' -').strip()}), so that rarer forms are not found")  # fmt: skip
    entries = {key: cues for key, cues in entries.items() if cues}
    lines = [
        f"title = {_text(path.stem)}", 'construct = "Say what is measured, and by whom the words were chosen."', 'version = "1"',
        'licence = "See the dictionary that it was made from"', "", "[sources]", f"dictionary = {_text('The dictionary ' + path.name)}", "",
        f"[{measure}]", 'negation = "keep"', "", f"[{measure}.categories]",
        *(f"{_text(name)} = {_text(name)}" for name in dict.fromkeys(name for name, _ in entries)),
    ]  # fmt: skip
    for (name, weight), cues in entries.items():
        lines += ["", f"[[{measure}.entries]]", f"category = {_text(name)}", 'source = "dictionary"']
        lines += [f"weight = {weight:g}"] * (weight != 1) + [
            "cues = [",
            *(f"    {_text(cue)}," for cue in dict.fromkeys(cues)),
            "]",
        ]
    return "\n".join(lines) + "\n"


def _unfit(word: str) -> str:
    """Why a word cannot be a cue, or ""."""
    if not any(map(str.isalnum, word)):
        return "it has neither a letter nor a digit, and only words are found"
    if any(mark in word for mark in "()|#?") or "*" in re.sub(r"(?<=\w)\*(?= |$)", "", word):
        return "only a * at the end of a word can be taken over, and no bracket, |, ? or #"
    if word.endswith("'s") and " " not in word:
        return "a final 's is not looked at, so that it would find the word without it"
    if any(NUMBER.match(part) for part in word.split()):
        return "numbers are not told apart; # is any number"
    return ""


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")
