"""What a PDF says is read in order, its lines joined to paragraphs; pictures and locks are said."""

import io

import pytest
from corpus.pdfs import column, pdf
from pypdf import PdfReader
from pypdf.errors import DependencyError

from analysis.corpus import pdffile
from analysis.corpus.pdffile import read
from analysis.corpus.pdflines import page_lines

ONE = (
    "The minister said on Friday that the agreement would be carried out by both of the countries before the summer comes, whatever it costs.\n"
    "It may well fail, his critics said, because nobody in the parliament of either country trusts the other one to keep its word for long.\n"
    "That is not what the treaty says. It says that the two governments are going to work together as long as it is in their interest to do so."
)
TWO = (
    ONE.replace("The minister", "The president")
    .replace("Friday", "Sunday")
    .replace("It may well", "It could")
    .replace("That is not", "That was never")
)
THREE = (
    TWO.replace("The president", "A general")
    .replace("Sunday", "Monday")
    .replace("It could", "It will")
    .replace("That was", "This is")
)


def test_lines_become_paragraphs_and_properties_metadata():
    lines = [(50, 740, 20, "A deal in Moscow"), (50, 718, 10, "By Jane Doe"), *column(ONE)]
    (found,) = read(pdf(lines, title="A deal", author="Jane Doe"))
    assert found.text.split("\n\n") == ["A deal in Moscow", "By Jane Doe", *ONE.split("\n")]
    assert (found.fields, found.notes) == ({"title": "A deal", "author": "Jane Doe"}, ())


def test_running_heads_and_page_numbers_are_left_out():
    pages = [
        [(50, 770, 8, "THE GAZETTE"), *column(text), (300, 30, 8, str(number))]
        for number, text in enumerate((ONE, TWO, THREE), 1)
    ]
    (found,) = read(pdf(*pages))
    assert found.text.split("\n\n") == [*ONE.split("\n"), *TWO.split("\n"), *THREE.split("\n")]
    assert found.notes == ("running heads and page numbers left out: “THE GAZETTE”",)


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row):
    lines = column(ONE, 50, width=44) + column(TWO, 320, width=44)
    lines = sorted(lines, key=lambda line: (-line[1], line[0])) if by_row else lines
    (found,) = read(pdf([(50, 740, 20, "A deal in Moscow"), *lines]))
    assert found.text.split("\n\n") == ["A deal in Moscow", *ONE.split("\n"), *TWO.split("\n")]
    assert found.notes == ("two columns on 1 page, read one after the other",)


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    lines = column(ONE)
    (found,) = read(pdf(lines[:4], lines[4:]))
    assert found.text.split("\n\n") == ONE.split("\n")


def test_words_divided_at_a_line_end_are_put_together():
    rows = [
        "The govern-",
        "ment of the long-",
        "term ally, a long-term one, is well-",
        "known for its pacts with",
        "other governments, said some.",
    ]
    (found,) = read(pdf([(50, 700 - 12 * at, 10, row) for at, row in enumerate(rows)]))
    assert (
        found.text
        == "The government of the long-term ally, a long-term one, is wellknown for its pacts with other governments, said some."
    )
    assert found.notes == ("3 words divided at a line end put together",)


def test_a_scan_a_lock_and_a_broken_file_are_said(monkeypatch):
    with pytest.raises(ValueError, match="contains only pictures"):
        read(pdf([], []))
    with pytest.raises(ValueError, match="locked with a password"):
        read(pdf(column(ONE), password="secret"))
    (found,) = read(pdf(column(ONE), []))
    assert found.notes == ("no text on 1 page (pictures?), the first is 2",)
    with pytest.raises(ValueError, match="do not say which letters"):
        read(pdf([(50, 700 - 12 * at, 10, "/g12/g3/g44 /g7/g9/g100") for at in range(9)]))
    monkeypatch.setattr(pdffile, "PAGES", 1)
    with pytest.raises(ValueError, match="2 pages, 1 are read"):
        read(pdf(column(ONE), []))


def test_pages_that_would_take_for_ever_are_not_begun(monkeypatch):
    monkeypatch.setattr(pdffile, "LARGEST", 100)
    with pytest.raises(ValueError, match="more than 100 bytes of drawing"):
        read(pdf(column(ONE)))


