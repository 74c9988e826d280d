"""The voice of each word: the author's, quoted or reported."""

import time
from pathlib import Path

import pytest
from voices.tables import corpus, spoken, words

from analysis.text.tokens import words_of_articles
from analysis.voices import attributions, tokenize, with_voices

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.parametrize(
    ("text", "theirs", "authors"),
    [
        ("The minister said that the bridge would open in May.", "the bridge would open in May", "The minister said"),
        ("According to the ministry, the bridge is ready.", "the bridge is ready", "According to the ministry"),
        (
            "Critics who dislike the bridge argue that it leads nowhere.",
            "it leads nowhere",
            "Critics who dislike the bridge",
        ),
        (
            "It has been said that rain brings luck, and indeed, the harvest was good.",
            "rain brings luck",
            "the harvest was good",
        ),
        ("We are told that the bridge will change everything.", "the bridge will change everything", "We are told"),
        ("I read in serious magazines that the bridge is a wonder.", "the bridge is a wonder", "in serious magazines"),
        ("The bridge, I am told, is a wonder of the age.", "is a wonder of the age", "I am told"),
        ("The bridge, say the experts, will never open.", "will never open", "say the experts"),
        (
            "Local mayors were reportedly critical of what they regarded as delays by the builders.",
            "what they regarded as delays by the builders",
            "",
        ),
        (
            "The mayor stated that the town had bought two ferries.",
            "the town had bought two ferries",
            "The mayor stated",
        ),
    ],
)
def test_what_others_say_is_not_the_authors_voice(text, theirs, authors):
    assert theirs in spoken(text)
    assert authors in words(text, "author")


@pytest.mark.parametrize(
    "text",
    [
        "It must be granted that the bridge is a fine piece of work.",
        "I do not think that the bridge will ever pay for itself.",
        "This shows that the builders knew what they were doing.",
        "It does not follow that the town will go bankrupt.",
        "The bridge appears to be a fine piece of work.",
        "It is, after all, a bridge of convenience for both towns.",
    ],
)
def test_the_authors_own_statements_stay_the_authors(text):
    assert spoken(text) == ""


def test_voices_of_a_direct_quotation_and_of_the_words_around_it():
    text = "“The bridge is closed,” said Anna Berg on Monday."
    assert words(text, "quoted") == "The bridge is closed"
    assert words(text, "author") == "said Anna Berg on Monday"


def test_thousands_of_quotation_marks_take_linear_time():
    def seconds(count):
        text = '“We said ‘no’ to it,” he said, "and so. ' * count
        began = time.process_time()
        tokenize(corpus(text))
        return time.process_time() - began

    assert min(seconds(1600) for _ in range(2)) < 20 * min(seconds(200) for _ in range(3))  # linear: 8, quadratic: 64


@pytest.mark.skipif(not SEEDS.exists(), reason="the two real op-eds are not beside the project")
@pytest.mark.parametrize(
    ("file", "cue", "voice"),
    [
        ("new-axis-emerging", "most dangerous scenario", "quoted"),
        ("new-axis-emerging", "deep historical ties", "quoted"),
        ("new-axis-emerging", "multipolar world order", "quoted"),
        ("new-axis-emerging", "full of generalities", "reported"),
        ("new-axis-emerging", "had purchased Russian", "reported"),
        ("new-axis-emerging", "diplomatic victory", "reported"),
        ("new-axis-emerging", "status as strategic", "reported"),
        ("new-axis-emerging", "strategic partnership” forged", "author"),
        ("relationship-of-convenience", "multipolar world order", "quoted"),
        ("relationship-of-convenience", "Russian inaction", "reported"),
        ("relationship-of-convenience", "strange bedfellows", "reported"),
        ("relationship-of-convenience", "finding comfort", "author"),
        ("relationship-of-convenience", "relationship of convenience", "author"),
        ("relationship-of-convenience", "axis of aggressors", "reported"),
    ],
)
def test_voices_of_the_two_op_eds(file, cue, voice):
    text = (SEEDS / f"{file}.txt").read_text("utf-8")
    tokens = tokenize(corpus(text))
    at = text.index(cue)
    assert tokens.loc[tokens["start"].searchsorted(at), "voice"] == voice


def test_what_is_doubtful_stays_with_the_author():
    text = 'Anna Berg said: "The bridge is closed and nobody knows for how long.\nThe town slept.'
    articles = corpus(text)
    tokens = words_of_articles(articles)
    table = attributions(articles, tokens)
    voiced = with_voices(tokens, table)
    assert (voiced["voice"] == "author").all() and voiced["attribution"].isna().all()
