"""Evaluation of targets: who is named, where a cue stands, what it counts, and how weights are learned."""

import pytest

from analysis import mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.core.weights import read_weights
from analysis.measures.evaluation import TURNED, decide


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