def test_a_map_takes_no_time_and_none_of_the_text(monkeypatch):
    drawing = "0 0 1 RG 2 w " + "q 1 0 0 1 5 5 cm 10 20 m 30 -.5 l h S Q\n" * 20
    rows = [(50, 700, 10, "The line 10 20 m \\( f S 1 0 0 RG (a b) holds."), (50, 688, 10, "So does <this> f one.")]
    monkeypatch.setattr(pdffile, "MANY", 20)
    expected = [found.text for found in read(pdf(rows))]
    parsed = []
    monkeypatch.setattr(
        pdffile, "page_lines", lambda page: parsed.append(page.get_contents().get_data()) or page_lines(page)
    )
    assert [found.text for found in read(pdf(rows, drawing=drawing))] == expected
    assert expected == ["The line 10 20 m ( f S 1 0 0 RG (a b) holds. So does <this> f one."]
    assert b" l h" not in parsed[0] and b"cm" not in parsed[0]


def test_a_page_that_would_take_minutes_is_named(monkeypatch):
    monkeypatch.setattr(pdffile, "MANY", 60)
    monkeypatch.setattr(pdffile, "MOST", 60)
    (found,) = read(pdf(column(ONE), [(50, 9 * at, 10, "word") for at in range(20)]))
    said = "page 2 left out: more than 60 operations of drawing, which would take minutes; its text is missing here: copy it into a .txt file"
    assert found.notes == (said,)
    with pytest.raises(ValueError, match="page 1 left out: more than 60 operations"):
        read(pdf([(50, 9 * at, 10, "word") for at in range(20)]))


def test_an_encryption_that_cannot_be_undone_here_is_a_lock(monkeypatch):
    def decrypt(self, password):
        raise DependencyError("no library for AES")

    assert read(pdf(column(ONE), password=""))[0].text.split("\n\n") == ONE.split("\n")
    monkeypatch.setattr(pdffile.PdfReader, "decrypt", decrypt)
    with pytest.raises(ValueError, match="locked with a password, or encrypted"):
        read(pdf(column(ONE), password="secret"))


@pytest.mark.parametrize(("wrong", "readable"), [(2, True), (3, False)])
def test_two_letters_of_a_hundred_may_be_unknown(wrong, readable):
    row = "\x01" * wrong + "x" * (100 - wrong)
    if readable:
        assert read(pdf([(50, 700, 10, row)]))[0].text.endswith("x" * 98)
    else:
        with pytest.raises(ValueError, match="do not say which letters"):
            read(pdf([(50, 700, 10, row)]))


@pytest.mark.parametrize(
    ("pages", "named"), [(1, "page 1 left out"), (2, "pages 1, 2 left out"), (5, "1, 2, 3, 4, 5 left"), (6, "1, 2, 3, 4, 5 and more left")]
)  # fmt: skip
def test_five_pages_that_would_take_minutes_are_named(pages, named, monkeypatch):
    monkeypatch.setattr(pdffile, "MANY", 60)
    monkeypatch.setattr(pdffile, "MOST", 60)
    full = [(50, 9 * at, 10, "word") for at in range(20)]
    (found,) = read(pdf(*[full] * pages, column(ONE), []))
    assert named in found.notes[0]
    assert found.notes[1:] == (f"no text on 1 page (pictures?), the first is {pages + 2}",)


def test_limits_of_what_a_page_draws_hold_for_what_is_beyond_them(monkeypatch):
    rows = [(50, 700 - 12 * at, 10, "word") for at in range(4)]
    drawn = len(pdf_contents(rows))
    for name, most in (("LARGEST", 2 * drawn), ("PAGES", 2), ("MANY", 20), ("MOST", 20)):
        monkeypatch.setattr(pdffile, name, most)
        assert len(read(pdf(rows, rows))) == 1
        monkeypatch.setattr(pdffile, name, most - 1)
        if name == "MANY":  # then its drawings are taken out
            assert read(pdf(rows))[0].notes == ()
        else:
            with pytest.raises(ValueError, match="bytes of drawing|2 pages, 1 are|pages 1, 2 left out"):
                read(pdf(rows, rows))
        monkeypatch.setattr(pdffile, name, 10**9 if name != "MANY" else 0)


def pdf_contents(rows):
    """What a page of these lines draws."""
    return PdfReader(io.BytesIO(pdf(rows))).pages[0].get_contents().get_data()
