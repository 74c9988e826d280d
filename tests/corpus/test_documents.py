"""Formats that libraries read: imported only when needed, and what they say and fail at."""

import logging
import subprocess
import sys

import pytest

from analysis.corpus import documents
from analysis.corpus.documents import SUFFIXES, Extracted, extract_articles, stated_properties


def test_no_library_of_a_format_is_imported_before_a_file_of_it_is_read():
    asked = "import sys, analysis.corpus.read; print({'trafilatura', 'lxml', 'docx', 'pypdf', 'ftfy', 'openpyxl'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_library_that_is_missing_is_named_with_what_to_do(suffix, monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(documents, "import_module", missing)
    with pytest.raises(ValueError, match=f"reading {suffix} needs {SUFFIXES[suffix][1]}: pip install"):
        list(extract_articles(b"x", suffix))


def test_what_a_library_logs_is_a_note_and_goes_nowhere_else(monkeypatch, capfd):
    class Reader:
        @staticmethod
        def read(data, repair):
            logging.getLogger("pypdf").warning("an odd %s", "object")
            return [Extracted("Text.", {"title": "A"}, ("said before",))]

    monkeypatch.setattr(documents, "import_module", lambda name: Reader)
    (found,) = extract_articles(b"x", ".pdf")
    assert found.notes == ("said before", "pypdf: an odd object") and capfd.readouterr() == ("", "")
    assert found.fields["title"] == "A" and found.fields["extracted_by"].startswith("pypdf ")


def test_an_error_of_a_library_is_a_reason(monkeypatch):
    class Reader:
        @staticmethod
        def read(data, repair):
            raise KeyError("/Root")

    monkeypatch.setattr(documents, "import_module", lambda name: Reader)
    with pytest.raises(ValueError, match=r"not a readable .pdf file \(damaged, or of another type\?\): '/Root'"):
        list(extract_articles(b"x", ".pdf"))


def test_title_and_author_are_kept_unless_a_program_put_them_there():
    assert stated_properties(title=" A  deal\0", author=None) == {"title": "A deal"}
    assert stated_properties(title="Microsoft Word - draft.docx", author="User") == {}
    assert stated_properties(title="User fees rise", author="Adminah Smith") == {"author": "Adminah Smith"}
