"""Paragraphs that an article says again, whole or as a pull quote."""

import pytest

from analysis.corpus.repeats import repeated_paragraphs

FIRST = (
    "The minister said on Friday that the agreement would hold. Nobody in the room believed him, as we learned later."
)
SECOND = "It took the parliament a year to vote on it."


def said_again(*paragraphs):
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append((len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    return repeated_paragraphs(text, spans)


@pytest.mark.parametrize(
    ("paragraphs", "again"),
    [
        (("A title", FIRST, SECOND, FIRST), [3]),
        (("A title", FIRST, f" {FIRST}  ", FIRST), [2, 3]),
        (("A title", FIRST, "“The minister said on Friday that the agreement would hold.”"), [2]),
        (("A title", "Nobody in the room believed him, as we learned later", FIRST), [1]),
        (("The minister said on Friday that the agreement would hold", FIRST), []),  # a title
        (("A title", "He said no.", FIRST, "He said no."), []),  # too short
        (("A title", FIRST, SECOND), []),
        (("A title", "The minister said on Friday that the agreement might hold.", FIRST), []),
    ],
)
def test_what_stands_twice_is_said_again(paragraphs, again):
    assert said_again(*paragraphs) == again


def words(number, name="w"):
    return " ".join(f"{name}{at}" for at in range(number))


@pytest.mark.parametrize(("number", "again"), [(7, []), (8, []), (10, []), (11, [2])])
def test_what_stands_alone_twice_has_eleven_words(number, again):
    assert said_again(FIRST, words(number), words(number), SECOND) == again


@pytest.mark.parametrize(("number", "again"), [(7, [4]), (8, [3, 4]), (10, [3, 4])])
def test_what_stands_twice_beside_another_repeated_paragraph_has_eight_words(number, again):
    assert said_again("A title", words(number), FIRST, words(number), FIRST) == again
    assert said_again("A title", FIRST, words(number), FIRST, words(number)) == ([3] if number == 7 else [3, 4])
    assert said_again("A title", words(number), FIRST, words(number), SECOND, FIRST) == [5]


@pytest.mark.parametrize(("number", "pulled"), [(7, False), (8, True), (60, True), (61, False)])
def test_a_pull_quote_has_eight_to_sixty_words(number, pulled):
    long = f"Before {words(number)} after."
    assert said_again("A title", f"“{words(number)}”", long) == ([1] if pulled else [])
    assert said_again("A title", long, words(number)) == ([2] if pulled else [])


def test_a_pull_quote_is_part_of_one_longer_paragraph(monkeypatch):
    assert said_again("A title", f"“{words(9)}”", f"*{words(9)}*", SECOND) == []  # no words more
    assert said_again(FIRST[:-1], f"{FIRST} And so on.") == []  # the first one
    pulled = [words(9, "a"), words(9, "b"), words(9, "c")]
    long = " ".join(pulled) + " and more."
    assert said_again("A title", long, *pulled) == [2, 3, 4]
    monkeypatch.setattr("analysis.corpus.repeats.PULLED", 3)
    assert said_again("A title", long, *pulled) == [2, 3]
