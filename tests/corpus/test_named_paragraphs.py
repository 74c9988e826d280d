"""Paragraphs are named by their first words."""

import warnings

import pytest

from analysis import read_articles, tokenize
from analysis.corpus.named_paragraphs import opening_places, split_openings, unmatched_openings

TEXT = "Quiet Water\n  “It’s over,” he said.\nNo: it is not\nover.\nIt's overdue."


def test_a_cell_holds_openings_between_strokes_or_line_ends():
    assert split_openings(" It’s over | Quiet\nNo ") == ["It’s over", "Quiet", "No"]
    assert split_openings("") == split_openings(" | - ") == []


@pytest.mark.parametrize(
    ("opening", "found"),
    [("It's  over", [TEXT.index("It’s")]), ("NO: IT", [TEXT.index("No")]), ("he said", []), ("Quiet Wat", []), ("no: it is not over", [TEXT.index("No")])],
)  # fmt: skip
def test_a_paragraph_is_found_by_its_first_words(opening, found):
    assert opening_places(TEXT, opening) == found


def test_what_names_no_paragraph_is_said():
    assert unmatched_openings(TEXT, {"keep_paragraphs": "Quiet | Nobody", "title": "T"}) == [
        "no paragraph begins with ‘Nobody’, as column keep_paragraphs says"
    ]


def test_a_table_beside_the_files_overrules_what_is_left_out(tmp_path):
    body = "The ferry came in late on a grey morning, and the dockers who had waited since five went home."
    (tmp_path / "a.txt").write_text(f"Quiet Water\n{body}\nSign up for our newsletter\nNobody told the dockers why.\n")
    (tmp_path / "articles.csv").write_text(
        "file;Keep paragraphs;Leave_out_paragraphs\na;Sign up;Nobody told|Somebody\n"
    )
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        articles = read_articles(tmp_path)
    assert ["‘Somebody’, as column leave_out_paragraphs says" in str(one.message) for one in said] == [True]
    words = tokenize(articles, voices="quotes").set_index("word")["section"]
    assert words["newsletter"] != "boilerplate" and words["Nobody"] == "boilerplate"
