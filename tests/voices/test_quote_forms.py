"""What the form of a quotation shows: a scare quote, a term, a title, whole sentences, a continuation."""

import pytest
from voices.tables import found, spoken
from voices.trees import grown

from analysis.voices.quote_cues import QuotePlace
from analysis.voices.quote_forms import continues_quotation, is_alone, is_term, is_title


def test_scare_quotes_and_quoted_terms_stay_the_authors():
    assert spoken("The town built a “strategic fountain” in the square last year.") == ""
    assert spoken("It lies between the hills and what the poet Ann Lee has called the “valley of liars”.") == ""


def test_a_quotation_goes_on_behind_its_speaker():
    table = found("“The bridge is closed,” Anna Berg said. “Nobody may cross it until the spring.”")
    assert table["source"].tolist() == ["Anna Berg", "Anna Berg"]


def last_quotation(written):
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
    own = last_quotation(written)
    end = own.tree.end[own.letters.index("”")]
    assert continues_quotation(own, end, short) == goes_on


@pytest.mark.parametrize(
    ("written", "alone"),
    [
        ("“ It fell . ”", True), ("“ it fell . ”", False), ("“ … It fell . ”", True), ("So . “ It fell . ” We left .", True), ("So “ It fell . ” We left .", False),
        ("So . “ It fell . ” we left .", False), ("So | “ It fell . ” | we left .", True), ("So : “ It fell . ” ( we left )", True), ("So ! “ It fell . ” and", False), ("So . “ It fell ” and left .", False), ("“ … ”", False),
    ],
)  # fmt: skip
def test_whole_sentences_stand_alone_where_no_sentence_of_the_author_runs_into_them(written, alone):
    assert is_alone(last_quotation(written)) == alone


@pytest.mark.parametrize(
    ("written", "size", "title"),
    [
        ("reads “ The Fall of Lom ”", 4, True), ("reads “ The Fall ”", 2, False), ("reads “ The Fall Of ”", 3, True), ("reads “ The fall of Lom ”", 4, False),
        ("reads “ A B C D E F G H I J K L ”", 12, True), ("reads “ A B C D E F G H I J K L M ”", 13, False), ("said , “ Leave Lom Now ! ”", 3, False), ("reads “ Leave Lom Now ! ”", 3, True),
        ("said : “ Leave Lom Now ”", 3, True), ("said : “ Leave Lom Now . ”", 3, False), ("reads “ The Fall of Lom , 1945 ”", 5, True),
    ],
)  # fmt: skip
def test_the_title_of_a_work_has_three_to_twelve_words_with_capitals(written, size, title):
    assert is_title(last_quotation(written), size) == title


@pytest.mark.parametrize(
    ("written", "size", "term"),
    [
        ("what we call “ rain ”", 1, True), ("what we call “ rain ”", 5, True), ("what we call “ rain ”", 6, False), ("what we call a big “ rain ”", 1, True), ("what we call a very big “ rain ”", 1, False),
        ("we call “ rain ”", 1, False), ("what we see “ rain ”", 1, False), ("what a a a a a a a call “ rain ”", 1, True), ("what a a a a a a a a call “ rain ”", 1, False), ("what | we call “ rain ”", 1, False),
    ],
)  # fmt: skip
def test_a_term_is_short_and_follows_a_verb_of_naming_what(written, size, term):
    assert is_term(last_quotation(written), size) == term
