"""Folders as people have them: what is read, what is said, and nothing lost in silence."""

import json
import unicodedata
import warnings

import pytest
from corpus.pdfs import column, pdf
from docx import Document
from openpyxl import Workbook

from analysis import ArticleWarning, read_articles
from analysis.corpus.files import CorpusLayout

TEXT = "The minister said that it wouldn’t last: “It’s a pact of paper.” Nobody in the café knew £5 would be the price — José did.\n"
FRENCH = "Le président a déclaré que l’accord serait appliqué dans les meilleurs délais, et que les deux pays travailleraient ensemble pour la paix.\n"
LONG = "The plan may fail, and nobody knows what the two governments will do then. It was not in the treaty.\n"


def read(folder, **layout):
    """The articles by key, what was warned of, and the problems as {file: status and reason}."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        found = read_articles(folder, CorpusLayout(**layout))
    problems = {file: f"{status}: {why}" for file, status, why in found.attrs["problems"]}
    assert sum(issubclass(one.category, ArticleWarning) for one in warned) == len(found.attrs["problems"])
    return found.set_index("article"), problems


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, None), (TEXT.encode("utf-16-le"), TEXT, None), (TEXT.encode("utf-32"), TEXT, None),
        (TEXT.encode("mac-roman"), TEXT, "read as Mac Roman"), (TEXT.encode("cp1252"), TEXT, None), ("It cost £5.".encode("latin-1"), "It cost £5.", None),
        ("He said ‘no’".encode()[:-1], "He said ‘no\ufffd", "ends inside a character"),
        ((TEXT * 2).encode() + TEXT.encode("latin-1", "replace").replace(b"?", b"\x92"), None, "read as Windows-1252"),
        (TEXT.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode(), TEXT, "wrongly encoded characters repaired in 1 line"),
        ("He said ‘no’ — “so”".encode("gb18030"), "He said ‘no’ — “so”", "read as GB 18030"), (b"He said\0 no.", "He said no.", "1 NUL character left out"),
        (b"Peace", "Peace", None), (TEXT.encode() + b"He didn\x92t.", TEXT + "He didn’t.", "read as Windows-1252"),
        ((LONG * 3 + "\n" + FRENCH * 3).encode(), LONG * 3 + "\n" + FRENCH * 3, "of its words look like French, starting at line 5"),
    ],
)  # fmt: skip
def test_what_a_file_is_written_in(write_corpus, data, text, said):
    found, problems = read(write_corpus({"a.txt": data}))
    assert text is None or found.loc["a", "text"] == text
    assert (said in problems["a.txt"] and problems["a.txt"].startswith("read: ")) if said else problems == {}


def test_nothing_is_repaired_where_nothing_is_to_be(write_corpus):
    mojibake = TEXT.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    folder = write_corpus({"a.txt": mojibake, "b.jsonl": json.dumps({"text": "It didnâ€™t."})})
    found, problems = read(folder, repair=False)
    assert found.loc["a", "text"] == mojibake and found.loc["b:1", "text"] == "It didnâ€™t."
    assert problems["a.txt"].startswith("read: wrongly encoded characters in 1 line: ") and problems[
        "b.jsonl, line 1"
    ].startswith("read: wrongly encoded characters in")
    found, problems = read(folder)
    assert found["text"].tolist() == [TEXT, "It didn’t."] and "repaired" in problems["b.jsonl, line 1"]


def test_a_mark_at_the_start_alone_is_no_article(write_corpus):
    _, problems = read(write_corpus({"a.txt": b"\xef\xbb\xbf", "good.txt": TEXT}))
    assert problems == {"a.txt": "failed: contains no text"}


def test_every_format_is_read_and_every_other_named(write_corpus):
    folder = write_corpus({
        "a.txt": TEXT, "b.md": f"---\ntitle: B\n---\n{LONG}", "c.html": f"<html><title>C</title><article>{f'<p>{LONG}</p>' * 3}</article></html>",
        "d.htm": f"<title>D</title><article>{f'<p>{LONG} So.</p>' * 3}</article>", "f.pdf": pdf(column(LONG.strip() + " So it is."), title="F"),
        "g.doc": "x", "h.rtf": "x", "i.odt": "x", "j.epub": "x", "k.zip": "x", "l.pages": "x", "m.png": "x", "n.json": "x", "o": "x",
    })  # fmt: skip
    document = Document()
    document.core_properties.title = "E"
    document.add_paragraph(LONG + "Word has it.")
    document.save(folder / "e.docx")
    write_corpus({"ad.html": "<p>An advertisement</p>"}, "corpus/c_files")
    found, problems = read(folder)
    assert list(found.index) == list("abcdef") and found["title"].tolist() == ["", "B", "C", "D", "E", "F"]
    assert found["source_file"].tolist() == ["a.txt", "b.md", "c.html", "d.htm", "e.docx", "f.pdf"]
    libraries = [by.split()[0] if by else "" for by in found["extracted_by"]]
    assert libraries == ["", "", "trafilatura", "trafilatura", "python-docx", "pypdf"]
    left = {file: why for file, why in problems.items() if why.startswith("left out")}
    assert set(left) == {"g.doc", "h.rtf", "i.odt", "j.epub", "k.zip", "l.pages", "m.png", "n.json", "o", "c_files"}
    assert all(
        "convert it to one of these first: .txt, .md" in left[file]
        for file in ("g.doc", "h.rtf", "i.odt", "j.epub", "l.pages")
    )
    assert left["c_files"] == "left out: what a browser saved with c.html"


def test_one_bad_file_takes_no_other_with_it(write_corpus):
    bad = {
        "a.docx": b"PK\x03\x04",
        "b.pdf": b"%PDF-1.7",
        "c.html": b"<html></html>",
        "d.txt": b"%PDF-1.7",
        "e.txt": b"<!DOCTYPE html><p>x",
        "f.pdf": b"",
    }
    found, problems = read(write_corpus({**bad, "good.txt": TEXT}))
    assert list(found.index) == ["good"] and set(problems) == set(bad)
    assert problems["e.txt"] == "failed: a web page; give it the extension .html instead of .txt"


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("articles.csv", "file,title,author\r\nb,An ace,José Müller\r\n".encode("cp1252")),
        ("articles.csv", "sep=;\r\nFILE ; Title;AUTHOR;\r\n b.TXT ; An ace ;José Müller;\r\n;;;\r\n"),
        ("articles.csv", "file\ttitle\tauthor\r\nb.txt\tAn ace\tJosé Müller\r\n".encode("utf-16")),
        ("articles.tsv", 'file\ttitle\tauthor\nb.txt\t"An ace"\tJosé Müller\n'), ("Articles.CSV", "\ufefffilename,title,author\nB,An ace,José Müller\n"),
    ],
)  # fmt: skip
def test_metadata_as_spreadsheets_save_them(write_corpus, name, table):
    found, problems = read(write_corpus({"b.txt": TEXT, name: table}))
    assert found.loc["b", ["title", "author"]].tolist() == ["An ace", "José Müller"] and problems == {}


def test_metadata_in_a_workbook_and_names_of_whatever_form(write_corpus):
    composed, apart = "café.txt", unicodedata.normalize("NFD", "café.txt")
    folder = write_corpus({apart: TEXT, "my article 2.txt": LONG, "UPPER.TXT": "In capitals."})
    book = Workbook()
    for row in (
        ("File", "Title"),
        (composed, "Coffee"),
        ("My Article 2", "Two"),
        ("upper.txt", "Up"),
        ("caffe.txt", "?"),
    ):
        book.active.append(row)
    book.save(folder / "articles.xlsx")
    found, problems = read(folder)
    assert found["title"].to_dict() == {"UPPER": "Up", "café": "Coffee", "my article 2": "Two"}
    assert problems == {
        "caffe.txt": "failed: named in articles.xlsx, line 5, but there is no such file in the folder; did you mean 'café.txt'?"
    }


def test_quoted_line_ends_and_several_tables(write_corpus):
    table = 'file,title\na.txt,"Two\nlines"\nb.txt,B\n'
    found, problems = read(
        write_corpus({"a.txt": TEXT, "b.txt": LONG, "articles.csv": table, "articles.tsv": "file\ttitle\na\tX\n"})
    )
    assert found["title"].tolist() == ["Two\nlines", "B"]
    assert problems == {"articles.tsv": "left out: articles.csv beside it is used"}


def test_a_name_that_can_mean_two_files_is_said(write_corpus):
    files = {"a.txt": TEXT, "a.md": LONG, "B.txt": TEXT + "So.", "articles.csv": "file,title\na,A\nb,B\nB.TXT,C\n"}
    _, problems = read(write_corpus(files))
    assert problems["articles.csv, line 2"] == "failed: 'a' can mean a.md or a.txt; write its full name"
    assert problems["articles.csv, line 4"] == "failed: 'B.TXT' already has a row, at line 3, which is used"


def test_records_without_text_or_with_a_key_that_is_taken_are_said(write_corpus):
    rows = [{"id": 1, "text": TEXT}, {"id": 1, "text": LONG}, {"id": 2, "text": None}]
    found, problems = read(write_corpus({"a.jsonl": "\n".join(map(json.dumps, rows))}))
    assert list(found.index) == ["1"] and set(problems) == {"a.jsonl, line 2", "a.jsonl, line 3"}


def test_a_table_of_articles_may_be_separated_by_tabs(write_corpus):
    found, problems = read(write_corpus({"a.tsv": f"id\ttext\nx\t{LONG}"}))
    assert found.loc["x", "text"] == LONG.strip() and problems == {}


def test_the_same_text_twice_is_said(write_corpus):
    _, problems = read(write_corpus({"a.txt": LONG, "b.txt": LONG}))
    assert problems == {"b": "read: has the same words as ‘a’: a duplicate, which counts as a separate article"}
