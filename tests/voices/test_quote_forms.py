"""What the form of a quotation shows: a title, a term, whole sentences, a continuation; by hand, without a parser."""

import pytest
from voices.trees import grown

from analysis.voices.quote_cues import QuotePlace
from analysis.voices.quote_forms import continues_quotation, is_alone, is_term, is_title


def place(written):
    """The last quotation between “ and ” in words with spaces between; a paragraph begins after |."""
    parts = [part.split() for part in written.split("|")]
    letters = [word for words in parts for word in words]
    tags = {"“": "``", "”": "''"}
    rows = [(at, "dep", tags.get(word, "NN"), word.lower()) for at, word in enumerate(letters)]
    tree = grown(*rows)._replace(paragraph=[number for number, words in enumerate(parts) for _ in words])
    last = len(letters) - letters[::-1].index("”")
    return QuotePlace(tree, letters, last - 1 - letters[:last][::-1].index("“"), last)


@pytest.mark.parametrize(
    ("written", "short", "goes_on"),
    [
        ("“ It fell , ” she said . “ We left . ”", False, True), ("“ It fell , ” she said , “ we left . ”", False, True), ("“ It fell , ” she said . “ we left . ”", False, False),
        ("“ It fell . ” So it was . All left . “ We left . ”", False, False), ("“ It fell , ” she said . | “ We left . ”", False, True),
        ("“ It fell , ” she said . | So | “ We left . ”", False, False), ("“ It fell , ” she said | “ we left . ”", False, False), ("“ It fell , ” she said | “ We left . ”", False, True),
        ("“ It fell , ” she said . “ Never . ”", True, True), ("“ It fell , ” she said . “ Never ”", True, False), ("“ It fell , ” she said , “ never . ”", True, False),
        ("“ It fell , ” she said . | “ Never . ”", True, False), ("“ It fell , ” she said : “ Never . ”", True, True),
    ],
)  # fmt: skip
def test_whether_the_speaker_goes_on(written, short, goes_on):
    own = place(written)
    end = own.tree.end[own.letters.index("”")]
    assert continues_quotation(own, end, short) == goes_on


@pytest.mark.parametrize(
    ("written", "alone"),
    [
        ("“ It fell . ”", True), ("“ it fell . ”", False), ("“ … It fell . ”", True), ("So . “ It fell . ” We left .", True), ("So “ It fell . ” We left .", False),
        ("So . “ It fell . ” we left .", False), ("So | “ It fell . ” | we left .", True), ("So : “ It fell . ” ( we left )", True), ("So ! “ It fell . ” and", False), ("“ … ”", False),
    ],
)  # fmt: skip
def test_whole_sentences_stand_alone(written, alone):
    assert is_alone(place(written)) == alone


@pytest.mark.parametrize(
    ("written", "size", "title"),
    [
        ("reads “ The Fall of Lom ”", 4, True), ("reads “ The Fall ”", 2, False), ("reads “ The Fall Of ”", 3, True), ("reads “ The fall of Lom ”", 4, False),
        ("reads “ A B C D E F G H I J K L ”", 12, True), ("reads “ A B C D E F G H I J K L M ”", 13, False), ("said , “ Leave Lom Now ! ”", 3, False), ("reads “ Leave Lom Now ! ”", 3, True),
        ("said : “ Leave Lom Now ”", 3, True), ("reads “ The Fall of Lom , 1945 ”", 5, True),
    ],
)  # fmt: skip
def test_the_title_of_a_work_has_capitals(written, size, title):
    assert is_title(place(written), size) == title


@pytest.mark.parametrize(
    ("written", "size", "term"),
    [
        ("what we call “ rain ”", 1, True), ("what we call “ rain ”", 5, True), ("what we call “ rain ”", 6, False), ("what we call a big “ rain ”", 1, True), ("what we call a very big “ rain ”", 1, False),
        ("we call “ rain ”", 1, False), ("what we see “ rain ”", 1, False), ("what a a a a a a a call “ rain ”", 1, True), ("what a a a a a a a a call “ rain ”", 1, False), ("what | we call “ rain ”", 1, False),
    ],
)  # fmt: skip
def test_a_term_is_what_something_is_called(written, size, term):
    assert is_term(place(written), size) == term
