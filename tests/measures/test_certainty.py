"""Certainty by learned weights, vagueness and irrealis; the texts are made up."""

import numpy as np
import pandas as pd
import pytest
from uncertain import OPEN, SPECULATIVE, SURE, VAGUE

from analysis import mark, score, tokenize
from analysis.core.schema import table
from analysis.core.weights import read_weights
from analysis.cues.ngrams import code_of, number_of_codes, phrase_counts, phrase_of, phrases
from analysis.measures.certainty import DECISIONS, SCALES, decide, needed_marks, threshold
from analysis.validation.learning.certainty import (
    text_scores,
    text_words,
)


def sentences(*texts):
    articles = table("articles", {"article": [str(i) for i in range(len(texts))], "text": list(texts)})
    tokens = tokenize(articles)
    return mark(articles, tokens, measures=["certainty"]), tokens


def cues(text, measure):
    articles = table("articles", {"article": ["x"], "text": [text]})
    marks = mark(articles, tokenize(articles), measures=[measure])
    return dict(zip(marks["cue"], marks["category"], strict=True))


def test_phrases_know_no_topic():
    words, _ = text_words(["They want to win, and Anna tried to allow 12 boats."])
    names, code, first, last = phrases(words)
    found = {names[number] for number in code}
    assert {"to", "to *", "want", "and Aa", "0"} <= found
    assert not any(
        "win" in name.split() or "boats" in name or "they" in name.split() or "Aa *ed" in name for name in found
    )
    assert "* and" not in found, "a comma stands between"
    assert all(last - first == [len(names[number].split()) - 1 for number in code])


def test_every_phrase_has_a_number_of_its_own():
    learned = [phrase for phrase in read_weights("certainty")["phrase"] if ":" not in phrase]
    numbers = [code_of(phrase) for phrase in learned]
    assert len(set(numbers)) == len(learned) and max(numbers) < number_of_codes()
    assert [phrase_of(number) for number in numbers] == learned


@pytest.mark.parametrize(("scale", "text"), [("speculation", SPECULATIVE), ("vagueness", VAGUE), ("settled", OPEN)])
def test_each_scale_decides_its_own(scale, text):
    marks, tokens = sentences(text, SURE)
    decided = decide(score(marks, tokens, ["article", "sentence"])).set_index(["article", "category"])["below"]
    assert decided["0", scale]
    assert not decided["1"].any()


def test_a_hedged_finding_is_less_certain():
    marks, tokens = sentences("The drug may work.", "The drug works.")
    degree = score(marks, tokens, ["article"]).set_index(["article", "measure", "category"])["weight"]
    assert degree["0", "certainty", "degree"] < degree["1", "certainty", "degree"]


def test_the_marks_sum_to_the_score_that_was_validated():
    texts = [SURE, SPECULATIVE, VAGUE, OPEN]
    marks, tokens = sentences(*texts)
    sums = (
        score(marks, tokens, ["article"]).query("measure == 'certainty'").set_index(["article", "category"])["weight"]
    )
    words, text = text_words(texts)
    names, counts = phrase_counts(words, needed_marks(words), text, len(texts))
    for scale in SCALES:
        expected = text_scores(read_weights("certainty"), names, counts, scale)
        assert np.allclose([sums[str(i), scale] for i in range(len(texts))], expected)


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        ("vagueness", "Some 400 people came; some left.", {"Some 400": "approximator", "some": "weasel.quantity"}),
        ("vagueness", "It is certain to fail, and certain doors stay shut.", {"certain": "weasel.quantity"}),
        ("vagueness", "She had a leading role in a famous play, leading many to cheer.", {"a leading": "peacock", "famous": "peacock", "many": "weasel.quantity"}),
        ("irrealis", "The will of the people will win.", {"will": "future"}),
        ("irrealis", "They are going to the market.", {}),
        ("irrealis", "If they try to leave, they must pay.", {"If": "condition", "try to": "plan", "must": "obligation"}),
    ],
)  # fmt: skip
def test_guards_of_vagueness_and_irrealis(measure, text, expected):
    assert cues(text, measure) == expected


def test_at_the_threshold_a_sentence_is_not_below_it():
    rows = [("certainty", scale, threshold(scale) + more) for scale in DECISIONS for more in (-0.001, 0)]
    rows += [("certainty", "degree", -99.0), ("hedging", "speculation", -99.0)]
    found = decide(pd.DataFrame(rows, columns=["measure", "category", "weight"]))
    assert found["below"].tolist() == [True, False] * 3


def test_what_weighs_nothing_is_no_mark():
    marks, _ = sentences(SPECULATIVE, VAGUE, OPEN)
    own = marks[marks["measure"] == "certainty"]
    assert len(own) > 20 and (own["weight"] != 0).all()


def test_cues_count_as_they_were_learned_whatever_their_sense():
    articles = table("articles", {"article": ["a"], "text": ["As a girl she could climb. Nobody must doubt that."]})
    parsed, alone = (
        mark(articles, tokenize(articles), measures=["hedging", "certainty"], voices=voices)
        for voices in ("parsed", "quotes")
    )
    cues = [found.loc[found["measure"] == "hedging", "cue"].tolist() for found in (parsed, alone)]
    assert "could" not in cues[0] and "could" in cues[1]
    kept = [found[found["measure"] == "certainty"].reset_index(drop=True) for found in (parsed, alone)]
    assert "could" in kept[0]["cue"].tolist()
    pd.testing.assert_frame_equal(*kept)
