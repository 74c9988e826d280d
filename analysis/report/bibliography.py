"""A codebook in, the works cited in lexicons, codebook and method out, as text and as BibTeX."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from analysis.core.package_files import MODELS, lexicon_files
from analysis.lexicons.load import Lexicon, lexicon

References = dict[str, tuple[str, list[str]]]  # key: (reference, titles of the lexicons that cite it)

# the source of entries that are not in the lexicon of their measure
MEASURES = {"sentiment": "hutto2014", "tone": "hutto2014", "distance": "predelli2003", "mention": "the codebook"}
LEARNED, UNKNOWN = "learned weights", "none named"

HEAD = re.compile(r"(?P<author>.+?)\s\((?P<year>\d{4})[a-z]?\)\.\s(?P<title>.+?)\.\s(?=[A-Z(])(?P<rest>.+)")
NAMES = re.compile(
    r"(?<=\.),?\s(?:&\s)?(?=[^.]*?,|et al)"
)  # between authors: after an initial, before a surname and comma
KINDS = [  # the first that fits what follows the title
    ("article", r"(?P<journal>(?!Proceedings)[^.]+), (?P<volume>\d+)(?:\((?P<number>[^)]+)\))?, (?P<pages>\d+[–-]\d+)\."),
    ("inproceedings", r"(?:In )?(?P<booktitle>Proceedings of .+?)(?:, | \(pp\. )(?P<pages>\d+[–-]\d+)\)?\."),
    ("incollection", r"In (?P<editor>.+?) \(Eds?\.\), (?P<booktitle>.+?)(?: \(pp\. (?P<pages>\d+[–-]\d+)\))?"
                     r"\. (?P<address>[^:.]+): (?P<publisher>.+)\."),
    ("book", r"(?:[A-Z][^.]*\. )?(?P<address>[^:.]+): (?P<publisher>[^.]+)\."),
]  # fmt: skip


def references(codebook: Lexicon | None = None) -> References:
    """Every source of the lexicons, the codebook and the method, sorted by reference.

    If two lexicons use one key for different works, both are kept, the second with a number after its key.
    """
    *books, method = (
        tomllib.loads(path.read_text("utf-8")) for path in [*lexicon_files(), Path(__file__).with_name("method.toml")]
    )
    named = [(book["title"], book.get("sources", {})) for book in books]
    named += [(codebook.title, codebook.sources)] if codebook else []
    found: References = {}
    for title, sources in [*named, (method["title"], method["sources"])]:
        for key, text in sources.items():
            number = 1
            while (name := key if number == 1 else f"{key}-{number}") in found and _work(found[name][0]) != _work(text):
                number += 1
            found.setdefault(name, (text, []))[1].append(title)
    return dict(sorted(found.items(), key=lambda item: item[1][0].casefold()))


def _work(reference: str) -> str:
    """The beginning of a reference without punctuation, by which works are compared."""
    return re.sub(r"[\W_]", "", reference.casefold())[:40]


def entry_sources(measures: Iterable[str], codebook: Lexicon | None = None) -> dict[tuple[str, str] | str, str]:
    """The sources of entries: (measure, entry) to keys of sources, and each measure to the source of its other entries."""
    shipped = {path.stem for path in lexicon_files()}
    books = [lexicon(measure) for measure in measures if measure in shipped] + ([codebook] if codebook else [])
    learned = {path.parent.name for path in MODELS.glob("*/weights.tsv")}
    found: dict[tuple[str, str] | str, str] = {
        name: MEASURES.get(name, LEARNED if name in learned else UNKNOWN) for name in measures
    }
    for book in books:
        cues = book.entries[book.entries["weight"].notna()]
        measure, entry, source = (cues[column].tolist() for column in ("measure", "entry", "source"))
        found |= dict(zip(zip(measure, entry, strict=True), source, strict=True))
    return found


def bibtex(found: References) -> str:
    """`references` as a BibTeX file; a reference that cannot be parsed becomes the `note` of a @misc."""
    return "\n".join(_entry(key, text) for key, (text, _) in found.items())


def _entry(key: str, reference: str) -> str:
    head = HEAD.match(reference)
    kind, fields = "misc", {"note": reference}
    for name, pattern in KINDS:
        if rest := re.match(pattern, head["rest"] if head else ""):
            kind, fields = name, {field: value for field, value in rest.groupdict().items() if value}
            break
    if head:
        people, editors = re.subn(r" \(Eds?\.\)\.?$", "", head["author"])
        fields = {"editor" if editors else "author": people, "year": head["year"], "title": head["title"]} | fields
    lines = [f"  {name} = {{{_field(name, value)}}}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{re.sub(r'[^A-Za-z0-9:-]', '', key)},", *lines, "}", ""])


def _field(name: str, value: str) -> str:
    if name in ("author", "editor"):
        people = NAMES.split(value) if re.search(r"\.$", value) else re.split(r",? & |, (?=\S\.)", value)
        value = " and ".join("others" if person.startswith("et al") else person for person in people)
    value = re.sub("[–-]", "--", value) if name == "pages" else value
    value = re.sub(r"[\\{}~^]", "", value)  # no reference needs them, and unpaired they break the file
    value = re.sub(r"([&%$#_])", r"\\\1", value)
    return f"{{{value}}}" if name == "title" else value  # a second pair of braces: its capitals stay
