"""The words that set two articles apart: which they are, how often they occur, and the sentence that shows each."""

import pandas as pd

import analysis
from analysis.report.tables.contrasting_words import contrasting_words


def quoted(*texts, shown=()):
    """{word: (how often, number of its sentence, link, the sentence)} for each of two texts, in order."""
    articles = pd.DataFrame({"article": ["one", "other"], "text": texts})
    study = analysis.measure(articles, voices="quotes", measures=["hedging"])
    sides = contrasting_words(study, "one", "other", list(shown))
    assert [(side.name, side.if_none) for side in sides] == [(name, "No word stands out.") for name in ("one", "other")]
    found = [[quote.html.removeprefix("<b>").partition("</b> (") for quote in side.quotes] for side in sides]
    return [
        {word: (rest.split("): ", 1)[0], quote.sentence, quote.href, rest.split("): ", 1)[1]) for (word, _, rest), quote in zip(own, side.quotes, strict=True)}
        for own, side in zip(found, sides, strict=True)
    ]  # fmt: skip


def test_the_four_most_typical_words_of_each_text_are_shown_without_function_words():
    names = ["Ash", "Birch", "Cedar", "Elm", "Fir"]
    own, other = quoted("".join(f"It was {name}. " * n for name, n in zip(names, (7, 6, 5, 4, 3), strict=True)), "We saw it. " * 9, shown=["one"])  # fmt: skip
    assert {word: times for word, (times, *_) in own.items()} == {"Ash": "7", "Birch": "6", "Cedar": "5", "Elm": "4"}
    assert list(own) == names[:4] and list(other) == ["saw"]
    assert own["Birch"][1:] == (8, "#s7", "It was <mark>Birch</mark>."), "it leads to its place in the reader"
    assert other["saw"] == ("9", 1, "", "We <mark>saw</mark> it."), "the page does not show this text"


def test_a_word_has_to_occur_three_times():
    own, other = quoted("It was Ash. " * 2 + "It was Elm. " * 3 + "They were. " * 5, "They were. " * 20)
    assert list(own) == ["Elm"] and not other


def test_a_word_is_typical_of_the_text_that_uses_it_more():
    own, other = quoted("It was Ash. " * 4 + "It was Elm. " * 3, "It was Ash. " * 3 + "It was Elm. " * 4)
    assert list(own) == ["Ash"] and list(other) == ["Elm"], "however little more"


def test_the_first_sentence_of_six_to_forty_words_shows_a_word():
    first = {"Ash": 5, "Birch": 6, "Cedar": 40, "Elm": 41}
    text = " ".join(f"It {'was ' * (words - 2)}{name}. It was then that {name} was. It was {name}." for name, words in first.items())  # fmt: skip
    own, _ = quoted(text, "They were. " * 20)
    assert {name: number for name, (_, number, _, _) in own.items()} == {"Ash": 2, "Birch": 4, "Cedar": 7, "Elm": 11}


def test_if_all_sentences_are_shorter_the_first_is_shown_with_every_place():
    """Only places in the body count, and the word is spelled as at most of them."""
    own, _ = quoted("All of ash\n\nIt was ASH. It was Ash & Ash.\n\nIt was then.\n\nBy Jane Ash", "They were. " * 20)
    assert own == {"Ash": ("3", 2, "", "It was <mark>ASH</mark>.")}
