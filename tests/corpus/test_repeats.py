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
