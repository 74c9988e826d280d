"""What others find: tools that may not be installed, and what could be trained on a set."""

import sys

import numpy as np
import pytest

from analysis.validation import peers


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """Stand-ins for the tools, whether or not they are installed: what they give a text is its length."""
    (tmp_path / "textblob").mkdir()
    (tmp_path / "textblob" / "__init__.py").write_text("")
    (tmp_path / "textblob" / "en.py").write_text("def sentiment(text):\n    return len(text), -len(text)\n")
    (tmp_path / "afinn.py").write_text(
        "class Afinn:\n    def score(self, text):\n        return text.count('’')\n", "utf-8"
    )
    for name in ("textblob", "textblob.en", "afinn"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("textblob", "textblob.en", "afinn"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_textblob_gives_polarity_or_subjectivity_and_all_tools_see_plain_marks(tools):
    texts = ["It’s so.", "So."]
    assert peers.textblob(texts).tolist() == [8, 3] and peers.textblob(texts, "subjectivity").tolist() == [-8, -3]
    assert peers.afinn(texts).tolist() == [0, 0]
    assert {name: len(scores) for name, scores in peers.tool_scores(texts).items()} == {
        "vader": 2,
        "textblob": 2,
        "afinn": 2,
    }


def test_tools_that_are_not_installed_give_nothing(monkeypatch):
    monkeypatch.setattr(peers, "find_spec", lambda name: None)
    assert peers.textblob(["So."]) is peers.afinn(["So."]) is None
    assert peers.peer_polarity({"afinn": None}) == {"afinn": None}


def test_a_class_begins_beyond_the_margin():
    scores = np.array([0.2, 0.21, -0.2, -0.21, 0])
    assert peers.polarity(scores, 0.2).tolist() == ["neutral", "positive", "neutral", "negative", "neutral"]
    assert peers.polarity(scores).tolist() == ["positive", "positive", "negative", "negative", "neutral"]


def test_what_is_trained_tells_classes_and_numbers_of_other_documents():
    words = ["sun", "rain"] * 30
    texts = [f"The {word} came, and the {word} stayed." for word in words]
    documents = [f"d{i}" for i in range(60)]
    assert peers.trained_classifier(texts, words, documents).tolist() == words
    numbers = [1.0 if word == "sun" else -1.0 for word in words]
    found = peers.trained_classifier(texts, numbers, documents, regression=True)
    assert np.sign(found).tolist() == numbers and np.abs(found).max() < 1


@pytest.mark.parametrize(
    ("texts", "given", "documents"),
    [
        (["The sun.", "The rain."] * 9, ["a", "b"] * 9, ["d"] * 18),  # one document
        (["The sun.", "The rain."] * 9, ["a"] * 18, [f"d{i}" for i in range(18)]),  # one class
        (["sun", "rain", "snow", "hail"], ["a", "b"] * 2, ["d", "e", "f", "g"]),  # no word twice
    ],
)
def test_from_too_little_nothing_is_trained(texts, given, documents):
    assert peers.trained_classifier(texts, given, documents) is None


def test_vader_sees_typographic_marks_folded():
    assert peers.vader(["It’s a great, great day!"])[0] > peers.vader(["It’s a day."])[0] == 0
    assert peers.polarity(np.array([0.4, -0.4, 0.0])).tolist() == ["positive", "negative", "neutral"]


def test_the_trained_peer_never_sees_the_document_it_predicts():
    groups = [str(i // 4) for i in range(80)]
    texts = [f"word{group}{'x' * int(group)} shared" for group in groups]  # only its own document would give it away
    gold = [int(group) % 2 for group in groups]
    found = peers.trained_classifier(texts, gold, groups)
    assert (found == np.array(gold)).mean() < 0.8


def test_the_majority_is_the_first_of_equals_and_classes_have_a_margin():
    assert peers.majority_class(["b", "a", "a", "b"]).tolist() == ["a"] * 4
    assert peers.majority_class(["b", "a", "b"]).tolist() == ["b"] * 3 and not len(peers.majority_class([]))
    scores = {name: np.array([0.05, 0.06, -0.05, -0.06]) for name in ("vader", "afinn")} | {"textblob": None}
    found = peers.peer_polarity(scores)
    assert found["vader"].tolist() == ["neutral", "positive", "neutral", "negative"]
    assert found["afinn"].tolist() == ["positive", "positive", "negative", "negative"] and found["textblob"] is None
