"""The works that a study rests on: those its lexicons and codebook name, and those of the method; as text and as BibTeX."""

import re
import tomllib
from importlib.resources import files

from analysis.core.weights import MODELS
from analysis.lexicons.load import lexicon

METHOD = {
    "cochran1977": "Cochran, W. G. (1977). Sampling Techniques (3rd ed.). New York: Wiley.",
    "bartlett1936": "Bartlett, M. S. (1936). The square root transformation in analysis of variance. Supplement to the "
    "Journal of the Royal Statistical Society, 3(1), 68–78.",
    "zou2008": "Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: A general "
    "approach. Statistics in Medicine, 27(10), 1693–1702.",
    "janssen1997": "Janssen, A. (1997). Studentized permutation tests for non-i.i.d. hypotheses and the generalized "
    "Behrens-Fisher problem. Statistics & Probability Letters, 36(1), 9–21.",
    "benjamini1995": "Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: A practical and powerful "
    "approach to multiple testing. Journal of the Royal Statistical Society: Series B, 57(1), 289–300.",
    "hutto2014": "Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of "
    "social media text. Proceedings of ICWSM-14, 216–225.",
    "predelli2003": "Predelli, S. (2003). Scare quotes and their relation to other semantic issues. Linguistics and "
    "Philosophy, 26(1), 1–28.",
}
# where the lexicon of a measure does not have the entry
MEASURES = {"sentiment": "hutto2014", "tone": "hutto2014", "distance": "predelli2003", "mention": "the codebook"}
LEARNED, UNKNOWN = "learned weights", "none named"

HEAD = re.compile(r"(?P<author>.+?)\s\((?P<year>\d{4})[a-z]?\)\.\s(?P<title>.+?)\.\s(?=[A-Z(])(?P<rest>.+)")
NAMES = re.compile(
    r"(?<=\.),?\s(?:&\s)?(?=[^.]*?,|et al)"
)  # between two authors: after an initial, before a surname and comma
KINDS = [  # the first that fits what follows the title
    ("article", r"(?P<journal>(?!Proceedings)[^.]+), (?P<volume>\d+)(?:\((?P<number>[^)]+)\))?, (?P<pages>\d+[–-]\d+)\."),
    ("inproceedings", r"(?:In )?(?P<booktitle>Proceedings of .+?)(?:, | \(pp\. )(?P<pages>\d+[–-]\d+)\)?\."),
    ("incollection", r"In (?P<editor>.+?) \(Eds?\.\), (?P<booktitle>.+?)(?: \(pp\. (?P<pages>\d+[–-]\d+)\))?"
                     r"\. (?P<address>[^:.]+): (?P<publisher>.+)\."),
    ("book", r"(?:[A-Z][^.]*\. )?(?P<address>[^:.]+): (?P<publisher>[^.]+)\."),
]  # fmt: skip


def references(codebook=None):
    """Every source of the lexicons, the codebook and the method.

    Returns
    -------
    dict
        Key to (reference, list of the titles of those who name it), by reference. A key that two lexicons give to
        different works is kept twice, the second with a number behind it.
    """
    books = [tomllib.loads(path.read_text("utf-8")) for path in _toml()]
    named = [(book["title"], book.get("sources", {})) for book in books]
    named += [(codebook.title, codebook.sources)] if codebook else []
    found = {}
    for title, sources in [*named, ("Method", METHOD)]:
        for key, text in sources.items():
            number = 1
            while (name := key if number == 1 else f"{key}-{number}") in found and _work(found[name][0]) != _work(text):
                number += 1
            found.setdefault(name, (text, []))[1].append(title)
    return dict(sorted(found.items(), key=lambda item: item[1][0].casefold()))


def _toml():
    return sorted((files("analysis") / "lexicons").glob("*.toml"), key=lambda path: path.name)


def _work(reference):
    """What tells one work from another, however it is punctuated."""
    return re.sub(r"[\W_]", "", reference.casefold())[:40]


def sources(measures, codebook=None):
    """The keys of the sources behind each entry: dict of (measure, entry) to keys, and of measure to what else its entries rest on."""
    shipped = {path.name.removesuffix(".toml") for path in _toml()}
    books = [lexicon(measure) for measure in measures if measure in shipped] + ([codebook] if codebook else [])
    learned = {path.parent.name for path in MODELS.glob("*/weights.tsv")}
    found = {name: MEASURES.get(name, LEARNED if name in learned else UNKNOWN) for name in measures}
    for book in books:
        cues = book.entries[book.entries["weight"].notna()]
        found |= dict(zip(zip(cues["measure"], cues["entry"], strict=True), cues["source"], strict=True))
    return found


def bibtex(found):
    """`references` as a BibTeX file; what cannot be told apart goes into `note` of a @misc, whole."""
    return "\n".join(_entry(key, text) for key, (text, _) in found.items())


def _entry(key, reference):
    head = HEAD.match(reference)
    kind, fields = "misc", {"note": reference}
    for name, pattern in KINDS if head else ():
        if rest := re.match(pattern, head["rest"]):
            kind, fields = name, {field: value for field, value in rest.groupdict().items() if value}
            break
    if head:
        people, editors = re.subn(r" \(Eds?\.\)\.?$", "", head["author"])
        fields = {"editor" if editors else "author": people, "year": head["year"], "title": head["title"]} | fields
    lines = [f"  {name} = {{{_field(name, value)}}}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{re.sub(r'[^A-Za-z0-9:-]', '', key)},", *lines, "}", ""])


def _field(name, value):
    if name in ("author", "editor"):
        people = NAMES.split(value) if re.search(r"\.$", value) else re.split(r",? & |, (?=\S\.)", value)
        value = " and ".join("others" if person.startswith("et al") else person for person in people)
    value = re.sub("[–-]", "--", value) if name == "pages" else value
    value = re.sub(r"[\\{}~^]", "", value)  # no reference needs them, and unpaired they break the file
    value = re.sub(r"([&%$#_])", r"\\\1", value)
    return f"{{{value}}}" if name == "title" else value  # a second pair of braces: its capitals stay
