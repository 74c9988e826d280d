"""Files in the form of Nexis Uni, made up, are cut into their articles."""

import io

import pytest
from docx import Document

from analysis import ArticleWarning, read_articles
from analysis.corpus.nexis import is_export, split_export

COVER = [
    "Date and Time: Friday, 5. July 2019 09:31:00",
    "Job Number: 1",
    "Documents (3)",
    "1. A first headline",
    "Search Terms: pact",
    "Quellen: The Gazette",
]
BODY = ["The minister said that it may fail.", "Nobody knows what will come of it."]
FIRST = [
    "A first headline;With a second line", "The Gazette (London)", "January 18, 2025 Saturday 9:20 AM GMT", "Copyright 2025 The Gazette All Rights Reserved",
    "Section: NEWS; Pg. 3", "Length: 14 words", "Byline: By Jane Doe", "Highlight: What it means", "Body", *BODY, "Classification", "Language: ENGLISH", "Subject: TREATIES (90%)",
    "Load-Date: January 20, 2025", "End of Document",
]  # fmt: skip
SECOND = [
    "Another headline",
    "The Herald",
    "17 Jan. 2025",
    "Length: 900 words",
    "Dateline: MOSCOW",
    "Text",
    *BODY,
    "Load-Date: January 20, 2025",
    "End of Document",
]
NO_BODY = [
    "A picture",
    "The Herald",
    "17 January 2025",
    "Length: 0 words",
    "Graphic",
    "PHOTO: the minister",
    "End of Document",
]


def test_each_article_has_its_text_and_metadata():
    assert is_export(COVER + FIRST) and not is_export([*BODY, "Body"])
    first, second, third = split_export(COVER + FIRST + SECOND + NO_BODY)
    assert first.text == "\n\n".join([FIRST[0], *BODY])
    assert first.fields == {
        "title": FIRST[0], "outlet": "The Gazette (London)", "date": "2025-01-18", "author": "Jane Doe", "nexis_section": "NEWS; Pg. 3",
        "highlight": "What it means",
    }  # fmt: skip
    assert first.notes == ()
    assert second.fields == {
        "title": "Another headline",
        "outlet": "The Herald",
        "date": "2025-01-17",
        "dateline": "MOSCOW",
    }
    assert second.notes == ("Nexis states 900 words, 14 are in the file",)
    assert (third.text, third.notes) == ("", ("Nexis provides no text for it",)) and third.fields[
        "title"
    ] == "A picture"


def test_a_file_that_was_cut_off_is_said():
    first, second = split_export(FIRST + SECOND[:-2])
    assert (
        first.fields["title"] == FIRST[0]
        and second.text.endswith(BODY[-1])
        and second.notes[-1] == "the file ends before the article does"
    )


def test_without_a_date_nothing_is_guessed_for_the_first():
    first, second = split_export(
        ["A", "B", "Body", *BODY, "End of Document", "C", "D", "Body", *BODY, "End of Document"]
    )
    assert first.fields == {} and second.fields == {"title": "C"}


def test_each_becomes_an_article_with_a_key_of_its_own(tmp_path):
    document, file = Document(), io.BytesIO()
    for line in COVER + FIRST + SECOND + NO_BODY:
        document.add_paragraph(line.replace(": ", ":\xa0", 1))
    document.save(file)
    (tmp_path / "export.DOCX").write_bytes(file.getvalue())
    with pytest.warns(ArticleWarning) as warned:
        found = read_articles(tmp_path)
    assert found["article"].tolist() == ["export:1", "export:2"]
    assert found["outlet"].tolist() == ["The Gazette (London)", "The Herald"] and set(found["source_file"]) == {
        "export.DOCX"
    }
    assert found["extracted_by"].str.match(r"python-docx \d").all()
    told = [str(warning.message).split("export.DOCX, ")[-1] for warning in warned]
    assert told[:2] == [
        "article 3: failed: Nexis provides no text for it",
        "article 2: read: Nexis states 900 words, 14 are in the file",
    ]
