"""The marks of sentiment against the installed vaderSentiment."""

import numpy as np
import pytest
from measures.quirks import VADER, laid_out, quirks

from analysis import sentences, tokenize, vader_compound
from analysis.core.folding import fold
from analysis.core.schema import table
from analysis.measures.sentiment import CATEGORIES, compound, entries, sentence_marks
from analysis.text.buffer import layout
from analysis.text.edits import apply_edits
from analysis.text.normalisation import normalising_edits

SAMPLES = [
    "“The plan is a disaster,” he said.",
    "It’s not good—it’s “GREAT”, but at least the WORST is over!!!",
    "No good, no bad; least good, never so good, without doubt bad???? Kind of nice.",
    "Yeah right, the shit is the bomb, not bad ass, cut the mustard.",
    "😀 GOOD 💔 x😀y :) :-( good",
    "Good good good but bad bad GOOD good!",
    "But it was great.",
    "",
    "?!",
]


def marks_of(*sentences):
    """The marks of each sentence: (start, end, category, weight, entry, modifier)."""
    page, begins, ends = laid_out(sentences)
    marks = sentence_marks(page, begins, ends)
    categories, known, found = list(CATEGORIES), entries().to_pylist(), [[] for _ in sentences]
    columns = [*(column.tolist() for column in marks[:-1]), marks.modifier.texts().to_pylist()]
    for sentence, start, end, category, weight, entry, modifier in zip(*columns, strict=True):
        begin = int(begins[sentence])
        found[sentence].append((start - begin, end - begin, categories[category], weight, known[entry], modifier))
    return found


@pytest.mark.parametrize("sentence", SAMPLES)
def test_marks_sum_to_the_compound_of_the_package(sentence):
    (marks,) = marks_of(sentence)
    assert compound(sum(mark[3] for mark in marks)) == VADER.polarity_scores(fold(sentence))["compound"]
    assert all(0 <= start < end <= len(sentence) for start, end, *_ in marks)


def test_sentences_of_its_own_quirks_sum_to_the_compound_of_the_package():
    sentences = list(quirks(4000))
    for sentence, marks in zip(sentences, marks_of(*sentences), strict=True):
        read = apply_edits(sentence, normalising_edits(sentence)).text  # without what looks like a handle: :@this
        assert compound(sum(mark[3] for mark in marks)) == VADER.polarity_scores(fold(read))["compound"], sentence


def test_curly_marks_change_no_score():
    plain, curly, dash = marks_of(
        'The "plan" isn\'t good, it is a disaster.', "The “plan” isn’t good, it is a disaster.", "hope—and fear"
    )
    assert [mark[2:4] for mark in curly] == [mark[2:4] for mark in plain] != []
    assert dash[0][2] == "positive"


def test_emphasis_has_marks_of_its_own():
    marks = {(category, entry): weight for _, _, category, weight, entry, _ in marks_of("It is GREAT!")[0]}
    assert marks["emphasis", "!"] == pytest.approx(0.292)
    assert marks["emphasis", "CAPITALS"] == pytest.approx(0.733)
    assert marks["positive", "great"] == VADER.lexicon["great"]


def test_the_modifier_names_what_changed_the_weight():
    found = marks_of("It is not very good.", "It is good.", "It mayn’t be GOOD, but fun.")
    assert [[mark[-1] for mark in marks] for marks in found] == [["not very"], [""], ["mayn't but", "but", "good"]]


def test_marks_stand_where_the_text_stood_before_its_emoji_were_spelled_out():
    sentence = "😀😀 good x💔bad"
    assert [sentence[start:end] for start, end, *_ in marks_of(sentence)[0]] == ["😀", "😀", "good", "💔"]


def test_words_of_the_sentence_before_change_nothing():
    for text in ("He may not. Good news.", "It is very. Bad news.", "Is it but good? Good news.", "LOUD! GOOD NEWS."):
        end = text.index(text.split()[-2])
        page = layout([text])
        marks = sentence_marks(page, np.array([0, end]), np.array([end - 1, len(text)]))
        own = marks.weight[marks.sentence == 1]
        assert compound(own.sum()) == VADER.polarity_scores(text[end:])["compound"] != 0, text
        assert set(marks.modifier.texts().to_pylist()[-len(own) :]) == {""}, text


def test_compound_of_each_sentence_is_vaders_and_of_an_article_their_mean():
    texts = [" ".join(text for text in SAMPLES[:4]), "The plan is good. It met. Nobody likes the awful weather!"]
    articles = table("articles", {"article": ["b", "a"], "text": texts})
    tokens = tokenize(articles, voices="quotes")
    found, units = vader_compound(articles, tokens), sentences(articles, tokens, table("attributions", {}))
    said = dict(zip(articles["article"], texts, strict=True))
    expected = [
        VADER.polarity_scores(fold(said[row.article][row.start : row.end]))["compound"] for row in units.itertuples()
    ]
    assert found["compound"].to_list() == expected and len({*expected}) > 4
    whole = vader_compound(articles, tokens, by="article").set_index("article")["compound"]
    assert whole["a"] == pytest.approx(np.mean(found.loc[found["article"] == "a", "compound"]))


def test_at_most_four_signs_share_the_emphasis_and_a_mark_is_of_the_side_it_counts_for():
    (five,) = marks_of("It is good!!!!!")
    emphasis = [mark for mark in five if mark[2] == "emphasis"]
    assert [(start, end) for start, end, *_ in emphasis] == [(at, at + 1) for at in range(10, 14)]
    assert len({mark[3] for mark in emphasis}) == 1
    for mark in (mark for marks in marks_of(*quirks(500, seed=9)) for mark in marks):
        if mark[2] != "emphasis":
            assert (mark[2] == "positive") == (mark[3] > 0)


def test_articles_stand_in_their_order():
    articles = table("articles", {"article": ["b", "a"], "text": ["It is good.", "It is bad."]})
    found = vader_compound(articles, tokenize(articles, voices="quotes"), by="article")
    assert found["article"].tolist() == ["b", "a"] and (found["compound"] > 0).tolist() == [True, False]
