"""What measures are compared with: off-the-shelf tools, the most frequent class, a classifier trained on the set."""

import numpy as np

from analysis.validation import peers


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
