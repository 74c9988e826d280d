"""How the weights of evaluation are learned, and what a cue is known by."""

import pandas as pd

from analysis.core.weights import row_hash
from analysis.cues.target_position import TargetMentions
from analysis.measures.evaluation import evaluate_targets, weigh_cues
from analysis.validation.learning import targets
from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import learn


def test_what_a_cue_is_known_by(monkeypatch):
    known = {"thank": ["praise"]}, {"thank": 0.5, "mock": -3.0}, frozenset({"the"})
    monkeypatch.setattr(targets, "word_knowledge", lambda: known)
    kept = [dict(targets.cue_features.__wrapped__(key)) for key in ("thank", "mock", "the")]
    assert kept[0] == {"thank": 1.0, "~thank": 1.0, "#praise": 1.5, "@": 0.25, "@+": 1.0}
    assert kept[1] == {"mock": 1.0, "~mock": 1.0, "@": -1.5, "@-": 1.0} and kept[2] == {"the": 1.0}


def test_weights_are_learned_from_the_rows_that_are_not_left_out(monkeypatch):
    monkeypatch.setattr(targets, "word_knowledge", lambda: ({}, {"mock": -2.0}, frozenset({"they", "and"})))
    verbs = {"positive": "thanked", "negative": "mocked", "neutral": "met"}
    others = ["the old man", "a clerk", "both guests", "that crowd", "the press", "some pupils"]
    rows = [(f"In the end they {verb} Roe and {other}.", label)
            for label, verb in verbs.items() for other in others]  # fmt: skip
    rows = pd.DataFrame(rows, columns=["text", "label"])
    rows["start"] = rows["text"].str.find("Roe")
    rows = rows.assign(end=rows["start"] + 3, source_corpus=["a", "b"] * 9)
    words, named = targets_in(rows)
    assert [words.surface[i] for i in named["first"]] == ["Roe"] * len(rows)
    weights = learn(rows)
    cues = weigh_cues(weights, "favour")
    found = evaluate_targets(words, TargetMentions.of(named), cues)
    key = cues.cues.entries["key"].to_numpy()[found.row]
    assert found.weight[key == "thanked"].min() > 0.1 > -0.1 > found.weight[key == "mocked"].max()
    without = learn(rows, frozenset(map(row_hash, rows.loc[rows["label"] == "negative", "text"][:3])))
    assert not without.equals(weights)
