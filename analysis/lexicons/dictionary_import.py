"""A dictionary of another program in; a codebook in TOML out, with its words as a measure."""

import json
import re
from pathlib import Path

from analysis.lexicons.dictionaries import Term, read_dictionary
from analysis.lexicons.notation import NUMBER, expand

# A word that ends in * stands for all words that begin so. Only those with these endings are spelled out: some are missed, none is wrong.
ENDINGS = "|s|es|d|ed|e|er|ers|ing|ings|ly|y|ies|al|ion|ions|ive|ment|ments|ness|able|ity"


def import_dictionary(path: str | Path, measure: str = "") -> tuple[str, list[str]]:
    """A dictionary as a codebook, and a line on each thing that could not be converted.

    Parameters
    ----------
    path : str or Path
        A LIWC dictionary (`.dic`, or `.dicx` of LIWC-22), a quanteda dictionary in YAML, or a table with the columns word, category
        and optionally weight, or with one column per category (`.csv`, `.tsv`).
    measure : str
        The name of the section; by default made from the name of the file.

    Raises
    ------
    LexiconError
        If the file is not valid in its format.
    """
    path = Path(path)
    said: list[str] = []
    terms = read_dictionary(path, said)
    name = measure or re.sub("[^a-z0-9]+", "_", path.stem.lower()).strip("_").lstrip("0123456789_") or "own"
    return _codebook(_named(terms), path, name, said), said


def _named(terms: list[Term]) -> list[Term]:
    """Terms with valid names of categories: none is the total of other categories."""
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
        said.append(f"{starred} words end in * and were spelled out with common endings ({ENDINGS.replace('|', ' -').strip()}), so rarer forms will not be found")  # fmt: skip
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
        return "it has neither a letter nor a digit, and only words can be found"
    if any(mark in word for mark in "()|#?") or "*" in re.sub(r"(?<=\w)\*(?= |$)", "", word):
        return "only a * at the end of a word can be taken over, and no bracket, |, ? or #"
    if word.endswith("'s") and " " not in word:
        return "a final 's is ignored, so it would also match the word without it"
    if any(NUMBER.match(part) for part in word.split()):
        return "single numbers cannot be matched; # is any number"
    return ""


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")
