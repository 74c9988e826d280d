"""Whether a text is English, and how much of it is in another language."""

import numpy as np
import pytest

from analysis.corpus.language import Foreign, find_foreign, function_word_counts, is_english, language_of

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


def counts(*rows):
    """Words and function words of each line."""
    return np.array(rows).T


@pytest.mark.parametrize(
    ("rows", "english"),
    [([(39, 0)], True), ([(20, 0), (20, 0)], False), ([(40, 8)], False), ([(40, 9)], True), ([(30, 0), (10, 9)], True)],
)
def test_a_fifth_of_forty_words_has_to_be_function_words_of_english(rows, english):
    assert is_english(*counts(*rows)) == english


FRENCH = "Le président a déclaré que les deux pays travailleraient ensemble dans les meilleurs délais"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(80, 40), (20, 2)], (0.2, 2)), ([(80, 40), (20, 3)], None), ([(80, 40), (19, 0)], None),
        ([(76, 40), (8, 0), (8, 0), (8, 0)], (0.24, 2)), ([(78, 40), (7, 0), (7, 0), (8, 0)], None), ([(20, 2), (80, 40)], (0.2, 1)),
        ([(0, 0), (80, 40), (10, 0), (10, 0)], (0.2, 3)),
    ],
)  # fmt: skip
def test_another_language_takes_twenty_words_of_lines_with_eight_and_hardly_any_of_english(rows, found):
    text = "\n".join([FRENCH] * len(rows))
    assert find_foreign(text, *counts(*rows)) == (found and Foreign("French", *found))


def test_the_language_of_most_words_is_named_where_it_begins_and_counted_alone():
    lines = ["Of the pact", FRENCH, OTHERS["German"], FRENCH, "Xyzzy plugh qwx"]
    rows = [(58, 30), (10, 0), (21, 0), (12, 0), (8, 0)]
    assert find_foreign("\n".join(lines), *counts(*rows)) == Foreign("French", pytest.approx(22 / 109), 2)
    rows[2] = (23, 0)
    assert find_foreign("\n".join(lines), *counts(*rows)) == Foreign("German", pytest.approx(23 / 111), 3)
    lines[1:4] = ["Xyzzy plugh", OTHERS["German"], "Xyzzy"]
    assert find_foreign("\n".join(lines), *counts((58, 30), (10, 0), (19, 0), (12, 0), (8, 0))) is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("nicht und wird " + "xyzzy " * 7, "German"), ("nicht und wird " + "xyzzy " * 8, ""), ("nicht und wird " + "x y z " * 8, "German"),
        ("nicht und wird was was was was was was was", ""), ("nicht und wird war was was was was", ""), ("nicht und wird war ist was was", "German"),
        ("привет", "a language in another script"), ("и не что привет привет привет", "Russian"), ("абв abc", ""), ("абвг abc", "a language in another script"),
        ("что " + "привет " * 6, "a language in another script"), ("что " + "привет " * 5, "Russian"),
    ],
)  # fmt: skip
def test_a_language_has_three_tenths_of_its_own_stop_words_or_its_script(line, language):
    assert language_of(line) == language


def test_words_are_counted_by_line():
    words, known = function_word_counts("The pact\n\nof Müller and zz\n12 the2of\n")
    assert (words.tolist(), known.tolist()) == ([2, 0, 4, 2, 0], [1, 0, 2, 2, 0])
