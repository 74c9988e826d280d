"""What certainty is learned from, and how, and where its thresholds lie."""

import numpy as np
import pytest

from analysis.core.weights import row_hash
from analysis.validation.learning.certainty import (
    best_threshold,
    bio_rows,
    learn,
    news_rows,
    scale_examples,
    wiki_rows,
)


def test_the_best_threshold_lies_amid_those_that_tell_the_two_sides_apart():
    scores = np.array([-3.0, -2.5, -2.0, -1.0, 0.0, 1.0])
    assert best_threshold(scores, np.array([1, 1, 1, 0, 0, 0])) == (-1.7, -1.7, -1.25, 1.0)
    threshold, _, _, f1 = best_threshold(scores, np.array([1, 1, 0, 1, 0, 0]))
    assert (threshold, f1) == (-0.7, pytest.approx(6 / 7))


def test_what_tells_documents_apart_in_the_sets_that_certainty_is_learned_from(write_gold):
    rows = [
        ("1", "Old bridges", "test"),
        ("2", "It may fall.", "test"),
        ("3", "It fell.", "test"),
        ("4", "New bridges", "test"),
        ("5", "Rain", "train"),
    ]
    gold = write_gold("conll2010_wiki_hedge", [{"id": i, "text": t, "label": 0, "split": s} for i, t, s in rows])
    assert wiki_rows(gold.folder)["group"].tolist() == ["1", "1", "1", "2", "5"]
    gold = write_gold(
        "conll2010_bio_hedge", [{"id": f"a-b-{n}", "text": "x", "label": 0, "split": "x"} for n in (0, 39, 40)]
    )
    assert bio_rows(gold.folder)["group"].tolist() == ["a-b-0", "a-b-0", "a-b-1"]
    said = "It is n't so , he 's ( as they say ) owed $ 5 ."
    gold = write_gold(
        "uw_factuality",
        [{"id": f"u-{n}", "text": said, "has_uncertain_event": 1, "split": "x"} for n in (24, 25)],
        "sentences.jsonl",
    )
    found = news_rows(gold.folder)
    assert found["group"].tolist() == ["u-0", "u-1"] and found["text"][0] == "It isn't so, he's (as they say) owed $5."


def test_learning_finds_the_cues_and_leaves_out_what_it_is_told(certainty_sets):
    weights = learn(certainty_sets).set_index("phrase")
    assert weights.filter(like="hedging:", axis=0)["speculation"].min() < 0
    assert (weights.loc[weights["settled"] != 0, "settled"] < 0).any()
    rows = scale_examples(str(certainty_sets), "vagueness")[0]
    without = learn(certainty_sets, frozenset(rows["text"].map(row_hash)))
    assert (without["vagueness"] == 0).all()
    assert (without["speculation"] != 0).any()
