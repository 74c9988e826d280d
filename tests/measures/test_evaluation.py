"""Evaluation of targets: what a cue counts, and how weights are learned."""

import pandas as pd
import pytest

from analysis import mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.core.weights import read_weights, row_hash
from analysis.cues.target_position import TargetMentions
from analysis.measures.evaluation import TURNED, decide, evaluate_targets, weigh_cues
from analysis.validation.learning import targets
from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import learn


def evaluation(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles), read_codebook("seeds/codebook.toml"), ["evaluation"])
    return marks[marks["measure"] == "evaluation"]


def test_a_cue_counts_for_each_target_by_its_relation():
    marks = evaluation("Moscow accused Beijing of fraud.").set_index(["cue", "target"])
    weights = read_weights("evaluation").query("cue == 'accused' and signal == 'favour'").iloc[0]
    assert marks.loc[("accused", "china"), "weight"] == weights["this is done to it"] < 0
    assert marks.loc[("accused", "china"), "modifier"] == "this is done to it"
    assert marks.loc[("fraud", "china"), "weight"] < 0
    assert not len(marks[marks.index.get_level_values("target") == "russia"])


def test_a_negator_turns_a_cue_at_a_part_of_its_weight():
    plain, turned = evaluation("Moscow is now an honest partner."), evaluation("Moscow is not an honest partner.")
    plain, turned = (marks.set_index("cue").loc["honest"] for marks in (plain, turned))
    assert plain["weight"] > 0
    assert turned["weight"] == pytest.approx(-TURNED * plain["weight"])
    assert "not" in turned["modifier"] and "not" not in plain["modifier"]


def test_a_sentence_without_a_target_and_a_topic_word_are_not_marked():
    marks = evaluation("It was a disgrace. Moscow signed the treaty after the war.")
    assert not {"disgrace", "war", "treaty"} & set(marks["cue"])


def test_a_decision_needs_evidence_for_any_evaluation():
    assert decide([3, -3, 0.2], [0, 0, -1]).tolist() == ["positive", "negative", "neutral"]
    assert decide([0.5, -0.5], [-5, 5]).tolist() == ["neutral", "negative"]


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
