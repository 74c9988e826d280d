"""Every source is listed once, and comes out as BibTeX that a reader of BibTeX can read."""

import re
import tomllib

import pytest

from analysis import read_codebook
from analysis.lexicons.load import Lexicon
from analysis.report.bibliography import bibtex, entry_sources, references


def book(sources, title="A codebook"):
    return Lexicon("", "", title, "", "", "", sources, {}, None)


def parsed(text):
    """Entries of a BibTeX file: key to (kind, fields)."""
    found = {}
    for entry in re.findall(r"@\w+\{.*?\n\}\n", text, re.DOTALL):
        head, *lines, _ = entry.rstrip("\n").split("\n")
        kind, key = re.fullmatch(r"@(\w+)\{([\w:-]+),", head).groups()
        fields = dict(re.fullmatch(r"  (\w+) = \{(.*)\},", line).groups() for line in lines)
        assert all(value.count("{") == value.count("}") for value in fields.values())
        assert key not in found
        found[key] = (kind, fields)
    assert len(found) == text.count("@") - text.count("\\@")
    return found


def test_every_source_of_lexicons_codebook_and_method_is_there(root):
    found = references(read_codebook(root / "seeds" / "codebook.toml"))
    paths = [*(root / "analysis" / "lexicons").glob("*.toml"), root / "seeds" / "codebook.toml"]
    paths.append(root / "analysis" / "report" / "method.toml")
    declared = {}
    for path in paths:
        data = tomllib.loads(path.read_text("utf-8"))
        for key in data.get("sources", {}):
            declared.setdefault(key, set()).add(data["title"])
    assert found.keys() == declared.keys()
    for key, (text, users) in found.items():
        assert text and set(users) == declared[key]
    assert parsed(bibtex(found)).keys() == found.keys()
    kinds = [kind for kind, _ in parsed(bibtex(found)).values()]
    assert kinds.count("misc") < len(kinds) / 8


def test_one_key_for_two_works_is_two_entries():
    text = references()["hyland2005"][0]
    found = references(book({"hyland2005": text.replace(",", " ,").upper()}))
    assert found["hyland2005"][1][-1] == "A codebook" and "hyland2005-2" not in found
    found = references(book({"hyland2005": "Hyland, P. (2005). Another Book. Leeds: Press."}))
    assert found["hyland2005-2"] == ("Hyland, P. (2005). Another Book. Leeds: Press.", ["A codebook"])


@pytest.mark.parametrize(
    ("reference", "kind", "fields"),
    [
        ("Doe, J. A., Roe, R. & de Wit, B.-C. (1999). Of pacts. Journal of Pacts & Co, 12(3), 4–56.", "article",
         {"author": "Doe, J. A. and Roe, R. and de Wit, B.-C.", "year": "1999", "title": "{Of pacts}",
          "journal": "Journal of Pacts \\& Co", "volume": "12", "number": "3", "pages": "4--56"}),
        ("Doe, J. (Ed.). (2001). Pacts: A #1 Guide. New York, NY: Pact Press.", "book",
         {"editor": "Doe, J.", "year": "2001", "title": "{Pacts: A \\#1 Guide}", "address": "New York, NY", "publisher": "Pact Press"}),
        ("Doe, J., et al. (2002). Pact. In R. Roe, S. Moe, & T. Poe (Eds.), Pacts (pp. 1–9). Leeds: Press.", "incollection",
         {"author": "Doe, J. and others", "year": "2002", "title": "{Pact}", "editor": "R. Roe and S. Moe and T. Poe",
          "booktitle": "Pacts", "pages": "1--9", "address": "Leeds", "publisher": "Press"}),
        ("Doe, J. (2003). Pacts of the U.S. navy. Proceedings of PACT-03, 7-8.", "inproceedings",
         {"author": "Doe, J.", "year": "2003", "title": "{Pacts of the U.S. navy}", "booktitle": "Proceedings of PACT-03", "pages": "7--8"}),
        ("The public record: 50 % {of} it_all.", "misc", {"note": "The public record: 50 \\% of it\\_all."}),
    ],
)  # fmt: skip
def test_a_reference_becomes_fields(reference, kind, fields):
    assert parsed(bibtex({"key-1": (reference, [])})) == {"key-1": (kind, fields)}


def test_an_entry_leads_to_its_sources(root):
    found = entry_sources(["hedging", "tone", "stance"], read_codebook(root / "seeds" / "codebook.toml"))
    assert (found["tone"], found["hedging"]) == ("hutto2014", "none named")
    assert "hyland" in found["hedging", "may"] or "palmer" in found["hedging", "may"]
    assert any(measure == "stance" for measure, *_ in (key for key in found if isinstance(key, tuple)))
