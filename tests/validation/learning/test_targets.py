"""How the weights of evaluation are learned, and what a cue is known by."""

from functools import cache

import pandas as pd
import pytest

from analysis.core.weights import row_hash
from analysis.cues.roles import ROLES
from analysis.cues.target_position import TargetMentions
from analysis.measures.evaluation import evaluate_targets, weigh_cues
from analysis.validation.learning import targets
from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import learn

VERBS = {"positive": "thanked", "negative": "mocked", "neutral": "met"}
OTHERS = ["the old man", "a clerk", "both guests", "that crowd", "the press", "some pupils"]


def test_what_a_cue_is_known_by(monkeypatch):
    known = {"thank": ["praise"]}, {"thank": 0.5, "mock": -3.0}, frozenset({"the"})
    monkeypatch.setattr(targets, "word_knowledge", lambda: known)
    kept = [dict(targets.cue_features.__wrapped__(key)) for key in ("thank", "mock", "the")]
    assert kept[0] == {"thank": 1.0, "~thank": 1.0, "#praise": 1.5, "@": 0.25, "@+": 1.0}
    assert kept[1] == {"mock": 1.0, "~mock": 1.0, "@": -1.5, "@-": 1.0} and kept[2] == {"the": 1.0}


def test_weights_are_learned_from_the_rows_that_are_not_left_out(monkeypatch):
    monkeypatch.setattr(targets, "word_knowledge", lambda: ({}, {"mock": -2.0}, frozenset({"they", "and"})))
    rows = [(f"In the end they {verb} Roe and {other}.", label)
            for label, verb in VERBS.items() for other in OTHERS]  # fmt: skip
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


@cache
def learned(times, sources):
    """Weights where a word of our own stands so many times in rows against the target, from these sources."""
    rows = [(f"In the end they {verb} Roe and {other}.", label, "ab"[i % 2])
            for label, verb in VERBS.items() for i, other in enumerate(OTHERS)]  # fmt: skip
    rows += [
        (f"In the end they grompfed Roe and {other}.", "negative", sources[i % len(sources)])
        for i, other in enumerate(OTHERS[:times])
    ]
    rows = pd.DataFrame(rows, columns=["text", "label", "source_corpus"])
    rows["start"] = rows["text"].str.find("Roe")
    return learn(rows.assign(end=rows["start"] + 3))


@pytest.mark.parametrize(
    ("times", "sources", "signals"),
    [
        (3, "ab", ["favour", "polar"]),
        (2, "ab", ["favour"]),  # where each row counts twice, by place and by role
        (6, "a", []),
    ],
)
def test_a_word_is_learned_from_three_rows_and_all_sources_on(times, sources, signals):
    found = learned(times, sources)
    own = found[found["cue"] == "grompfed"].set_index("signal").drop(columns="cue")
    assert own.index.tolist() == signals
    if signals:
        favour = own.loc["favour"]
        assert favour["compared with it"] == -favour["this is said of it"] > 0
        assert favour["right before"] <= favour["before"] < 0 and favour["this is done to it"] < 0
    if "polar" in signals:
        assert (own.loc["polar", list(ROLES)] == 0).all() and own.loc["polar", "right before"] > 0


def test_only_words_that_weigh_enough_in_some_relation_are_kept():
    found = learned(3, "ab").set_index(["cue", "signal"])
    assert found.abs().max(axis=1).min() >= 0.05
    assert found.loc[("mocked", "favour"), "right before"] < 0 < found.loc[("thanked", "favour"), "right before"]
