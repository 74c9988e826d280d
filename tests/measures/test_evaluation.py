"""Evaluation of targets: who is named, where a cue stands, what it counts, and how weights are learned."""

import random
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import mark, read_codebook, tokenize
from analysis.core.schema import table
from analysis.core.weights import read_weights, row_hash
from analysis.cues.matcher import Hits
from analysis.cues.target_position import PLACES, PRONOUNS, TargetMentions, pairs_by_position
from analysis.cues.targets import entity_names, find_mentions, with_pronouns
from analysis.cues.token_index import Words
from analysis.measures import evaluation as of_evaluation
from analysis.measures import mention as of_mention
from analysis.measures.evaluation import TURNED, decide, evaluate_targets, weigh_cues
from analysis.validation.learning import targets
from analysis.validation.learning.target_mentions import targets_in
from analysis.validation.learning.targets import learn


def words_of(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    return Words.of(articles, tokenize(articles))


def evaluation(text):
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles), read_codebook("seeds/codebook.toml"), ["evaluation"])
    return marks[marks["measure"] == "evaluation"]


@pytest.mark.parametrize(
    ("entity", "names"),
    [
        ("Jane Roe", {"Jane Roe", "Roe"}),
        ("Senator Jane Q. Roe Jr.", {"Jane Roe", "Roe"}),
        ("National Birdwatching Association", {"NBA", "N.B.A."}),
        ("Office of the Bird Inspector", {"OBI", "O.B.I.", "OOTBI"}),
        ("Bird Watching Office (BiWaO)", {"Bird Watching Office", "BiWaO", "BWO"}),
        ("Department of Fisheries", {"Fisheries Department"}),
        ("Democratic Party", {"Democrat", "Democrats"}),
        ("voter", {"voter", "voters"}),
    ],
)
def test_names_of_an_entity(entity, names):
    assert names <= set(entity_names(entity))
    assert not {"Jr.", "Senator", "Party", "Department", "of"} & set(entity_names(entity))


def test_two_words_have_no_acronym_and_a_person_none():
    for entity in ("Bird Office", "Jane Roe Miller", "bird inspectors"):
        assert not any(name.isupper() for name in entity_names(entity)), entity
    words = words_of("The BWO met, while bwo and B.W.O. did not count.")
    found = find_mentions(words, {"office": entity_names("Bird Watching Office")})
    assert [words.surface[i] for i in found["first"]] == ["BWO", "B.W.O."]


def test_pronouns_are_followed_only_where_clear():
    words = words_of("Roe spoke first. She was calm. Then Miller came, and she left. It rained. It rained. She stayed.")
    found = with_pronouns(words, find_mentions(words, {"roe": ["Roe"]}))
    assert [words.surface[i] for i in found["first"]] == ["Roe", "She"]


def test_relations_tell_side_distance_and_other_names():
    words = words_of("Bold Lima praised Peru and, as the old papers of that long year said, never again blamed it.")
    place = {word: i for i, word in enumerate(words.surface)}
    named = pd.DataFrame({"first": [place["Lima"], place["Peru"]], "target": ["lima", "peru"]}).assign(
        last=lambda frame: frame["first"]
    )
    cues = [place[word] for word in ("Bold", "praised", "blamed", "Peru")]
    found = pairs_by_position(
        words, Hits(np.array(cues), np.array(cues), np.arange(len(cues))), TargetMentions.of(named)
    )
    relation = {(words.surface[cues[hit]], named["target"][mention]): PLACES[relation]
                for hit, mention, relation in zip(*found, strict=True)}  # fmt: skip
    assert relation == {
        ("Bold", "lima"): "right before", ("Bold", "peru"): "far before",
        ("praised", "lima"): "right after", ("praised", "peru"): "right before",
        ("blamed", "lima"): "far after", ("blamed", "peru"): "far after",
        ("Peru", "lima"): "right after",
    }  # fmt: skip


def test_pairs_are_those_of_the_rules_written_out():
    draw = random.Random(3)
    vocabulary = ["Lima", "Peru", "he", "cold", "but", "old,", "new;", "sea.", "bold", "wind"]
    words = words_of(" ".join(draw.choice(vocabulary) for _ in range(400)))
    spans = sorted({(i, min(i + draw.randint(0, 1), len(words) - 1)) for i in draw.choices(range(len(words)), k=120)})
    spans = [(first, last) for first, last in spans if words.unit[first] == words.unit[last]]
    hits = [spans[i] for i in sorted(draw.sample(range(len(spans)), 60))]
    apart = [span for span, before in zip(spans, [(-1, -1), *spans], strict=False) if span[0] > before[1]]
    draw.shuffle(apart)
    named = TargetMentions(
        *(np.array(side) for side in zip(*((*span, draw.randint(0, 2)) for span in apart), strict=True))
    )
    found = pairs_by_position(
        words, Hits(*(np.array(side) for side in zip(*hits, strict=True)), np.arange(len(hits))), named
    )
    expected = []
    for number, (first, last) in enumerate(hits):
        nearest = {}
        for mention, (start, stop, target) in enumerate(zip(*named, strict=True)):
            if words.unit[start] != words.unit[first] or (first <= stop and start <= last):
                continue
            low, high = (last, start) if last < start else (stop, first)
            strangers = [words.named[i] or words.key[i] in PRONOUNS for i in range(low + 1, high)]
            far = any(strangers) or words.clause[low] != words.clause[high] or high - low > 8
            relation = (2 if far else high - low > 3) + (0 if last < start else 3)
            if target not in nearest or high - low < nearest[target][0]:
                nearest[target] = high - low, mention, relation
        expected += [(number, mention, relation) for _, (_, mention, relation) in sorted(nearest.items())]
    assert len(expected) > 100
    assert list(zip(*(column.tolist() for column in found), strict=True)) == expected


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
