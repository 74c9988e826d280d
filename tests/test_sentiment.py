"""The marks of sentiment against the installed vaderSentiment."""

import random

import pytest
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from analysis.folding import fold
from analysis.measures.sentiment import compound, sentence_marks

VADER = SentimentIntensityAnalyzer()
SAMPLES = [
    "“The plan is a disaster,” he said.",
    "It’s not good—it’s “GREAT”, but at least the WORST is over!!!",
    "No good, no bad; least good, never so good, without doubt bad???? Kind of nice.",
    "Yeah right, the shit is the bomb, not bad ass, cut the mustard.",
    "😀 GOOD 💔 x😀y :) :-( good",
    "Good good good but bad bad GOOD good!",
    "",
    "?!",
]


@pytest.mark.parametrize("sentence", SAMPLES)
def test_marks_sum_to_the_compound_of_the_package(sentence):
    marks = sentence_marks(sentence)
    assert compound(sum(mark[3] for mark in marks)) == VADER.polarity_scores(fold(sentence))["compound"]
    assert all(0 <= start < end <= len(sentence) for start, end, *_ in marks)


def test_random_sentences_of_its_own_quirks():
    draw = random.Random(7)
    lexicon, modifiers = sorted(VADER.lexicon), sorted(BOOSTER_DICT) + sorted(NEGATE) + sorted(SPECIAL_CASES)
    extra = ["but", "no", "least", "never so", "kind of", "!", "??", "????", "—", "“", "the", "😀", "don’t", "or"]
    for _ in range(4000):
        words = [draw.choice(draw.choice([lexicon, modifiers, extra])) for _ in range(draw.randint(1, 12))]
        sentence = " ".join(word.upper() if draw.random() < 0.15 else word for word in words)
        points = sum(mark[3] for mark in sentence_marks(sentence))
        assert compound(points) == VADER.polarity_scores(fold(sentence))["compound"], sentence


def test_curly_marks_change_no_score():
    plain = 'The "plan" isn\'t good, it is a disaster.'
    curly = "The “plan” isn’t good, it is a disaster."
    assert [mark[2:4] for mark in sentence_marks(curly)] == [mark[2:4] for mark in sentence_marks(plain)] != []
    assert sentence_marks("hope—and fear")[0][2] == "positive"


def test_emphasis_has_marks_of_its_own():
    marks = {(category, entry): weight for _, _, category, weight, entry, _ in sentence_marks("It is GREAT!")}
    assert marks["emphasis", "!"] == pytest.approx(0.292)
    assert marks["emphasis", "CAPITALS"] == pytest.approx(0.733)
    assert marks["positive", "great"] == VADER.lexicon["great"]


def test_the_modifier_names_what_changed_the_weight():
    assert sentence_marks("It is not very good.")[0][-1] == "not very"
    assert sentence_marks("It is good.")[0][-1] == ""
