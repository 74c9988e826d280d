import pytest

from analysis.corpus.language import find_foreign, function_word_counts, is_english, language_of

ENGLISH = "The minister said that the agreement was in the interest of both of the countries and of their people. " * 4
OTHERS = {
    "French": "Le président a déclaré que l’accord serait appliqué dans les meilleurs délais, et que les deux pays travailleraient ensemble.",
    "German": "Der Präsident sagte, dass das Abkommen so bald wie möglich umgesetzt werde und dass die beiden Länder gemeinsam arbeiten würden.",
    "Spanish": "El presidente dijo que el acuerdo se aplicaría lo antes posible y que los dos países trabajarían juntos por la paz de todos.",
    "Russian": "Президент заявил, что соглашение будет выполнено в кратчайшие сроки и что обе страны будут работать вместе ради мира и для всех.",
    "a language in another script": "ο πρόεδρος είπε ότι η συμφωνία θα εφαρμοστεί το συντομότερο δυνατό και ότι οι δύο χώρες θα συνεργαστούν για την ειρήνη",
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_part_in_another_language_is_found_with_its_share_and_place(language):
    text = f"{ENGLISH}\n\n{OTHERS[language]} {OTHERS[language]}\n"
    found = find_foreign(text, *function_word_counts(text))
    assert is_english(*function_word_counts(text)) and (found.language, found.line) == (language, 3)
    words = len(OTHERS[language].replace("’", " ").split()) * 2
    assert found.share == pytest.approx(words / (words + len(ENGLISH.split())), abs=0.01)


@pytest.mark.parametrize(
    "line",
    [
        "Smith 2, Jones 4, Patel 6, Garcia 1, Miller 3, Rossi 8, Dubois 2, Schmidt 5, Novak 7, Silva 9, Kim 3, Chen 4, Ivanov 6, Tanaka 5, Okafor 1",
        "image=https://media.example.com/2017/a/b/c/1ac8d5db0a2d5cf6c9d615c46f6aa79a/d/e/f/b9359170c3d2281810d5912fb26ca4e/a/b/c/d.mp4",
        "Stocks fell sharply; bonds rose; oil prices slipped; investors sold euros, pounds, yen; traders bought gold, silver, copper, wheat, corn",
        "C’est la vie.",
    ],
)  # fmt: skip
def test_lists_digests_and_a_few_foreign_words_are_no_other_language(line):
    text = f"{ENGLISH}\n{line}"
    assert find_foreign(text, *function_word_counts(text)) is None


def test_what_is_short_or_nothing_has_no_language():
    assert (
        language_of("") == ""
        and is_english(*function_word_counts("Bonjour le monde"))
        and find_foreign("", *function_word_counts("")) is None
    )
