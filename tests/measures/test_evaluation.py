"""Evaluation of targets: who is named, where a cue stands, what it counts, and how weights are learned."""

from dataclasses import replace

import pytest

from analysis import mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.core.weights import read_weights
from analysis.measures import evaluation as of_evaluation
from analysis.measures import mention as of_mention
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
    assert decide([0.1, 0.1, 0.6], [1.0, 1.001, 2]).tolist() == ["neutral", "negative", "positive"], "at the lines"


def test_who_is_no_better_than_another_is_not_worse_for_it():
    better, no_better = (evaluation(text).set_index("target")["weight"] for text in
                         ("Moscow is better than Tehran.", "Moscow is no better than Tehran."))  # fmt: skip
    assert better["russia"] > 0 > better["iran"]
    assert no_better.index.tolist() == ["russia"] and no_better["russia"] < 0


def test_cues_are_sought_only_where_there_are_targets():
    book = read_codebook("seeds/codebook.toml")
    for measure in (of_evaluation, of_mention):
        assert measure.sought(None) == [] and len(measure.sought(book)) == 1
        assert measure.sought(replace(book, targets={})) == []
