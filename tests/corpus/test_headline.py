"""Title, author, outlet and date, read from the lines above the text."""

import pytest

from analysis.corpus.headline import head_metadata

RUNNING = "The minister said on Friday that the agreement would be carried out by both of the countries before the summer comes, whatever it may cost them in the end."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"A deal in Moscow\nBy Jane Doe\n\n{RUNNING}", {"title": "A deal in Moscow", "author": "Jane Doe"}),
        (f"A deal in Moscow\n\n{RUNNING}", {"title": "A deal in Moscow"}),
        (f"\nWill it hold?\n\nBy Jane Doe and Ali al-Amin\nPublished on Friday, January 17, 2025\n{RUNNING}", {"title": "Will it hold?", "author": "Jane Doe and Ali al-Amin", "date": "2025-01-17"}),
        (f"A deal in Moscow\n17 Jan. 2025\nIt is not long.\n{RUNNING}", {"title": "A deal in Moscow", "date": "2025-01-17"}),
        ("# A deal in Moscow #\n\nIt is not long.", {"title": "A deal in Moscow"}),
        (f"{RUNNING}\n\n{RUNNING}", {}), (f"It was cold.\n\n{RUNNING}", {}), ("A deal\n\nNot long", {}), ("A deal in Moscow", {}), ("", {}),
        (f"“A deal in Moscow\n\n{RUNNING}", {}), (f"The deal is\ndead.\n{RUNNING}", {}),
        (f"A deal in Moscow\n\n{RUNNING}\nOn January 17, 2025 nobody knew what would come of all this and so on and on.", {"title": "A deal in Moscow"}),
    ],
)  # fmt: skip
def test_title_and_date_are_found_where_their_form_says_so(text, found):
    assert head_metadata(text) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Jane Doe | The Gazette | 3 May 2025", {"author": "Jane Doe", "outlet": "The Gazette", "date": "2025-05-03"}),
        ("By Jane Doe | May 3, 2025", {"author": "Jane Doe", "date": "2025-05-03"}),
        ("*By Jane Q. Doe, John Roe and Mary-Ann O’Hara*", {"author": "Jane Q. Doe, John Roe and Mary-Ann O’Hara"}),
        ("By Jane de la Cruz, chief diplomatic correspondent", {"author": "Jane de la Cruz"}), ("BY JANE DOE", {"author": "JANE DOE"}),
        ("Middle East | The Gazette | 3 May 2025", {}), ("Jane Doe | 3 May 2025", {}), ("By Jane Doe, John Roe", {}), ("By Super Tuesday", {}),
        ("By the Numbers", {}), ("By Jane", {}), ("By Our Own Correspondent", {}), ("By Jane Doe and Reuters", {}), ("By now the stories grow.", {}),
        (RUNNING + "\nBy Jane Doe", {}),
    ],
)  # fmt: skip
def test_who_wrote_it_is_found_where_a_line_can_mean_nothing_else(line, found):
    assert head_metadata(f"{line}\n{RUNNING}\n{RUNNING}") == found


@pytest.mark.parametrize(
    "line", ["LISTEN TO ARTICLE 2:18 SHARE THIS", "Media playback is unsupported here", "(CNN) As it goes"]
)
def test_what_a_page_says_first_is_no_title(line):
    assert head_metadata(f"{line}\n{RUNNING}") == {}


def text_of(*lines):
    return "\n".join(lines)


@pytest.mark.parametrize(("words", "found"), [(2, False), (3, True), (20, True), (21, False)])
def test_a_title_has_three_to_twenty_words(words, found):
    title = "Pact" + " word" * (words - 1)
    assert head_metadata(text_of(title, RUNNING)) == ({"title": title} if found else {})
    assert head_metadata(text_of(f"# {title}", "So.")) == {"title": title}


@pytest.mark.parametrize(("words", "found"), [(24, False), (25, True)])
def test_a_title_stands_above_a_paragraph_of_twenty_five_words(words, found):
    assert (head_metadata(text_of("A deal in Moscow", "word " * words)) != {}) == found


@pytest.mark.parametrize(("between", "found"), [(0, True), (4, True), (5, False)])
def test_a_byline_is_one_of_the_first_six_lines_above_the_text(between, found):
    lines = ["It was cold.", *["So it was."] * between, "By Jane Doe"]
    assert head_metadata(text_of(*lines, RUNNING)) == ({"author": "Jane Doe"} if found else {})
    assert head_metadata(text_of(lines[0], RUNNING, *lines[1:])) == {}
    spaced = "\n \n".join(lines)
    assert head_metadata(text_of(spaced, RUNNING)) == ({"author": "Jane Doe"} if found else {})


def test_what_stands_after_fifteen_hundred_characters_is_no_head():
    line = "x" * 700
    assert head_metadata(text_of(line, line, "By Jane Doe", RUNNING)) == {"author": "Jane Doe"}
    assert head_metadata(text_of(line, line, "y" * 98, "By Jane Doe", RUNNING)) == {}
