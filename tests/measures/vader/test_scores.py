"""The valence of each word, as the installed vaderSentiment computes it."""

import pytest
from measures.quirks import laid_out, quirks
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.core.folding import fold
from analysis.measures.vader.emoji import spell_out_emoji
from analysis.measures.vader.scores import valenced_words


class Valences(SentimentIntensityAnalyzer):
    """The installed analyser, stopped where it has the valence of every word, before it sums them up."""

    def score_valence(self, sentiments, text):
        return sentiments


class FlatValences(Valences):
    """The same, blind to capitals."""

    def sentiment_valence(self, valence, sentitext, item, i, sentiments):
        sentitext.is_cap_diff = False
        return super().sentiment_valence(valence, sentitext, item, i, sentiments)


def scored(sentence):
    page, begins, ends = laid_out([sentence])
    text = spell_out_emoji(page)
    return valenced_words(text, text.place(begins), text.place(ends))


def test_the_valence_of_every_word_is_that_of_the_package():
    sentences = list(quirks(2000, seed=8))
    page, begins, ends = laid_out(sentences)
    text = spell_out_emoji(page)
    items = valenced_words(text, text.place(begins), text.place(ends))
    exact, flat = Valences(), FlatValences()
    for sentence, first, last in zip(sentences, items.words.bounds[:-1], items.words.bounds[1:], strict=True):
        assert items.valence[first:last].tolist() == exact.polarity_scores(fold(sentence)), sentence
        assert items.flat[first:last].tolist() == flat.polarity_scores(fold(sentence)), sentence


@pytest.mark.parametrize(
    ("sentence", "valences"),
    [
        ("good", [1.9]), ("very good", [0, 1.9 + 0.293]), ("not good", [0, 1.9 * -0.74]), ("very bad", [0, -2.5 - 0.293]), ("it is kind of good", [0, 0, 0, 0, 1.9 - 0.293]),
        ("never so good", [0, 0, (1.9 + 0.293) * 1.25]), ("very, very good", [0, 0, 1.9 + 0.293 + 0.95 * 0.293]), ("bad but good", [-2.5 * 0.5, 0, 1.9 * 1.5]),
        ("a table", [0, 0]), ("", []),
    ],
)  # fmt: skip
def test_a_valence_is_changed_by_the_words_before_it(sentence, valences):
    assert scored(sentence).valence.tolist() == pytest.approx(valences)


def test_capitals_count_only_among_words_without():
    alone, among = scored("GOOD"), scored("GOOD day")
    assert (alone.valence.tolist(), alone.flat.tolist()) == ([1.9], [1.9])
    assert (among.valence.tolist(), among.flat.tolist()) == (pytest.approx([1.9 + 0.733, 0]), [1.9, 0])
    assert [scored(text).contrast.tolist() for text in ("good day", "good but late")] == [[False], [True]]
